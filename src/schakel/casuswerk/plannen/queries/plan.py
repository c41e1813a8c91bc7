"""Which plan has a household, what was already there, and does every household of a casus have one?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.casussen.models import Casus, Casushuishouden
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Betrokkenheid, Dossier, Regie
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Huishouden, Lidmaatschap
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.rules.plan import GELDT, Lopendsoort, PlanStatus
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Lopend:
    """Something that is already there; `code` names it on the page and in the answers."""

    code: str
    soort: Lopendsoort
    team: Team | None = None
    rol: str = ""
    regie: Regie | None = None
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Huishoudenzicht:
    """A household of a casus with who lives there, and the plan or outcome that holds for it."""

    huishouden: Huishouden
    leden: Sequence[Lidmaatschap]
    plan: Plan | None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Plannenzicht:
    """The households of a casus with their plans; one regisseur directs them all."""

    casus: Casus
    huishoudens: Sequence[Huishoudenzicht]
    eerdere: Sequence[Plan]
    regie: Regie | None


@dataclass(frozen=True, slots=True)
class Beginzicht:
    """A household that has no plan yet, and everything that is already there."""

    casus: Casus
    hier: Huishoudenzicht
    lopend: Sequence[Lopend]


def access_plan(handeling: Handeling, *, publiek_id: UUID) -> Plan:
    """
    Return the plan with this public id, its dossier at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Plan.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    plan = rijen.select_related("dossier__casus", "huishouden", "begonnen_door", "gesloten_door").first()
    if plan is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=plan.dossier_id)
    handeling.spoor.noteer("plan", dossier=plan.dossier_id)
    return plan


