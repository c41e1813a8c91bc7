"""Who decides when, which steps are there, and what a sheet for a school can hold."""

from datetime import date, datetime, timedelta
from inspect import signature
from itertools import product

import pytest

from schakel.casuswerk.kinderen.rules import aanbod, rechten, school, verhalen, welzijn
from schakel.casuswerk.kinderen.rules.aanbod import KINDHULP_OVERGANGEN, KindhulpStatus
from schakel.casuswerk.kinderen.rules.rechten import Beslisser, Rechtenstap
from schakel.casuswerk.kinderen.rules.verhalen import VELDEN, Verhaalsoort
from schakel.casuswerk.kinderen.rules.welzijn import METING_OVERGANGEN, MetingStatus
from schakel.casuswerk.personen.rules import leeftijd_op
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.tijd import AMSTERDAM, begin_van_dag, lokale_datum


@pytest.mark.parametrize(
    ("leeftijd", "beslist"),
    [
        (0, "OUDERS"),
        (11, "OUDERS"),
        (12, "BEIDE"),
        (15, "BEIDE"),
        (16, "KIND"),
        (17, "KIND"),
        (18, "KIND"),
        (None, "BEIDE"),
    ],
)
def test_who_decides_at_which_age(leeftijd: int | None, beslist: str) -> None:
    assert rechten.step_of(leeftijd).beslist == beslist
    assert rechten.step_of(leeftijd).bron


@pytest.mark.parametrize("geboren", [date(2004, 2, 29), date(2007, 1, 9), date(2000, 12, 31), date(2008, 2, 29)])
@pytest.mark.parametrize("leeftijd", [12, 16, 18])
def test_rights_change_at_midnight_of_the_birthday(geboren: date, leeftijd: int) -> None:
    dag = rechten.birthday(geboren, leeftijd)
    middernacht = begin_van_dag(dag)

    def jaren(moment: datetime) -> int | None:
        return leeftijd_op(lokale_datum(moment), geboortedatum=geboren, leeftijd=None, peildatum=None)

    assert jaren(middernacht) == leeftijd
    assert jaren(middernacht - timedelta(seconds=1)) == leeftijd - 1
    wissel = rechten.next_change(geboren, dag - timedelta(days=1))
    assert wissel is not None and (wissel.leeftijd, wissel.op) == (leeftijd, dag)


def test_born_on_29_february_is_eighteen_on_1_march() -> None:
    assert rechten.birthday(date(2000, 2, 29), 18) == date(2018, 3, 1)
    assert rechten.birthday(date(2004, 2, 29), 12) == date(2016, 2, 29)


def test_the_midnight_is_that_of_amsterdam() -> None:
    tot = rechten.capped(None, rechten.next_change(date(2007, 7, 9), date(2019, 1, 1)))
    assert tot == datetime(2019, 7, 9, 0, 0, tzinfo=AMSTERDAM)
    assert tot.utcoffset() == timedelta(hours=2)


def test_a_yes_is_needed_of_whoever_decides() -> None:
    def stap(beslist: Beslisser) -> Rechtenstap:
        return Rechtenstap(0, beslist, "toets")

    goed = {("OUDERS", "OUDERS"), ("BEIDE", "OUDERS+KIND"), ("KIND", "KIND"), ("OUDERS", "OUDERS+KIND"),
            ("KIND", "OUDERS+KIND")}  # fmt: skip
    for beslist, ja in product(Beslisser, ("", "OUDERS", "KIND", "OUDERS+KIND")):
        wie = [deel for deel in ja.split("+") if deel]
        if (beslist.value, ja) in goed:
            rechten.check_consent(stap(beslist), wie)
        else:
            with pytest.raises(InvalidInput):
                rechten.check_consent(stap(beslist), wie)


def test_a_region_may_lay_down_its_own_steps() -> None:
    eigen = [{"vanaf": 0, "beslist": "OUDERS", "bron": "regio"}, {"vanaf": 14, "beslist": "KIND", "bron": "regio"}]
    stappen = rechten.read_steps(eigen)
    assert rechten.step_of(13, stappen).beslist is Beslisser.OUDERS
    assert rechten.step_of(14, stappen).beslist is Beslisser.KIND
    assert rechten.read_steps("onzin") == rechten.STAPPEN == rechten.read_steps([{"vanaf": "x"}])


def test_every_pair_of_states() -> None:
    for van, naar in product(KindhulpStatus, KindhulpStatus):
        if naar in KINDHULP_OVERGANGEN[van]:
            aanbod.check_kindhulp_transition(van, naar)
        else:
            with pytest.raises(NotPossible):
                aanbod.check_kindhulp_transition(van, naar)
    for eerst, dan in product(MetingStatus, MetingStatus):
        if dan in METING_OVERGANGEN[eerst]:
            welzijn.check_meting_transition(eerst, dan)
        else:
            with pytest.raises(NotPossible):
                welzijn.check_meting_transition(eerst, dan)


def test_waiting_is_counted_from_the_question() -> None:
    vandaag, vraag = date(2016, 4, 1), date(2016, 3, 2)
    assert aanbod.waiting_days(gevraagd=None, gestart=None, gestopt=None, vandaag=vandaag) is None
    assert aanbod.waiting_days(gevraagd=vraag, gestart=None, gestopt=None, vandaag=vandaag) == 30
    assert aanbod.waiting_days(gevraagd=vraag, gestart=date(2016, 3, 12), gestopt=None, vandaag=vandaag) == 10
    assert aanbod.furthest([KindhulpStatus.GEWENST, KindhulpStatus.GEVRAAGD]) is KindhulpStatus.GEVRAAGD
    assert aanbod.furthest([]) is None


def test_a_story_says_something() -> None:
    dag = date(2016, 3, 2)
    for soort in Verhaalsoort:
        verhalen.check_verhaal(soort, {next(iter(VELDEN[soort])): "iets"}, op=dag, vandaag=dag)
        with pytest.raises(InvalidInput):
            verhalen.check_verhaal(soort, {}, op=dag, vandaag=dag)
    with pytest.raises(InvalidInput):
        verhalen.check_verhaal(Verhaalsoort.DRIE_HUIZEN, {"zorgen": "iets"}, op=dag + timedelta(days=1), vandaag=dag)


def test_months_of_the_region() -> None:
    assert welzijn.months_of([0, 6, 12]) == (0, 6, 12)
    assert welzijn.months_of("drie") == welzijn.months_of(None) == welzijn.MOMENTEN
    assert welzijn.add_months(date(2016, 1, 31), 1) == date(2016, 2, 29)
    assert welzijn.add_months(date(2016, 3, 2), 12) == date(2017, 3, 2)


def test_the_sheet_of_a_school_has_no_place_for_what_happened() -> None:
    assert set(signature(school.assemble_sheet).parameters) == {
        "roepnaam",
        "contact",
        "telefoon",
        "behoeften",
        "signalen",
    }
    blad = school.assemble_sheet(roepnaam="Fenna", contact="J.", telefoon="070", behoeften=["rust"], signalen=[])
    assert set(blad) == {"roepnaam", "contact", "telefoon", "behoeften", "signalen"}
    assert school.plain_code("abcd-efgh 2345") == "ABCDEFGH2345"
