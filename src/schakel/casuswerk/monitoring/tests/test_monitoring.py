from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.monitoring import actions, queries, rules
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.rules import CONTROLE_OVERGANGEN, Controlebron, ControleStatus, Uitkomst, Veiligheid
from schakel.casuswerk.monitoring.tests.builders import geplande_controles
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

GEZIN = Uitkomst(None, Controlebron.GEZIN, Veiligheid.VEILIG)
SCHOOL = Uitkomst(None, Controlebron.PROFESSIONAL, Veiligheid.ONVEILIG)


@pytest.fixture
def ploeg() -> Ploeg:
    """Return the cast."""
    return een_ploeg()


@pytest.mark.parametrize("van", ControleStatus)
@pytest.mark.parametrize("naar", ControleStatus)
def test_every_pair_of_states(van: ControleStatus, naar: ControleStatus) -> None:
    if naar in CONTROLE_OVERGANGEN[van]:
        rules.check_control_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            rules.check_control_transition(van, naar)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 36))
def test_months_later_is_the_same_day_or_the_last_one(dag: date, maanden: int) -> None:
    later = rules.add_months(dag, maanden)
    assert (later.year * 12 + later.month) - (dag.year * 12 + dag.month) == maanden
    assert later.day == dag.day or (later + timedelta(days=1)).month != later.month


@pytest.mark.django_db
def test_the_example_template_is_three_and_twelve_months(ploeg: Ploeg) -> None:
    momenten = geplande_controles(ploeg)
    assert [m.gepland_op for m in momenten] == [date(2016, 6, 3), date(2017, 3, 3)]


@pytest.mark.django_db
def test_hearing_the_start_twice_plans_once(ploeg: Ploeg) -> None:
    eerste = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(fatima, wat="toets"):
        nieuw = actions.plan_checks(
            fatima, dossier=eerste.dossier_id, overdracht=1, team=eerste.team_id, gestart_op=fatima.moment
        )
        assert nieuw == []
        assert Controlemoment.objects.count() == 2


@pytest.mark.django_db
def test_household_and_another_are_asked(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        actions.record_check(fatima, controlemoment=moment, uitkomsten=[GEZIN])
    with transactie(fatima, wat="toets"):
        gedaan = actions.record_check(fatima, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL])
        assert len(queries.checks_of(fatima, dossier=moment.dossier_id)[0].uitkomsten.all()) == 2
    assert gedaan.nieuwe_zorgen
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.record_check(fatima, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL])


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["Jamila", "Elif", "Frank"])
def test_an_outsider_records_and_sees_nothing(ploeg: Ploeg, naam: str) -> None:
    moment = geplande_controles(ploeg)[0]
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(days=90))
    with transactie(wie, wat="toets"):
        assert Controlemoment.objects.count() == 0
    with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
        actions.record_check(wie, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL])
