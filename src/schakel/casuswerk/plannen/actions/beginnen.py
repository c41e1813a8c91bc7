"""How does a plan begin, how is it decided that none is needed, and how does it end?"""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.plannen import permissions, queries
from schakel.casuswerk.plannen.models import Lopendehulp, Plan
from schakel.casuswerk.plannen.queries.plan import Lopend, already_there, households_now
from schakel.casuswerk.plannen.rules import plan as rules
from schakel.casuswerk.plannen.rules.plan import GELDT, Lopendsoort, Nogwat, Planfase, PlanStatus
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling

ONDERWERP = "plan"


@transaction.atomic
def begin_plan(
    handeling: Handeling,
    *,
    casus: Casus,
    huishouden: int,
    antwoorden: Mapping[str, tuple[str, str]],
    nog_meer: Sequence[Nogwat] = (),
) -> Plan:
    """
    Begin the one plan of a household, after saying of everything that is already there what happens with it.

    :raises NotAllowed: if the matrix does not let the actor begin a plan in this casus
    :raises InvalidInput: if something that is there was left without an answer
    :raises NotPossible: if the household has a plan, here or elsewhere, or does not stand in this running casus
    """
    permissions.check_can_in(handeling, "plan", "maken", dossier=casus.dossier_id)
    _hold(handeling, casus, huishouden)
    _check_none(handeling, casus, huishouden)
    lopend = already_there(handeling, dossier=casus.dossier_id, huishouden=huishouden)
    rules.check_answered([een.code for een in lopend], antwoorden)
    _end_outcome(handeling, casus, huishouden)
    plan = _create(
        handeling, casus, huishouden, status=PlanStatus.ACTIEF.value, fase=Planfase.VEILIGHEID.value, reden=None
    )
    _keep_answers(handeling, plan, lopend, antwoorden, nog_meer)
    _note(handeling, plan, "plan.begonnen", fase=plan.fase)
    _note_complete(handeling, casus.dossier_id)
    return plan


@transaction.atomic
def decide_no_plan(handeling: Handeling, *, casus: Casus, huishouden: int, reden: str) -> Plan:
    """
    Decide that a household needs no plan: an outcome with a reason and a name.

    :raises NotAllowed: if the matrix does not let the actor begin a plan in this casus
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if the household has a plan or an outcome, or does not stand in this running casus
    """
    permissions.check_can_in(handeling, "plan", "maken", dossier=casus.dossier_id)
    _hold(handeling, casus, huishouden)
    pakket = _freeze(handeling, casus.dossier, rules.check_reason("reden", reden))
    plan = _create(handeling, casus, huishouden, status=PlanStatus.NIET_NODIG.value, fase="", reden=pakket)
    _note(handeling, plan, "plan.niet_nodig")
    _note_complete(handeling, casus.dossier_id)
    return plan


@transaction.atomic
def close_plan(handeling: Handeling, *, plan: Plan, reden: str) -> Plan:
    """
    Close a plan, or take back that none was needed; until there is a new one, a clock with an owner runs.

    :raises NotAllowed: if the matrix does not let the actor close it
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if it is closed already
    """
    permissions.check_can_in(handeling, "plan", "sluiten", dossier=plan.dossier_id)
    rij = hold_plan(handeling, plan=plan.pk)
    _close(handeling, rij, rules.check_reason("reden", reden))
    return rij


