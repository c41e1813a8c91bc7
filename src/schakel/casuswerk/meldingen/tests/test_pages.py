from uuid import uuid4

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def als(client: Client, ploeg: Ploeg, naam: str) -> Client:
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def test_the_sheet_asks_danger_first(client: Client, ploeg: Ploeg) -> None:
    antwoord = als(client, ploeg, "Ibrahim").get("/meldingen/nieuw")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert tekst.index("Is er nu gevaar?") < tekst.index("Postcode")


def test_a_phone_number_and_a_sentence_are_enough(client: Client, ploeg: Ploeg) -> None:
    sleutel = uuid4()
    klant = als(client, ploeg, "Ibrahim")
    antwoord = klant.post(
        "/meldingen/nieuw",
        {"sleutel": str(sleutel), "toelichting": "Er wordt geschreeuwd.", "melder_telefoon": "070 555 02 81"},
    )
    assert antwoord.status_code == 302, antwoord.content.decode()
    pagina = klant.get(antwoord["Location"])
    assert "VT " in pagina.content.decode()
    assert "raakt niet meer kwijt" in pagina.content.decode()
