"""What does the start page of a policy adviser show of the figures?"""

from dataclasses import dataclass
from datetime import datetime

from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers.queries.bladen import last_publication
from schakel.sturing.cijfers.rules import all_measures


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """When figures were published last, and how many measures cannot be measured yet."""

    gepubliceerd_op: datetime | None
    niet_te_meten: int


def summary(handeling: Handeling) -> Samenvatting:
    """Return a small look at the figures: when they were published, and how many measures wait for their room."""
    handeling.spoor.noteer("stuurcijfers")
    return Samenvatting(last_publication(handeling), sum(not maat.meetbaar for maat in all_measures()))
