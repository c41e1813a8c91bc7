"""Is a commission signed by both, checked against what happens, and does a weak footing become an alarm?"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.vragenlijsten.actions import load_vragenlijst
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.sturing.deskundigheid.models import Teamalarm
from schakel.sturing.deskundigheid.rules.leren import Dekking
from schakel.sturing.deskundigheid.tests.builders import doe, laad
from schakel.sturing.uitvoering import actions
from schakel.sturing.uitvoering.models import Opdracht, Teamstand
from schakel.sturing.uitvoering.queries import opdracht as queries
from schakel.sturing.uitvoering.rules.opdracht import (
    GEWICHTEN,
    Knelpunt,
    Oordeel,
    Teamcijfers,
    bottlenecks,
    judge_hours,
    judge_requirement,
    judge_skill,
    judge_task,
    weigh,
)
from schakel.sturing.uitvoering.tests.builders import GROOT, KLEIN, MACHINE, Stuurploeg, inhoud_van

DAGEN = {"geldig_van": date(2016, 1, 1), "geldig_tot": date(2017, 1, 1), "uren_per_week": Decimal(72)}


@pytest.fixture
def opdracht(ploeg: Stuurploeg) -> Opdracht:
    load_vragenlijst(MACHINE, regio="", inhoud=inhoud_van("landelijk/vragenlijsten/zelfscan-professional.yaml"))
    laad()
    return maak(ploeg)


def maak(ploeg: Stuurploeg, door: str = "Bas", **anders: Any) -> Opdracht:
    wat = {"gemeente": GROOT, "team": ploeg.team("wijkteam-west").pk, **DAGEN, **anders}
    rij: Opdracht = doe(ploeg, door, actions.draft_opdracht, **wat)
    return rij


def zicht(ploeg: Stuurploeg, rij: Opdracht, naam: str = "Bas") -> queries.Opdrachtzicht:
    gezien: queries.Opdrachtzicht = doe(ploeg, naam, queries.open_commission, publiek_id=rij.publiek_id)
    return gezien


def vraag(ploeg: Stuurploeg, rij: Opdracht) -> None:
    plek = {"opdracht": rij.publiek_id}
    doe(ploeg, "Bas", actions.choose_requirements, **plek, eisen=["plan1", "regie1"])
    doe(ploeg, "Bas", actions.add_task, **plek, taak="regie")
    doe(ploeg, "Bas", actions.add_skill, **plek, training="sos", norm=80)


def teken(ploeg: Stuurploeg, rij: Opdracht, *namen: str) -> None:
    for naam in namen:
        doe(ploeg, naam, actions.sign, opdracht=rij.publiek_id, functie="leider")


@pytest.mark.django_db
def test_a_commission_holds_once_both_have_signed(ploeg: Stuurploeg, opdracht: Opdracht) -> None:
    with pytest.raises(NotPossible, match="vraagt nog niets"):
        teken(ploeg, opdracht, "Bas")
    vraag(ploeg, opdracht)
    teken(ploeg, opdracht, "Wim")
    with pytest.raises(NotPossible, match="al getekend"):
        teken(ploeg, opdracht, "Yara")
    doe(ploeg, "Bas", actions.add_task, opdracht=opdracht.publiek_id, taak="anders", tekst="Spreekuur")
    assert zicht(ploeg, opdracht).opdracht.team_getekend_op is None
    teken(ploeg, opdracht, "Bas", "Wim")
    assert zicht(ploeg, opdracht, "Yara").opdracht.is_getekend
    with pytest.raises(NotPossible, match="verandert niet meer"):
        doe(ploeg, "Bas", actions.add_task, opdracht=opdracht.publiek_id, taak="regie")
    nieuw = maak(ploeg)
    vraag(ploeg, nieuw)
    with pytest.raises(NotPossible, match="geldt op deze dagen al"):
        teken(ploeg, nieuw, "Bas")


@pytest.mark.django_db
def test_only_its_two_sides_know_of_it(ploeg: Stuurploeg, opdracht: Opdracht) -> None:
    for naam in ("Roos", "Jamila", "Fatima"):
        with pytest.raises(NotFound):
            zicht(ploeg, opdracht, naam)
    assert zicht(ploeg, opdracht, "Paul").opdracht.pk == opdracht.pk
    with pytest.raises(NotAllowed):
        maak(ploeg, "Roos")
    with pytest.raises(NotAllowed):
        doe(ploeg, "Wim", actions.add_task, opdracht=opdracht.publiek_id, taak="regie")
    with pytest.raises(NotAllowed):
        doe(ploeg, "Paul", actions.sign, opdracht=opdracht.publiek_id, functie="x")
    assert maak(ploeg, "Roos", gemeente=KLEIN).opdrachtgever_id == ploeg.team("beleid-klein").pk
    with pytest.raises(InvalidInput):
        maak(ploeg, geldig_tot=date(2015, 1, 1))


@pytest.mark.django_db
def test_what_is_asked_must_be_known(ploeg: Stuurploeg, opdracht: Opdracht) -> None:
    plek = {"opdracht": opdracht.publiek_id}
    for deed, wat, fout in (
        (actions.choose_requirements, {"eisen": ["bestaat-niet"]}, InvalidInput),
        (actions.choose_requirements, {"eisen": []}, InvalidInput),
        (actions.add_task, {"taak": "anders"}, InvalidInput),
        (actions.add_skill, {"training": "x", "norm": 80}, NotFound),
    ):
        with pytest.raises(fout):
            doe(ploeg, "Bas", deed, **plek, **wat)


@pytest.mark.django_db
def test_nothing_is_judged_that_was_not_seen(ploeg: Stuurploeg, opdracht: Opdracht) -> None:
    vraag(ploeg, opdracht)
    oordelen = {eis.soort: b.oordeel for eis, b in zicht(ploeg, opdracht).eisen}
    assert oordelen == {"EIS": Oordeel.NIET_BEKEND, "TAAK": Oordeel.NIET_BEKEND, "KUNDE": Oordeel.GEBEURT_NIET}
    leg_vast(ploeg)
    eisen = {eis.soort: b.oordeel for eis, b in zicht(ploeg, opdracht).eisen}
    assert eisen["TAAK"] is Oordeel.GEBEURT_NIET and zicht(ploeg, opdracht).uren.oordeel is Oordeel.GEBEURT


def leg_vast(ploeg: Stuurploeg, naam: str = "Wim", **anders: Any) -> Teamstand:
    wat = {
        "fte_afgesproken": Decimal(3),
        "fte_bezet": Decimal(3),
        "supervisie_afgesproken": 2,
        "supervisie_gehouden": 2,
    }
    rij: Teamstand = doe(ploeg, naam, actions.record_teamstand, **{**wat, **anders})
    return rij


@pytest.mark.django_db
def test_a_weak_footing_becomes_an_alarm_of_the_team_once(ploeg: Stuurploeg) -> None:
    leg_vast(ploeg)
    assert not doe(ploeg, "Wim", lambda _h: list(Teamalarm.objects.all()))
    leg_vast(ploeg, fte_bezet=Decimal(2), supervisie_gehouden=0)
    leg_vast(ploeg, fte_bezet=Decimal(2), supervisie_gehouden=0)
    alarmen = doe(ploeg, "Wim", lambda _h: list(Teamalarm.objects.order_by("soort")))
    assert [(a.soort, a.eigenaar, a.uiterlijk) for a in alarmen] == [
        ("supervisie", "teamleider", date(2016, 4, 1)), ("vacature", "teamleider", date(2016, 4, 1)),
    ]  # fmt: skip
    assert doe(ploeg, "Wim", lambda _h: Teamstand.objects.count()) == 1
    with pytest.raises(NotAllowed):
        leg_vast(ploeg, "Bas")
    assert doe(ploeg, "Jamila", lambda _h: Teamstand.objects.count()) == 0
    assert doe(ploeg, "Paul", lambda _h: Teamstand.objects.count()) == 1


def cijfers(**anders: Any) -> Teamcijfers:
    wat = {"antwoordt": 0, "regie": 0, "gewogen": Decimal(0), "fte_afgesproken": Decimal(2), "fte_bezet": Decimal(2)}
    return Teamcijfers(**{**wat, "supervisie_afgesproken": 0, "supervisie_gehouden": 0, **anders})


def test_what_is_found_says_from_what() -> None:
    assert judge_requirement("", "").oordeel is Oordeel.NIET_BEKEND
    assert judge_requirement("nvt", "").oordeel is Oordeel.NIET_BEKEND
    assert judge_requirement("3", "Verslag.").waaruit == "Zelfscan: score 3. Verslag."
    assert judge_requirement("2", "").oordeel is Oordeel.GEBEURT_NIET
    assert judge_skill(None, 80).oordeel is Oordeel.NIET_BEKEND
    assert judge_skill(Dekking(4, 5), 80).oordeel is Oordeel.GEBEURT
    assert judge_task("regie", cijfers(regie=1)).oordeel is Oordeel.GEBEURT
    assert judge_task("antwoorden", cijfers()).oordeel is Oordeel.GEBEURT_NIET
    assert judge_task("anders", cijfers()).oordeel is Oordeel.NIET_BEKEND
    assert judge_hours(Decimal(73), cijfers()).oordeel is Oordeel.GEBEURT_NIET
    assert judge_hours(Decimal(72), None).oordeel is Oordeel.NIET_BEKEND


def test_nobody_at_work_is_a_bottleneck_only_with_work() -> None:
    leeg = cijfers(fte_bezet=Decimal(0))
    assert [k for k, _t in bottlenecks(leeg)] == [Knelpunt.VACATURE]
    assert [k for k, _t in bottlenecks(cijfers(fte_bezet=Decimal(0), gewogen=Decimal(3)))] == [
        Knelpunt.CASELOAD, Knelpunt.VACATURE,
    ]  # fmt: skip
    assert [k for k, _t in bottlenecks(cijfers(gewogen=Decimal(41)))] == [Knelpunt.CASELOAD]


@given(st.dictionaries(st.integers(0, 3), st.integers(0, 100)))
def test_more_danger_never_weighs_less(aantallen: dict[int, int]) -> None:
    erger = {min(gevaar + 1, 3): 0 for gevaar in aantallen}
    for gevaar, n in aantallen.items():
        erger[min(gevaar + 1, 3)] += n
    assert weigh(erger) >= weigh(aantallen) >= sum(aantallen.values()) * min(GEWICHTEN.values())
