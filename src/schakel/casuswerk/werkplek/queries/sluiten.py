"""What must be asked at the end of a casus: of whom, of which goals?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.queries import access_casus
from schakel.casuswerk.casussen.queries.sluitingen import Sluiting, closings_of
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.plannen.queries.doelen import Doelzicht, goals_of
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Slotzicht:
    """A casus with who is in it, the goals of its plans, and how it was closed before."""

    casus: Casus
    personen: Sequence[Dossierpersoon]
    doelen: Sequence[Doelzicht]
    eerder: Sequence[Sluiting]


def open_slot(handeling: Handeling, *, publiek_id: UUID) -> Slotzicht:
    """
    Return what is asked at the end of this casus.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = access_casus(handeling, publiek_id=publiek_id)
    return Slotzicht(
        casus=casus,
        personen=personen.personen_of(handeling, dossier=casus.dossier_id),
        doelen=goals_of(handeling, dossier=casus.dossier_id),
        eerder=closings_of(handeling, casus=casus),
    )
