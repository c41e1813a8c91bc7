import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.overdrachten import actions, queries
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.personen.models import Persoon
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = OverdrachtStatus


def test_acceptance_opens_the_dossier_and_asks_the_regisseur(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        assert Casus.objects.visible_to(jamila).count() == 1
        assert Persoon.objects.visible_to(jamila).count() == 4
        (regie,) = dossiers.regies_of(jamila, dossier=verloop.overdracht.dossier_id)
    assert regie.medewerker_id == ploeg.mensen["Jamila"].pk
    assert regie.aanvaard_op is None


def test_before_acceptance_the_receiver_sees_the_offer_and_nothing_else(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    fatima, jamila = verloop.wie("Fatima"), verloop.wie("Jamila")
    with transactie(fatima, wat="toets"):
        uuid = verloop.overdracht.dossier.publiek_id
    with transactie(jamila, wat="toets"):
        assert queries.access_overdracht(jamila, publiek_id=verloop.overdracht.publiek_id).samenvatting
        assert Casus.objects.count() == 0
        assert Persoon.objects.count() == 0
        with pytest.raises(NotFound):
            dossiers.access_dossier(jamila, publiek_id=uuid)


def test_the_offer_alone_gives_no_way_into_the_dossier_of_another(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    wim = verloop.wie("Wim")
    with pytest.raises(NotFound), transactie(wim, wat="toets"):
        actions.accept(wim, overdracht=verloop.overdracht, regisseur=ploeg.mensen["Wim"].pk)


def test_accepting_at_once_confirms_receipt(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.AANGEBODEN)
    verloop.stap(S.GEACCEPTEERD)
    assert verloop.overdracht.ontvangen_op == verloop.overdracht.besloten_op


@pytest.mark.parametrize("wie", [None, "Fatima"])
def test_the_regisseur_is_somebody_of_the_receiver(ploeg: Ploeg, wie: str | None) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    with pytest.raises(InvalidInput):
        verloop.doe("Jamila", actions.accept, regisseur=ploeg.mensen[wie].pk if wie else None)


def test_the_sender_cannot_accept(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    with pytest.raises(NotAllowed):
        verloop.doe("Fatima", actions.accept, regisseur=ploeg.mensen["Jamila"].pk)


def test_accepting_twice_is_refused(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    with pytest.raises((NotPossible, NotAllowed)):
        verloop.stap(S.GEACCEPTEERD)


def test_a_helper_gets_the_dossier_without_regie_and_moves_no_ledger(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN, is_hoofd=False)
    verloop.doe("Jamila", actions.accept)
    verloop.stap(S.GESPREK_GEVOERD)
    verloop.stap(S.EERSTE_CONTACT)
    verloop.stap(S.GESTART)
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        nu = dossiers.responsible_at(jamila, dossier=verloop.overdracht.dossier_id, moment=jamila.moment)
    assert nu is not None
    assert nu.team == ploeg.team_van("Fatima").pk
