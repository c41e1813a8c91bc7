"""Does the document say everything, and does the API do what it says?  Fuzzed by its own description."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS30Validator

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.entrypoints.api.openapi import METHODEN
from schakel.entrypoints.api.schil import document
from schakel.entrypoints.api.voorbeelden import example_of

DOCUMENT = document()
SCHEMAS = DOCUMENT["components"]["schemas"]
OPERATIES = [(pad, m, deel[m]) for pad, deel in DOCUMENT["paths"].items() for m in METHODEN if m in deel]
NAAM = ("pad", "methode", "operatie")


def _resolved(schema: Any) -> Any:
    """Return a schema with every reference written out, so that one validator can read it."""
    if isinstance(schema, list):
        return [_resolved(deel) for deel in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _resolved(SCHEMAS[schema["$ref"].rsplit("/", 1)[-1]])
    return {naam: _resolved(deel) for naam, deel in schema.items()}


@pytest.mark.parametrize(NAAM, OPERATIES)
def test_each_operation_says_what_it_is_and_when_it_refuses(pad: str, methode: str, operatie: dict[str, Any]) -> None:
    assert operatie["summary"] and operatie["operationId"] and operatie["tags"]
    codes = set(operatie["responses"])
    assert {"400", "404", "406"} <= codes
    if "security" in operatie:
        assert {"401", "403", "503"} <= codes
    if methode != "get":
        assert "409" in codes and ("requestBody" not in operatie or {"413", "415"} <= codes)
    for antwoord in operatie["responses"].values():
        assert antwoord["description"]


@pytest.mark.parametrize(NAAM, OPERATIES)
def test_each_body_and_parameter_has_an_example_that_fits(pad: str, methode: str, operatie: dict[str, Any]) -> None:
    plekken = [operatie.get("requestBody", {}), *operatie["responses"].values()]
    for inhoud in (een for plek in plekken for een in plek.get("content", {}).values()):
        if inhoud["schema"]:
            OAS30Validator(_resolved(inhoud["schema"])).validate(inhoud["example"])
    for parameter in operatie.get("parameters", []):
        OAS30Validator(_resolved(parameter["schema"])).validate(parameter["example"])


def test_fields_that_are_days_are_dates_and_moments_carry_a_zone() -> None:
    for naam, schema in SCHEMAS.items():
        for veld, deel in schema.get("properties", {}).items():
            if re.search(r"(^datum|Datum$|datum$)", veld):
                assert deel.get("format") == "date", (naam, veld)
            if veld.endswith(("Op", "Uiterlijk")):
                assert deel.get("format") == "date-time", (naam, veld)
            # HSDS is a standard with names of its own.
            assert naam == "Hsds" or re.fullmatch(r"[a-z][a-zA-Z0-9]*", veld), (naam, veld)


def test_both_ways_of_saying_who_one_is_are_described() -> None:
    soorten = DOCUMENT["components"]["securitySchemes"]
    assert {(s["type"], s.get("scheme", s.get("in"))) for s in soorten.values()} == {
        ("http", "bearer"),
        ("apiKey", "cookie"),
    }


@pytest.fixture
def ploeg(tmp_path: Path, settings: object) -> Ploeg:
    settings.SPOOL = tmp_path  # type: ignore[attr-defined]
    ploeg = een_ploeg()
    settings.KLOK = ploeg.moment.isoformat()  # type: ignore[attr-defined]
    een_melding(ploeg)
    return ploeg


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text(max_size=8), deel, max_size=3),
    max_leaves=8,
)


def _mutated(voorbeeld: Any, schema: Any) -> st.SearchStrategy[Any]:
    """Give the example with some of its parts left out or put to something else."""
    if not isinstance(voorbeeld, dict) or not voorbeeld:
        return JSON
    velden = {naam: st.just(deel) | JSON for naam, deel in voorbeeld.items()}
    return st.fixed_dictionaries({}, optional=velden) | st.just(voorbeeld) | JSON


def _waarde(parameter: dict[str, Any]) -> st.SearchStrategy[str]:
    voorbeeld = example_of(parameter["schema"], SCHEMAS)
    return st.just(str(voorbeeld)) | st.text(
        st.characters(min_codepoint=33, max_codepoint=382, blacklist_characters="/?#%&"), min_size=1, max_size=20
    )


def _send(klant: Client, pad: str, methode: str, operatie: dict[str, Any], data: st.DataObject) -> Any:
    vraag, koppen = {}, {}
    for parameter in operatie.get("parameters", []):
        waarde = data.draw(_waarde(parameter))
        if parameter["in"] == "path":
            pad = pad.replace(f"{{{parameter['name']}}}", waarde)
        elif parameter["in"] == "query":
            vraag[parameter["name"]] = waarde
        else:
            koppen[parameter["name"]] = data.draw(st.sampled_from([str(uuid4()), "geen uuid"]))
    inhoud = ""
    if "requestBody" in operatie:
        schema = operatie["requestBody"]["content"]["application/json"]["schema"]
        inhoud = json.dumps(data.draw(_mutated(example_of(schema, SCHEMAS), schema)))
    return klant.generic(
        methode.upper(), f"/api/v1{pad}", inhoud, query_params=vraag, headers=koppen,
        content_type="application/json" if inhoud else "",
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["Ibrahim", "Wim", "Bram"])
def test_no_request_is_answered_by_a_fault_or_by_what_the_document_does_not_name(ploeg: Ploeg, naam: str) -> None:
    klant = Client(raise_request_exception=False)
    klant.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")

    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.data())
    def fuzz(data: st.DataObject) -> None:
        for pad, methode, operatie in OPERATIES:
            antwoord = _send(klant, pad, methode, operatie, data)
            code = str(antwoord.status_code)
            assert antwoord.status_code < 500, (methode, pad, antwoord.content[:300])
            assert code in operatie["responses"], (methode, pad, code, antwoord.content[:300])
            _fits(antwoord, operatie["responses"][code], pad)

    fuzz()


def _fits(antwoord: Any, beschreven: dict[str, Any], pad: str) -> None:
    """Check that an answer has the shape that the document promises."""
    soort = antwoord.headers["Content-Type"].split(";")[0]
    schema = beschreven.get("content", {}).get(soort, {}).get("schema")
    assert soort in beschreven["content"], (pad, soort)
    if schema:
        OAS30Validator(_resolved(schema)).validate(json.loads(antwoord.content))
