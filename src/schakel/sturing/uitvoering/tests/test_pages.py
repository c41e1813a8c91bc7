"""Do the pages of plans and prevention say what stands, keep what was typed, and stay shut for others?"""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from schakel.basis.organisaties.models import Organisatie
from schakel.basis.vragenlijsten.actions import load_vragenlijst
from schakel.sturing.uitvoering.tests.builders import (
    GROOT,
    KLEIN,
    MACHINE,
    Stuurploeg,
    een_model,
    inhoud_van,
    laad_model,
)

pytestmark = pytest.mark.django_db
PLAN = "/sturing/uitvoering/plannen/klein"


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def fill(klant: Client) -> None:
    assert klant.post(f"{PLAN}/gemeenten/{KLEIN}/begin").status_code == 302
    for deel, keuze in (("visie", "OVERNEMEN"), ("geld", "AANVULLEN")):
        plek = f"{PLAN}/gemeenten/{KLEIN}/delen/{deel}"
        assert klant.post(plek, {"keuze": keuze, "tekst": "Bij ons ook."}).status_code == 302, deel


def test_the_board_counts_who_adopted(ploeg: Stuurploeg) -> None:
    een_model()
    klant = ploeg.klant("Bas")
    assert "0 van 2 gemeenten hebben het plan vastgesteld" in tekst(klant.get(PLAN))
    fill(klant)
    fout = klant.post(f"{PLAN}/gemeenten/{KLEIN}/vaststellen", {"orgaan": "Het college", "op": "32-3-2016"})
    assert fout.status_code == 400 and "Schrijf de datum zo" in tekst(fout) and "Het college" in tekst(fout)
    goed = klant.post(f"{PLAN}/gemeenten/{KLEIN}/vaststellen", {"orgaan": "Het college", "op": "1-3-2016"}, follow=True)
    assert "De vaststelling is vastgelegd." in tekst(goed)
    bord = tekst(klant.get(PLAN))
    assert "1 van 2 gemeenten hebben het plan vastgesteld" in bord and "Het college, 1 maart 2016" in bord
    assert "1 van 2 gemeenten" in tekst(klant.get("/sturing/uitvoering"))


def test_the_plan_of_the_region_puts_texts_side_by_side(ploeg: Stuurploeg) -> None:
    een_model()
    klant = ploeg.klant("Bas")
    fill(klant)
    regio = tekst(klant.get(f"{PLAN}/regio"))
    assert "1 van 2 zijn begonnen" in regio and "Bij ons ook." in regio and "Vult het model aan" in regio


def test_a_refused_section_keeps_what_was_typed(ploeg: Stuurploeg) -> None:
    een_model()
    klant = ploeg.klant("Roos")
    klant.post(f"{PLAN}/gemeenten/{KLEIN}/begin")
    fout = klant.post(f"{PLAN}/gemeenten/{KLEIN}/delen/geld", {"keuze": "AFWIJKEN", "tekst": "Wij doen het zo."})
    assert fout.status_code == 400 and "waarom uw gemeente afwijkt" in tekst(fout) and "Wij doen het zo." in tekst(fout)


def test_chapters_are_filled_from_the_ketenkaart(ploeg: Stuurploeg) -> None:
    laad_model()
    klant = ploeg.klant("Bas")
    klant.post(f"/sturing/uitvoering/plannen/preventieplan/gemeenten/{GROOT}/begin")
    pagina = tekst(klant.get(f"/sturing/uitvoering/plannen/preventieplan/gemeenten/{GROOT}"))
    assert "De ketenkaart kent hier nog geen aanbod voor." in pagina and "Dit model is een voorbeeld." in pagina
    assert "schuldhulp" in pagina


