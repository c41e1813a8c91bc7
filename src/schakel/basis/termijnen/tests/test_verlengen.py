"""More time: one asks with a reason, another approves, each time two weeks at most, and nothing lapses unseen (C1)."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.termijnen import actions, queries
from schakel.basis.termijnen.models import Termijn, Verlenging, Verlengverzoek
from schakel.basis.termijnen.rules import laatste_dag
from schakel.basis.termijnen.tests.builders import een_dossiernummer, gebeurt
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.transactie import set_actor

MAANDAG = datetime(2016, 2, 22, 10, 0, tzinfo=AMSTERDAM)
REGIO = "toetsregio"


def _termijn(ploeg: Ploeg) -> Termijn:
    """Return the clock of telling one person: four weeks, until 21 March 2016."""
    dossier = een_dossiernummer(ploeg, "Fatima", "Jamila")
    (termijn,) = gebeurt(ploeg, "Fatima", "persoon.vastgelegd", dossier, onderwerp=("persoon", 4), op=MAANDAG)
    return termijn


def op(ploeg: Ploeg, naam: str, dag: int = 8, maand: int = 3) -> Handeling:
    handeling = ploeg.handeling(naam, datetime(2016, maand, dag, 12, tzinfo=AMSTERDAM))
    set_actor(handeling)
    return handeling


def vraag(wie: Handeling, termijn: Termijn, aantal: int = 2, reden: str = "Nog niet veilig") -> Verlengverzoek:
    return actions.ask_extension(wie, termijn=termijn.pk, regio=REGIO, aantal=aantal, reden=reden)


def besluit(wie: Handeling, verzoek: Verlengverzoek, akkoord: bool = True, waarom: str = "") -> Verlengverzoek:
    return actions.decide_extension(wie, verzoek=verzoek.pk, regio=REGIO, akkoord=akkoord, afwijsreden=waarom)


def test_asking_moves_nothing_and_approving_moves_two_weeks(ploeg: Ploeg) -> None:
    termijn = _termijn(ploeg)
    assert laatste_dag(termijn.uiterlijk) == date(2016, 3, 21)
    verzoek = vraag(op(ploeg, "Fatima"), termijn)
    termijn.refresh_from_db()
    assert laatste_dag(termijn.uiterlijk) == date(2016, 3, 21)
    besluit(op(ploeg, "Lena"), verzoek)
    termijn.refresh_from_db()
    assert laatste_dag(termijn.uiterlijk) == date(2016, 4, 4)
    (rij,) = Verlenging.objects.all()
    assert (rij.aangevraagd_door_id, rij.goedgekeurd_door_id) == (ploeg.mensen["Fatima"].pk, ploeg.mensen["Lena"].pk)
    # Three weeks of six: the alarm of sixty percent is still to come, on the new length.
    assert (termijn.alarm_stand, termijn.volgend_alarm_op is not None) == (0, True)


def test_each_time_two_weeks_at_most_and_as_often_as_needed(ploeg: Ploeg) -> None:
    termijn = _termijn(ploeg)
    with pytest.raises(InvalidInput) as fout:
        vraag(op(ploeg, "Fatima"), termijn, aantal=3, reden=" ")
    assert set(fout.value.fouten) == {"aantal", "reden"}
    for _keer in range(3):
        besluit(op(ploeg, "Lena"), vraag(op(ploeg, "Fatima"), termijn))
    termijn.refresh_from_db()
    assert laatste_dag(termijn.uiterlijk) == date(2016, 5, 2)


def test_nobody_approves_an_own_request_nor_without_the_role(ploeg: Ploeg) -> None:
    termijn = _termijn(ploeg)
    verzoek = vraag(op(ploeg, "Lena"), termijn)
    with pytest.raises(NotPossible, match="zelf"):
        besluit(op(ploeg, "Lena"), verzoek)
    with pytest.raises(NotPossible, match="Uw rol"):
        besluit(op(ploeg, "Gerda"), verzoek)


def test_a_refusal_says_why_and_moves_nothing(ploeg: Ploeg) -> None:
    termijn = _termijn(ploeg)
    verzoek = vraag(op(ploeg, "Fatima"), termijn)
    with pytest.raises(InvalidInput):
        besluit(op(ploeg, "Lena"), verzoek, False, " ")
    besluit(op(ploeg, "Lena"), verzoek, False, "Het kan nu veilig")
    termijn.refresh_from_db()
    assert laatste_dag(termijn.uiterlijk) == date(2016, 3, 21)
    with pytest.raises(NotPossible, match="al besloten"):
        besluit(op(ploeg, "Lena"), verzoek)
    assert queries.waiting_requests(op(ploeg, "Lena")) == []


def test_a_second_request_waits_for_the_first(ploeg: Ploeg) -> None:
    termijn = _termijn(ploeg)
    vraag(op(ploeg, "Fatima"), termijn)
    with pytest.raises(NotPossible, match="wacht al"):
        vraag(op(ploeg, "Gerda"), termijn)
    assert len(queries.waiting_requests(op(ploeg, "Lena"))) == 1


def test_what_has_run_out_is_explained_and_not_extended(ploeg: Ploeg) -> None:
    """Else an overrun would vanish: the law extends a term that runs."""
    termijn = _termijn(ploeg)
    verzoek = vraag(op(ploeg, "Fatima"), termijn)
    with pytest.raises(NotPossible, match="al voorbij"):
        besluit(op(ploeg, "Lena", 22), verzoek)
    with pytest.raises(NotPossible, match="al voorbij"):
        vraag(op(ploeg, "Fatima", 22), termijn)
    termijn.refresh_from_db()
    assert laatste_dag(termijn.uiterlijk) == date(2016, 3, 21)


def test_the_leader_of_another_team_of_the_organisation_decides(ploeg: Ploeg) -> None:
    """The front desk has none of its own, and its clocks of telling people would never be given more time."""
    dossier = een_dossiernummer(ploeg, "Fatima", "Ibrahim")
    (termijn,) = gebeurt(ploeg, "Fatima", "persoon.vastgelegd", dossier, onderwerp=("persoon", 4), op=MAANDAG)
    Termijn.objects.filter(pk=termijn.pk).update(team_id=ploeg.team_van("Ibrahim").pk)
    verzoek = vraag(op(ploeg, "Ibrahim"), termijn)
    lena = op(ploeg, "Lena")
    assert [v.pk for v in queries.waiting_requests(lena)] == [verzoek.pk]
    besluit(lena, verzoek)
    termijn.refresh_from_db()
    assert laatste_dag(termijn.uiterlijk) == date(2016, 4, 4)


def test_another_team_and_an_outsider_ask_nothing(ploeg: Ploeg) -> None:
    termijn = _termijn(ploeg)
    with pytest.raises(NotAllowed):
        vraag(op(ploeg, "Jamila"), termijn)
    with pytest.raises(NotFound):
        vraag(op(ploeg, "Carlijn"), termijn)
    verzoek = vraag(op(ploeg, "Fatima"), termijn)
    with pytest.raises(NotFound):
        besluit(op(ploeg, "Carlijn"), verzoek)


def test_what_has_no_rule_cannot_be_extended(ploeg: Ploeg) -> None:
    dossier = een_dossiernummer(ploeg, "Fatima")
    termijnen = gebeurt(ploeg, "Fatima", "melding.ontvangen", dossier)
    with pytest.raises(NotPossible, match="niet worden verlengd"):
        actions.ask_extension(ploeg.handeling("Fatima"), termijn=termijnen[1].pk, regio=REGIO, aantal=1, reden="Drukte")


def test_the_database_wants_two_people_and_a_whole_decision(ploeg: Ploeg) -> None:
    verzoek = vraag(op(ploeg, "Fatima"), _termijn(ploeg))
    rij = Verlengverzoek.objects.filter(pk=verzoek.pk)
    for anders in (
        {"besloten_op": MAANDAG + timedelta(days=9)},
        {"besloten_op": MAANDAG, "akkoord": True, "besloten_door_id": ploeg.mensen["Fatima"].pk},
        {"besloten_op": MAANDAG, "akkoord": False, "besloten_door_id": ploeg.mensen["Lena"].pk},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.update(**anders)
