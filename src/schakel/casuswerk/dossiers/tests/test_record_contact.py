"""Does contact with people who wait count the clock of keeping sight anew, and never turn it back?"""

from datetime import timedelta

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.kernel.errors import InvalidInput, NotAllowed
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    laad_termijnen()
    return een_ploeg()


@pytest.fixture
def dossier(ploeg: Ploeg) -> Dossier:
    dossier = een_dossier(ploeg)
    with transactie(wie := ploeg.handeling("Fatima"), wat="toets"):
        actions.note(wie, "melding.ontvangen", dossier=dossier.pk)
    return dossier


def _klok(ploeg: Ploeg, dossier: Dossier) -> Termijn:
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        return Termijn.objects.lopend().get(dossier_id=dossier.pk, definitie="veiligheidscheck_wachtend")


def _contact(ploeg: Ploeg, dossier: Dossier, wie: str, *, dagen_terug: int) -> None:
    nu = ploeg.moment + timedelta(days=2)
    with transactie(handeling := ploeg.handeling(wie, nu), wat="toets"):
        actions.record_contact(
            handeling, dossier=dossier.pk, contact_op=nu - timedelta(days=dagen_terug), volgende_check_op=nu
        )


def test_the_clock_of_keeping_sight_is_counted_from_the_contact(ploeg: Ploeg, dossier: Dossier) -> None:
    voor = _klok(ploeg, dossier)
    _contact(ploeg, dossier, "Fatima", dagen_terug=0)
    na = _klok(ploeg, dossier)
    assert na.gestart_op == ploeg.moment + timedelta(days=2) == na.laatste_contact_op
    assert na.uiterlijk > voor.uiterlijk
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        assert Gebeurtenis.objects.filter(soort="contact.vastgelegd", dossier_id=dossier.pk).count() == 1


def test_contact_from_before_the_clock_began_does_not_turn_it_back(ploeg: Ploeg, dossier: Dossier) -> None:
    voor = _klok(ploeg, dossier)
    _contact(ploeg, dossier, "Fatima", dagen_terug=9)
    assert _klok(ploeg, dossier).uiterlijk == voor.uiterlijk


def test_contact_lies_behind_us_and_is_of_who_has_the_work(ploeg: Ploeg, dossier: Dossier) -> None:
    with pytest.raises(InvalidInput):
        _contact(ploeg, dossier, "Fatima", dagen_terug=-3)
    with pytest.raises(NotAllowed):
        _contact(ploeg, dossier, "Jamila", dagen_terug=0)
