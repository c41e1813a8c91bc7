"""What does the start page of a policy adviser show of the figures?"""

from dataclasses import dataclass
from datetime import datetime

from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers.queries.bladen import last_publication, overview
from schakel.sturing.cijfers.rules import Cijfer, Stand

OP_DE_STARTPAGINA = ("meldingen", "adviezen", "beoordeeld-op-tijd", "overdracht-warm")


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """A few figures, when they were published, and how many measures cannot be measured yet."""

    cijfers: tuple[Cijfer, ...]
    gepubliceerd_op: datetime | None
    niet_te_meten: int


def summary(handeling: Handeling) -> Samenvatting:
    """Return a small look at the figures: a few of them, and how many measures wait for their room."""
    blik = overview(handeling)
    return Samenvatting(
        cijfers=tuple(cijfer for cijfer in blik.cijfers if cijfer.maat.code in OP_DE_STARTPAGINA),
        gepubliceerd_op=last_publication(handeling),
        niet_te_meten=sum(cijfer.stand is Stand.NIET_TE_METEN for cijfer in blik.cijfers),
    )
