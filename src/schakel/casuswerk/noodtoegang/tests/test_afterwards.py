"""Does somebody else look at every emergency, and can the door be closed early?"""

from datetime import timedelta

import pytest

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.noodtoegang import actions, queries
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.rules import Noodoordeel
from schakel.casuswerk.noodtoegang.tests.builders import opent, van_het_jeugdteam
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=3)


def kijkt_na(ploeg: Ploeg, naam: str, rij: Noodtoegang, oordeel: Noodoordeel, bevinding: str = "") -> None:
    wie = ploeg.handeling(naam, ploeg.moment + LATER)
    with transactie(wie, wat="toets"):
        zicht = queries.access_noodtoegang(wie, publiek_id=rij.publiek_id)
        actions.review_noodtoegang(wie, rij=zicht.rij, oordeel=oordeel, bevinding=bevinding)


def test_the_privacy_officer_reads_why_and_judges_once(ploeg: Ploeg) -> None:
    rij = opent(ploeg, "Fatima", van_het_jeugdteam(ploeg).nummer)
    greet = ploeg.handeling("Greet", ploeg.moment + LATER)
    with transactie(greet, wat="toets"):
        assert "hoort een kind huilen" in queries.access_noodtoegang(greet, publiek_id=rij.publiek_id).toelichting
    with pytest.raises(InvalidInput):
        kijkt_na(ploeg, "Greet", rij, Noodoordeel.NIET_TERECHT)
    kijkt_na(ploeg, "Greet", rij, Noodoordeel.TERECHT)
    with pytest.raises(NotPossible):
        kijkt_na(ploeg, "Greet", rij, Noodoordeel.NAVRAAG, "Nog een keer.")
    with transactie(greet, wat="toets"):
        assert Termijn.objects.get(definitie="noodtoegang_nakijken").afgedaan_op is not None
        assert [r.oordeel for r in queries.list_noodtoegang(greet)] == ["TERECHT"]


def test_nobody_judges_oneself_and_others_may_not(ploeg: Ploeg) -> None:
    rij = opent(ploeg, "Fatima", van_het_jeugdteam(ploeg).nummer)
    with pytest.raises(NotAllowed):
        kijkt_na(ploeg, "Fatima", rij, Noodoordeel.TERECHT)
    with pytest.raises(NotAllowed):
        kijkt_na(ploeg, "Jamila", rij, Noodoordeel.TERECHT)
    with pytest.raises(NotFound):
        kijkt_na(ploeg, "Wim", rij, Noodoordeel.TERECHT)


def test_who_opened_it_can_stop_early_and_reads_what_became_of_it(ploeg: Ploeg) -> None:
    dossier = van_het_jeugdteam(ploeg)
    rij = opent(ploeg, "Fatima", dossier.nummer)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(minutes=10))
    with transactie(fatima, wat="toets"):
        actions.end_noodtoegang(fatima, rij=rij)
    with transactie(fatima, wat="toets"):
        assert not Dossier.objects.visible_to(fatima).filter(pk=dossier.pk).exists()
        zicht = queries.access_noodtoegang(fatima, publiek_id=rij.publiek_id)
        assert zicht.eigen and not zicht.loopt and zicht.toelichting
        with pytest.raises(NotPossible):
            actions.end_noodtoegang(fatima, rij=zicht.rij)


def test_a_colleague_cannot_stop_it(ploeg: Ploeg) -> None:
    rij = opent(ploeg, "Fatima", van_het_jeugdteam(ploeg).nummer)
    jamila = ploeg.handeling("Jamila")
    with transactie(jamila, wat="toets"), pytest.raises(NotAllowed):
        actions.end_noodtoegang(jamila, rij=rij)
