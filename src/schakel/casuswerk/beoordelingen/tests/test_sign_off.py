from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.beoordelingen import actions, queries
from schakel.casuswerk.beoordelingen.models import Beoordeling, Meebeslissing
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie, Stem
from schakel.casuswerk.beoordelingen.tests.builders import beantwoord, beslis_mee, besluit, een_beoordeling, hoor_allen
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie


@pytest.fixture
def beoordeling(ploeg: Ploeg) -> Beoordeling:
    gemaakt = een_beoordeling(ploeg)
    hoor_allen(ploeg, gemaakt)
    return beantwoord(ploeg, gemaakt)


def _teken(ploeg: Ploeg, beoordeling: Beoordeling, naam: str, **anders: object) -> Meebeslissing:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=4))
    with transactie(wie, wat="toets"):
        return actions.sign_off(wie, beoordeling=beoordeling, **anders)  # type: ignore[arg-type]


def test_a_colleague_agrees(ploeg: Ploeg, beoordeling: Beoordeling) -> None:
    vraag = _teken(ploeg, beoordeling, "Gerda")
    assert (vraag.stem, vraag.gegeven_rol) == ("EENS", "vt_triage")
    assert beoordeling.status == "MEEBESLIST"


def test_who_was_asked_finds_the_question(ploeg: Ploeg, beoordeling: Beoordeling) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=4))
    gerda = ploeg.handeling("Gerda", ploeg.moment + timedelta(hours=4))
    with transactie(fatima, wat="toets"):
        vraag = actions.ask_meebeslissen(fatima, beoordeling=beoordeling, medewerker=ploeg.mensen["Gerda"].pk)
    with transactie(gerda, wat="toets"):
        assert [rij.pk for rij in queries.asked_of_me(gerda)] == [vraag.pk]
    assert beoordeling.status == "VOORGELEGD"
    assert _teken(ploeg, beoordeling, "Gerda").pk == vraag.pk


def test_who_disagrees_says_why_and_gives_it_back(ploeg: Ploeg, beoordeling: Beoordeling) -> None:
    with pytest.raises(InvalidInput):
        _teken(ploeg, beoordeling, "Gerda", stem=Stem.ONEENS)
    _teken(ploeg, beoordeling, "Gerda", stem=Stem.ONEENS, toelichting="Spreek eerst de kinderen.")
    assert beoordeling.status == "BEGONNEN"
    with pytest.raises(NotPossible):
        besluit(ploeg, beoordeling, Besluitsoort.OVERDRACHT)


def test_the_assessor_cannot_agree_with_herself(ploeg: Ploeg, beoordeling: Beoordeling) -> None:
    with pytest.raises(NotPossible, match="andere collega"):
        _teken(ploeg, beoordeling, "Fatima")


def test_nobody_asks_herself(ploeg: Ploeg, beoordeling: Beoordeling) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=4))
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.ask_meebeslissen(fatima, beoordeling=beoordeling, medewerker=fatima.wie)


@pytest.mark.parametrize("naam", ["Ibrahim", "Jamila", "Bram"])
def test_who_is_not_qualified_cannot_judge_along(ploeg: Ploeg, beoordeling: Beoordeling, naam: str) -> None:
    with pytest.raises(NotAllowed):
        _teken(ploeg, beoordeling, naam)


def test_a_team_leader_is_no_vertrouwensarts(ploeg: Ploeg, beoordeling: Beoordeling) -> None:
    with pytest.raises(NotAllowed):
        _teken(ploeg, beoordeling, "Lena", functie=Functie.VERTROUWENSARTS)


def test_after_the_decision_it_is_too_late(ploeg: Ploeg, beoordeling: Beoordeling) -> None:
    beslis_mee(ploeg, beoordeling)
    besluit(ploeg, beoordeling, Besluitsoort.OVERDRACHT)
    with pytest.raises(NotPossible):
        _teken(ploeg, beoordeling, "Lena")
