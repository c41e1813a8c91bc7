"""Whatever comes in at the door: an answer that helps, never a fault of ours, and never a report that is lost."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/meldingen"
LANG = "a" * 1_000_000


@pytest.fixture(autouse=True)
def klok(ploeg: Ploeg, settings: Any, tmp_path: Path) -> None:
    pad = tmp_path / "klok"
    pad.write_text(ploeg.moment.isoformat())
    settings.KLOK, settings.SPOOL = str(pad), tmp_path


@pytest.fixture
def klant(client: Client, ploeg: Ploeg) -> Client:
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen["Ibrahim"].publiek_id)})
    return client


def stuur(klant: Client, ruw: str | bytes, soort: str = "application/json", **kop: str) -> Any:
    hoofd = {"Idempotency-Key": str(uuid4()), **kop}
    return klant.post(ADRES, ruw, content_type=soort, headers=hoofd)


GOED = {"toelichting": "Gil gehoord."}
FOUT: list[dict[str, Any]] = [
    {**GOED, "betrokkenen": [{"geboortedatum": "31-02-2017"}]},
    {**GOED, "betrokkenen": [{"geboortedatum": "2017-02-31"}]},
    {**GOED, "betrokkenen": [{"geboortedatum": "2099-01-01"}]},
    {**GOED, "betrokkenen": [{"leeftijd": -1}]},
    {**GOED, "betrokkenen": "moeder"},
    {**GOED, "betrokkenen": [[]]},
    {**GOED, "toelichting": ["een", "twee"]},
    {**GOED, "toelichting": None},
    {**GOED, "toelichting": {"a": 1}},
    {**GOED, "toelichting": "   "},
    {**GOED, "toelichting": "\x00"},
    {**GOED, "vormen": "kindcheck"},
    {**GOED, "vormen": [1, 2]},
    {**GOED, "aarden": ["verzonnen"]},
    {**GOED, "hoedanigheid": "verzonnen"},
    {**GOED, "gebeurdOp": "2099-01-01T00:00:00Z"},
    {**GOED, "ontvangenOp": "0001-01-01T00:00:00Z"},
    {**GOED, "gebeurdOp": "0001-01-01T00:00:00+23:00"},
    {**GOED, "ontvangenOp": "gisteren"},
    {**GOED, "acuut": "MISSCHIEN"},
    {**GOED, "waar": []},
    {**GOED, "waar": {"huisnummer": "1234567"}},
    {**GOED, "melder": {"soort": "BURGER", "grond": "VERTROUWEN"}},
    {**GOED, "betrokkenen": [{}] * 31},
    {**GOED, "toelichting": LANG},
]


@pytest.mark.parametrize("invoer", FOUT, ids=lambda invoer: json.dumps(invoer)[:60])
def test_what_cannot_be_is_refused_with_the_field(klant: Client, invoer: dict[str, Any]) -> None:
    antwoord = stuur(klant, json.dumps(invoer))
    assert antwoord.status_code == 400, antwoord.content[:300]
    assert antwoord["Content-Type"].startswith("application/problem+json")
    fouten = antwoord.json()["fouten"]
    assert fouten
    assert all(fout["veld"] != "inhoud" and fout["tekst"] for fout in fouten), fouten


RUW = [
    b"", b"{", b"[]", b"null", b'"tekst"', b"12", b"\xff\xfe", b'{"toelichting": "a"', b"{'toelichting': 'a'}",
    b'{"toelichting": NaN}', b"[" * 20000, b'{"toelichting":' + b'{"a":' * 20000,
]  # fmt: skip


@pytest.mark.parametrize("ruw", RUW, ids=lambda ruw: repr(ruw[:20]))
def test_what_is_no_report_at_all_is_refused(klant: Client, ruw: bytes) -> None:
    antwoord = stuur(klant, ruw)
    assert antwoord.status_code == 400, antwoord.content[:300]
    assert antwoord["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize(
    "soort", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_another_kind_of_content_is_refused_as_such(klant: Client, soort: str) -> None:
    antwoord = stuur(klant, json.dumps(GOED), soort)
    assert antwoord.status_code == 415, antwoord.content[:300]
    assert antwoord["Content-Type"].startswith("application/problem+json")


def test_a_name_that_stands_twice_is_refused(klant: Client) -> None:
    antwoord = stuur(klant, b'{"toelichting": "een", "toelichting": "twee"}')
    assert antwoord.status_code == 400, antwoord.content[:300]
    assert [fout["veld"] for fout in antwoord.json()["fouten"]] == ["toelichting"]


NOOIT_EEN_FOUT: list[dict[str, Any]] = [
    {**GOED, "toelichting": "Gil \U0001f631 \u202e \u0627\u0644 \ufeff"},
    {**GOED, "toelichting": "voor\x00na"},
    {**GOED, "toelichting": "half \ud800 teken"},
    {**GOED, "betrokkenen": [{"bsn": "12AB34567"}, {"bsn": "123456789"}, {"bsn": "999.990.007"}]},
    {**GOED, "betrokkenen": [{"achternaam": "O\u2019Brien-\u0141ukasz \U0001f600"}]},
    {**GOED, "betrokkenen": [{"ongeboren": True, "rol": "KIND"}]},
    {**GOED, "betrokkenen": [{"geboortedatum": "1890-01-01"}]},
    {**GOED, "waar": {"postcode": "xx", "huisnummer": "-"}},
    {**GOED, "toelichting": "b" * 15_000},
]


@pytest.mark.parametrize("invoer", NOOIT_EEN_FOUT, ids=lambda invoer: json.dumps(invoer)[:60])
def test_what_is_odd_but_possible_is_never_lost(klant: Client, ploeg: Ploeg, invoer: dict[str, Any]) -> None:
    antwoord = stuur(klant, json.dumps(invoer))
    assert antwoord.status_code == 201, antwoord.content[:300]
    wie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        melding = Melding.objects.get(publiek_id=antwoord.json()["melding"])
        assert "\x00" not in melding.toelichting
        assert len(melding.toelichting) >= len(invoer["toelichting"]) - 1


@pytest.mark.parametrize("sleutel", ["", "geen-sleutel", "1234", "\U0001f600"])
def test_a_key_that_is_none_is_refused(klant: Client, sleutel: str) -> None:
    antwoord = stuur(klant, json.dumps(GOED), **{"Idempotency-Key": sleutel.encode().decode("latin-1")})
    assert antwoord.status_code == 400, antwoord.content[:300]


def test_the_same_key_with_another_report_keeps_both_and_says_so(klant: Client, ploeg: Ploeg) -> None:
    sleutel = str(uuid4())
    een = stuur(klant, json.dumps(GOED), **{"Idempotency-Key": sleutel})
    twee = stuur(klant, json.dumps({"toelichting": "Iets heel anders."}), **{"Idempotency-Key": sleutel})
    assert een.status_code == 201
    assert twee.status_code == 201, twee.content[:300]
    assert twee.json()["naast"] == sleutel and twee.json()["sleutel"] != sleutel
    wie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        assert Melding.objects.get(sleutel=sleutel).toelichting == "Gil gehoord."
        assert Melding.objects.get(sleutel=twee.json()["sleutel"]).toelichting == "Iets heel anders."


SCHERM = [
    ({"p0-naam": "Jan", "p0-geboren": "31-02-2017"}, "Deze datum bestaat niet"),
    ({"p0-naam": "Jan", "p0-geboren": "1-1-2099"}, "ligt in de toekomst"),
    ({"p0-naam": "Jan", "p0-geboren": "1-1-0001"}, "kan niet kloppen"),
    ({"p0-naam": "Jan", "p0-geboren": "vorig jaar"}, "Schrijf een geboortedatum"),
    ({"gebeurd_op": "2099-01-01T10:00"}, "nog niet geweest"),
    ({"gebeurd_op": "0001-01-01T00:00"}, "kan niet kloppen"),
    ({"gebeurd_op": "31-02-2017 10:00"}, "datum"),
    ({"acuut": "ja hoor"}, "keuze"),
    ({"vormen": ["verzonnen"]}, "keuze"),
    ({"huisnummer": "1234567890"}, "6"),
]


@pytest.mark.parametrize(("getypt", "zin"), SCHERM, ids=lambda deel: str(deel)[:40])
def test_the_screen_says_what_is_wrong_and_keeps_what_was_typed(
    klant: Client, getypt: dict[str, Any], zin: str
) -> None:
    antwoord = klant.post("/meldingen/nieuw", {"toelichting": "Gil gehoord bij de buren.", "gestart": "onzin"} | getypt)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400, antwoord.status_code
    assert zin in pagina
    assert "Gil gehoord bij de buren." in pagina


TOCH = [
    {"toelichting": "voor\x00na"},
    {"toelichting": "Gil \U0001f631"},
    {"toelichting": "Gil", "sleutel": "onzin"},
    {"toelichting": "Gil", "gestart": "0001-01-01T00:00"},
    {"toelichting": "Gil", "p0-bsn": "12AB34567", "p0-naam": "\x00"},
    {"toelichting": "Gil", "kaart-onzin": "0", "kaart-": "1", "p99-naam": "Jan", "pX-naam": "Piet"},
    {"toelichting": "Gil", "kaart-00000000-0000-0000-0000-000000000000": "\u00b2"},
    {"toelichting": "Gil", "uit_advies": "onzin"},
]


@pytest.mark.parametrize("getypt", TOCH, ids=lambda deel: str(deel)[:50])
def test_the_screen_takes_in_what_nobody_can_repair(klant: Client, getypt: dict[str, Any]) -> None:
    antwoord = klant.post("/meldingen/nieuw", getypt)
    assert antwoord.status_code == 302, antwoord.content.decode()[:2000]
