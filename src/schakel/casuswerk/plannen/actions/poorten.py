"""The deeds by which a plan goes on to another part, and is fixed in a version."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.beginnen import hold_plan
from schakel.casuswerk.plannen.actions.bewaren import _pack, _tell
from schakel.casuswerk.plannen.models import Plan, Planversie, Planversiedeel, Poort
from schakel.casuswerk.plannen.queries.voorwaarden import voorwaarden_of
from schakel.casuswerk.plannen.rules import poorten as rules
from schakel.casuswerk.plannen.rules.plan import Planfase
from schakel.casuswerk.plannen.rules.versies import Blok
from schakel.kernel.handeling import Handeling


@transaction.atomic
def take_gate(handeling: Handeling, *, plan: Plan, naar: Planfase, reden: str, ondanks: str = "") -> Poort:
    """
    Go on to another part of the plan, or back; conditions that are not met are named and kept with the decision.

    :raises NotAllowed: if the matrix does not let the actor decide this
    :raises InvalidInput: if a reason lacks; over unmet conditions to recovery a second one is needed
    :raises NotPossible: if that part does not follow on this one, or the plan is closed
    """
    permissions.check_can_in(handeling, "plan", "poort", dossier=plan.dossier_id)
    rij = hold_plan(handeling, plan=plan.pk, actief=True)
    van = Planfase(rij.fase)
    open_ = [v.pk for v in voorwaarden_of(handeling, dossier=rij.dossier_id, alleen_lopend=True)]
    rules.check_poort(van, naar, reden=reden, ondanks=ondanks, open_voorwaarden=len(open_))
    poort = Poort.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        van=van.value,
        naar=naar.value,
        besloten_op=handeling.moment,
        besloten_door_id=handeling.wie or 0,
        team_id=handeling.team or 0,
        reden=_pack(handeling, rij.dossier, {"reden": reden.strip()}),
        open_voorwaarden=open_,
        ondanks=_pack(handeling, rij.dossier, {"reden": ondanks.strip()}) if ondanks.strip() else None,
    )
    rij.fase = naar.value
    rij.save(update_fields=["fase"])
    terug = rules.is_back(van, naar)
    _tell(handeling, rij, "plan.poort_genomen", van=van.value, naar=naar.value, terug=terug, open=len(open_))
    return poort


@transaction.atomic
def fix_version(
    handeling: Handeling, *, plan: Plan, blokken: Sequence[Blok], delen: Mapping[int, Sequence[Blok]] | None = None
) -> Planversie:
    """
    Fix the plan as it stands, with the next number: this is what people are given.

    `delen` holds what is the part of one team, by team: in the version too only that team and who leads read it.

    :raises NotAllowed: if the matrix does not let the actor fix a version
    :raises NotPossible: if the plan is closed
    """
    permissions.check_can_in(handeling, "plan", "versie", dossier=plan.dossier_id)
    rij = hold_plan(handeling, plan=plan.pk, actief=True)
    laatste = Planversie.objects.visible_to(handeling).filter(plan=rij).order_by("-nummer").first()
    versie = Planversie.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        nummer=(laatste.nummer if laatste else 0) + 1,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
        inhoud=_pack(handeling, rij.dossier, {"blokken": _plain(blokken)}),
    )
    Planversiedeel.objects.bulk_create(
        Planversiedeel(
            dossier_id=rij.dossier_id,
            versie=versie,
            team_id=team,
            inhoud=_pack(handeling, rij.dossier, {"blokken": _plain(deel)}),
        )
        for team, deel in (delen or {}).items()
    )
    _tell(handeling, rij, "plan.versie_vastgelegd", nummer=versie.nummer)
    return versie


def _plain(blokken: Sequence[Blok]) -> list[dict[str, object]]:
    return [{"sleutel": b.sleutel, "kop": b.kop, "velden": [list(veld) for veld in b.velden]} for b in blokken]
