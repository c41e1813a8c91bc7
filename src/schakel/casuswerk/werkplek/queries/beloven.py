"""Which promise of the plan could be made of what somebody said in a meeting?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Genodigde, Verslagregel
from schakel.casuswerk.bijeenkomsten.queries import bijeenkomst as bijeenkomsten
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.blad import Deelnemer
from schakel.casuswerk.plannen.queries.blad import view_of as plan_view
from schakel.casuswerk.plannen.queries.plan import plans_of
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort, Wie
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Beloofzicht:
    """A line of a meeting, the plan in which it can stand, the other plans, and who takes part there."""

    bijeenkomst: Bijeenkomst
    regel: Verslagregel
    tekst: str
    uiterlijk: date | None
    plan: Plan | None
    andere: Sequence[Plan]
    mensen: Sequence[tuple[str, Wie, str]]
    van: str


def open_promise(handeling: Handeling, *, bijeenkomst: UUID, regel: UUID, plan: str = "") -> Beloofzicht:
    """
    Return what somebody said they would do, with the plan in which it becomes a promise.

    :raises NotFound: if there is no such line that the actor may read, or no such plan
    """
    rij = bijeenkomsten.access_bijeenkomst(handeling, publiek_id=bijeenkomst)
    zicht = bijeenkomsten.view_of(handeling, bijeenkomst=rij)
    gezegd, tekst = next(((r, t) for r, t in zicht.regels if r.publiek_id == regel), (None, ""))
    if gezegd is None:
        raise NotFound
    plannen = [een for een in plans_of(handeling, dossier=rij.dossier_id) if een.status == "ACTIEF"]
    gekozen = _chosen(plannen, plan)
    deelnemers = [d for d in plan_view(handeling, plan=gekozen, kort=True).deelnemers if d.doet_mee] if gekozen else []
    stoel = next((g for g in zicht.genodigden if g.pk == gezegd.wie_id), None)
    return Beloofzicht(
        bijeenkomst=rij,
        regel=gezegd,
        tekst=tekst,
        uiterlijk=gezegd.uiterlijk,
        plan=gekozen,
        andere=[een for een in plannen if een != gekozen],
        mensen=[(_code_of(een), een.wie, een.naam) for een in deelnemers],
        van=_of_whom(stoel, deelnemers),
    )


def _chosen(plannen: Sequence[Plan], gevraagd: str) -> Plan | None:
    if not gevraagd:
        return plannen[-1] if plannen else None
    for een in plannen:
        if str(een.publiek_id) == gevraagd:
            return een
    raise NotFound


def _code_of(een: Deelnemer) -> str:
    """Return what a participant is called outside."""
    return f"{een.wie[0].value}-{een.publiek_id}"


def _of_whom(stoel: Genodigde | None, deelnemers: Sequence[Deelnemer]) -> str:
    """Return who of the plan sat on this chair; of the network a person says who it was."""
    if stoel is None:
        return ""
    wie = (Deelnemersoort.PERSOON, stoel.persoon_id) if stoel.persoon_id else (Deelnemersoort.TEAM, stoel.team_id)
    return next((_code_of(een) for een in deelnemers if een.wie == wie), "")
