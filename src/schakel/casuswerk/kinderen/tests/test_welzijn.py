"""How a child is doing: moments of the region from the begin of the plan, answers, and clocks to their own day."""

from datetime import date
from typing import Any

import pytest

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.kinderen import actions, queries
from schakel.casuswerk.kinderen.models import Welzijnsmeting
from schakel.casuswerk.kinderen.rules import Invuller
from schakel.casuswerk.kinderen.tests.builders import een_kind, fenna_van, wie
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
GOED = {"thuis": {"waarde": 4}, "school": {"waarde": 7}, "slapen": {"waarde": 3}, "blij": {"waarde": 5}}


def _plan(ploeg: Ploeg, dossier: int) -> int:
    fatima = wie(ploeg, dagen=0.5)
    with transactie(fatima, wat="toets"):
        dossiers.note(fatima, "plan.begonnen", dossier=dossier)
        return actions.plan_metingen(fatima, dossier=dossier)


def _first(ploeg: Ploeg, persoon: int) -> Welzijnsmeting:
    with transactie(wie(ploeg), wat="toets"):
        return Welzijnsmeting.objects.filter(persoon_id=persoon).order_by("gepland_op").first()  # type: ignore[return-value]


def test_the_moments_of_the_region_are_planned_once_for_each_child(ploeg: Ploeg) -> None:
    casus, _fenna = een_kind(ploeg)
    assert _plan(ploeg, casus.dossier_id) == 8
    assert _plan(ploeg, casus.dossier_id) == 0
    fenna = fenna_van(ploeg, casus).persoon_id
    with transactie(wie(ploeg), wat="toets"):
        dagen = (
            Welzijnsmeting.objects.filter(persoon_id=fenna).order_by("gepland_op").values_list("gepland_op", flat=True)
        )
        assert list(dagen) == [date(2016, 3, 17), date(2016, 6, 3), date(2016, 9, 3), date(2017, 3, 3)]
        # One clock for each child, with two weeks for the first moment.
        klokken = list(Termijn.objects.lopend().filter(definitie="welzijn_meten"))
        assert len(klokken) == 2 and {lokale_datum(k.uiterlijk) for k in klokken} == {date(2016, 3, 18)}


def test_without_a_plan_nothing_is_planned_and_a_child_that_comes_later_joins(ploeg: Ploeg) -> None:
    casus, _fenna = een_kind(ploeg)
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        assert actions.plan_metingen(fatima, dossier=casus.dossier_id) == 0
    _plan(ploeg, casus.dossier_id)
    with transactie(fatima, wat="toets"):
        personen.add_persoon(fatima, dossier=casus.dossier_id, rol=PersoonRol.KIND, roepnaam="Noor", leeftijd=2)
        assert actions.plan_metingen(fatima, dossier=casus.dossier_id) == 4


def test_answers_are_kept_with_the_version_and_make_a_line(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    _plan(ploeg, casus.dossier_id)
    meting = _first(ploeg, fenna_van(ploeg, casus).persoon_id)
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        rij = actions.record_meting(fatima, meting=meting, antwoorden=GOED, invuller=Invuller.KIND, op=date(2016, 3, 3))
        assert rij.vragenlijst is not None and rij.vragenlijst.voorbeeld
        zicht = queries.open_kind(fatima, publiek_id=casus.dossier.publiek_id, persoon=fenna)
        inhoud = next(inhoud for r, inhoud in zicht.metingen if r.pk == rij.pk)
        assert inhoud["antwoorden"] == {code: a["waarde"] for code, a in GOED.items()}
        stand = Termijn.objects.get(onderwerp_soort="welzijn", onderwerp_id=rij.pk)
        assert stand.status == "AFGEDAAN"
        volgende = Termijn.objects.lopend().filter(definitie="welzijn_meten").order_by("-id").first()
        # The whole day still counts: the clock ends at its midnight.
        assert volgende is not None and lokale_datum(volgende.uiterlijk) == date(2016, 6, 4)
        with pytest.raises(NotPossible):
            actions.record_meting(fatima, meting=meting, antwoorden=GOED, invuller=Invuller.KIND, op=date(2016, 3, 3))


@pytest.mark.parametrize("fout", [{}, {"thuis": {"waarde": 11}}, {"thuis": {"waarde": None}}])
def test_a_question_without_an_answer_is_named(ploeg: Ploeg, fout: dict[str, Any]) -> None:
    casus, _fenna = een_kind(ploeg)
    _plan(ploeg, casus.dossier_id)
    meting, fatima = _first(ploeg, fenna_van(ploeg, casus).persoon_id), wie(ploeg)
    with transactie(fatima, wat="toets"), pytest.raises(InvalidInput) as geweigerd:
        actions.record_meting(
            fatima, meting=meting, antwoorden={**GOED, **fout} if fout else {}, invuller=Invuller.KIND,
            op=date(2016, 3, 3),
        )  # fmt: skip
    assert "thuis" in geweigerd.value.fouten


def test_a_moment_in_between_and_one_that_lapses(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    fatima, lena = wie(ploeg), wie(ploeg, "Lena")
    with transactie(fatima, wat="toets"):
        extra = actions.add_meting(fatima, casus=casus, persoon=fenna)
        with pytest.raises(InvalidInput):
            actions.lapse_meting(fatima, meting=extra, reden="")
        with pytest.raises(InvalidInput):
            actions.record_meting(fatima, meting=extra, antwoorden=GOED, invuller=Invuller.OUDER, op=date(2016, 6, 1))
        actions.lapse_meting(fatima, meting=extra, reden="Fenna wil nu niet.")
        with pytest.raises(NotPossible):
            actions.lapse_meting(fatima, meting=extra, reden="Nog eens.")
    with transactie(lena, wat="toets"), pytest.raises(NotAllowed):
        actions.add_meting(lena, casus=casus, persoon=fenna)
