"""What does a line of the log hold?  The fields of NEN 7513, ids and codes only."""

import re
from collections.abc import Iterable
from enum import StrEnum

from schakel.kernel.handeling import Blik, Handeling

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


# Where somebody sat, of work that the program does by itself.
EIGEN_PROCES = "proces"
_TRACEPARENT = re.compile(r"^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$")


def trace_of(traceparent: str) -> str:
    """Return the id of the request that a partner began (W3C Trace Context); nothing when it names none."""
    gevonden = _TRACEPARENT.match(traceparent)
    return gevonden[1] if gevonden else ""


def grounds(handeling: Handeling) -> set[str]:
    """Return the grounds that were named while this was done; none: then the dossiers know, or the task is it."""
    return handeling.spoor.grondslagen | ({handeling.grondslag} if handeling.grondslag else set())


def task(wat: str) -> str:
    """Return the ground of work that belongs to no dossier and to no right: the task itself."""
    return f"taak:{wat}"


def is_worth_a_line(blikken: Iterable[Blik], uitkomst: str) -> bool:
    """Answer whether the Handeling leaves a line: it showed or changed something, or it was turned away."""
    return uitkomst != Uitkomst.GELUKT or any(True for _ in blikken)
