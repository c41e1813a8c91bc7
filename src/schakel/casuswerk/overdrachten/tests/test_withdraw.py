from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.overdrachten import actions, queries
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.presenters import pagina
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus, is_in_hand
from schakel.casuswerk.overdrachten.tests.builders import SAMENVATTING, WEG, een_overdracht
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = OverdrachtStatus


ALLE = [S.VOORBEREID, *[s for s in WEG if s is not S.GESTART], S.GEWEIGERD, S.GEESCALEERD]


@pytest.mark.parametrize("status", ALLE)
def test_the_receiver_sees_no_file_any_more(ploeg: Ploeg, status: OverdrachtStatus) -> None:
    verloop = een_overdracht(ploeg, status)
    verloop.stap(S.INGETROKKEN)
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        assert Overdracht.objects.count() == is_in_hand(status)
        assert Casus.objects.count() == 0


def test_who_had_it_in_hands_reads_for_a_week_that_it_was_taken_back(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    verloop.stap(S.INGETROKKEN)
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        (rij,) = queries.boxes_of_team(jamila).binnen
        beeld = pagina.page(jamila, rij, None, [])
        assert beeld.alleen_samenvatting and not beeld.afspraken and not beeld.stappen_nu
        assert "Ga niet meer naar dit gezin. Bel 070 555 01 01" in beeld.wacht
    later = ploeg.handeling("Jamila", verloop.moment + timedelta(days=8))
    with transactie(later, wat="toets"):
        assert queries.boxes_of_team(later).binnen == [] and Overdracht.objects.count() == 0


def test_after_the_start_nothing_is_taken_back(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESTART)
    with pytest.raises(NotPossible):
        verloop.stap(S.INGETROKKEN)


def test_a_reason_is_asked(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.AANGEBODEN)
    with pytest.raises(InvalidInput):
        verloop.doe("Fatima", actions.withdraw, reden="")


def test_the_receiver_refuses_and_does_not_withdraw(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.AANGEBODEN)
    with pytest.raises(NotAllowed):
        verloop.doe("Jamila", actions.withdraw, reden="VERGISSING")


def test_one_main_receiver_at_a_time(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.AANGEBODEN)
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        casus = Casus.objects.get(dossier_id=verloop.overdracht.dossier_id)
        with pytest.raises(NotPossible, match="loopt al"):
            actions.prepare(fatima, casus=casus, ontvanger_team=ploeg.team_van("Carlijn").pk, samenvatting=SAMENVATTING)
        actions.prepare(
            fatima,
            casus=casus,
            ontvanger_team=ploeg.team_van("Carlijn").pk,
            samenvatting=SAMENVATTING,
            is_hoofd=False,
        )


def test_only_who_answers_prepares(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        casus = Casus.objects.get(dossier_id=verloop.overdracht.dossier_id)
    with pytest.raises(NotAllowed), transactie(jamila, wat="toets"):
        actions.prepare(jamila, casus=casus, ontvanger_team=ploeg.team_van("Wim").pk, samenvatting=SAMENVATTING)


def test_another_receiver_can_be_asked_after_a_withdrawal(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.INGETROKKEN)
    casus = Casus(dossier_id=verloop.overdracht.dossier_id)
    fatima = verloop.wie("Fatima")
    with transactie(fatima, wat="toets"):
        casus = Casus.objects.select_related("dossier").get(dossier_id=verloop.overdracht.dossier_id)
        actions.prepare(fatima, casus=casus, ontvanger_team=ploeg.team_van("Wim").pk, samenvatting=SAMENVATTING)
