"""Does an invented year leave no room of steering empty, twice the same, without touching a case?"""

from datetime import date

import pytest

from schakel.basis.organisaties.tests.builders import beheer
from schakel.casuswerk.dossiers.models import Dossier
from schakel.entrypoints.generator.draaien import end_of_year
from schakel.entrypoints.generator.ploeg import Ploeg, ensure_crew
from schakel.entrypoints.generator.sturen import play_steering, play_teams
from schakel.entrypoints.generator.sturen.toneel import Stuurtoneel, leader_of
from schakel.entrypoints.generator.tests.plannen import REGIOS
from schakel.entrypoints.regio.laden import load_folder
from schakel.kernel.handeling import Handeling
from schakel.sturing.deskundigheid import models as deskundigheid
from schakel.sturing.deskundigheid.queries.functionarissen import guards_meldcode, places, questions
from schakel.sturing.uitvoering import models as uitvoering
from schakel.sturing.visie.models import Afspraakgebruik, Kleuroordeel, Stuuroverleg
from schakel.toolkit.transactie import transactie

EINDE = end_of_year(2016)
GEVULD = (
    deskundigheid.Aandachtsfunctionaris,
    deskundigheid.Meldcodestand,
    deskundigheid.Trainingsopgave,
    deskundigheid.Verzoek,
    deskundigheid.Expertiseborging,
    uitvoering.Gemeenteplan,
    uitvoering.Preventieactiviteit,
    uitvoering.Zelfscan,
    uitvoering.Opdracht,
    uitvoering.Teamstand,
    Stuuroverleg,
    Afspraakgebruik,
)


def _crew(regio: str) -> Ploeg:
    for map_ in ("landelijk", regio):
        with transactie(wie := beheer(), wat="toets"):
            load_folder(wie, REGIOS / map_)
    machine = Handeling(None, None, "beheer", None, EINDE, namens="generator")
    with transactie(machine, wat="toets"):
        return ensure_crew(machine, regio, date(2016, 1, 1))


def _facts(toneel: Stuurtoneel) -> dict[str, int]:
    with toneel.act(toneel.stuurt):
        feiten = {model.__name__: model._default_manager.count() for model in GEVULD}
    # Who followed which training is for the own team alone: who steers reads shares.
    _team, leden = next(toneel.members("vt_triage"))
    leider = leader_of(leden)
    assert leider is not None
    with toneel.act(leider):
        return feiten | {"deelnames": deskundigheid.Trainingsdeelname.objects.count()}


@pytest.mark.jaar
@pytest.mark.django_db
def test_every_room_of_steering_has_something_and_a_second_run_adds_nothing() -> None:
    ploeg = _crew("den-haag")
    play_steering(ploeg, EINDE)
    play_teams(ploeg, EINDE)
    toneel = Stuurtoneel(ploeg, EINDE)
    eerst = _facts(toneel)
    assert all(eerst.values()), eerst
    with toneel.act(toneel.stuurt) as handeling:
        plekken = places(handeling)
        leeg = [plek for plek in plekken if plek.is_leeg]
        # An alarm that is always red is not looked at; one that is never red shows nothing.
        assert 0 < len(leeg) < len(plekken) / 3
        # A colour is a decision of a person: none is made up. No case either.
        assert not Kleuroordeel.objects.exists() and not Dossier.objects.exists()
    play_steering(ploeg, EINDE)
    play_teams(ploeg, EINDE)
    assert _facts(toneel) == eerst
    _officer_has_a_page(toneel)


def _officer_has_a_page(toneel: Stuurtoneel) -> None:
    with toneel.act(toneel.stuurt):
        functionarissen = list(deskundigheid.Aandachtsfunctionaris.objects.exclude(medewerker_id=None))
    mensen = {lid.medewerker: lid for leden in toneel.ploeg.leden.values() for lid in leden}
    gevraagd = 0
    for rij in functionarissen:
        lid = mensen[rij.medewerker_id or 0]
        with transactie(h := lid.handeling(EINDE), wat="toets"):
            assert guards_meldcode(h, dag=EINDE.date())
            gevraagd += len(questions(h))
    assert gevraagd


@pytest.mark.django_db
def test_a_region_where_nobody_steers_keeps_its_rooms_empty() -> None:
    ploeg = _crew("waterland-voorbeeld")
    play_steering(ploeg, EINDE)
    assert not deskundigheid.Aandachtsfunctionaris.objects.exists()
