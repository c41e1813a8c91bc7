import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/meldingen"


@pytest.fixture(autouse=True)
def klok(ploeg: Ploeg, settings: object, tmp_path: Path) -> None:
    pad = tmp_path / "klok"
    pad.write_text(ploeg.moment.isoformat())
    settings.KLOK, settings.SPOOL = str(pad), tmp_path  # type: ignore[attr-defined]


def als(client: Client, ploeg: Ploeg, naam: str) -> Client:
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def stuur(klant: Client, invoer: Mapping[str, object], sleutel: str) -> HttpResponse:
    antwoord = klant.post(ADRES, invoer, content_type="application/json", headers={"Idempotency-Key": sleutel})
    return cast(HttpResponse, antwoord)


def test_a_machine_gets_the_same_receipt_twice(client: Client, ploeg: Ploeg) -> None:
    klant, sleutel = als(client, ploeg, "Ibrahim"), str(uuid4())
    invoer = {"toelichting": "Gil gehoord.", "betrokkenen": [{"rol": "KIND", "leeftijd": 9}], "vormen": ["kindcheck"]}
    een, twee = (stuur(klant, invoer, sleutel) for _ in range(2))
    assert een.status_code == twee.status_code == 201, een.content
    assert een.content == twee.content
    melding = json.loads(een.content)["melding"]
    assert klant.get(f"{ADRES}/{melding}").json()["status"] == "ONTVANGEN"


@pytest.mark.parametrize("tekst", ["  spaties  ", "tab\tend\n", "regel\r\nregel", "e\u0301e\u0301n", "\ufeffbegin"])
def test_what_was_sent_is_kept_to_the_letter(client: Client, ploeg: Ploeg, tekst: str) -> None:
    klant = als(client, ploeg, "Ibrahim")
    melding = json.loads(stuur(klant, {"toelichting": tekst}, str(uuid4())).content)["melding"]
    with transactie(ploeg.handeling("Ibrahim", ploeg.moment + timedelta(hours=1)), wat="toets"):
        assert Melding.objects.get(publiek_id=melding).toelichting == tekst


def test_white_space_alone_says_nothing(client: Client, ploeg: Ploeg) -> None:
    antwoord = stuur(als(client, ploeg, "Ibrahim"), {"toelichting": " \n\t "}, str(uuid4()))
    assert antwoord.status_code == 400 and "zin is genoeg" in antwoord.content.decode()


def test_all_faults_come_together_as_400(client: Client, ploeg: Ploeg) -> None:
    klant = als(client, ploeg, "Ibrahim")
    invoer = {"toelichting": "", "betrokkenen": [{"rol": "OOM", "leeftijd": 400}], "onbekend": 1}
    antwoord = stuur(klant, invoer, str(uuid4()))
    assert antwoord.status_code == 400
    assert len(json.loads(antwoord.content)["fouten"]) == 4
    later = {"toelichting": "Gil", "ontvangenOp": "2030-01-01T00:00:00Z", "vormen": ["verzonnen"]}
    assert {f["veld"] for f in json.loads(stuur(klant, later, str(uuid4())).content)["fouten"]} == {
        "ontvangenOp",
        "vormen",
    }


def test_without_a_key_there_is_no_receipt(client: Client, ploeg: Ploeg) -> None:
    klant = als(client, ploeg, "Ibrahim")
    assert klant.post(ADRES, {"toelichting": "Gil"}, content_type="application/json").status_code == 400


def test_outsiders_are_refused(client: Client, ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    assert als(client, ploeg, "Elif").get(f"{ADRES}/{melding.publiek_id}").status_code == 404
    assert stuur(als(Client(), ploeg, "Greet"), {"toelichting": "Gil"}, str(uuid4())).status_code == 403
    assert Client().get(f"{ADRES}/{melding.publiek_id}").status_code == 401