def test_prevention_is_one_overview_that_does_not_fill_in_what_is_not_known(ploeg: Stuurploeg) -> None:
    klant = ploeg.klant("Bas")
    wie = str(Organisatie.objects.get(code="wijk").publiek_id)
    typen = {"organisatie": wie, "wat": "Gastlessen", "groep": "scholen", "jaar": "2016", "bereik_geteld": "120"}
    fout = klant.post("/sturing/uitvoering/preventie?jaar=2016", typen)
    assert fout.status_code == 400 and "hoe er is geteld" in tekst(fout) and "Gastlessen" in tekst(fout)
    klant.post("/sturing/uitvoering/preventie?jaar=2016", {**typen, "telwijze": "presentielijsten", "kosten": "2500"})
    klant.post("/sturing/uitvoering/preventie?jaar=2016", {**typen, "wat": "Folder", "bereik_geteld": ""})
    klant.post("/sturing/uitvoering/preventie?jaar=2016", {**typen, "groep": "ouderen", "telwijze": "op de deur"})
    pagina = tekst(klant.get("/sturing/uitvoering/preventie?jaar=2016"))
    assert "€ 2.500 (van 1 activiteit niet bekend)" in pagina and "presentielijsten" in pagina
    assert "bewijst niet dat een activiteit werkt" in pagina and "niet te meten" in pagina
    assert "Gastlessen" not in tekst(klant.get("/sturing/uitvoering/preventie?jaar=2015"))
    assert "Leg een activiteit vast" not in tekst(ploeg.klant("Rita").get("/sturing/uitvoering/preventie"))


PADEN = (PLAN, f"{PLAN}/model", f"{PLAN}/regio", "/sturing/uitvoering/preventie", f"{PLAN}/gemeenten/{KLEIN}")


def test_outsiders_do_not_get_in(ploeg: Stuurploeg) -> None:
    een_model()
    fill(ploeg.klant("Roos"))
    for naam in ("Wim", "Bram", "Frank", "Greet"):
        for pad in PADEN:
            assert ploeg.klant(naam).get(pad).status_code == 403, (naam, pad)
    for naam in ("Rita", "Paul"):
        for pad in PADEN:
            assert ploeg.klant(naam).get(pad).status_code == 200, (naam, pad)
        assert ploeg.klant(naam).post(f"{PLAN}/gemeenten/{KLEIN}/begin").status_code == 403
    assert ploeg.klant("Roos").get("/sturing/uitvoering/plannen/bestaat-niet").status_code == 404
    assert ploeg.klant("Roos").get(f"{PLAN}/gemeenten/{GROOT}").status_code == 404


def test_the_board_asks_as_often_with_one_plan_as_with_more(ploeg: Stuurploeg) -> None:
    een_model()
    klant = ploeg.klant("Bas")
    fill(klant)
    with CaptureQueriesContext(connection) as eerst:
        klant.get(PLAN)
    klant.post(f"{PLAN}/gemeenten/{GROOT}/begin")
    klant.post(f"{PLAN}/gemeenten/{GROOT}/delen/visie", {"keuze": "OVERNEMEN"})
    with CaptureQueriesContext(connection) as daarna:
        klant.get(PLAN)
    assert len(daarna) <= len(eerst)


def test_a_self_scan_goes_from_alone_to_together_on_its_pages(ploeg: Stuurploeg) -> None:
    load_vragenlijst(MACHINE, regio="", inhoud=inhoud_van("landelijk/vragenlijsten/zelfscan-professional.yaml"))
    bas, wim, lijst = ploeg.klant("Bas"), ploeg.klant("Wim"), "/sturing/uitvoering/zelfscans"
    team = str(ploeg.team("wijkteam-west").publiek_id)
    assert bas.post(lijst, {"laag": "PROFESSIONAL", "invullen_tot": "1-4-2016"}).status_code == 400
    assert bas.post(lijst, {"laag": "PROFESSIONAL", "team": team, "invullen_tot": "1-4-2016"}).status_code == 302
    scan = re.search(rf"{lijst}/[0-9a-f-]{{36}}", tekst(wim.get("/sturing/uitvoering")))
    assert scan is not None
    leeg = wim.post(f"{scan[0]}/invullen", {"plan1-score": "2"})
    assert leeg.status_code == 400 and "Kies een score." in tekst(leeg)
    vragen = re.findall(r'name="([\w-]+?)" value="1"', tekst(wim.get(f"{scan[0]}/invullen")))
    for naam in ("Wim", "Yara", "Mo", "Tess", "Job"):
        antwoord = ploeg.klant(naam).post(f"{scan[0]}/invullen", dict.fromkeys(vragen, "2"))
        assert antwoord.status_code == 302, naam
    assert "5 × beginnend" not in tekst(bas.get(scan[0]))
    wim.post(f"{scan[0]}/bespreken")
    assert "5 × beginnend" in tekst(bas.get(scan[0]))
    assert wim.post(f"{scan[0]}/samen/plan1", {"score": "4"}).status_code == 400
    assert wim.post(f"{scan[0]}/samen/plan1", {"score": "1", "eerst": "on"}).status_code == 302
    assert "niet; dit eerst" in tekst(bas.get(scan[0]))
    assert wim.post(f"{scan[0]}/afronden").status_code == 409
    typen = {"vraag": "plan1", "wat": "Oefenen", "eigenaar": "teamleider", "uiterlijk": "1-5-2016"}
    assert wim.post(f"{scan[0]}/acties", typen).status_code == 302
    actie = re.search(rf"{scan[0]}/acties/[0-9a-f-]{{36}}", tekst(wim.get(scan[0])))
    assert actie is not None and wim.post(actie[0], {"resultaat": "Geoefend."}).status_code == 302
    assert "Geoefend." in tekst(bas.get(scan[0]))
    assert wim.get(f"{scan[0]}/vergelijk").status_code == 200
    for naam in ("Jamila", "Roos"):
        assert ploeg.klant(naam).get(scan[0]).status_code == 404, naam
    assert ploeg.klant("Frank").get(lijst).status_code == 403


