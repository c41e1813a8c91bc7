"""Asked to direct: yes, no, or too late; nobody takes over unawares, and closing leaves no regisseur behind."""

from datetime import timedelta

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions, queries
from schakel.casuswerk.dossiers.models import Dossier, Regie
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def dossier(ploeg: Ploeg) -> Dossier:
    return een_dossier(ploeg)


def op(ploeg: Ploeg, naam: str, minuten: int) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(minutes=minuten))


def vraag(ploeg: Ploeg, dossier: Dossier, wie: str, minuten: int = 1) -> Regie:
    fatima = op(ploeg, "Fatima", minuten)
    with transactie(fatima, wat="toets"):
        return actions.offer_regie(
            fatima, dossier=dossier.pk, team=ploeg.team_van(wie).pk, medewerker=ploeg.mensen[wie].pk
        )


def zegt_ja(ploeg: Ploeg, wie: str, regie: Regie, minuten: int) -> None:
    handeling = op(ploeg, wie, minuten)
    with transactie(handeling, wat="toets"):
        actions.accept_regie(handeling, regie=regie)


def test_no_is_an_answer_and_leaves_the_vacancy(ploeg: Ploeg, dossier: Dossier) -> None:
    regie = vraag(ploeg, dossier, "Gerda")
    gerda = op(ploeg, "Gerda", 2)
    with transactie(gerda, wat="toets"):
        actions.decline_regie(gerda, regie=regie)
        assert Gebeurtenis.objects.filter(soort="regie.afgewezen").count() == 1
        assert queries.regisseur_of(gerda, dossier=dossier.pk) is None
    with pytest.raises(NotPossible, match="al beantwoord"):
        zegt_ja(ploeg, "Gerda", regie, 3)
    with pytest.raises(NotPossible, match="Alleen wie gevraagd"), transactie(op(ploeg, "Lena", 3), wat="toets"):
        actions.decline_regie(op(ploeg, "Lena", 3), regie=regie)


def test_nobody_is_asked_twice_nor_who_directs(ploeg: Ploeg, dossier: Dossier) -> None:
    regie = vraag(ploeg, dossier, "Gerda")
    with pytest.raises(NotPossible, match="al gevraagd"):
        vraag(ploeg, dossier, "Gerda", 2)
    zegt_ja(ploeg, "Gerda", regie, 3)
    with pytest.raises(NotPossible, match="heeft de regie al"):
        vraag(ploeg, dossier, "Gerda", 4)


def test_who_was_asked_besides_cannot_take_it_over_unawares(ploeg: Ploeg, dossier: Dossier) -> None:
    eerste, tweede = vraag(ploeg, dossier, "Gerda"), vraag(ploeg, dossier, "Lena")
    zegt_ja(ploeg, "Gerda", eerste, 3)
    with pytest.raises(NotPossible, match="al beantwoord"):
        zegt_ja(ploeg, "Lena", tweede, 4)


def test_two_yeses_at_one_moment_of_a_clock_that_stands_still(ploeg: Ploeg, dossier: Dossier) -> None:
    """The clock of a test may stand still: the ledger of regie stays whole, the deed says so kindly or goes on."""
    eerste = vraag(ploeg, dossier, "Gerda")
    zegt_ja(ploeg, "Gerda", eerste, 3)
    tweede = vraag(ploeg, dossier, "Lena", 3)
    zegt_ja(ploeg, "Lena", tweede, 3)
    lena = op(ploeg, "Lena", 4)
    with transactie(lena, wat="toets"):
        nu = queries.regisseur_of(lena, dossier=dossier.pk)
    assert nu is not None
    assert nu.medewerker_id == ploeg.mensen["Lena"].pk


def test_the_ledger_refuses_kindly_at_one_and_the_same_moment(ploeg: Ploeg, dossier: Dossier) -> None:
    fatima = ploeg.handeling("Fatima")
    with pytest.raises(NotPossible, match="intussen veranderd"), transactie(fatima, wat="toets"):
        actions.pass_on(fatima, dossier=dossier.pk, naar_team=ploeg.team_van("Jamila").pk, reden="x", bron="x")


def test_nothing_is_left_to_direct(ploeg: Ploeg, dossier: Dossier) -> None:
    zegt_ja(ploeg, "Gerda", vraag(ploeg, dossier, "Gerda"), 2)
    vraag(ploeg, dossier, "Lena", 3)
    fatima = op(ploeg, "Fatima", 4)
    with transactie(fatima, wat="toets"):
        actions.end_regies(fatima, dossier=dossier.pk, reden="casus_gesloten")
        assert all(r.geeindigd_op for r in Regie.objects.filter(dossier_id=dossier.pk))
        assert not Gebeurtenis.objects.filter(soort="regie.beeindigd").exists()
