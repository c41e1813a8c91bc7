from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import ROLLEN, Ploeg, een_ploeg
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.overdrachten import actions, queries
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = OverdrachtStatus


def test_a_refusal_goes_to_a_named_reviewer_and_the_sender_answers(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEWEIGERD)
    assert verloop.overdracht.beoordelaar == ploeg.mensen["Lena"]
    lena = verloop.wie("Lena")
    with transactie(lena, wat="toets"):
        assert len(queries.boxes_of_team(lena).te_beoordelen) == 1
        nu = dossiers.responsible_at(lena, dossier=verloop.overdracht.dossier_id, moment=lena.moment)
    assert nu is not None
    assert nu.team == ploeg.team_van("Fatima").pk


@pytest.mark.parametrize(("reden", "toelichting"), [("", "x"), ("GEEN_PLAATS", " "), ("ONZIN", "x")])
def test_reason_and_explanation_are_asked(ploeg: Ploeg, reden: str, toelichting: str) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    with pytest.raises(InvalidInput):
        verloop.doe("Jamila", actions.refuse, reden=reden, toelichting=toelichting)


def test_the_reviewer_asks_again(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEWEIGERD)
    verloop.doe("Lena", actions.review, uitkomst="HERVATTEN")
    assert verloop.overdracht.status == S.AANGEBODEN
    verloop.stap(S.GEACCEPTEERD)


def test_the_reviewer_finds_the_refusal_right_and_another_team_is_asked(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEWEIGERD)
    verloop.doe("Lena", actions.review, uitkomst="INTREKKEN")
    assert verloop.overdracht.intrekreden == "WEIGERING_TERECHT"
    jamila = verloop.wie("Jamila")
    with pytest.raises(NotFound), transactie(jamila, wat="toets"):
        queries.access_overdracht(jamila, publiek_id=verloop.overdracht.publiek_id)


@pytest.mark.parametrize("naam", ["Fatima", "Jamila"])
def test_nobody_judges_a_refusal_in_his_own_case(ploeg: Ploeg, naam: str) -> None:
    verloop = een_overdracht(ploeg, S.GEWEIGERD)
    with pytest.raises(NotAllowed):
        verloop.doe(naam, actions.review, uitkomst="HERVATTEN")


def test_up_the_ladder_until_the_highest_rung(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEWEIGERD)
    for trede in range(1, 5):
        verloop.stap(S.GEESCALEERD)
        assert verloop.overdracht.trede == trede
        assert verloop.overdracht.beoordelaar is not None
    with pytest.raises(NotPossible, match="hoogste"):
        verloop.stap(S.GEESCALEERD)


def test_after_the_ladder_it_goes_on_where_it_stood(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESPREK_GEPLAND)
    verloop.stap(S.GEESCALEERD)
    with pytest.raises(NotPossible, match="wacht op een besluit"):
        verloop.stap(S.GESPREK_GEVOERD)
    verloop.doe("Lena", actions.review, uitkomst="HERVATTEN")
    assert verloop.overdracht.status == S.GESPREK_GEPLAND
    verloop.stap(S.GESPREK_GEVOERD)


@pytest.mark.parametrize("status", [S.GEWEIGERD, S.GEESCALEERD])
def test_a_reviewer_from_outside_takes_it_back_and_reads_on_for_a_week(
    status: S, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ROLLEN, "Lena", ("vt", "vt-onderzoek", "vt_onderzoek", "vt_teamleider"))
    verloop = een_overdracht(een_ploeg(), S.GEACCEPTEERD if status is S.GEESCALEERD else status)
    if status is S.GEESCALEERD:
        verloop.stap(status)
    verloop.doe("Lena", actions.review, uitkomst="INTREKKEN")
    for dagen, ziet in ((6, True), (8, False)):
        lena = verloop.ploeg.handeling("Lena", verloop.moment + timedelta(days=dagen))
        with transactie(lena, wat="toets"):
            zichtbaar = Overdracht.objects.visible_to(lena).filter(pk=verloop.overdracht.pk).exists()
        assert zichtbaar is ziet
