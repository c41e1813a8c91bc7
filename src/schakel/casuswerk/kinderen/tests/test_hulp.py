"""The own help of a child: each step, each refusal, the consent of its age, and the children who have none."""

from datetime import date, timedelta
from typing import Any

import pytest

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.kinderen import actions
from schakel.casuswerk.kinderen.models import Kindhulp
from schakel.casuswerk.kinderen.queries.cijfers import children_without, count_help
from schakel.casuswerk.kinderen.rules import KindhulpStatus
from schakel.casuswerk.kinderen.tests.builders import een_kind, een_wens, het_aanbod, wie
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = KindhulpStatus


def _move(ploeg: Ploeg, hulp: Kindhulp, naar: KindhulpStatus, dagen: float = 1, **anders: Any) -> Kindhulp:
    fatima = wie(ploeg, dagen=dagen)
    velden = {"op": (ploeg.moment + timedelta(days=dagen)).date(), "ja": ["OUDERS"], **anders}
    with transactie(fatima, wat="toets"):
        return actions.move_hulp(fatima, hulp=hulp, naar=naar, **velden)


def _clocks(ploeg: Ploeg) -> set[str]:
    with transactie(wie(ploeg, dagen=40), wat="toets"):
        return set(
            Termijn.objects.lopend().filter(definitie__startswith="kindhulp").values_list("definitie", flat=True)
        )


def _begin_plan(ploeg: Ploeg, casus: Casus) -> None:
    """Let a plan begin as the room of plans tells it; that room is a neighbour."""
    fatima = wie(ploeg, dagen=0.5)
    with transactie(fatima, wat="toets"):
        dossiers.note(fatima, "plan.begonnen", dossier=casus.dossier_id)
        actions.plan_metingen(fatima, dossier=casus.dossier_id)


def test_from_wish_to_start_with_its_clocks(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    _begin_plan(ploeg, casus)
    assert _clocks(ploeg) == {"kindhulp_kiezen"}
    hulp = een_wens(ploeg, casus, fenna)
    assert _clocks(ploeg) == {"kindhulp_kiezen"}
    _move(ploeg, hulp, S.GEVRAAGD)
    # Teun has no help yet: his clock runs on.
    assert _clocks(ploeg) == {"kindhulp_kiezen", "kindhulp_starten"}
    _move(ploeg, hulp, S.AANVAARD, 2)
    rij = _move(ploeg, hulp, S.GESTART, 12)
    assert _clocks(ploeg) == {"kindhulp_kiezen"}
    assert (rij.gevraagd_op, rij.gestart_op, rij.toestemming) == (date(2016, 3, 3), date(2016, 3, 14), ["OUDERS"])
    _move(ploeg, hulp, S.GESTOPT, 20, reden="Fenna is klaar.")
    with transactie(wie(ploeg, dagen=30), wat="toets"):
        soorten = Gebeurtenis.objects.filter(dossier_id=casus.dossier_id, soort__startswith="kindhulp.").order_by("id")
        assert [g.soort for g in soorten] == [
            "kindhulp.gewenst", "kindhulp.gevraagd", "kindhulp.aanvaard", "kindhulp.gestart", "kindhulp.gestopt",
        ]  # fmt: skip


def test_asking_needs_the_yes_of_whoever_decides_at_that_age(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    hulp = een_wens(ploeg, casus, fenna)
    with pytest.raises(InvalidInput):
        _move(ploeg, hulp, S.GEVRAAGD, ja=["KIND"])
    # A minute before midnight she is eleven, and her parents suffice; a minute later they do not.
    twaalf = ploeg.moment.replace(year=2019, month=1, day=9, hour=0, minute=0)
    voor = (twaalf - timedelta(minutes=1) - ploeg.moment) / timedelta(days=1)
    na = (twaalf + timedelta(minutes=1) - ploeg.moment) / timedelta(days=1)
    with pytest.raises(InvalidInput):
        _move(ploeg, hulp, S.GEVRAAGD, na, op=date(2019, 1, 9))
    _move(ploeg, hulp, S.GEVRAAGD, voor, op=date(2019, 1, 8))


def test_none_needed_is_an_outcome_with_a_reason(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.decide_none(fatima, casus=casus, persoon=fenna, reden=" ")
        rij = actions.decide_none(fatima, casus=casus, persoon=fenna, reden="Fenna praat al elke week met oma.")
        assert rij.status == S.NIET_NODIG and b"oma" not in bytes(rij.inhoud)
        with pytest.raises(NotPossible):
            actions.decide_none(fatima, casus=casus, persoon=fenna, reden="Nog eens.")


def test_refusals(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    hulp = een_wens(ploeg, casus, fenna)
    with pytest.raises(NotPossible):
        _move(ploeg, hulp, S.GESTART)
    with pytest.raises(InvalidInput):
        _move(ploeg, hulp, S.GEVRAAGD, op=date(2016, 5, 1))
    _move(ploeg, hulp, S.GEVRAAGD, 3)
    with pytest.raises(InvalidInput):
        _move(ploeg, hulp, S.GESTART, 4, op=date(2016, 3, 3))
    with pytest.raises(InvalidInput):
        _move(ploeg, hulp, S.GESTOPT, 4)
    lena = wie(ploeg, "Lena")
    with transactie(lena, wat="toets"), pytest.raises(NotAllowed):
        actions.wish_hulp(lena, casus=casus, persoon=fenna, aanbod=het_aanbod(), wens="Spelen.")


def test_the_share_without_an_offer_is_exact_over_what_one_sees(ploeg: Ploeg) -> None:
    casus, fenna = een_kind(ploeg)
    fatima = wie(ploeg, dagen=2)
    with transactie(fatima, wat="toets"):
        telt = count_help(fatima)
        assert (telt.kinderen, telt.zonder, telt.gestart) == (2, 2, 0)
        namen, aantal = children_without(fatima, bladzijde=1)
        assert aantal == 2 and {een.naam for een in namen} == {"Fenna", "jongetje, ongeveer 4"}
    hulp = een_wens(ploeg, casus, fenna)
    with transactie(fatima, wat="toets"):
        # A wish that nobody asked for, is no offer.
        assert count_help(fatima).zonder == 2
    _move(ploeg, hulp, S.GEVRAAGD)
    with transactie(fatima, wat="toets"):
        telt = count_help(fatima)
        assert (telt.zonder, telt.gevraagd, telt.gestart, telt.niet_nodig) == (1, 1, 0, 0)
    _move(ploeg, hulp, S.GESTART, 2)
    with transactie(fatima, wat="toets"):
        telt = count_help(fatima)
        assert (telt.zonder, telt.gevraagd, telt.gestart) == (1, 0, 1)
        assert telt.zonder + telt.gevraagd + telt.gestart + telt.niet_nodig == telt.kinderen
    for naam in ("Jamila", "Elif"):
        ander = wie(ploeg, naam, dagen=2)
        with transactie(ander, wat="toets"):
            assert count_help(ander).kinderen == 0
