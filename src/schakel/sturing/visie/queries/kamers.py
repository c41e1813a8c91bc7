"""What waits, is late or falls short in the rooms below this one?  Each room says it itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.basis.toegang.permissions import may
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers import queries as cijfers
from schakel.sturing.deskundigheid import queries as deskundigheid
from schakel.sturing.leveringen import queries as leveringen
from schakel.sturing.leveringen.models import Leveringstermijn
from schakel.sturing.leveringen.rules import Halfjaar
from schakel.sturing.uitvoering import queries as uitvoering


@dataclass(frozen=True, slots=True)
class Kamers:
    """What each room below says of itself; None: not for this reader."""

    cijfers: cijfers.Samenvatting | None
    uitvoering: uitvoering.Samenvatting | None
    deskundigheid: deskundigheid.Samenvatting | None
    leveringen: Sequence[tuple[Halfjaar, Leveringstermijn]]


def rooms_below(handeling: Handeling) -> Kamers:
    """Return what each room below says of itself, as far as the matrix lets the actor into it."""
    return Kamers(
        cijfers=cijfers.summary(handeling) if may(handeling, "stuurcijfers", "zien") else None,
        uitvoering=uitvoering.summary(handeling) if may(handeling, "uitvoeringsplan", "zien") else None,
        deskundigheid=deskundigheid.summary(handeling) if may(handeling, "deskundigheid", "zien") else None,
        leveringen=leveringen.summary(handeling),
    )
