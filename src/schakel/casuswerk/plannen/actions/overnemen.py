"""What was agreed at the start of a handover goes along into the plan: carried over, never typed again."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.bewaren import _pack, _unpack
from schakel.casuswerk.plannen.actions.veiligheid import add_situatie
from schakel.casuswerk.plannen.models import Overname, Plan, Situatie
from schakel.casuswerk.plannen.rules.plan import check_reason
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def carry_over(handeling: Handeling, *, dossier: int, van_team: int, bron: str, tekst: str) -> Overname | None:
    """
    Keep what was agreed about safety at a handover, as a concept for the plan; bears a repeat.

    `bron` names what it comes from ("overdracht:12"). None when there is nothing to carry, or it is here already.
    """
    if not tekst.strip() or Overname.objects.visible_to(handeling).filter(dossier_id=dossier, bron=bron).exists():
        return None
    zaak = Dossier.objects.visible_to(handeling).filter(pk=dossier).first()
    if zaak is None:
        raise NotFound
    rij = Overname.objects.create(
        dossier=zaak,
        van_team_id=van_team,
        bron=bron,
        inhoud=_pack(handeling, zaak, {"tekst": tekst.strip()}),
        ontvangen_op=handeling.moment,
    )
    dossiers.note(handeling, "plan.afspraak_meegekomen", dossier=dossier, onderwerp=("overname", rij.pk))
    return rij


@transaction.atomic
def use_overname(handeling: Handeling, *, overname: Overname, plan: Plan, teksten: Mapping[str, str]) -> Situatie:
    """
    Make a situation of the safety plan out of what was carried over.

    :raises NotAllowed: if the actor may not write in this plan
    :raises InvalidInput: if it is not concrete
    :raises NotPossible: if it was used or put aside already, or the plan is closed
    """
    rij = _hold(handeling, overname)
    situatie = add_situatie(handeling, plan=plan, teksten=teksten)
    rij.situatie = situatie
    _done(handeling, rij, "situatie")
    return situatie


@transaction.atomic
def put_aside(handeling: Handeling, *, overname: Overname, reden: str) -> Overname:
    """
    Put aside what was carried over: it stands in the plan already, or holds no longer.

    :raises NotAllowed: if the actor may not write in the plan
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if it was used or put aside already
    """
    permissions.check_can_in(handeling, "plan", "wijzigen", dossier=overname.dossier_id)
    rij = _hold(handeling, overname)
    inhoud = _unpack(handeling, rij.dossier, rij.inhoud)
    rij.inhoud = _pack(handeling, rij.dossier, {**inhoud, "reden": check_reason("reden", reden)})
    _done(handeling, rij, "opzij")
    return rij


def _hold(handeling: Handeling, overname: Overname) -> Overname:
    rijen = Overname.objects.visible_to(handeling).filter(pk=overname.pk).select_related("dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if rij.verwerkt_op is not None:
        raise NotPossible(_("Met deze afspraak is al iets gedaan."))
    return rij


def _done(handeling: Handeling, rij: Overname, hoe: str) -> None:
    rij.verwerkt_op, rij.verwerkt_door_id = handeling.moment, handeling.wie
    rij.save()
    onderwerp = ("overname", rij.pk)
    dossiers.note(handeling, "plan.afspraak_verwerkt", dossier=rij.dossier_id, onderwerp=onderwerp, codes={"hoe": hoe})