def access_casus(handeling: Handeling, *, publiek_id: UUID) -> Casus:
    """
    Return the casus whose dossier (or itself) has this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = (
        Casus.objects.visible_to(handeling)
        .filter(Q(dossier__publiek_id=publiek_id) | Q(publiek_id=publiek_id))
        .select_related("dossier")
        .first()
    )
    if casus is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    return casus


def households_now(handeling: Handeling, *, dossier: int) -> list[int]:
    """Return the households that stand in the casus of this dossier now, the first first."""
    rijen = Casushuishouden.objects.visible_to(handeling).filter(dossier_id=dossier, periode__contains=handeling.moment)
    return list(rijen.order_by("id").values_list("huishouden_id", flat=True))


def has_plan(handeling: Handeling, *, dossier: int, huishouden: int) -> bool:
    """Answer whether a plan or an outcome holds for this household of the dossier."""
    rijen = Plan.objects.visible_to(handeling).filter(dossier_id=dossier, huishouden_id=huishouden)
    return rijen.filter(status__in=GELDT).exists()


def plans_complete(handeling: Handeling, *, dossier: int) -> bool:
    """Answer whether every household of the casus has a plan, or a reason why it needs none."""
    huizen = set(households_now(handeling, dossier=dossier))
    geldt = Plan.objects.visible_to(handeling).filter(dossier_id=dossier, status__in=GELDT)
    return huizen <= set(geldt.values_list("huishouden_id", flat=True))


def open_plannen(handeling: Handeling, *, publiek_id: UUID) -> Plannenzicht:
    """
    Return the households of a casus with their plans.

    :raises NotFound: if there is no such casus, or the actor may not know of it
    """
    casus = access_casus(handeling, publiek_id=publiek_id)
    handeling.spoor.noteer("plan", dossier=casus.dossier_id)
    plannen = plans_of(handeling, dossier=casus.dossier_id)
    return Plannenzicht(
        casus=casus,
        huishoudens=_households(handeling, casus, plannen),
        eerdere=[plan for plan in plannen if plan.status not in GELDT],
        regie=dossiers.regisseur_of(handeling, dossier=casus.dossier_id),
    )


def plans_of(handeling: Handeling, *, dossier: int) -> list[Plan]:
    """Return every plan and outcome of a dossier, newest first."""
    rijen = Plan.objects.visible_to(handeling).filter(dossier_id=dossier)
    rijen = rijen.select_related("begonnen_door", "gesloten_door", "begonnen_team")
    return list(rijen.order_by("-begonnen_op", "-id"))


def _households(handeling: Handeling, casus: Casus, plannen: Sequence[Plan]) -> list[Huishoudenzicht]:
    nu = households_now(handeling, dossier=casus.dossier_id)
    geldt = {plan.huishouden_id: plan for plan in plannen if plan.status in GELDT}
    redenen = reasons_of(handeling, dossier=casus.dossier, plannen=list(geldt.values()))
    huizen = {rij.huishouden_id: rij.huishouden for rij in personen.huishoudens_of(handeling, dossier=casus.dossier_id)}
    gevonden = []
    for pk in nu:
        huis, plan = huizen.get(pk), geldt.get(pk)
        if huis is not None:
            leden = list(huis.lidmaatschappen.all())
            gevonden.append(Huishoudenzicht(huis, leden, plan, redenen.get(plan.pk, "") if plan else ""))
    handeling.spoor.noteer(
        "huishouden",
        dossier=casus.dossier_id,
        personen=[lid.persoon.publiek_id for een in gevonden for lid in een.leden],
    )
    return gevonden


def reasons_of(handeling: Handeling, *, dossier: Dossier, plannen: Sequence[Plan]) -> dict[int, str]:
    """Return why these plans were closed, or were not needed."""
    pakketten = {plan.pk: bytes(plan.reden) for plan in plannen if plan.reden is not None}
    gelezen = kluis.thaw_all(handeling, onderwerp=dossier.publiek_id, pakketten=pakketten)
    return {pk: str(inhoud.get("reden", "")) for pk, inhoud in gelezen.items()}


def open_begin(handeling: Handeling, *, publiek_id: UUID, huishouden: UUID) -> Beginzicht:
    """
    Return one household of a casus with everything that is already there.

    :raises NotFound: if there is no such household in the casus now, or the actor may not know of it
    """
    zicht = open_plannen(handeling, publiek_id=publiek_id)
    for hier in zicht.huishoudens:
        if hier.huishouden.publiek_id == huishouden:
            lopend = already_there(handeling, dossier=zicht.casus.dossier_id, huishouden=hier.huishouden.pk)
            return Beginzicht(zicht.casus, hier, lopend)
    raise NotFound


def already_there(handeling: Handeling, *, dossier: int, huishouden: int) -> list[Lopend]:
    """Return what is already there: who directs, every plan of the casus, and every involved team but the actor's."""
    gevonden: list[Lopend] = []
    regie = dossiers.regisseur_of(handeling, dossier=dossier)
    if regie is not None and regie.medewerker_id != handeling.wie:
        gevonden.append(Lopend(f"regie-{regie.pk}", Lopendsoort.REGISSEUR, team=regie.team, regie=regie))
    for plan in plans_of(handeling, dossier=dossier):
        if plan.fase and (plan.status == PlanStatus.ACTIEF or plan.huishouden_id == huishouden):
            gevonden.append(Lopend(f"plan-{plan.publiek_id}", Lopendsoort.PLAN, plan=plan, team=plan.begonnen_team))
    rijen = teams_now(handeling, dossier=dossier)
    teams = {t.pk: t for t in Team.objects.filter(pk__in=[r.team_id for r in rijen]).select_related("organisatie")}
    for rij in rijen:
        if rij.team_id != handeling.team:
            team = teams[rij.team_id]
            gevonden.append(Lopend(f"team-{team.publiek_id}", Lopendsoort.TEAM, team=team, rol=rij.rol))
    return gevonden


def teams_now(handeling: Handeling, *, dossier: int) -> list[Betrokkenheid]:
    """Return the involvement of every team that is in the dossier now."""
    return [rij for rij in dossiers.betrokken_teams(handeling, dossier=dossier) if _is_running(rij, handeling.moment)]


def _is_running(rij: Betrokkenheid, moment: datetime) -> bool:
    van, tot = rij.periode.lower, rij.periode.upper
    return bool(van <= moment and (tot is None or moment < tot))
