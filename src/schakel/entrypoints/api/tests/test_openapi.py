"""Is our OpenAPI valid 3.0.3, does it keep the Design Rules, and does the step down from 3.1 lose nothing?"""

import json
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from openapi_spec_validator import validate

from schakel.entrypoints.api.openapi import METHODEN, downgrade
from schakel.entrypoints.api.schil import document

KEBAB = re.compile(r"(/([a-z0-9]+(-[a-z0-9]+)*|openapi\.json|\{[a-z][a-zA-Z]*\}))+")


def _operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [(pad, m, deel[m]) for pad, deel in document()["paths"].items() for m in METHODEN if m in deel]


def test_it_is_valid_openapi_3_0_3() -> None:
    gelezen = document()
    assert gelezen["openapi"] == "3.0.3"
    validate(gelezen)


def test_the_command_prints_the_same_document(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("openapi")
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(document()))


@pytest.mark.django_db
def test_it_stands_open_to_every_site_at_its_own_address(client: Client) -> None:
    antwoord = client.get("/api/v1/openapi.json")
    assert antwoord.status_code == 200
    assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    assert antwoord.headers["API-Version"] == "1.0.0"
    assert "/openapi.json" in antwoord.json()["paths"]


def test_contact_and_version_are_complete() -> None:
    gelezen = document()["info"]
    assert set(gelezen["contact"]) == {"name", "email", "url"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", gelezen["version"])


def test_paths_are_kebab_case_without_a_slash_at_the_end() -> None:
    assert [pad for pad in document()["paths"] if not KEBAB.fullmatch(pad)] == []


def test_every_operation_names_its_400_and_its_version_and_never_a_422() -> None:
    for pad, methode, operatie in _operations():
        assert "422" not in operatie["responses"], (pad, methode)
        assert "application/problem+json" in operatie["responses"]["400"]["content"]
        goed = [a for code, a in operatie["responses"].items() if code[0] in "23"]
        assert goed and all("API-Version" in a["headers"] for a in goed), (pad, methode)


def test_every_change_names_how_a_body_is_refused_also_where_none_is_asked_for() -> None:
    for pad, methoden in document()["paths"].items():
        if "post" in methoden:
            assert {"413", "415"} <= methoden["post"]["responses"].keys(), pad


def test_query_keys_are_camel_case_and_no_name_or_bsn_is_asked_in_an_address() -> None:
    for pad, _methode, operatie in _operations():
        for parameter in (p for p in operatie.get("parameters", []) if p["in"] in ("path", "query")):
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", parameter["name"]), pad
            assert parameter["name"].lower() not in {"bsn", "naam", "achternaam", "geboortedatum"}, pad


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, {"type": "string", "nullable": True}),
        (
            {"anyOf": [{"$ref": "#/x"}, {"type": "null"}], "title": "X"},
            {"allOf": [{"$ref": "#/x"}], "nullable": True, "title": "X"},
        ),
        (
            {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]},
            {"anyOf": [{"type": "string"}, {"type": "integer"}], "nullable": True},
        ),
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"const": "A"}, {"enum": ["A"]}),
        ({"examples": ["a", "b"]}, {"example": "a"}),
        ({"examples": []}, {}),
        ({"exclusiveMinimum": 0}, {"exclusiveMinimum": True, "minimum": 0}),
        ({"exclusiveMaximum": 9}, {"exclusiveMaximum": True, "maximum": 9}),
        ({"prefixItems": [{"type": "string"}]}, {"items": {"anyOf": [{"type": "string"}]}}),
        ({"$ref": "#/x", "description": "y"}, {"allOf": [{"$ref": "#/x"}], "description": "y"}),
        ({"$ref": "#/x"}, {"$ref": "#/x"}),
        ({"type": "string", "default": None}, {"type": "string"}),
        ({"type": "object", "default": {"a": None, "b": [1]}}, {"type": "object", "default": {"b": [1]}}),
        ({"properties": {"a": {"const": 1}}}, {"properties": {"a": {"enum": [1]}}}),
        ({"propertyNames": {"type": "string"}, "type": "object"}, {"type": "object"}),
    ],
)
def test_each_word_of_3_1_has_its_word_in_3_0(van: dict[str, Any], naar: dict[str, Any]) -> None:
    assert downgrade(van) == naar
