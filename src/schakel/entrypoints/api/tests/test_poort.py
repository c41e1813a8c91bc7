"""Whatever goes wrong at a JSON address: the right status, as problem+json, in Dutch, and nothing of the inside."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg

pytestmark = pytest.mark.django_db
MELDINGEN = "/api/v1/meldingen"


@pytest.fixture
def ploeg(settings: Settings, tmp_path: Path) -> Ploeg:
    gemaakt, klok = een_ploeg(), tmp_path / "klok"
    klok.write_text(gemaakt.moment.isoformat(), encoding="utf-8")
    settings.KLOK, settings.SPOOL = str(klok), tmp_path / "spool"
    return gemaakt


@pytest.fixture
def balie(ploeg: Ploeg) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(ploeg.mensen["Ibrahim"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def _problem(antwoord: Any, status: int) -> dict[str, Any]:
    assert antwoord.headers["X-Frame-Options"] == "DENY" and antwoord.headers["Cache-Control"] == "no-store"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]
    assert antwoord.status_code == status, antwoord.content
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert antwoord.headers["API-Version"] == "1.0.0"
    gelezen: dict[str, Any] = json.loads(antwoord.content)
    assert {"status", "title", "detail"} <= set(gelezen) and gelezen["status"] == status
    assert "Traceback" not in str(gelezen)
    return gelezen


def _send(client: Client, inhoud: bytes, soort: str = "application/json") -> Any:
    koppen = {"Idempotency-Key": str(uuid4())}
    return client.generic("POST", MELDINGEN, inhoud, content_type=soort, headers=koppen)


@pytest.mark.parametrize("methode", ["PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "GET"])
def test_a_wrong_method_is_told_which_are_right(balie: Client, methode: str) -> None:
    antwoord = balie.generic(methode, MELDINGEN)
    assert antwoord.headers["Allow"] == "POST"
    assert antwoord.status_code == 405
    if methode != "HEAD":
        _problem(antwoord, 405)


def test_the_head_of_what_may_be_read(balie: Client) -> None:
    heel, kop = balie.get("/api/v1/overdrachten"), balie.head("/api/v1/overdrachten")
    assert (kop.status_code, kop.content) == (heel.status_code, b"")
    assert kop.headers["Content-Length"] == str(len(heel.content))


def test_a_body_that_is_packed_is_no_json(balie: Client) -> None:
    koppen = {"Idempotency-Key": str(uuid4()), "Content-Encoding": "gzip"}
    _problem(balie.generic("POST", MELDINGEN, b"\x1f\x8b", content_type="application/json", headers=koppen), 415)


@pytest.mark.parametrize("soort", ["text/xml", "application/x-www-form-urlencoded", "text/plain"])
def test_only_json_is_read(balie: Client, soort: str) -> None:
    _problem(_send(balie, b'{"toelichting": "x"}', soort), 415)


def test_what_comes_with_a_question_is_not_read(balie: Client) -> None:
    antwoord = balie.generic("GET", "/api/v1/overdrachten", b"<a/>", content_type="text/plain")
    assert antwoord.status_code == balie.get("/api/v1/overdrachten").status_code == 200


def test_only_json_is_answered(balie: Client) -> None:
    _problem(balie.get("/api/v1/overdrachten", headers={"Accept": "text/xml"}), 406)
    assert balie.get("/api/v1/overdrachten", headers={"Accept": "application/json;q=0.5, text/html"}).status_code != 406


@pytest.mark.parametrize("inhoud", [b"{", b"[" * 50_000, b"\xff\xfe", b"niets", b"[]", b"null", b'"tekst"', b"1"])
def test_a_broken_body_is_one_refusal(balie: Client, inhoud: bytes) -> None:
    _problem(_send(balie, inhoud), 400)


def test_a_body_that_is_too_big(balie: Client) -> None:
    _problem(_send(balie, json.dumps({"toelichting": "x" * 3_000_000}).encode()), 413)


@pytest.mark.parametrize("pad", ["/api/v1/bestaat-niet", "/api/v1/overdrachten/", "/api/v1/meldingen/12", "/api/"])
def test_an_address_that_does_not_exist(balie: Client, pad: str) -> None:
    _problem(balie.get(pad), 404)


def test_hidden_and_absent_are_one_answer_to_nobody_and_to_an_outsider(ploeg: Ploeg) -> None:
    _problem(Client().get("/api/v1/overdrachten"), 401)
    _problem(_send(Client(), b'{"toelichting": "x"}'), 401)


def test_a_missing_token_of_the_session_is_a_403(ploeg: Ploeg) -> None:
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(ploeg.mensen["Ibrahim"], backend="django.contrib.auth.backends.ModelBackend")
    assert "X-CSRFToken" in _problem(_send(streng, b'{"toelichting": "x"}'), 403)["detail"]


def test_every_fault_is_told_at_its_own_field_in_dutch(balie: Client) -> None:
    invoer = {
        "toelichting": "", "ontvangenOp": "2030-01-01T00:00:00Z", "gebeurdOp": "0001-01-01T00:00:00+12:00",
        "acuut": "ZEKER", "vormen": ["verzonnen"], "onbekend": 1, "melder": "mijn buurvrouw",
        "betrokkenen": [{"leeftijd": -2, "geboortedatum": "2016-01-01T10:00:00", "bsn": 5}],
    }  # fmt: skip
    fouten = {f["veld"]: f["tekst"] for f in _problem(_send(balie, json.dumps(invoer).encode()), 400)["fouten"]}
    assert fouten == {
        "toelichting": "Vul hier iets in.",
        "ontvangenOp": "Dit moment is nog niet geweest.",
        "gebeurdOp": "Dit jaar kan niet kloppen.",
        "acuut": "Kies een van: 'JA', 'DREIGT', 'NEE' of 'ONBEKEND'.",
        "vormen": "Deze codes kennen wij niet: verzonnen.",
        "onbekend": "Dit veld kennen wij niet.",
        "melder": "Geef hier een object.",
        "betrokkenen.0.leeftijd": "Geef hier minstens 0.",
        "betrokkenen.0.geboortedatum": "Schrijf een datum als 2017-01-02.",
        "betrokkenen.0.bsn": "Geef hier tekst.",
    }


def test_a_report_is_not_lost_for_a_sign_that_no_table_holds(balie: Client) -> None:
    antwoord = _send(balie, b'{"toelichting": "gil\\u0000 gehoord", "betrokkenen": [{"roepnaam": "An\\u0000na"}]}')
    assert antwoord.status_code == 201
    assert json.loads(antwoord.content)["melding"], "it became a melding at once"


def test_what_goes_out_is_camel_case_in_utc_and_holds_no_number_of_ours(balie: Client) -> None:
    melding = json.loads(_send(balie, b'{"toelichting": "gil"}').content)["melding"]
    gelezen = balie.get(f"{MELDINGEN}/{melding}").json()
    assert gelezen["ontvangenOp"] == "2016-03-02T20:41:00Z"[:17] + gelezen["ontvangenOp"][17:]
    assert gelezen["ontvangenOp"].endswith("Z")
