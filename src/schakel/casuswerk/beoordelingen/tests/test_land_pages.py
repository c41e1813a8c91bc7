"""The page of a judgement about people of a running casus: what runs, a choice, and faults at their field."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen.models import Beoordeling
from schakel.casuswerk.beoordelingen.tests.test_land_in_casus import (
    bij_jamila,
    eerste_casus,
    lopende,
    opnieuw,
    twee_casussen,
)

pytestmark = pytest.mark.django_db


def als(ploeg: Ploeg, settings: Settings, tmp_path: Path, naam: str = "Fatima") -> Client:
    """Sign in some hours after the last thing that happened."""
    klok = tmp_path / "klok"
    klok.write_text((ploeg.moment + timedelta(hours=6)).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    client = Client()
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def blad(beoordeling: Beoordeling) -> str:
    return f"/beoordelingen/{beoordeling.publiek_id}"


def test_one_casus_is_shown_with_who_goes_on_and_the_proposal_lands_in_it(
    ploeg: Ploeg, settings: Settings, tmp_path: Path
) -> None:
    casus = eerste_casus(ploeg)
    bij_jamila(ploeg, casus)
    tweede = opnieuw(ploeg, casus)
    client = als(ploeg, settings, tmp_path)
    tekst = client.get(blad(tweede)).content.decode()
    for zin in (
        "Er loopt al een casus", "Gezin Terpstra – Van Dalen", "Hierin staat: Marloes Terpstra",
        "Team jeugdteam-west is verantwoordelijk", "Team jeugdteam-west gaat door; u draagt niet opnieuw over",
        "Team jeugdteam-west gaat door met de casus", "de lopende casus: Team jeugdteam-west",
    ):  # fmt: skip
        assert zin in tekst
    assert client.post(f"{blad(tweede)}/besluit", {"besluit": "overdracht", "ontvanger_team": ""}).status_code == 302
    assert lopende(ploeg) == 1
    assert "Er loopt al een casus" not in client.get(blad(tweede)).content.decode(), "decided is decided"


def test_of_two_one_is_chosen_and_without_a_choice_the_fault_stands_at_the_field(
    ploeg: Ploeg, settings: Settings, tmp_path: Path
) -> None:
    een, _ander, derde = twee_casussen(ploeg)
    client, adres = als(ploeg, settings, tmp_path), f"{blad(derde)}/besluit"
    tekst = client.get(blad(derde)).content.decode()
    assert "Er lopen 2 casussen over deze mensen" in tekst and 'name="casus"' in tekst
    wim = str(ploeg.team_van("Wim").publiek_id)
    keuze = {"besluit": "overdracht", "ontvanger_team": wim, "reden_anders": "Dit team is er wel."}
    fout = client.post(adres, keuze)
    assert fout.status_code == 400
    assert "Kies bij welke de melding hoort" in fout.content.decode() and keuze["reden_anders"] in fout.content.decode()
    fout = client.post(adres, {**keuze, "casus": "eigen"})
    assert (fout.status_code, "Schrijf in een zin waarom dit" in fout.content.decode()) == (400, True)
    assert client.post(adres, {**keuze, "casus": "iets anders"}).status_code == 400
    goed = client.post(adres, {"besluit": "overdracht", "ontvanger_team": "", "casus": str(een.publiek_id)})
    assert goed.status_code == 302
    assert lopende(ploeg) == 2


def test_two_casussen_cost_as_many_queries_as_one(ploeg: Ploeg, settings: Settings, tmp_path: Path) -> None:
    een, _ander, derde = twee_casussen(ploeg)
    tweede = opnieuw(ploeg, een, dagen=1)
    client = als(ploeg, settings, tmp_path)
    aantal = []
    for beoordeling in (tweede, derde):
        client.get(blad(beoordeling))
        with CaptureQueriesContext(connection) as gevraagd:
            assert client.get(blad(beoordeling)).status_code == 200
        aantal.append(len(gevraagd))
    # With one casus it is asked too whether its handover runs: with two nobody chose yet.
    assert aantal[1] <= aantal[0] <= 60, aantal
