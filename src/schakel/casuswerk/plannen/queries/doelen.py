"""Which goals have the plans of a casus, and how did the figures go?  For whoever closes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.blad import view_of
from schakel.casuswerk.plannen.rules.plan import PlanStatus
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Doelzicht:
    """One goal, and of each participant the figures from first to last."""

    publiek_id: UUID
    titel: str
    doel: str
    reeksen: Sequence[tuple[str, Sequence[tuple[date, int]]]]


def goals_of(handeling: Handeling, *, dossier: int) -> list[Doelzicht]:
    """Return the goals of the plans that run in a dossier, in order."""
    gevonden = []
    plannen = Plan.objects.visible_to(handeling).filter(dossier_id=dossier, status=PlanStatus.ACTIEF.value)
    for plan in plannen.select_related("dossier", "huishouden").order_by("id"):
        zicht = view_of(handeling, plan=plan)
        namen = {een.wie: een.naam for een in zicht.deelnemers}
        gevonden += [
            Doelzicht(
                luik.rij.publiek_id,
                luik.teksten.get("titel", ""),
                luik.teksten.get("doel", ""),
                [(namen.get(wie, ""), reeks) for wie, reeks in luik.reeksen.items()],
            )
            for luik in zicht.drieluiken
        ]
    return gevonden
