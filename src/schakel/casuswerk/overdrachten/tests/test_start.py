from datetime import timedelta

import pytest
from django.db import connection

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import actions as dossieracties
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.models import Overdrachtsregel
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import AFSPRAAK, een_overdracht
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = OverdrachtStatus


def test_at_the_start_the_ledger_moves_and_the_sender_watches(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESTART)
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        boek = dossiers.ledger_of(fatima, dossier=verloop.overdracht.dossier_id)
        rollen = {b.team_id: b.rol for b in dossiers.betrokken_teams(fatima, dossier=verloop.overdracht.dossier_id)}
    assert [rij.team for rij in boek] == [ploeg.team_van("Fatima").pk, ploeg.team_van("Jamila").pk]
    assert boek[1].bron == f"overdracht:{verloop.overdracht.pk}"
    assert rollen[ploeg.team_van("Fatima").pk] == "MONITORING"
    assert rollen[ploeg.team_van("Jamila").pk] == "VERANTWOORDELIJK"


def test_a_talk_that_one_side_recorded_is_not_warm_yet(ploeg: Ploeg) -> None:
    assert een_overdracht(ploeg, S.GESTART).overdracht.warm is False


def test_a_talk_confirmed_by_both_sides_is_warm(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESPREK_GEVOERD)
    verloop.doe("Fatima", actions.confirm_gesprek)
    for stap in (S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT, S.GESTART):
        verloop.stap(stap)
    assert verloop.overdracht.warm is True


def test_no_talk_needs_a_reason_and_counts_as_cold(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    with pytest.raises(NotPossible, match="warme gesprek"):
        verloop.stap(S.REGIE_OVERGENOMEN)
    verloop.doe("Jamila", actions.skip_gesprek, reden="GEVAAR")
    for stap in (S.REGIE_OVERGENOMEN, S.EERSTE_CONTACT, S.GESTART):
        verloop.stap(stap)
    assert verloop.overdracht.warm is False


def test_the_safety_agreement_is_asked(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.EERSTE_CONTACT)
    with pytest.raises(InvalidInput):
        verloop.doe("Jamila", actions.start, veiligheidsafspraak=" ")


def test_the_sender_cannot_start_for_the_receiver(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.EERSTE_CONTACT)
    with pytest.raises(NotAllowed):
        verloop.doe("Fatima", actions.start, veiligheidsafspraak=AFSPRAAK)


def test_another_than_the_one_who_was_asked_cannot_take_regie(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESPREK_GEVOERD)
    with pytest.raises(NotPossible):
        verloop.doe("Koen", actions.take_regie)


def test_it_cannot_start_when_the_sender_no_longer_answers(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.EERSTE_CONTACT)
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        dossieracties.grant_betrokkenheid(
            fatima,
            dossier=verloop.overdracht.dossier_id,
            team=ploeg.team_van("Carlijn").pk,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag="toets",
        )
        dossieracties.pass_on(
            fatima,
            dossier=verloop.overdracht.dossier_id,
            naar_team=ploeg.team_van("Carlijn").pk,
            reden="toets",
            bron="toets",
        )
    with pytest.raises(NotPossible, match="niet meer verantwoordelijk"):
        verloop.stap(S.GESTART)


def test_the_history_cannot_be_changed(ploeg: Ploeg) -> None:
    een_overdracht(ploeg, S.GESTART)
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("UPDATE overdrachten_overdrachtsregel SET naar = 'GESTART'")


def test_each_step_stands_in_the_history(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESTART)
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        stappen = [r.naar for r in Overdrachtsregel.objects.visible_to(fatima).order_by("id")]
    assert stappen == [s.value for s in S if s not in (S.GEWEIGERD, S.INGETROKKEN, S.GEESCALEERD)]


def test_within_the_term_the_sender_contests_and_the_ledger_stays(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESTART)
    verloop.doe("Fatima", actions.contest, reden="GEEN_CONTACT", toelichting="Moeder heeft niemand gesproken.")
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        nu = dossiers.responsible_at(fatima, dossier=verloop.overdracht.dossier_id, moment=fatima.moment)
    assert nu is not None
    assert nu.team == ploeg.team_van("Jamila").pk
    verloop.doe("Lena", actions.settle_contest, uitkomst="TERUG_NAAR_ZENDER")
    with pytest.raises(NotPossible):
        verloop.doe("Lena", actions.settle_contest, uitkomst="START_BLIJFT")


def test_after_the_term_it_is_too_late(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESTART)
    verloop.moment += timedelta(days=31)
    with pytest.raises(NotPossible, match="voorbij"):
        verloop.doe("Fatima", actions.contest, reden="GEEN_CONTACT", toelichting="Te laat.")


def test_a_confirmed_start_is_not_contested_again(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESTART)
    verloop.doe("Fatima", actions.confirm_start)
    with pytest.raises(NotPossible):
        verloop.doe("Fatima", actions.confirm_start)