def test_a_commission_is_asked_signed_and_checked_on_its_pages(ploeg: Stuurploeg) -> None:
    load_vragenlijst(MACHINE, regio="", inhoud=inhoud_van("landelijk/vragenlijsten/zelfscan-professional.yaml"))
    bas, wim, lijst = ploeg.klant("Bas"), ploeg.klant("Wim"), "/sturing/uitvoering/opdrachten"
    team = str(ploeg.team("wijkteam-west").publiek_id)
    typen = {"gemeente": GROOT, "team": team, "geldig_van": "1-1-2016", "geldig_tot": "1-1-2017", "uren_per_week": "72"}
    fout = bas.post(lijst, {**typen, "geldig_tot": "1-1-2015"})
    assert fout.status_code == 400 and "Kies een dag na de begindag." in tekst(fout)
    assert bas.post(lijst, typen).status_code == 302
    opdracht = re.search(rf"{lijst}/[0-9a-f-]{{36}}", tekst(wim.get("/sturing/uitvoering/team")))
    assert opdracht is not None
    assert bas.post(f"{opdracht[0]}/tekenen", {"functie": "wethouder"}).status_code == 409
    bas.post(f"{opdracht[0]}/eisen", {"eisen": ["plan1"]})
    assert bas.post(f"{opdracht[0]}/taak", {"taak": "anders"}).status_code == 400
    bas.post(f"{opdracht[0]}/tekenen", {"functie": "wethouder"})
    wim.post(f"{opdracht[0]}/tekenen", {"functie": "teamleider"})
    pagina = tekst(wim.get(opdracht[0]))
    assert "Getekend" in pagina and "wethouder, 2 maart 2016" in pagina and "Nog niet te zien" in pagina
    assert bas.post(f"{opdracht[0]}/taak", {"taak": "regie"}).status_code == 409
    stand = {"fte_afgesproken": "3", "fte_bezet": "2,5", "supervisie_afgesproken": "2", "supervisie_gehouden": "2"}
    assert "Er is 0,5 fte vacature." in tekst(wim.post("/sturing/uitvoering/team", stand, follow=True))
    assert "vacatures" in tekst(bas.get("/sturing/uitvoering/teams"))
    assert wim.get("/sturing/uitvoering/teams").status_code == 404
    for naam, status in (("Jamila", 404), ("Roos", 404), ("Frank", 403), ("Rita", 403)):
        assert ploeg.klant(naam).get(opdracht[0]).status_code == status, naam


def test_at_the_start_of_a_year_prevention_shows_the_last_year_of_which_something_is_known(
    ploeg: Stuurploeg, settings: Settings
) -> None:
    Path(settings.KLOK).write_text("2017-01-02T09:00:00+01:00", encoding="utf-8")
    klant = ploeg.klant("Bas")
    wie = str(Organisatie.objects.get(code="wijk").publiek_id)
    typen = {"organisatie": wie, "wat": "Gastlessen", "groep": "scholen", "jaar": "2016"}
    klant.post("/sturing/uitvoering/preventie?jaar=2016", typen)
    assert "Gastlessen" in tekst(klant.get("/sturing/uitvoering/preventie"))


def test_a_chapter_without_a_form_of_violence_promises_no_offers(ploeg: Stuurploeg) -> None:
    een_model()
    pad = f"/sturing/uitvoering/plannen/klein/gemeenten/{KLEIN}"
    klant = ploeg.klant("Roos")
    klant.post(f"{pad}/begin")
    assert "ketenkaart kent hier nog geen aanbod" not in tekst(klant.get(pad))
