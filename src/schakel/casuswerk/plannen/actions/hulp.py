"""The deeds on help and recovery: a line for each risk and area of life, a request for an offer, and money."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Aanbod, Team
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.beginnen import hold_plan
from schakel.casuswerk.plannen.actions.bewaren import _bring, _pack, _tell, _unpack
from schakel.casuswerk.plannen.models import Aanvraag, Hulplijn, Maatwerk, Plan
from schakel.casuswerk.plannen.rules import hulp as rules
from schakel.casuswerk.plannen.rules.hulp import Aanvraagstand, Lijnsoort
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

DAGVELD = {
    Aanvraagstand.AANVAARD: "aanvaard_op",
    Aanvraagstand.BEGONNEN: "begonnen_op",
    Aanvraagstand.AFGEWEZEN: "afgewezen_op",
}


@transaction.atomic
def add_lijn(
    handeling: Handeling, *, plan: Plan, soort: Lijnsoort, persoon: int | None, team: int, teksten: Mapping[str, str]
) -> Hulplijn:
    """
    Give a risk or an area of life a line of its own, and a team that sees to it.

    :raises NotAllowed: if the actor may not write in this plan, or gives the line to another team without leading
    :raises InvalidInput: if it says nothing
    :raises NotPossible: if the plan is closed
    """
    rij = _open(handeling, plan)
    permissions.check_own_part(handeling, dossier=rij.dossier_id, team=team)
    rules.check_lijn(wat=teksten.get("wat", ""))
    lijn = Hulplijn.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        soort=soort.value,
        persoon_id=persoon,
        team_id=team,
        inhoud=_pack(handeling, rij.dossier, dict(teksten)),
        gewijzigd_op=handeling.moment,
        gewijzigd_door_id=handeling.wie or 0,
    )
    _tell(handeling, rij, "plan.hulplijn_gewijzigd", hulplijn=lijn.pk, lijnsoort=soort.value, nieuw=True)
    return lijn


@transaction.atomic
def write_lijn(
    handeling: Handeling, *, lijn: Hulplijn, teksten: Mapping[str, str], gezien: Mapping[str, str]
) -> tuple[str, ...]:
    """
    Change what stands on a line, and return which fields changed.

    :raises NotAllowed: if the actor may not write in this plan
    :raises InvalidInput: if it says nothing, or somebody else changed the same field meanwhile
    :raises NotPossible: if the plan is closed
    """
    plan, rij = _open(handeling, lijn.plan), _line(handeling, lijn.pk)
    samen = _bring(_unpack(handeling, plan.dossier, rij.inhoud), dict(teksten), gezien)
    rules.check_lijn(wat=samen.teksten.get("wat", ""))
    if not samen.gewijzigd:
        return ()
    rij.inhoud = _pack(handeling, plan.dossier, samen.teksten)
    rij.gewijzigd_op, rij.gewijzigd_door_id = handeling.moment, handeling.wie or 0
    rij.save(update_fields=["inhoud", "gewijzigd_op", "gewijzigd_door"])
    _tell(handeling, plan, "plan.hulplijn_gewijzigd", hulplijn=rij.pk, lijnsoort=rij.soort, nieuw=False)
    return samen.gewijzigd


@transaction.atomic
def finish_lijn(handeling: Handeling, *, lijn: Hulplijn) -> None:
    """
    Let a line be done; what stands on it stays.

    :raises NotAllowed: if the actor may not write in this plan
    :raises NotPossible: if the plan is closed, or it was done already
    """
    plan, rij = _open(handeling, lijn.plan), _line(handeling, lijn.pk)
    if rij.klaar_op is not None:
        raise NotPossible(_("Deze regel is al klaar."))
    rij.klaar_op = handeling.moment
    rij.save(update_fields=["klaar_op"])
    _tell(handeling, plan, "plan.hulplijn_klaar", hulplijn=rij.pk, lijnsoort=rij.soort)


@transaction.atomic
def request_aanbod(handeling: Handeling, *, lijn: Hulplijn, aanbod: Aanbod, op: date) -> Aanvraag:
    """
    Record that an offer of the ketenkaart was asked for; from that day on somebody waits.

    :raises NotAllowed: if the actor may not write in this plan
    :raises InvalidInput: if the day cannot be
    :raises NotPossible: if the plan is closed
    """
    plan, rij = _open(handeling, lijn.plan), _line(handeling, lijn.pk)
    if not lokale_datum(plan.begonnen_op) <= op <= lokale_datum(handeling.moment):
        raise InvalidInput({"op": [_("Kies een dag vanaf het begin van dit plan, tot en met vandaag.")]})
    aanvraag = Aanvraag.objects.create(
        dossier_id=rij.dossier_id,
        hulplijn=rij,
        team_id=rij.team_id,
        aanbieder_id=aanbod.team_id,
        aanbod=aanbod.code,
        aanbodnaam=aanbod.naam,
        stand=Aanvraagstand.GEVRAAGD.value,
        gevraagd_op=op,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
    )
    _tell_request(handeling, plan, aanvraag, op)
    return aanvraag


@transaction.atomic
def move_aanvraag(
    handeling: Handeling, *, aanvraag: Aanvraag, naar: Aanvraagstand, op: date, reden: str = ""
) -> Aanvraag:
    """
    Record that an offer was accepted, began, or does not go on, with its day.

    :raises NotAllowed: if the actor may not write in this plan
    :raises InvalidInput: if the day cannot be, or a refusal has no reason
    :raises NotPossible: if that step does not follow, or the plan is closed
    """
    plan = _open(handeling, aanvraag.hulplijn.plan)
    rijen = Aanvraag.objects.visible_to(handeling).filter(pk=aanvraag.pk).select_related("dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    vanaf = rij.aanvaard_op or rij.gevraagd_op
    rules.check_step(
        Aanvraagstand(rij.stand), naar, op=op, vanaf=vanaf, vandaag=lokale_datum(handeling.moment), reden=reden
    )
    rij.stand = naar.value
    setattr(rij, DAGVELD[naar], op)
    if reden.strip():
        rij.reden = _pack(handeling, rij.dossier, {"reden": reden.strip()})
    rij.save()
    _tell_request(handeling, plan, rij, op)
    return rij


@transaction.atomic
def grant_maatwerk(
    handeling: Handeling,
    *,
    plan: Plan,
    doel: str,
    bedrag: Decimal | None,
    besloten_door: str,
    besloten_op: date,
    persoon: int | None = None,
) -> Maatwerk:
    """
    Record that money was granted for something that no offer has, with who decided it.

    :raises NotAllowed: if the actor may not write in this plan
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if the plan is closed
    """
    rij = _open(handeling, plan)
    rules.check_maatwerk(doel=doel, bedrag=bedrag, besteed=Decimal(0), besloten_door=besloten_door)
    if besloten_op > lokale_datum(handeling.moment):
        raise InvalidInput({"besloten_op": [_("Kies een dag die is geweest.")]})
    maatwerk = Maatwerk.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        persoon_id=persoon,
        team_id=handeling.team or 0,
        bedrag=bedrag or Decimal(0),
        inhoud=_pack(handeling, rij.dossier, {"doel": doel.strip(), "besloten_door": besloten_door.strip()}),
        besloten_op=besloten_op,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
    )
    _tell(handeling, rij, "plan.maatwerk_toegekend", maatwerk=maatwerk.pk)
    return maatwerk


@transaction.atomic
def spend_maatwerk(handeling: Handeling, *, maatwerk: Maatwerk, besteed: Decimal) -> Maatwerk:
    """
    Record how much of the money was spent until now.

    :raises NotAllowed: if the actor may not write in this plan
    :raises InvalidInput: if it is less than nothing, or more than was granted
    :raises NotPossible: if the plan is closed
    """
    plan = _open(handeling, maatwerk.plan)
    rij = Maatwerk.objects.visible_to(handeling).filter(pk=maatwerk.pk).select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if not 0 <= besteed <= rij.bedrag:
        raise InvalidInput({"besteed": [_("Kies een bedrag tussen nul en wat is toegekend.")]})
    rij.besteed = besteed
    rij.save(update_fields=["besteed"])
    _tell(handeling, plan, "plan.maatwerk_besteed", maatwerk=rij.pk)
    return rij


def _open(handeling: Handeling, plan: Plan) -> Plan:
    permissions.check_can_in(handeling, "plan", "wijzigen", dossier=plan.dossier_id)
    return hold_plan(handeling, plan=plan.pk, actief=True)


def _line(handeling: Handeling, lijn: int) -> Hulplijn:
    rij = Hulplijn.objects.visible_to(handeling).filter(pk=lijn).select_related("team").first()
    if rij is None:
        raise NotFound
    return rij


def _tell_request(handeling: Handeling, plan: Plan, rij: Aanvraag, op: date) -> None:
    aanbieder: Team = rij.aanbieder
    _tell(
        handeling,
        plan,
        f"aanbod.{rij.stand.lower()}",
        aanvraag=rij.pk,
        aanbieder=aanbieder.code,
        aanbod=rij.aanbod,
        op=op.isoformat(),
    )
