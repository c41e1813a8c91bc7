"""What does our OpenAPI say?  3.0.3, made from the 3.1 of ninja, in the shape of the Dutch API Design Rules 2.1."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic.alias_generators import to_camel

from schakel.entrypoints.api import problemen
from schakel.entrypoints.api.voorbeelden import add_examples

Json = dict[str, Any]

VOORVOEGSEL = "/api/v1"
METHODEN = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
GEEN_DEEL_VAN_3_0 = ("$schema", "$defs", "propertyNames", "contentMediaType", "contentEncoding", "patternProperties")
PROBLEMEN = {
    "400": "De vraag klopt niet; alle fouten staan er samen in",
    "401": "Niet aangemeld",
    "403": "Niet toegestaan",
    "404": "Niet gevonden, of u mag het niet weten",
    "406": "Alleen application/json",
}
MET_INHOUD = {"413": "De inhoud is te groot", "415": "Alleen application/json"}
AANGEMELD = {"503": "De database is even weg; vraag het over een minuut opnieuw"}
KAN_NU_NIET = {"409": "Dit kan nu niet: een ander was eerder, of de stap ervoor is nog niet gezet"}
VERSIEKOP = {
    "description": "De volledige versie van deze API",
    "schema": {"type": "string"},
    "example": problemen.VERSIE,
}
PROBLEEM = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer", "example": 400},
        "title": {"type": "string", "example": "Ongeldige invoer"},
        "detail": {"type": "string", "example": "Niet alles is goed ingevuld."},
        "fouten": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["veld", "tekst"],
                "properties": {"veld": {"type": "string"}, "tekst": {"type": "string"}},
            },
        },
    },
}


def as_openapi(bron: Mapping[str, Any]) -> Json:
    """Return the document of ninja (OpenAPI 3.1) as valid OpenAPI 3.0.3 with what the Design Rules ask."""
    paden = {_camel_places(pad.removeprefix(VOORVOEGSEL)): _path(inhoud) for pad, inhoud in bron["paths"].items()}
    onderdelen = {soort: {n: downgrade(s) for n, s in delen.items()} for soort, delen in bron["components"].items()}
    onderdelen.setdefault("schemas", {})["Probleem"] = PROBLEEM
    document = {
        "openapi": "3.0.3",
        "info": {
            "title": "Schakel",
            "version": problemen.VERSIE,
            "description": "Wie is verantwoordelijk voor de veiligheid, en waarom?",
            "contact": {
                "name": "Functioneel beheer van de regio",
                "email": "beheer@schakel.example",
                "url": "https://schakel.example/contact",
            },
            "license": {"name": "EUPL-1.2", "url": "https://interoperable-europe.ec.europa.eu/licence/eupl-12"},
        },
        "servers": [{"url": VOORVOEGSEL, "description": "Deze omgeving"}],
        "tags": [{"name": naam} for naam in _tags(paden)],
        "paths": paden,
        "components": onderdelen,
    }
    return add_examples(document)


def _camel_places(pad: str) -> str:
    """Return the path with its places in camelCase; only what is between the slashes travels, so nothing changes."""
    return re.sub(r"\{(\w+)\}", lambda plek: f"{{{to_camel(plek[1])}}}", pad)


def _tags(paden: Mapping[str, Json]) -> list[str]:
    return sorted({tag for pad in paden.values() for m in METHODEN if m in pad for tag in pad[m].get("tags", [])})


def _path(inhoud: Mapping[str, Any]) -> Json:
    return {
        naam: _operation(deel, verandert=naam != "get") if naam in METHODEN else downgrade(deel)
        for naam, deel in inhoud.items()
    }


def _operation(operatie: Mapping[str, Any], *, verandert: bool = False) -> Json:
    uit: Json = downgrade(dict(operatie))
    for parameter in uit.get("parameters", []):
        if parameter["in"] == "path":
            parameter["name"] = to_camel(parameter["name"])
    antwoorden: Json = {str(code): antwoord for code, antwoord in uit["responses"].items()}
    for code, antwoord in antwoorden.items():
        if code[0] in "23":
            antwoord.setdefault("headers", {})["API-Version"] = VERSIEKOP
            antwoord.setdefault("content", {"application/json": {"schema": {"type": "object"}}})
    open_ = "security" not in uit
    fouten = PROBLEMEN | ({} if open_ else AANGEMELD)
    if verandert:
        # Also where no body is asked for: whoever sends one is refused by its size or kind.
        fouten |= KAN_NU_NIET | MET_INHOUD
    for code, uitleg in fouten.items():
        if not (open_ and code in ("401", "403")):
            antwoorden[code] = _problem(uitleg)
    uit["responses"] = dict(sorted(antwoorden.items()))
    return uit


def _problem(uitleg: str) -> Json:
    schema = {"$ref": "#/components/schemas/Probleem"}
    return {"description": uitleg, "content": {"application/problem+json": {"schema": schema}}}


def downgrade(deel: Any) -> Any:
    """Return any part of a 3.1 document in the words of 3.0."""
    if isinstance(deel, list):
        return [downgrade(een) for een in deel]
    if not isinstance(deel, Mapping):
        return deel
    uit = {naam: downgrade(waarde) for naam, waarde in deel.items() if naam not in GEEN_DEEL_VAN_3_0}
    if "default" in deel and "properties" not in deel:
        uit["default"] = _without_null(deel["default"])
    if uit.get("default", "") is None:
        del uit["default"]
    for stap in (_null, _const, _examples, _bounds, _tuples, _ref):
        uit = stap(uit)
    return uit


def _without_null(waarde: Any) -> Any:
    """Leave what is absent out of a default: null is no value of a list of choices in 3.0."""
    if isinstance(waarde, Mapping):
        return {naam: _without_null(een) for naam, een in waarde.items() if een is not None}
    return [_without_null(een) for een in waarde] if isinstance(waarde, list) else waarde


def _null(deel: Json) -> Json:
    """Say nullable instead of naming a type null."""
    if isinstance(deel.get("type"), list):
        soorten = [s for s in deel["type"] if s != "null"]
        nul = {"nullable": True} if len(soorten) < len(deel["type"]) else {}
        return (
            {**deel, "type": soorten[0], **nul} if len(soorten) == 1 else {k: v for k, v in deel.items() if k != "type"}
        )
    for woord in ("anyOf", "oneOf"):
        keuzes = deel.get(woord)
        if isinstance(keuzes, list) and {"type": "null"} in keuzes:
            rest = [k for k in keuzes if k != {"type": "null"}]
            zonder = {k: v for k, v in deel.items() if k != woord}
            if len(rest) == 1 and "$ref" not in rest[0]:
                return {**rest[0], **zonder, "nullable": True}
            return {**zonder, "allOf" if len(rest) == 1 else woord: rest, "nullable": True}
    return deel


def _const(deel: Json) -> Json:
    if "const" not in deel or not isinstance(deel.get("const"), str | int | bool):
        return deel
    return {**{k: v for k, v in deel.items() if k != "const"}, "enum": [deel["const"]]}


def _examples(deel: Json) -> Json:
    if not isinstance(deel.get("examples"), list):
        return deel
    zonder = {k: v for k, v in deel.items() if k != "examples"}
    return {**zonder, "example": deel["examples"][0]} if deel["examples"] else zonder


def _bounds(deel: Json) -> Json:
    uit = dict(deel)
    for scherp, gewoon in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(uit.get(scherp), int | float) and not isinstance(uit[scherp], bool):
            uit[gewoon] = uit[scherp]
            uit[scherp] = True
    return uit


def _tuples(deel: Json) -> Json:
    if not isinstance(deel.get("prefixItems"), list):
        return deel
    zonder = {k: v for k, v in deel.items() if k != "prefixItems"}
    return {**zonder, "items": {"anyOf": deel["prefixItems"]} if deel["prefixItems"] else {}}


def _ref(deel: Json) -> Json:
    """Put a reference that has company into allOf: in 3.0 its neighbours are not read."""
    if "$ref" not in deel or len(deel) == 1:
        return deel
    return {**{k: v for k, v in deel.items() if k != "$ref"}, "allOf": [{"$ref": deel["$ref"]}]}
