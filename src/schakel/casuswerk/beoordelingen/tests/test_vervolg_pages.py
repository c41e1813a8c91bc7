"""The page of voorwaarden & vervolg: what was agreed, with whom, and who goes on."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import queries
from schakel.casuswerk.beoordelingen.models import Onderzoek
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Dienst
from schakel.casuswerk.beoordelingen.tests.builders import RUSTIG, een_besluit
from schakel.casuswerk.beoordelingen.tests.meebeslissen import de_deskundige_stemt_in
from schakel.casuswerk.beoordelingen.tests.test_pages import BUITENSTAANDERS, Bezoek, bezoek
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import transactie

__all__ = ["bezoek"]
UITKOMST: dict[str, Any] = {
    "uitkomst_huiselijk_geweld": "BEVESTIGD",
    "aarden_huiselijk_geweld": ["01"],
    "uitkomst_kindermishandeling": "NIET_BEVESTIGD",
    "conclusie": "Vader slaapt elders.",
}


@pytest.fixture
def vervolg(ploeg: Ploeg, bezoek: Bezoek) -> Onderzoek:
    ploeg.moment = datetime(2019, 6, 3, 10, 0, tzinfo=AMSTERDAM)
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(hours=7)).isoformat(), encoding="utf-8")
    genomen = een_besluit(ploeg, Besluitsoort.VOORWAARDEN_VERVOLG, {**RUSTIG, "feit.meewerken": {"waarde": "een"}})
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=6))
    with transactie(wie, wat="toets"):
        gevonden = queries.onderzoek_of(wie, beoordeling=genomen.beoordeling_id)
        assert gevonden is not None
        return queries.access_onderzoek(wie, publiek_id=gevonden.publiek_id, dienst=Dienst.VOORWAARDEN_VERVOLG)


def _page(client: Client, vervolg: Onderzoek) -> str:
    return str(client.get(f"/voorwaarden-en-vervolg/{vervolg.publiek_id}").content.decode())


def test_from_decision_to_the_one_who_goes_on(ploeg: Ploeg, bezoek: Bezoek, vervolg: Onderzoek) -> None:
    basis = f"/voorwaarden-en-vervolg/{vervolg.publiek_id}"
    fatima, gerda, nadia = bezoek("Fatima"), bezoek("Gerda"), bezoek("Nadia")
    assert fatima.post(f"{basis}/beginnen").status_code == 302
    tekst = _page(fatima, vervolg)
    for zin in ("Er zijn nog geen voorwaarden.", "zei op 3 juni 2019 zelf", "nog niet gezien", "jeugdteam-west gaat"):
        assert zin in tekst
    fout = fatima.post(f"{basis}/afronden", UITKOMST)
    assert fout.status_code == 409
    assert "Stel eerst ten minste één voorwaarde." in fout.content.decode()
    assert "Vader slaapt elders." in fout.content.decode()
    assert vervolg.casus is not None
    een_voorwaarde(ploeg, vervolg.casus.dossier_id)
    de_deskundige_stemt_in(fatima, gerda, nadia, basis)
    team = str(ploeg.team_van("Jamila").publiek_id)
    assert fatima.post(f"{basis}/afronden", {**UITKOMST, "ontvanger_team": team}).status_code == 302
    tekst = _page(fatima, vervolg)
    assert "Joris slaapt bij zijn broer" in tekst and "Vader slaapt elders." in tekst


def test_nobody_who_goes_on_asks_a_sentence_at_its_field(ploeg: Ploeg, bezoek: Bezoek, vervolg: Onderzoek) -> None:
    basis, fatima = f"/voorwaarden-en-vervolg/{vervolg.publiek_id}", bezoek("Fatima")
    assert vervolg.casus is not None
    fatima.post(f"{basis}/beginnen")
    een_voorwaarde(ploeg, vervolg.casus.dossier_id)
    bezoek("Nadia").post(f"{basis}/meebeslissen/oordeel", {"stem": "EENS"})
    antwoord = fatima.post(f"{basis}/afronden", UITKOMST)
    assert antwoord.status_code == 400
    assert set(antwoord.context["uitkomstform"].errors) == {"reden_anders"}
    reden = {"reden_anders": "De wijkverpleging is al betrokken."}
    assert fatima.post(f"{basis}/afronden", {**UITKOMST, **reden}).status_code == 302
    assert "De wijkverpleging is al betrokken." in _page(fatima, vervolg)


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_finds_no_page(bezoek: Bezoek, vervolg: Onderzoek, naam: str) -> None:
    client, basis = bezoek(naam), f"/voorwaarden-en-vervolg/{vervolg.publiek_id}"
    assert client.get(basis).status_code in (403, 404)
    assert client.post(f"{basis}/afronden", UITKOMST).status_code in (403, 404)


def test_the_two_services_do_not_answer_at_each_others_address(bezoek: Bezoek, vervolg: Onderzoek) -> None:
    assert bezoek("Fatima").get(f"/onderzoeken/{vervolg.publiek_id}").status_code == 404


def test_the_page_costs_as_many_queries_with_more_conditions(
    ploeg: Ploeg, bezoek: Bezoek, vervolg: Onderzoek, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = bezoek("Fatima")
    assert vervolg.casus is not None
    for _nummer in range(4):
        een_voorwaarde(ploeg, vervolg.casus.dossier_id)
    with django_assert_max_num_queries(44):
        _page(client, vervolg)
