"""Do the pages of an emergency work, and is what is hidden absent?"""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.tests.builders import opent, van_het_jeugdteam
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
GETYPT = {"reden": "LEVENSGEVAAR", "toelichting": "De politie hoort een kind huilen.", "zeker": "on"}


@pytest.fixture(autouse=True)
def klok(ploeg: Ploeg, settings: Settings, tmp_path: Path) -> None:
    pad = tmp_path / "klok"
    pad.write_text(ploeg.moment.isoformat(), encoding="utf-8")
    settings.KLOK = str(pad)


def als(ploeg: Ploeg, naam: str) -> Client:
    client = Client()
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def test_a_fault_keeps_what_was_typed(ploeg: Ploeg) -> None:
    antwoord = als(ploeg, "Fatima").post("/noodtoegang", {**GETYPT, "nummer": "2016-99999"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "kunt u geen dossier openen" in pagina and "hoort een kind huilen" in pagina


def test_from_the_door_to_the_verdict(ploeg: Ploeg) -> None:
    dossier, fatima, greet = van_het_jeugdteam(ploeg), als(ploeg, "Fatima"), als(ploeg, "Greet")
    assert fatima.post("/noodtoegang", {**GETYPT, "nummer": dossier.nummer}).status_code == 302
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        rij = Noodtoegang.objects.get()
    adres = f"/noodtoegang/{rij.publiek_id}"
    assert "Stop de noodtoegang" in fatima.get(adres).content.decode()
    blad = greet.get(adres).content.decode()
    assert "hoort een kind huilen" in blad and "Leg uw oordeel vast" in blad
    assert greet.post(f"{adres}/nakijken", {"oordeel": "NIET_TERECHT"}).status_code == 400
    assert greet.post(f"{adres}/nakijken", {"oordeel": "TERECHT"}).status_code == 302
    assert "terecht" in greet.get("/noodtoegang").content.decode()
    assert fatima.post(f"{adres}/stoppen").status_code == 302
    assert "U ziet dit dossier niet meer" in fatima.get(adres).content.decode()


def test_an_outsider_finds_nothing(ploeg: Ploeg) -> None:
    rij = opent(ploeg, "Fatima", van_het_jeugdteam(ploeg).nummer)
    wim = als(ploeg, "Wim")
    assert wim.get(f"/noodtoegang/{rij.publiek_id}").status_code == 404
    assert wim.post(f"/noodtoegang/{rij.publiek_id}/stoppen").status_code == 404
    assert "Open één dossier" not in wim.get("/noodtoegang").content.decode()
    assert als(ploeg, "Bram").get("/noodtoegang").status_code == 403


def test_a_screen_that_was_left_open_opens_nothing(ploeg: Ploeg) -> None:
    dossier, fatima = van_het_jeugdteam(ploeg), als(ploeg, "Fatima")
    sessie = fatima.session
    sessie["begonnen"] = (datetime.fromisoformat(sessie["begonnen"]) - timedelta(minutes=16)).isoformat()
    sessie.save()
    for antwoord in (fatima.get("/noodtoegang"), fatima.post("/noodtoegang", {**GETYPT, "nummer": dossier.nummer})):
        assert "Meld u opnieuw aan" in antwoord.content.decode()
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        assert not Noodtoegang.objects.exists()
