"""What does a line of the log hold?  The fields of NEN 7513, ids and codes only."""

from collections.abc import Iterable
from enum import StrEnum

from schakel.kernel.handeling import Blik

# C, R, U, D, E: EventActionCode of NEN 7513; the heaviest that happened in one Handeling names the line.
_ZWAARTE = "REUCD"


class Uitkomst(StrEnum):
    """How a Handeling ended."""

    GELUKT = "gelukt"
    GEWEIGERD = "geweigerd"
    MISLUKT = "mislukt"


def actie_van(blikken: Iterable[Blik]) -> str:
    """Return the action code for a trail: the heaviest of its parts, R when it is empty."""
    return max((blik.actie for blik in blikken), key=_ZWAARTE.index, default="R")


def is_worth_a_line(blikken: Iterable[Blik], uitkomst: str) -> bool:
    """Answer whether the Handeling leaves a line: it showed or changed something, or it was turned away."""
    return uitkomst != Uitkomst.GELUKT or any(True for _ in blikken)
