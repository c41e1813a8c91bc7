from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.queries import casus_of_dossier
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.monitoring.models import Belsignaal, Controlemoment
from schakel.casuswerk.monitoring.tests.builders import geplande_controles
from schakel.casuswerk.monitoring.tests.test_bel import bij_jamila
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.tests.builders import een_plan, een_voorwaarde
from schakel.toolkit.transactie import transactie

Bezoek = Callable[[str], Client]


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    return een_ploeg()


@pytest.fixture
def moment(ploeg: Ploeg) -> Controlemoment:
    return geplande_controles(ploeg)[0]


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: Any, tmp_path: Path) -> Bezoek:
    def als(naam: str) -> Client:
        client = Client()
        client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
        return client

    klok = tmp_path / "klok"
    klok.write_text((ploeg.moment + timedelta(days=92)).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return als


def _getypt(ploeg: Ploeg, moment: Controlemoment, oordeel: str = "VEILIG", **anders: str) -> dict[str, str]:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        aantal = len(personen.personen_of(wie, dossier=moment.dossier_id))
    rijen = {
        naam: waarde
        for nr in range(aantal)
        for naam, waarde in {
            f"p{nr}-gezin": oordeel, f"p{nr}-ander": "VEILIG", f"p{nr}-woorden": f"Ik slaap weer, zegt {nr}.",
        }.items()
    }  # fmt: skip
    gelijk = {"gezin_wie": "moeder", "ander_bron": "PROFESSIONAL", "ander_wie": "de juf", "vervolg": "GEEN"}
    return {**gelijk, **rijen, **anders}


def test_what_was_found_is_recorded_and_shown_in_whose_words(
    ploeg: Ploeg, moment: Controlemoment, bezoek: Bezoek
) -> None:
    client, adres = bezoek("Fatima"), f"/controles/{moment.publiek_id}"
    assert "Met wie van het gezin sprak u?" in client.get(adres).content.decode()
    assert client.post(adres, _getypt(ploeg, moment)).status_code == 302
    pagina = client.get(adres).content.decode()
    assert "Ik slaap weer, zegt 0." in pagina
    assert "Verteld door: moeder" in pagina
    assert client.post(adres, _getypt(ploeg, moment)).status_code == 409, "once is enough"


def test_unsafety_without_a_step_comes_back_with_everything_that_was_typed(
    ploeg: Ploeg, moment: Controlemoment, bezoek: Bezoek
) -> None:
    client, adres = bezoek("Fatima"), f"/controles/{moment.publiek_id}"
    antwoord = client.post(adres, _getypt(ploeg, moment, "ONVEILIG"))
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "Iemand is niet veilig." in pagina
    assert "Ik slaap weer, zegt 0." in pagina
    gedaan = _getypt(ploeg, moment, "ONVEILIG", vervolg="TERMIJN", actie="Bel vandaag nog.")
    assert client.post(adres, gedaan).status_code == 302
    pagina = client.get(adres).content.decode()
    assert "Bel vandaag nog." in pagina
    assert client.post(f"{adres}/opvolging", {"gedaan": ""}).status_code == 400
    assert client.post(f"{adres}/opvolging", {"gedaan": "Gebeld, oma is er."}).status_code == 302
    assert "Gebeld, oma is er." in client.get(adres).content.decode()


def test_an_empty_sheet_names_every_fault(ploeg: Ploeg, moment: Controlemoment, bezoek: Bezoek) -> None:
    antwoord = bezoek("Fatima").post(f"/controles/{moment.publiek_id}", {})
    assert antwoord.status_code == 400
    for zin in ("Vul in: Met wie van het gezin sprak u", "Maak een keuze: Wat gebeurt er nu"):
        assert zin in antwoord.content.decode()


def test_a_moment_lapses_on_the_page(ploeg: Ploeg, moment: Controlemoment, bezoek: Bezoek) -> None:
    client, adres = bezoek("Fatima"), f"/controles/{moment.publiek_id}"
    assert client.post(f"{adres}/vervallen", {"reden": ""}).status_code == 400
    verhuisd = client.post(f"{adres}/vervallen", {"waarom": "VERHUISD", "reden": "Naar Delft."})
    assert verhuisd.status_code == 400 and "Draag het volgen over" in verhuisd.content.decode()
    assert client.post(f"{adres}/vervallen", {"waarom": "GEVRAAGD", "reden": "Gisteren."}).status_code == 302
    assert "Gisteren." in client.get(adres).content.decode()


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Jamila", "Elif", "Frank"])
def test_an_outsider_finds_no_page(moment: Controlemoment, bezoek: Bezoek, naam: str) -> None:
    client, adres = bezoek(naam), f"/controles/{moment.publiek_id}"
    assert client.get(adres).status_code in (403, 404)
    assert client.post(adres, {}).status_code in (403, 404)
    assert client.post(f"{adres}/opvolging", {"gedaan": "x"}).status_code in (403, 404)
    assert client.post(f"{adres}/vervallen", {"waarom": "ANDERS", "reden": "x"}).status_code in (403, 404)


def test_the_page_asks_few_things_of_the_database(ploeg: Ploeg, moment: Controlemoment, bezoek: Bezoek) -> None:
    client, adres = bezoek("Fatima"), f"/controles/{moment.publiek_id}"
    client.get(adres)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        client.get(adres)
    assert len(vragen) < 45


def test_the_network_is_asked_about_at_every_moment(ploeg: Ploeg, moment: Controlemoment, bezoek: Bezoek) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(fatima, wat="toets"):
        casus = casus_of_dossier(fatima, dossier=moment.dossier_id)
    plan = een_plan(ploeg, casus=casus, moment=fatima.moment)
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3)), wat="toets"):
        wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
        for voornaam, rol, taak in (("Ina", "oma", "vangt op"), ("Ali", "buurman", "")):
            plannen.add_netwerklid(wie, plan=plan, voornaam=voornaam, rol=rol, taak=taak)
    client, adres = bezoek("Fatima"), f"/controles/{moment.publiek_id}"
    pagina = client.get(adres).content.decode()
    assert "Is het netwerk er nog?" in pagina and "Ina, oma (vangt op)" in pagina and "Ali, buurman" in pagina
    assert client.post(adres, _getypt(ploeg, moment)).status_code == 400, "nobody is skipped in silence"
    netwerk = {"n0-stand": "ER_NOG", "n0-woorden": "", "n1-stand": "WEG", "n1-woorden": ""}
    antwoord = client.post(adres, _getypt(ploeg, moment, **netwerk))
    assert antwoord.status_code == 400 and "Schrijf wat er is veranderd." in antwoord.content.decode()
    assert client.post(adres, _getypt(ploeg, moment, **{**netwerk, "n1-woorden": "Is verhuisd."})).status_code == 302
    pagina = client.get(adres).content.decode()
    assert "Doet nog mee" in pagina and "Doet niet meer mee" in pagina and "Is verhuisd." in pagina
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=93)), wat="toets"):
        codes = Gebeurtenis.objects.get(soort="monitoring.uitgevoerd").codes
        assert (codes["netwerk"], codes["netwerk_weg"]) == (2, 1)


