"""Which clocks start, stop, lapse and begin again when something happens?"""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from schakel.basis.termijnen import queries
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import laatste_dag
from schakel.basis.termijnen.rules.definitie import danger_of
from schakel.basis.termijnen.tests.builders import een_dossiernummer, gebeurt
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.tijd import AMSTERDAM

pytestmark = pytest.mark.django_db


def _lopend(dossier: int) -> set[str]:
    return set(Termijn.objects.lopend().filter(dossier_id=dossier).values_list("definitie", flat=True))


def test_a_melding_starts_its_clocks_with_an_owner_and_an_alarm(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    termijnen = gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    assert [t.definitie for t in termijnen] == ["acuut_screenen", "veiligheidsbeoordeling", "veiligheidscheck_wachtend"]
    assert {t.team_id for t in termijnen} == {ploeg.team_van("Fatima").pk}
    acuut = termijnen[0]
    assert (acuut.gevaar, acuut.uiterlijk) == (3, ploeg.moment + timedelta(hours=1))
    assert acuut.volgend_alarm_op == ploeg.moment + timedelta(minutes=36)


def test_the_legal_and_the_practical_end_are_both_kept(ploeg: Ploeg) -> None:
    """Friday 4 March 2016: the statute says Wednesday, the norm says Friday."""
    dossier = een_dossiernummer(ploeg, "Fatima")
    vrijdag = datetime(2016, 3, 4, 15, 0, tzinfo=AMSTERDAM)
    gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier, op=vrijdag)
    termijn = Termijn.objects.get(definitie="veiligheidsbeoordeling", dossier_id=dossier)
    assert termijn.wettelijk_uiterlijk is not None
    assert termijn.praktijk_uiterlijk is not None
    assert laatste_dag(termijn.wettelijk_uiterlijk) == date(2016, 3, 9)
    assert laatste_dag(termijn.praktijk_uiterlijk) == date(2016, 3, 11)
    assert termijn.uiterlijk == termijn.wettelijk_uiterlijk


def test_an_event_stops_what_names_it_and_the_moment_is_kept(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    later = ploeg.moment + timedelta(minutes=10)
    gebeurt(ploeg, "Fatima", "acuut.beoordeeld", dossier, op=later)
    gedaan = Termijn.objects.get(definitie="acuut_screenen", dossier_id=dossier)
    assert (gedaan.status, gedaan.afgedaan_op, gedaan.volgend_alarm_op) == ("AFGEDAAN", later, None)
    assert _lopend(dossier) == {"veiligheidsbeoordeling", "veiligheidscheck_wachtend"}


def test_a_withdrawn_offer_lapses_and_is_not_called_done(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima", "Jamila")
    gebeurt(ploeg, "Fatima", "overdracht.aangeboden", dossier, onderwerp=("overdracht", 1))
    gebeurt(ploeg, "Fatima", "overdracht.ingetrokken", dossier, onderwerp=("overdracht", 1))
    assert set(Termijn.objects.filter(dossier_id=dossier).values_list("status", flat=True)) == {"VERVALLEN"}


def test_one_subject_leaves_the_others_alone(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    for kind in (7, 8):
        gebeurt(ploeg, "Fatima", "kind.betrokken", dossier, onderwerp=("kind", kind), codes={"spreken": kind == 8})
    gebeurt(ploeg, "Fatima", "kind.gezien", dossier, onderwerp=("kind", 8))
    open_ = Termijn.objects.lopend().filter(dossier_id=dossier).order_by("onderwerp_id")
    assert [(t.definitie, t.onderwerp_id) for t in open_] == [("kind_zien", 7), ("kind_spreken", 8)]


def test_an_event_of_another_kind_reaches_every_subject(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima", "Jamila")
    gebeurt(ploeg, "Fatima", "overdracht.aangeboden", dossier, onderwerp=("overdracht", 1))
    gebeurt(ploeg, "Fatima", "overdracht.aangeboden", dossier, onderwerp=("overdracht", 2))
    gebeurt(ploeg, "Fatima", "casus.gesloten", dossier, onderwerp=("casus", 1))
    assert _lopend(dossier) == set()


def test_the_code_of_an_event_may_be_asked(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    gebeurt(ploeg, "Fatima", "melding.beoordeeld", dossier, codes={"besluit": "geen"})
    assert "onderzoek_afronden" not in _lopend(dossier)
    gebeurt(ploeg, "Fatima", "melding.beoordeeld", dossier, codes={"besluit": "onderzoek"})
    assert "onderzoek_afronden" in _lopend(dossier)


def test_contact_lets_the_watch_begin_again(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    contact = ploeg.moment + timedelta(days=4)
    gebeurt(ploeg, "Fatima", "contact.vastgelegd", dossier, op=contact)
    termijn = Termijn.objects.get(definitie="veiligheidscheck_wachtend", dossier_id=dossier)
    assert (termijn.gestart_op, termijn.alarm_stand) == (contact, 0)


def test_what_runs_is_not_started_twice(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    eerste = gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    assert gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier) == []
    assert Termijn.objects.filter(dossier_id=dossier).count() == len(eerste)


def test_the_receiver_owns_the_clocks_of_the_offer(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima", "Jamila")
    termijnen = gebeurt(
        ploeg, "Fatima", "overdracht.aangeboden", dossier, onderwerp=("overdracht", 1), codes={"acuut": True}
    )
    assert {t.team_id for t in termijnen} == {ploeg.team_van("Jamila").pk}
    assert "overdracht_acceptatie_acuut" in {t.definitie for t in termijnen}


def test_few_statements_and_none_when_nothing_is_concerned(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    with CaptureQueriesContext(
        connection,
    ) as geen:
        gebeurt(ploeg, "Fatima", "niets.bijzonders", dossier)
    with CaptureQueriesContext(connection) as een:
        gebeurt(ploeg, "Fatima", "acuut.beoordeeld", dossier)
    assert _werk(geen) == 0
    assert _werk(een) == 1


def _werk(gevangen: Any) -> int:
    woorden = [q["sql"].split()[0] for q in gevangen.captured_queries if "SAVEPOINT" not in q["sql"]]
    return sum(woord in {"INSERT", "UPDATE", "DELETE"} for woord in woorden)


def test_an_old_definition_no_longer_starts_and_still_stops(ploeg: Ploeg) -> None:
    definities = {d.code for d in queries.definities_op("toetsregio", date(2014, 1, 1))}
    assert definities == set()
    assert "voorwaarden_vervolg_afronden" not in {d.code for d in queries.definities_op("toetsregio", date(2016, 1, 1))}


def test_a_running_clock_without_a_team_is_refused_by_the_database(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    with pytest.raises(IntegrityError, match="termijn_lopend_heeft_team"), transaction.atomic():
        Termijn.objects.filter(dossier_id=dossier).update(team_id=None)


def test_an_outsider_sees_no_clock(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    assert queries.werklijst(ploeg.handeling("Carlijn")) == []


@pytest.mark.parametrize(
    ("eigen", "dossier", "samen"), [(0, 3, 0), (0, 0, 0), (1, 0, 1), (1, 3, 3), (3, 1, 3), (None, 2, 2)]
)
def test_what_is_never_urgent_does_not_become_so_in_a_dangerous_case(
    eigen: int | None, dossier: int, samen: int
) -> None:
    assert danger_of(eigen, dossier) == samen
