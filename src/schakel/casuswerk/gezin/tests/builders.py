"""A plan with a family, a network and a version, and copies made by the deeds of this room."""

from datetime import timedelta
from typing import Any

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.gezin import actions
from schakel.casuswerk.gezin.models import Leesblad
from schakel.casuswerk.gezin.queries import readers_of
from schakel.casuswerk.gezin.queries.lezers import Lezerzicht
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.blad import view_of
from schakel.casuswerk.plannen.rules.versies import Blok
from schakel.casuswerk.plannen.tests.builders import een_netwerklid, een_plan, een_situatie
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie


def wie(ploeg: Ploeg, naam: str = "Fatima", *, uren: float = 12) -> Handeling:
    """Let a member of the cast act so many hours after the story began."""
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def een_versie(ploeg: Ploeg, plan: Plan) -> None:
    """Fix the plan as it is."""
    handeling = wie(ploeg, uren=10)
    with transactie(handeling, wat="toets"):
        blokken = [Blok("netwerk", "Netwerk", (("Doet mee", "Ina"),))]
        plannen.fix_version(handeling, plan=plan, blokken=blokken)


def een_gezinsplan(ploeg: Ploeg, casus: Casus | None = None, **anders: str) -> Plan:
    """Begin a plan with a situation, somebody around the household, and a version."""
    plan = een_plan(ploeg, casus=casus)
    een_netwerklid(ploeg, plan)
    een_situatie(ploeg, plan, **anders)
    een_versie(ploeg, plan)
    return plan


def lezers(ploeg: Ploeg, plan: Plan) -> dict[str, Lezerzicht]:
    """Return who can be given a copy, by first name."""
    handeling = wie(ploeg)
    with transactie(handeling, wat="toets"):
        return {r.lezer.naam: r for r in readers_of(handeling, zicht=view_of(handeling, plan=plan))}


def een_blad(ploeg: Ploeg, plan: Plan, naam: str, **anders: Any) -> Leesblad:
    """Make the copy of somebody."""
    aan = lezers(ploeg, plan)[naam].lezer.wie
    handeling = wie(ploeg)
    with transactie(handeling, wat="toets"):
        return actions.make_copy(handeling, plan=plan, aan=aan, **anders)


def een_code(ploeg: Ploeg, blad: Leesblad) -> str:
    """Hand over a code."""
    handeling = wie(ploeg, uren=13)
    with transactie(handeling, wat="toets"):
        return actions.give_code(handeling, leesblad=blad)