def _publiek(ploeg: Ploeg, moment: Controlemoment) -> object:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with transactie(wie, wat="toets"):
        return Dossier.objects.get(pk=moment.dossier_id).publiek_id


def test_the_bottom_lines_are_asked_and_stand_on_one_line(ploeg: Ploeg, moment: Controlemoment, bezoek: Bezoek) -> None:
    regel = een_voorwaarde(ploeg, moment.dossier_id)
    client, adres = bezoek("Fatima"), f"/controles/{moment.publiek_id}"
    assert regel.tekst in client.get(adres).content.decode()
    assert client.post(adres, _getypt(ploeg, moment)).status_code == 400, "no line is skipped in silence"
    fout = client.post(
        adres, _getypt(ploeg, moment, **{"l0-oordeel": "GESCHONDEN", "vervolg": "TERMIJN", "actie": "Ga."})
    )
    assert fout.status_code == 400 and "Schrijf wat er is gebeurd" in fout.content.decode()
    assert client.post(adres, _getypt(ploeg, moment, **{"l0-oordeel": "HOUDT"})).status_code == 302
    assert "De bodem" in client.get(adres).content.decode()
    lijn = client.get(f"/dossiers/{_publiek(ploeg, moment)}/volgen").content.decode()
    assert regel.tekst in lijn and "Houdt" in lijn


def test_the_bell_rings_on_the_page_and_is_answered(ploeg: Ploeg, bezoek: Bezoek) -> None:
    volgt, licht = bij_jamila(ploeg)
    regel = een_voorwaarde(ploeg, volgt.dossier_id)
    lijn = f"/dossiers/{_publiek(ploeg, volgt)}/volgen"
    jamila, fatima = bezoek("Jamila"), bezoek("Fatima")
    assert "Kort moment" in jamila.get(lijn).content.decode()
    kort = f"/controles/{licht[0].publiek_id}"
    pagina = jamila.get(kort).content.decode()
    aantal = pagina.count(" veilig, zegt het gezin?")
    assert aantal >= 1 and "Houdt de bodem?" in pagina and regel.tekst in pagina
    per = {"l0-oordeel": "HOUDT"} | {f"p{nr}": "ONVEILIG" if nr == 0 else "VEILIG" for nr in range(aantal)}
    assert jamila.post(f"{kort}/licht", {**per, "woorden": "Bang."}).status_code == 400
    assert jamila.post(f"{kort}/licht", {**per, "p0": "", "woorden": "Bang.", "bel": "on"}).status_code == 400
    assert jamila.post(f"{kort}/licht", {**per, "l0-oordeel": "", "woorden": "Bang.", "bel": "on"}).status_code == 400
    gedaan = jamila.post(f"{kort}/licht", {**per, "woorden": "Bang.", "bel": "on"})
    assert gedaan.status_code == 302
    assert jamila.post(f"{lijn}/bel", {"tekst": ""}).status_code == 400
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=93)), wat="toets"):
        bel = Belsignaal.objects.get()
    pagina = fatima.get(f"/bellen/{bel.publiek_id}").content.decode()
    assert "Bang." in pagina and "trok aan de bel" in pagina
    assert fatima.post(f"/bellen/{bel.publiek_id}", {"antwoord": ""}).status_code == 400
    assert fatima.post(f"/bellen/{bel.publiek_id}", {"antwoord": "Ik bel nu."}).status_code == 302
    assert "Ik bel nu." in jamila.get(lijn).content.decode()
    for naam in ("Wim", "Bram", "Elif", "Frank"):
        buiten = bezoek(naam)
        assert buiten.get(lijn).status_code in (403, 404)
        assert buiten.get(f"/bellen/{bel.publiek_id}").status_code in (403, 404)
        assert buiten.post(f"{lijn}/bel", {"tekst": "x"}).status_code in (403, 404)
        assert buiten.post(f"{kort}/licht", {}).status_code in (403, 404)
