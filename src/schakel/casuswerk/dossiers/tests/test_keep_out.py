"""One colleague is kept out of a dossier: nothing is left behind, the last who sees it stays, and it can be undone."""

from datetime import timedelta

import pytest
from django.db import connection

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions, queries
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import EIGEN_LIJST, BetrokkenheidRol, Uitsluitreden
from schakel.casuswerk.dossiers.tests.builders import WMO, een_dossier
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def dossier(ploeg: Ploeg) -> Dossier:
    """A dossier of triage in which the jeugdteam is too."""
    dossier = een_dossier(ploeg)
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        actions.grant_betrokkenheid(
            fatima,
            dossier=dossier.pk,
            team=ploeg.team_van("Jamila").pk,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag=WMO,
        )
    return dossier


def op(ploeg: Ploeg, naam: str, minuten: int = 5) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(minutes=minuten))


def houd_buiten(ploeg: Ploeg, dossier: Dossier, wie: str, door: str = "Lena") -> None:
    handeling = op(ploeg, door)
    with transactie(handeling, wat="toets"):
        actions.keep_out(
            handeling,
            dossier=dossier.pk,
            team=ploeg.team_van(wie).pk,
            medewerker=ploeg.mensen[wie].pk,
            reden=Uitsluitreden.BEKENDE,
        )


def ziet(ploeg: Ploeg, dossier: Dossier, naam: str) -> bool:
    wie = op(ploeg, naam, 10)
    with transactie(wie, wat="toets"):
        return Dossier.objects.filter(pk=dossier.pk).exists()


def test_who_is_kept_out_sees_nothing_and_the_team_goes_on(ploeg: Ploeg, dossier: Dossier) -> None:
    houd_buiten(ploeg, dossier, "Gerda")
    assert not ziet(ploeg, dossier, "Gerda")
    assert ziet(ploeg, dossier, "Fatima")
    lena = op(ploeg, "Lena", 10)
    with transactie(lena, wat="toets"):
        assert [r.medewerker_id for r in queries.excluded_from(lena, dossier=dossier.pk)] == [ploeg.mensen["Gerda"].pk]
        (gebeurd,) = Gebeurtenis.objects.filter(soort="uitsluiting.opgelegd")
    assert ploeg.mensen["Gerda"].pk not in gebeurd.codes.values()


def test_it_is_undone_and_the_own_list_still_counts(ploeg: Ploeg, dossier: Dossier) -> None:
    houd_buiten(ploeg, dossier, "Gerda")
    lena = op(ploeg, "Lena", 6)
    with transactie(lena, wat="toets"):
        actions.exclude_medewerker(lena, dossier=dossier.pk, medewerker=ploeg.mensen["Koen"].pk, reden=EIGEN_LIJST)
        actions.let_in(lena, dossier=dossier.pk, medewerker=ploeg.mensen["Gerda"].pk)
        assert queries.excluded_from(lena, dossier=dossier.pk) == []
        for wie in ("Gerda", "Koen"):
            with pytest.raises(NotPossible):
                actions.let_in(lena, dossier=dossier.pk, medewerker=ploeg.mensen[wie].pk)
    assert ziet(ploeg, dossier, "Gerda")
    assert not ziet(ploeg, dossier, "Koen")


def test_both_ways_stand_side_by_side(ploeg: Ploeg, dossier: Dossier) -> None:
    """Whoever stays away by an own list is still kept out when a leader who kept out too lets in."""
    lena = op(ploeg, "Lena")
    with transactie(lena, wat="toets"):
        actions.exclude_medewerker(lena, dossier=dossier.pk, medewerker=ploeg.mensen["Gerda"].pk, reden=EIGEN_LIJST)
    houd_buiten(ploeg, dossier, "Gerda")
    with transactie(op(ploeg, "Lena", 7), wat="toets"):
        actions.let_in(op(ploeg, "Lena", 7), dossier=dossier.pk, medewerker=ploeg.mensen["Gerda"].pk)
    assert not ziet(ploeg, dossier, "Gerda")


def test_the_refusals(ploeg: Ploeg, dossier: Dossier) -> None:
    with pytest.raises(InvalidInput):
        houd_buiten(ploeg, dossier, "Lena")
    houd_buiten(ploeg, dossier, "Gerda")
    with pytest.raises(InvalidInput):
        houd_buiten(ploeg, dossier, "Gerda")
    for naam in ("Fatima", "Jamila", "Carlijn"):
        with pytest.raises(NotAllowed):
            houd_buiten(ploeg, dossier, "Koen", door=naam)


def test_who_directs_or_was_asked_is_not_kept_out(ploeg: Ploeg, dossier: Dossier) -> None:
    fatima = op(ploeg, "Fatima", 2)
    with transactie(fatima, wat="toets"):
        actions.offer_regie(
            fatima, dossier=dossier.pk, team=ploeg.team_van("Gerda").pk, medewerker=ploeg.mensen["Gerda"].pk
        )
    with pytest.raises(NotPossible, match="regie"):
        houd_buiten(ploeg, dossier, "Gerda")


def test_somebody_of_each_team_keeps_seeing_it(ploeg: Ploeg, dossier: Dossier) -> None:
    houd_buiten(ploeg, dossier, "Jamila")
    with pytest.raises(NotPossible, match="niemand over"):
        houd_buiten(ploeg, dossier, "Koen")


def test_an_outsider_learns_nothing_from_the_functions(ploeg: Ploeg, dossier: Dossier) -> None:
    houd_buiten(ploeg, dossier, "Gerda")
    for naam in ("Carlijn", "Gerda"):
        with transactie(op(ploeg, naam, 8), wat="toets"), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM dossier_uitgesloten(%s)", [dossier.pk])
            assert cursor.fetchone() == (0,)
