"""Who reads along begins where there is something to read, and finds no door that stays shut."""

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.sturing.visie.actions.ronde import comment
from schakel.sturing.visie.tests.builders import een_evaluatie, een_ronde, een_visie, wie
from schakel.sturing.visie.tests.conftest import Bezoek
from schakel.sturing.visie.tests.test_pages import tekst
from schakel.toolkit.transactie import optreden

pytestmark = pytest.mark.django_db


@pytest.fixture
def visie(ploeg: Ploeg) -> None:
    een_visie()


def test_the_start_page_leads_to_comments_that_wait(visie: None, ploeg: Ploeg, bezoek: Bezoek) -> None:
    with optreden(wie(ploeg), wat="toets"):
        ronde = een_ronde(ploeg, een_evaluatie(ploeg))
        gast = ronde.genodigden.get(team=None)
        comment(wie(ploeg), genodigde=gast.publiek_id, uitgangspunt=4, tekst="Luister eerst naar mij.")
    for persoon in ("Bas", "Wanda"):
        antwoord = bezoek(persoon).get("/sturing")
        assert antwoord.context["pagina"].wachtend == 1 and 'href="/sturing/visie/rondes"' in tekst(antwoord)
        assert bezoek(persoon).get("/sturing/visie/rondes").status_code == 200


def test_who_reads_along_begins_where_there_is_something_to_read(visie: None, bezoek: Bezoek) -> None:
    for persoon, adres in (
        ("Wanda", "/sturing"),
        ("Rik", "/sturing/visie/evaluaties"),
        ("Eef", "/sturing/cijfers"),
    ):
        antwoord = bezoek(persoon).get("/", follow=True)
        assert antwoord.redirect_chain[-1][0] == adres and antwoord.status_code == 200, persoon
    # An alderman reads everything of the work, and judges nothing.
    wanda = bezoek("Wanda")
    assert 'class="volgende-stap"' not in tekst(wanda.get("/sturing"))
    assert wanda.get("/sturing/visie/uitgangspunten/6").status_code == 200
    oordeel = {"kleur": "VASTHOUDEN", "reden": "x"}
    assert wanda.post("/sturing/visie/uitgangspunten/6", oordeel).status_code == 403
    for adres in (
        "/sturing/uitvoering",
        "/sturing/deskundigheid",
        "/sturing/deskundigheid/meldcode",
        "/sturing/cijfers",
    ):
        assert wanda.get(adres).status_code == 200, adres
    assert "Evaluaties" in tekst(bezoek("Eef").get("/sturing/cijfers"))


def test_who_steers_and_reads_along_opens_the_map_where_the_role_of_the_team_waits(visie: None, bezoek: Bezoek) -> None:
    for persoon in ("Bas", "Petra", "Wanda"):
        assert bezoek(persoon).get("/ketenkaart").status_code == 200, persoon
        assert bezoek(persoon).get("/onze-rol").status_code == 200, persoon
    for persoon in ("Rik", "Eef"):
        assert bezoek(persoon).get("/onze-rol").status_code == 403, persoon
