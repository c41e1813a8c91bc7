"""Do the pages of plans and prevention say what stands, keep what was typed, and stay shut for others?"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.organisaties.models import Organisatie
from schakel.sturing.uitvoering.tests.builders import GROOT, KLEIN, Stuurploeg, een_model, laad_model

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
