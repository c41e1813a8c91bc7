from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.monitoring import actions, queries, rules
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.rules import (
    CONTROLE_OVERGANGEN,
    Controlebron,
    ControleStatus,
    Stap,
    Uitkomst,
    Veiligheid,
    Vervalreden,
    Vervolg,
)
from schakel.casuswerk.monitoring.tests.builders import geplande_controles
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

GEZIN = Uitkomst(None, Controlebron.GEZIN, Veiligheid.VEILIG)
SCHOOL = Uitkomst(None, Controlebron.PROFESSIONAL, Veiligheid.ONVEILIG, "de juf", "Zij schrikt als hij belt.")
RUSTIG = Uitkomst(None, Controlebron.PROFESSIONAL, Veiligheid.VEILIG)
HANDEL = Stap(Vervolg.TERMIJN, actie="Ga vandaag langs.")


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
        gedaan = actions.record_check(fatima, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL], stap=HANDEL)
        assert len(queries.checks_of(fatima, dossier=moment.dossier_id)[0].uitkomsten.all()) == 2
    assert gedaan.nieuwe_zorgen
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.record_check(fatima, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL], stap=HANDEL)


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["Jamila", "Elif", "Frank"])
def test_an_outsider_records_and_sees_nothing(ploeg: Ploeg, naam: str) -> None:
    moment = geplande_controles(ploeg)[0]
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(days=90))
    with transactie(wie, wat="toets"):
        assert Controlemoment.objects.count() == 0
    with pytest.raises(NotAllowed), transactie(wie, wat="toets"):
        actions.record_check(wie, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL])


ZWIJGT = Uitkomst(None, Controlebron.GEZIN, Veiligheid.NIET_BEREIKT)
FOUTEN = [
    ([GEZIN, SCHOOL], Stap(), "vervolg"),
    ([GEZIN, SCHOOL], Stap(Vervolg.EXTRA_MOMENT, na_maanden=1), "vervolg"),
    ([GEZIN, RUSTIG], Stap(Vervolg.EXTRA_MOMENT, na_maanden=2), "na_maanden"),
    ([GEZIN, SCHOOL], Stap(Vervolg.TERMIJN), "actie"),
    ([GEZIN, SCHOOL], Stap(Vervolg.MELDING), "acuut"),
    ([ZWIJGT, RUSTIG], Stap(), "vervolg"),
]


@pytest.mark.parametrize(("uitkomsten", "stap", "veld"), FOUTEN)
def test_unsafety_and_silence_never_lead_to_nothing(uitkomsten: list[Uitkomst], stap: Stap, veld: str) -> None:
    with pytest.raises(InvalidInput) as fout:
        rules.check_stap(uitkomsten, stap, nog_gepland=False)
    assert list(fout.value.fouten) == [veld]


def test_a_household_that_was_not_reached_may_wait_for_the_next_planned_moment() -> None:
    rules.check_stap([ZWIJGT, RUSTIG], Stap(), nog_gepland=True)


@pytest.mark.django_db
def test_the_team_that_answers_says_what_it_did(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with transactie(fatima, wat="toets"):
        gedaan = actions.record_check(fatima, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL], stap=HANDEL)
        assert Dossier.objects.get(pk=moment.dossier_id).gevaar >= actions.GEVAAR_BIJ_ONVEILIG
        assert b"schrikt" not in bytes(gedaan.verslag or b"")
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        actions.record_opvolging(fatima, controlemoment=moment, gedaan=" ")
    with transactie(fatima, wat="toets"):
        actions.record_opvolging(fatima, controlemoment=moment, gedaan="Slot vervangen.")
        assert queries.open_controle(fatima, publiek_id=moment.publiek_id).opvolging == "Slot vervangen."
        soorten = set(Gebeurtenis.objects.filter(dossier_id=moment.dossier_id).values_list("soort", flat=True))
    assert {"monitoring.uitgevoerd", "monitoring.onveilig", "monitoring.opgevolgd"} <= soorten
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.record_opvolging(fatima, controlemoment=moment, gedaan="Nog eens.")


@pytest.mark.django_db
def test_asking_again_plans_a_moment_of_its_own(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=92))
    with transactie(fatima, wat="toets"):
        actions.record_check(
            fatima, controlemoment=moment, uitkomsten=[GEZIN, RUSTIG], stap=Stap(Vervolg.EXTRA_MOMENT, na_maanden=1)
        )
        extra = Controlemoment.objects.get(sjabloon="extra-1")
    assert (extra.status, extra.gepland_op) == ("GEPLAND", date(2016, 7, 2))


@pytest.mark.django_db
def test_a_new_melding_takes_the_people_along_and_says_where_it_comes_from(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with transactie(fatima, wat="toets"):
        gedaan = actions.record_check(
            fatima, controlemoment=moment, uitkomsten=[GEZIN, SCHOOL], stap=Stap(Vervolg.MELDING, acuut="DREIGT")
        )
        assert gedaan.melding is not None
        melding = Melding.objects.get(publiek_id=gedaan.melding)
        assert (melding.kanaal, melding.acuut, melding.ontvangstcode) == ("AMBTSHALVE", "DREIGT", gedaan.ontvangstcode)
        assert "Zij schrikt als hij belt." in melding.toelichting
        namen = [len(personen.personen_of(fatima, dossier=d)) for d in (melding.dossier_id, moment.dossier_id)]
    assert namen[0] == namen[1]


@pytest.mark.django_db
def test_a_moment_lapses_only_with_a_reason(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[1]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        actions.let_lapse(fatima, controlemoment=moment, reden="")
    with transactie(fatima, wat="toets"):
        actions.let_lapse(fatima, controlemoment=moment, reden="Vorige week al gevraagd.")
        gelezen = queries.open_controle(fatima, publiek_id=moment.publiek_id).verslag["reden"]
        assert gelezen == "Vorige week al gevraagd."
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.record_check(fatima, controlemoment=moment, uitkomsten=[GEZIN, RUSTIG])


@pytest.mark.django_db
def test_nobody_falls_out_by_moving_house_or_by_the_last_moment(ploeg: Ploeg) -> None:
    eerste, laatste = geplande_controles(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with pytest.raises(InvalidInput) as fout, transactie(fatima, wat="toets"):
        actions.let_lapse(fatima, controlemoment=eerste, reden="Verhuisd.", waarom=Vervalreden.VERHUISD)
    assert set(fout.value.fouten) == {"waarom"}
    with transactie(fatima, wat="toets"):
        actions.let_lapse(fatima, controlemoment=eerste, reden="Al gevraagd.", waarom=Vervalreden.GEVRAAGD)
    with pytest.raises(InvalidInput) as fout, transactie(fatima, wat="toets"):
        actions.let_lapse(fatima, controlemoment=laatste, reden="Al gevraagd.", waarom=Vervalreden.GEVRAAGD)
    assert set(fout.value.fouten) == {"waarom"}
    with transactie(fatima, wat="toets"):
        rij = actions.let_lapse(fatima, controlemoment=laatste, reden="Overleden.", waarom=Vervalreden.OVERLEDEN)
        assert rij.status == "VERVALLEN"


@pytest.mark.django_db
def test_the_database_lets_no_unsafety_end_in_nothing(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=90))
    with pytest.raises(IntegrityError), transactie(fatima, wat="toets"):
        Controlemoment.objects.filter(pk=moment.pk).update(
            status="GEDAAN", gedaan_op=fatima.moment, nieuwe_zorgen=True, vervolg="GEEN"
        )