@transaction.atomic
def end_plans(handeling: Handeling, *, dossier: int) -> int:
    """
    End the plans of a casus that was closed, so that a household can have one elsewhere; bears a repeat.

    Heard from `casus.gesloten`; a casus that was opened again meanwhile keeps its plans. The machine sees no dossier of
    named colleagues alone: there the plan ends all the same, and only the timeline does not tell of it.
    """
    geldt = Plan.objects.visible_to(handeling).filter(dossier_id=dossier, status__in=GELDT)
    gezien = list(geldt.select_related("dossier").order_by("id"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT plan_eindig_met_casus(%s)", [dossier])
        (aantal,) = cursor.fetchone()
    for rij in gezien if aantal else ():
        _note(handeling, rij, "plan.gesloten", casus_open=False)
    return int(aantal)


@transaction.atomic
def hold_plan(handeling: Handeling, *, plan: int, actief: bool = False) -> Plan:
    """
    Return a plan as it is now, held until the end: two deeds at once become two in a row.

    :raises NotFound: if there is none, or the actor may not know of it
    :raises NotPossible: if it must be active and is not
    """
    rijen = Plan.objects.visible_to(handeling).filter(pk=plan).select_related("dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if actief:
        rules.check_active(rij.status)
    return rij


def _hold(handeling: Handeling, casus: Casus, huishouden: int) -> None:
    dossiers.hold(handeling, dossier=casus.dossier_id)
    casus.refresh_from_db(fields=["status"])
    if casus.status != CasusStatus.LOPEND:
        raise NotPossible(_("Deze casus loopt niet meer."))
    if huishouden not in households_now(handeling, dossier=casus.dossier_id):
        raise NotPossible(_("Dit huishouden staat nu niet in deze casus."))


def _check_none(handeling: Handeling, casus: Casus, huishouden: int) -> None:
    """Say kindly what the constraint says of a plan in this casus; of one elsewhere only the constraint knows."""
    plannen = Plan.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id, huishouden_id=huishouden)
    if plannen.filter(status=PlanStatus.ACTIEF.value).exists():
        raise NotPossible(_("Dit huishouden heeft al een plan. Werk daarin verder."))


def _create(handeling: Handeling, casus: Casus, huishouden: int, **velden: object) -> Plan:
    try:
        with transaction.atomic():
            return Plan.objects.create(
                dossier_id=casus.dossier_id,
                huishouden_id=huishouden,
                begonnen_op=handeling.moment,
                begonnen_door_id=handeling.wie or 0,
                begonnen_team_id=handeling.team or 0,
                **velden,
            )
    except IntegrityError as fout:
        raise NotPossible(_("Dit huishouden heeft al een plan, of er is al besloten dat het niet nodig is.")) from fout


def _end_outcome(handeling: Handeling, casus: Casus, huishouden: int) -> None:
    """Let a plan take the place of the outcome that none was needed; why that was so, is kept."""
    Plan.objects.visible_to(handeling).filter(
        dossier_id=casus.dossier_id, huishouden_id=huishouden, status=PlanStatus.NIET_NODIG.value
    ).update(status=PlanStatus.GESLOTEN.value, gesloten_op=handeling.moment, gesloten_door_id=handeling.wie)


def _keep_answers(
    handeling: Handeling,
    plan: Plan,
    lopend: Sequence[Lopend],
    antwoorden: Mapping[str, tuple[str, str]],
    nog_meer: Sequence[Nogwat],
) -> None:
    dossier = plan.dossier
    vast = {"vastgelegd_op": handeling.moment, "vastgelegd_door_id": handeling.wie or 0}
    rijen = [
        Lopendehulp(
            dossier=dossier,
            plan=plan,
            soort=een.soort.value,
            team=een.team,
            medewerker_id=een.regie.medewerker_id if een.regie else None,
            ander_plan=een.plan,
            keuze=antwoorden[een.code][0],
            inhoud=_package(handeling, dossier, {"zin": antwoorden[een.code][1].strip()}),
            **vast,
        )
        for een in lopend
    ]
    rijen += [
        Lopendehulp(
            dossier=dossier,
            plan=plan,
            soort=Lopendsoort.ANDERS.value,
            keuze=wat.keuze.value,
            inhoud=_package(handeling, dossier, {"naam": wat.naam.strip(), "zin": wat.zin.strip()}),
            **vast,
        )
        for wat in nog_meer
    ]
    Lopendehulp.objects.bulk_create(rijen)


def _package(handeling: Handeling, dossier: Dossier, inhoud: Mapping[str, object]) -> bytes:
    return kluis.freeze(handeling, dossier=dossier.pk, onderwerp=dossier.publiek_id, inhoud=inhoud)


def _freeze(handeling: Handeling, dossier: Dossier, reden: str) -> bytes:
    return _package(handeling, dossier, {"reden": reden})


def _close(handeling: Handeling, rij: Plan, reden: str) -> None:
    rules.check_plan_transition(PlanStatus(rij.status), PlanStatus.GESLOTEN)
    rij.status = PlanStatus.GESLOTEN.value
    rij.gesloten_op, rij.gesloten_door_id = handeling.moment, handeling.wie
    rij.reden = _freeze(handeling, rij.dossier, reden)
    rij.save(update_fields=["status", "gesloten_op", "gesloten_door", "reden"])
    _note(handeling, rij, "plan.gesloten", casus_open=True)


def _note(handeling: Handeling, plan: Plan, soort: str, **codes: str | bool) -> None:
    dossiers.note(
        handeling,
        soort,
        dossier=plan.dossier_id,
        onderwerp=(ONDERWERP, plan.pk),
        codes={"huishouden": plan.huishouden_id, **codes},
    )


def _note_complete(handeling: Handeling, dossier: int) -> None:
    """Tell that no household of the casus is without a plan: only this stops the clock that asks for one."""
    if queries.plans_complete(handeling, dossier=dossier):
        dossiers.note(handeling, "plan.volledig", dossier=dossier)
