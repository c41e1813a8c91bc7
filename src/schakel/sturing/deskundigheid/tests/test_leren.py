"""Is a training counted per team of five or more, measured afterwards, and an alarm answered by its team?"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.berichten.models import Bericht
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.sturing.deskundigheid import actions
from schakel.sturing.deskundigheid.models import Teamalarm, Trainingsdeelname, Trainingsmeting
from schakel.sturing.deskundigheid.queries import leren as queries
from schakel.sturing.deskundigheid.rules.leren import Dekking, add_months, is_valid, measure_days, valid_until
from schakel.sturing.deskundigheid.tests.builders import Stuurploeg, doe

LATER = datetime(2016, 7, 1, 9, 0, tzinfo=UTC)
DAG = date(2016, 3, 1)


def volgt(ploeg: Stuurploeg, *namen: str, op: date = DAG) -> None:
    mensen = [ploeg.mens(naam).pk for naam in namen]
    doe(ploeg, "Wim", actions.record_training, training="sos", gevolgd_op=op, medewerkers=mensen)


@pytest.mark.django_db
def test_a_team_of_five_or_more_is_counted_and_a_smaller_one_is_not(ploeg: Stuurploeg) -> None:
    volgt(ploeg, "Wim", "Yara", "Mo")
    doe(ploeg, "Jamila", actions.record_training, training="sos", gevolgd_op=DAG, medewerkers=[ploeg.mens("Jamila").pk])
    zicht = doe(ploeg, "Bas", queries.open_training, code="sos")
    per = {t.team.code: t.dekking for t in zicht.teams}
    assert per["wijkteam-west"] == Dekking(3, 6) and per["jeugdteam-west"] is None
    eigen = doe(ploeg, "Jamila", queries.open_training, code="sos")
    assert {t.team.code: t.dekking for t in eigen.teams}["jeugdteam-west"] == Dekking(1, 3)
    doel = zicht.doel_van("wijkteam", DAG)
    assert doel is not None and doel.procent == 80 and not Dekking(3, 6).haalt(80)


@pytest.mark.django_db
def test_only_the_own_team_reads_who_followed_it(ploeg: Stuurploeg) -> None:
    volgt(ploeg, "Wim")
    for naam, ziet in (("Yara", 1), ("Bas", 0), ("Jamila", 0), ("Frank", 0)):
        assert doe(ploeg, naam, lambda _h: Trainingsdeelname.objects.count()) == ziet, naam


@pytest.mark.django_db
def test_a_training_that_ran_out_counts_no_longer(ploeg: Stuurploeg) -> None:
    volgt(ploeg, "Wim", op=date(2014, 3, 1))
    zicht = doe(ploeg, "Bas", queries.open_training, code="sos")
    assert {t.team.code: t.dekking for t in zicht.teams}["wijkteam-west"] == Dekking(0, 6)


@pytest.mark.django_db
def test_a_team_keeps_only_its_own_people_on_days_that_were(ploeg: Stuurploeg) -> None:
    for wat in (
        {"gevolgd_op": date(2017, 1, 1), "medewerkers": [ploeg.mens("Wim").pk]},
        {"gevolgd_op": DAG, "medewerkers": []},
        {"gevolgd_op": DAG, "medewerkers": [ploeg.mens("Jamila").pk]},
    ):
        with pytest.raises(InvalidInput):
            doe(ploeg, "Wim", actions.record_training, training="sos", **wat)
    with pytest.raises(NotFound):
        doe(ploeg, "Wim", actions.record_training, training="x", gevolgd_op=DAG, medewerkers=[1])
    with pytest.raises(NotAllowed):
        doe(ploeg, "Bas", actions.record_training, training="sos", gevolgd_op=DAG, medewerkers=[1])


@pytest.mark.django_db
def test_an_organisation_without_accounts_reports_numbers(ploeg: Stuurploeg) -> None:
    organisatie = ploeg.basis.teams["politie-zuid"].organisatie_id
    wat = {"training": "sos", "organisatie": organisatie, "op": DAG}
    with pytest.raises(InvalidInput):
        doe(ploeg, "Bas", actions.report_training, **wat, mensen=5, geldig=6)
    doe(ploeg, "Bas", actions.report_training, **wat, mensen=20, geldig=6)
    with pytest.raises(NotPossible):
        doe(ploeg, "Bas", actions.report_training, **wat, mensen=20, geldig=7)
    with pytest.raises(NotAllowed):
        doe(ploeg, "Wim", actions.report_training, **wat, mensen=20, geldig=7)


@pytest.mark.django_db
def test_own_work_is_measured_once_three_months_later_for_five_or_more(ploeg: Stuurploeg) -> None:
    volgt(ploeg, "Wim", "Yara")
    with pytest.raises(NotPossible, match="drie maanden na"):
        doe(ploeg, "Wim", actions.measure_after_training, training="sos", gevolgd_op=DAG)
    meting = doe(ploeg, "Wim", actions.measure_after_training, LATER, training="sos", gevolgd_op=DAG)
    assert meting.leden == 6 and meting.na_noemer == 0
    with pytest.raises(NotPossible, match="al gemeten"):
        doe(ploeg, "Wim", actions.measure_after_training, LATER, training="sos", gevolgd_op=DAG)
    with pytest.raises(NotPossible, match="Niemand van uw team"):
        doe(ploeg, "Wim", actions.measure_after_training, LATER, training="sos", gevolgd_op=date(2016, 2, 1))
    with pytest.raises(NotPossible, match="kleiner dan vijf"):
        doe(ploeg, "Jamila", actions.measure_after_training, LATER, training="sos", gevolgd_op=DAG)
    assert doe(ploeg, "Bas", lambda _h: Trainingsmeting.objects.count()) == 1
    assert doe(ploeg, "Jamila", lambda _h: Trainingsmeting.objects.count()) == 0


@pytest.mark.django_db
def test_an_alarm_goes_to_its_team_once_and_is_answered_there(ploeg: Stuurploeg) -> None:
    wat: dict[str, Any] = {
        "team": ploeg.team("wijkteam-west").pk,
        "soort": "toets",
        "tekst": "Doe iets.",
        "uiterlijk": date(2016, 4, 1),
    }
    alarm = doe(ploeg, "Bas", actions.raise_alarm, **wat)
    assert doe(ploeg, "Bas", actions.raise_alarm, **wat) is None
    assert Bericht.objects.filter(team_id=wat["team"], aanleiding=f"teamalarm:{alarm.pk}").count() == 1
    assert [a.pk for a in doe(ploeg, "Yara", queries.alarms, team=wat["team"])] == [alarm.pk]
    assert not doe(ploeg, "Jamila", queries.alarms)
    for naam, fout in (("Jamila", NotFound), ("Bas", NotAllowed)):
        with pytest.raises(fout):
            doe(ploeg, naam, actions.answer_alarm, alarm=alarm.publiek_id, antwoord="x")
    with pytest.raises(InvalidInput):
        doe(ploeg, "Wim", actions.answer_alarm, alarm=alarm.publiek_id, antwoord=" ")
    doe(ploeg, "Wim", actions.answer_alarm, alarm=alarm.publiek_id, antwoord="Gedaan.")
    assert not doe(ploeg, "Wim", queries.alarms)
    with pytest.raises(IntegrityError), transaction.atomic():
        doe(ploeg, "Wim", lambda _h: Teamalarm.objects.update(antwoord=""))


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(-60, 240))
def test_months_later_lies_in_the_right_month(dag: date, maanden: int) -> None:
    later = add_months(dag, maanden)
    assert (later.year * 12 + later.month) - (dag.year * 12 + dag.month) == maanden and later.day <= dag.day


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(1, 120))
def test_a_training_holds_from_its_day_until_its_end(dag: date, maanden: int) -> None:
    tot = valid_until(dag, maanden)
    assert tot is not None and is_valid(dag, maanden, dag) and not is_valid(dag, maanden, tot)
    assert is_valid(dag, None, date.max) and valid_until(dag, None) is None
    van, op, eind = measure_days(dag)
    assert van < op == dag < eind
