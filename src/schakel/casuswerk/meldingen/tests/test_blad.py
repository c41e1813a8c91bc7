"""The sheet: it begins with one person, gives more without a script, keeps what is typed, and speaks to who types."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Brongrond, Melder, MelderSoort
from schakel.casuswerk.meldingen.tests.builders import een_melding

pytestmark = pytest.mark.django_db


def _sheet(client: Client, ploeg: Ploeg, naam: str) -> str:
    client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    return client.get("/meldingen/nieuw").content.decode()


def test_the_sheet_begins_with_one_person(client: Client, ploeg: Ploeg) -> None:
    blad = _sheet(client, ploeg, "Ibrahim")
    assert set(re.findall(r'name="p(\d+)-naam"', blad)) == {"0"}


def test_without_a_script_one_more_row_keeps_everything(client: Client, ploeg: Ploeg) -> None:
    _sheet(client, ploeg, "Ibrahim")
    getypt = {
        "erbij": "1", "sleutel": str(uuid4()), "toelichting": "Er klonk glas.", "p0-naam": "Marloes", "p0-rol": "KIND",
        "acuut": "JA", "melder_telefoon": "070 555",
    }  # fmt: skip
    antwoord = client.post("/meldingen/nieuw", getypt)
    blad = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert set(re.findall(r'name="p(\d+)-naam"', blad)) == {"0", "1"}
    for woord in ("Er klonk glas.", "Marloes", "070 555", getypt["sleutel"]):
        assert woord in blad
    assert not Melding.objects.exists()


def test_who_reports_what_they_saw_is_no_caller(client: Client, ploeg: Ploeg) -> None:
    eigen = _sheet(client, ploeg, "Bram")
    assert "Wat ziet of hoort u?" in eigen and "de beller" not in eigen and "Gesprek duurt" not in eigen
    assert "Verstuur de melding" in eigen and "Rond gesprek af" not in eigen
    assert "Wat ziet of hoort de beller?" in _sheet(Client(), ploeg, "Ibrahim")


@pytest.mark.parametrize(
    ("melder", "ziet", "knop"),
    [
        (Melder(soort=MelderSoort.DUBBEL_ANONIEM), "Onbekend, ook voor ons", False),
        (Melder(soort=MelderSoort.BEROEP), "Het gezin mag de naam horen", True),
        (
            Melder(soort=MelderSoort.BEROEP, grond=Brongrond.VERTROUWEN),
            "Verborgen voor het gezin: naam noemen verstoort de vertrouwensband",
            True,
        ),
        (Melder(soort=MelderSoort.BURGER), "Verborgen voor het gezin", True),
    ],
)
def test_the_melding_says_what_the_family_may_hear_of_the_reporter_and_why(
    client: Client, ploeg: Ploeg, melder: Melder, ziet: str, knop: bool
) -> None:
    melding = een_melding(ploeg, melder=melder)
    _sheet(client, ploeg, "Ibrahim")
    pagina = client.get(f"/meldingen/{melding.publiek_id}").content.decode()
    assert ziet in pagina
    assert (f"/meldingen/{melding.publiek_id}/melder" in pagina) is knop
