"""Who comes second reads who was first, which step that was and how it stands; a role that may not keeps its reason."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus, Weigerreden
from schakel.casuswerk.overdrachten.tests.builders import AFSPRAAK, Verloop, een_overdracht
from schakel.casuswerk.overdrachten.tests.test_pages import Bezoek, bezoek, pad  # noqa: F401
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = OverdrachtStatus
REDEN = "Wij zitten vol deze week, tot na de vakantie."


def _refused(verloop: Verloop, naam: str, deed: Callable[..., object], **waarden: object) -> str:
    wie = verloop.wie(naam)
    with pytest.raises(NotPossible) as fout, transactie(wie, wat="toets"):
        deed(wie, overdracht=verloop.overdracht, **waarden)
    return fout.value.tekst


def test_a_colleague_who_refuses_after_the_acceptance_reads_who_was_first(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    tekst = _refused(verloop, "Koen", actions.refuse, reden=Weigerreden.GEEN_PLAATS.value, toelichting=REDEN)
    assert "Een collega van uw team was u voor." in tekst
    assert "is deze overdracht geaccepteerd." in tekst
    assert "maart 2016" in tekst


@pytest.mark.parametrize("naam", ["Jamila", "Koen"])
def test_accepting_twice_is_told_apart_by_who_did_it(ploeg: Ploeg, naam: str) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    tekst = _refused(verloop, naam, actions.accept, regisseur=ploeg.mensen[naam].pk)
    assert ("U deed dit zelf al" in tekst) == (naam == "Jamila")


def test_the_receiver_reads_that_the_sender_took_it_back(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    verloop.stap(S.INGETROKKEN)
    verloop.moment += timedelta(hours=1)
    tekst = _refused(verloop, "Jamila", actions.accept, regisseur=ploeg.mensen["Jamila"].pk)
    assert "Team vt-triage was u voor." in tekst
    assert "ingetrokken" in tekst


@pytest.mark.parametrize(
    ("status", "eerst"),
    [
        (S.AANGEBODEN, "Neem de overdracht eerst aan."),
        (S.ONTVANGEN, "Neem de overdracht eerst aan."),
        (S.GEWEIGERD, "Eerst beslist iemand over de weigering."),
        (S.GEACCEPTEERD, "Leg eerst het warme gesprek vast, of waarom het niet kan."),
        (S.GESPREK_GEVOERD, "Neem eerst de regie over."),
        (S.REGIE_OVERGENOMEN, "Leg eerst het eerste contact met het gezin vast."),
        (S.GEESCALEERD, "wacht op een besluit"),
    ],
)
def test_starting_too_early_names_the_step_that_comes_first(ploeg: Ploeg, status: S, eerst: str) -> None:
    verloop = een_overdracht(ploeg, status)
    tekst = _refused(verloop, "Jamila", actions.start, veiligheidsafspraak=AFSPRAAK)
    assert eerst in tekst


def test_a_judge_reads_that_a_colleague_judged(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEWEIGERD)
    verloop.doe("Lena", actions.review, uitkomst="HERVATTEN")
    tekst = _refused(verloop, "Lena", actions.review, uitkomst="INTREKKEN")
    assert "Er wacht hier niets meer op een besluit." in tekst
    assert "aangeboden" in tekst


def test_a_contested_start_is_contested_once(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GESTART)
    verloop.doe("Fatima", actions.contest, reden="GEEN_CONTACT", toelichting="Er kwam niemand.")
    for deed, waarden in (
        (actions.contest, {"reden": "GEEN_CONTACT", "toelichting": "Ook ik."}),
        (actions.confirm_start, {}),
    ):
        tekst = _refused(verloop, "Gerda", deed, **waarden)
        assert "Deze start is al betwist." in tekst
        assert "Een collega van uw team was u voor." in tekst


def test_another_team_keeps_its_reason(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    wie = verloop.wie("Jamila")
    with pytest.raises(NotAllowed, match="Alleen het team dat overdraagt"), transactie(wie, wat="toets"):
        actions.withdraw(wie, overdracht=verloop.overdracht, reden="ANDER_TEAM")


def test_the_page_answers_409_and_keeps_what_was_typed(ploeg: Ploeg, bezoek: Bezoek) -> None:  # noqa: F811
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    getypt = {"weigeren-reden": Weigerreden.GEEN_PLAATS.value, "weigeren-toelichting": REDEN}
    antwoord = bezoek("Koen", verloop.moment).post(pad(verloop, "weigeren"), getypt)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert REDEN in tekst
    assert "Een collega van uw team was u voor." in tekst
    assert "Uw rol mag dit niet" not in tekst


def test_an_outsider_still_finds_nothing(ploeg: Ploeg, bezoek: Bezoek) -> None:  # noqa: F811
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    assert bezoek("Wim", verloop.moment).post(pad(verloop, "weigeren"), {}).status_code == 404
