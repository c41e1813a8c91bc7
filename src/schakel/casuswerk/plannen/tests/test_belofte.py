"""A promise is asked, answered, kept or broken; a team answers for itself; each has a clock to its own day."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.db import connection

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Belofte, Plan
from schakel.casuswerk.plannen.rules.beloften import (
    BELOFTE_OVERGANGEN,
    BelofteStatus,
    check_belofte_transition,
    is_late,
)
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort, Wie
from schakel.casuswerk.plannen.tests.builders import een_belofte, een_netwerklid, een_plan
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TERMIJNEN = Path(__file__).resolve().parents[5] / "regios" / "den-haag" / "termijnen.yaml"


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    machine = Handeling(None, None, "beheer", None, gemaakt.moment, namens="toets")
    with transactie(machine, wat="toets"):
        inhoud = yaml.safe_load(TERMIJNEN.read_text(encoding="utf-8"))
        load_termijnen(machine, regio=gemaakt.regio.code, inhoud=inhoud)
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    zaak = een_casus(ploeg)
    wie = _wie(ploeg, uren=2)
    with transactie(wie, wat="toets"):
        dossiers.grant_betrokkenheid(
            wie, dossier=zaak.dossier_id, team=ploeg.team_van("Jamila").pk, rol=BetrokkenheidRol.UITVOERING,
            grondslag="wmo-4.1.1-2",
        )  # fmt: skip
    return zaak


@pytest.fixture
def plan(ploeg: Ploeg, casus: Casus) -> Plan:
    return een_plan(ploeg, casus=casus)


def _wie(ploeg: Ploeg, naam: str = "Fatima", uren: int = 24) -> Handeling:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def _team(ploeg: Ploeg, naam: str) -> Wie:
    return Deelnemersoort.TEAM, ploeg.team_van(naam).pk


def _clocks(ploeg: Ploeg, rij: Belofte) -> dict[str, Termijn]:
    wie = _wie(ploeg, uren=100)
    with transactie(wie, wat="toets"):
        rijen = Termijn.objects.filter(onderwerp_soort="belofte", onderwerp_id=rij.pk, status="LOPEND")
        return {t.definitie: t for t in rijen}


def test_a_team_is_asked_says_yes_and_has_a_clock_to_its_own_day(ploeg: Ploeg, plan: Plan) -> None:
    rij = een_belofte(ploeg, plan, _team(ploeg, "Jamila"))
    klok = _clocks(ploeg, rij)["belofte_beantwoorden"]
    assert klok.team_id == ploeg.team_van("Jamila").pk
    jamila = _wie(ploeg, "Jamila")
    with transactie(jamila, wat="toets"):
        actions.answer_belofte(jamila, belofte=rij, ja=True)
    klok = _clocks(ploeg, rij)["belofte_nakomen"]
    # The day itself still counts: the clock ends at midnight after it.
    assert lokale_datum(klok.uiterlijk - timedelta(seconds=1)) == rij.uiterlijk
    assert klok.team_id == ploeg.team_van("Jamila").pk
    with transactie(jamila, wat="toets"):
        actions.judge_belofte(jamila, belofte=rij, gedaan=True)
    assert _clocks(ploeg, rij) == {}


def test_nobody_promises_for_another_team(ploeg: Ploeg, plan: Plan) -> None:
    rij, fatima = een_belofte(ploeg, plan, _team(ploeg, "Jamila")), _wie(ploeg)
    with transactie(fatima, wat="toets"), pytest.raises(NotAllowed):
        actions.answer_belofte(fatima, belofte=rij, ja=True)


def test_a_refusal_has_a_reason_and_ends_the_clock(ploeg: Ploeg, plan: Plan) -> None:
    rij, jamila = een_belofte(ploeg, plan, _team(ploeg, "Jamila")), _wie(ploeg, "Jamila")
    with transactie(jamila, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.answer_belofte(jamila, belofte=rij, ja=False)
        actions.answer_belofte(jamila, belofte=rij, ja=False, reden="Er is een wachtlijst van tien weken.")
        with pytest.raises(NotPossible):
            actions.answer_belofte(jamila, belofte=rij, ja=True)
        assert b"wachtlijst" not in bytes(Belofte.objects.get(pk=rij.pk).inhoud)
    assert _clocks(ploeg, rij) == {}


def test_somebody_without_an_account_promises_too(ploeg: Ploeg, plan: Plan) -> None:
    lid = een_netwerklid(ploeg, plan)
    rij, fatima = een_belofte(ploeg, plan, (Deelnemersoort.NETWERK, lid.pk)), _wie(ploeg)
    with transactie(fatima, wat="toets"):
        actions.answer_belofte(fatima, belofte=rij, ja=True)
        with pytest.raises(InvalidInput):
            actions.judge_belofte(fatima, belofte=rij, gedaan=False)
        actions.judge_belofte(fatima, belofte=rij, gedaan=False, bevinding="Oma was ziek.")
        actions.judge_belofte(fatima, belofte=rij, gedaan=True)
        assert Belofte.objects.get(pk=rij.pk).status == "GEDAAN"
    # The work of whoever directs; nobody does yet, so of the team that answers.
    with transactie(fatima, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT soort FROM gebeurtenissen_gebeurtenis WHERE soort LIKE 'belofte.%%' ORDER BY id", [])
        soorten = [soort for (soort,) in cursor.fetchall()]
    assert soorten == ["belofte.aangeboden", "belofte.aanvaard", "belofte.verbroken", "belofte.gedaan"]


def test_a_promise_that_cannot_be_is_refused(ploeg: Ploeg, plan: Plan) -> None:
    with pytest.raises(InvalidInput) as fout:
        een_belofte(ploeg, plan, _team(ploeg, "Jamila"), wat=" ", uiterlijk=ploeg.moment.date() - timedelta(days=1))
    assert set(fout.value.fouten) == {"wat", "uiterlijk"}


def test_taking_back_needs_a_reason(ploeg: Ploeg, plan: Plan) -> None:
    rij, fatima = een_belofte(ploeg, plan, _team(ploeg, "Jamila")), _wie(ploeg)
    with transactie(fatima, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.withdraw_belofte(fatima, belofte=rij, reden="")
        actions.withdraw_belofte(fatima, belofte=rij, reden="Het gezin heeft zelf hulp gevonden.")
    assert _clocks(ploeg, rij) == {}


@pytest.mark.parametrize("van", BelofteStatus)
@pytest.mark.parametrize("naar", BelofteStatus)
def test_every_pair_of_states(van: BelofteStatus, naar: BelofteStatus) -> None:
    if naar in BELOFTE_OVERGANGEN[van]:
        check_belofte_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_belofte_transition(van, naar)


def test_only_what_still_runs_is_late(ploeg: Ploeg) -> None:
    gisteren, vandaag = ploeg.moment.date(), ploeg.moment.date() + timedelta(days=1)
    laat = {s for s in BelofteStatus if is_late(s, uiterlijk=gisteren, vandaag=vandaag)}
    assert laat == {BelofteStatus.AANGEBODEN, BelofteStatus.AANVAARD}
    assert not is_late(BelofteStatus.AANVAARD, uiterlijk=vandaag, vandaag=vandaag)


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Elif", "Frank"])
def test_an_outsider_sees_no_promise(ploeg: Ploeg, plan: Plan, naam: str) -> None:
    rij, wie = een_belofte(ploeg, plan, _team(ploeg, "Jamila")), _wie(ploeg, naam)
    with transactie(wie, wat="toets"):
        assert Belofte.objects.count() == 0
        with pytest.raises(NotAllowed):
            actions.judge_belofte(wie, belofte=rij, gedaan=True)


def test_the_pages_ask_answer_and_judge(ploeg: Ploeg, plan: Plan, bezoek: Bezoek) -> None:
    fatima, jamila = bezoek("Fatima"), bezoek("Jamila")
    code, eigen = (f"team-{ploeg.team_van(naam).publiek_id}" for naam in ("Jamila", "Fatima"))
    adres = f"/plannen/{plan.publiek_id}/beloften/nieuw"
    assert fatima.post(adres, {"wat": ""}).status_code == 400
    inhoud = {"wat": "Gesprek met Fenna.", "van": code, "controle": eigen, "uiterlijk": "2016-03-20"}
    assert fatima.post(adres, inhoud).status_code == 302
    wie = _wie(ploeg)
    with transactie(wie, wat="toets"):
        pad = f"/beloften/{Belofte.objects.get().publiek_id}"
    assert "Leg het antwoord vast" not in fatima.get(pad).content.decode()
    assert fatima.post(f"{pad}/antwoord", {"ja": "ja"}).status_code == 403
    assert jamila.post(f"{pad}/antwoord", {"ja": "nee"}).status_code == 400
    assert jamila.post(f"{pad}/antwoord", {"ja": "ja"}).status_code == 302
    assert "Nog 17 dagen" in fatima.get(f"/plannen/{plan.publiek_id}").content.decode()
    assert fatima.post(f"{pad}/oordeel", {"gedaan": "nee"}).status_code == 400
    assert fatima.post(f"{pad}/oordeel", {"gedaan": "ja"}).status_code == 302
    assert "Gedaan 3 maart" in fatima.get(pad).content.decode()
    for naam in ("Bram", "Carlijn", "Elif", "Frank"):
        assert bezoek(naam).get(pad).status_code in (403, 404)
