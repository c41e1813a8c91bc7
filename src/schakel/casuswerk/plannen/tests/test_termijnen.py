"""Is a household without a plan a clock with an owner that alarms, on the region's own terms?"""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from schakel.basis.termijnen.actions import load_termijnen, raise_alarms
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.queries import plans_complete
from schakel.casuswerk.plannen.tests.builders import een_plan
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
REGIOS = Path(__file__).resolve().parents[5] / "regios"


@pytest.fixture(params=["den-haag", "waterland-voorbeeld"])
def ploeg(request: pytest.FixtureRequest) -> Ploeg:
    gemaakt = een_ploeg()
    machine = Handeling(None, None, "beheer", None, gemaakt.moment, namens="toets")
    with transactie(machine, wat="toets"):
        tekst = (REGIOS / request.param / "termijnen.yaml").read_text(encoding="utf-8")
        load_termijnen(machine, regio=gemaakt.regio.code, inhoud=yaml.safe_load(tekst))
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def _wie(ploeg: Ploeg, dagen: int) -> Handeling:
    return ploeg.handeling("Fatima", ploeg.moment + timedelta(days=dagen))


def _start(ploeg: Ploeg, casus: Casus) -> None:
    """Let help start as a handover tells it; the room of handovers stands above this one."""
    wie = _wie(ploeg, 1)
    with transactie(wie, wat="toets"):
        volledig = plans_complete(wie, dossier=casus.dossier_id)
        codes = {"is_hoofd": True, "plan_volledig": volledig, "heeft_accounts": True}
        dossiers.note(wie, "overdracht.gestart", dossier=casus.dossier_id, codes=codes)


def _clocks(ploeg: Ploeg, *, status: str = "LOPEND") -> dict[str, Termijn]:
    wie = _wie(ploeg, 40)
    with transactie(wie, wat="toets"):
        return {t.definitie: t for t in Termijn.objects.filter(status=status) if t.definitie.startswith("plan_")}


def test_a_casus_without_a_plan_is_a_clock_with_an_owner(ploeg: Ploeg, casus: Casus) -> None:
    _start(ploeg, casus)
    klok = _clocks(ploeg)["plan_beginnen"]
    # Nobody directs yet: then it is the work of the team that answers.
    assert klok.team_id == ploeg.team_van("Fatima").pk
    wie = _wie(ploeg, 30)
    with transactie(wie, wat="toets"):
        alarmen = raise_alarms(wie, tot=klok.uiterlijk + timedelta(minutes=1))
    assert ("plan_beginnen", 100) in [(alarm.definitie, alarm.stand) for alarm in alarmen]
    een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(days=31))
    assert "plan_beginnen" not in _clocks(ploeg)
    assert "plan_beginnen" in _clocks(ploeg, status="AFGEDAAN")


def test_where_every_household_has_a_plan_no_clock_starts(ploeg: Ploeg, casus: Casus) -> None:
    een_plan(ploeg, casus=casus)
    _start(ploeg, casus)
    assert _clocks(ploeg) == {}


def test_that_no_plan_is_needed_stops_the_clock_too(ploeg: Ploeg, casus: Casus) -> None:
    _start(ploeg, casus)
    wie = _wie(ploeg, 2)
    with transactie(wie, wat="toets"):
        huis = casus.huishoudens.get().huishouden_id
        actions.decide_no_plan(wie, casus=casus, huishouden=huis, reden="De hulp loopt al en is genoeg.")
    assert _clocks(ploeg) == {}


def test_a_closed_plan_asks_for_a_new_one(ploeg: Ploeg, casus: Casus) -> None:
    plan = een_plan(ploeg, casus=casus)
    wie = _wie(ploeg, 3)
    with transactie(wie, wat="toets"):
        actions.close_plan(wie, plan=plan, reden="Het past niet meer.")
    assert set(_clocks(ploeg)) == {"plan_opnieuw_beginnen"}
