"""Which agreements came along with a handover and have no place in a plan yet?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.plannen.models import Overname
from schakel.casuswerk.plannen.queries.lezen import texts_of
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Overnamezicht:
    """An agreement that came along, in its own words."""

    rij: Overname
    tekst: str


def waiting_agreements(handeling: Handeling, *, dossier: Dossier) -> Sequence[Overnamezicht]:
    """Return what came along with handovers of this dossier and waits for a place in the plan, oldest first."""
    rijen = waiting_rows(handeling, dossier=dossier)
    teksten = texts_of(handeling, dossier=dossier, pakketten={rij.pk: rij.inhoud for rij in rijen})
    return [Overnamezicht(rij, teksten[rij.pk].get("tekst", "")) for rij in rijen]


def waiting_rows(handeling: Handeling, *, dossier: Dossier) -> list[Overname]:
    """Return the rows of what came along and waits, oldest first: for who reads their texts with those of the plan."""
    rijen = Overname.objects.visible_to(handeling).filter(dossier=dossier, verwerkt_op=None)
    return list(rijen.select_related("van_team").order_by("id"))


def access_overname(handeling: Handeling, *, publiek_id: UUID) -> Overnamezicht:
    """
    Return the agreement with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Overname.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("dossier", "van_team").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("plan", dossier=rij.dossier_id)
    tekst = texts_of(handeling, dossier=rij.dossier, pakketten={0: rij.inhoud})[0].get("tekst", "")
    return Overnamezicht(rij, tekst)
