"""What does each body look like?  An example for every one, made of its own description, so that it cannot grow old."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]
VAN_VORM = {
    "uuid": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "date-time": "2017-01-02T08:00:00Z",
    "date": "2017-01-02",
}
VAN_SOORT: Mapping[str, object] = {"string": "tekst", "integer": 1, "number": 1, "boolean": False, "object": {}}
DIEPSTE = 8


def add_examples(document: Json) -> Json:
    """Return the document with an example at each body and each parameter."""
    schemas = document["components"]["schemas"]
    for pad in document["paths"].values():
        for operatie in (deel for deel in pad.values() if isinstance(deel, dict)):
            for plek in [operatie.get("requestBody", {}), *operatie.get("responses", {}).values()]:
                for inhoud in plek.get("content", {}).values():
                    inhoud.setdefault("example", example_of(inhoud.get("schema", {}), schemas))
            for parameter in operatie.get("parameters", []):
                parameter.setdefault("example", example_of(parameter.get("schema", {}), schemas))
    return document


def example_of(schema: Mapping[str, Any], schemas: Mapping[str, Json], diep: int = 0) -> Any:
    """Return a value that fits a description."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rsplit("/", 1)[-1]], schemas, diep)
    for woord in ("example", "default"):
        if woord in schema and schema[woord] not in ("", [], {}):
            return schema[woord]
    for woord in ("allOf", "anyOf", "oneOf"):
        if schema.get(woord):
            return example_of(schema[woord][0], schemas, diep)
    if "enum" in schema:
        return schema["enum"][0]
    return _of_kind(schema, schemas, diep)


def _of_kind(schema: Mapping[str, Any], schemas: Mapping[str, Json], diep: int) -> Any:
    soort = schema.get("type", "object")
    if soort == "array":
        return [example_of(schema.get("items", {}), schemas, diep + 1)] if diep < DIEPSTE else []
    if soort == "object" and diep < DIEPSTE:
        return {naam: example_of(deel, schemas, diep + 1) for naam, deel in schema.get("properties", {}).items()}
    if soort == "integer":
        return schema.get("minimum", 1)
    return VAN_VORM.get(str(schema.get("format")), VAN_SOORT.get(soort, "tekst"))
