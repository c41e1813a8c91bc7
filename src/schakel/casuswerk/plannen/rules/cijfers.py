"""How safe is it, from 0 to 10?  Each participant says so for each danger, on each day that people meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schakel.casuswerk.plannen.rules.velden import mark_of, plain
from schakel.kernel.errors import InvalidInput

HOOGSTE = 10


class Deelnemersoort(StrEnum):
    """Who takes part in a plan: somebody of the family, of the network around it, or a team."""

    PERSOON = "persoon"
    NETWERK = "netwerklid"
    TEAM = "team"


Wie = tuple[Deelnemersoort, int]


@dataclass(frozen=True, slots=True)
class Cijferinvoer:
    """What one participant says."""

    wie: Wie
    cijfer: int
    woorden: str = ""
    # The mark of what stood there for that day when it was asked, and the field at which a clash is told.
    gezien: str = ""
    veld: str = "__all__"


@dataclass(frozen=True, slots=True)
class Stand:
    """The last figure of one participant, and the one before: side by side, never added to those of others."""

    cijfer: int
    op: date
    was: int | None = None
    was_op: date | None = None


def check_cijfers(*, op: date, vandaag: date, begonnen: date, invoer: Sequence[Cijferinvoer]) -> None:
    """
    Check that figures are given for a day on which people met, and that somebody gave one.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if op > vandaag:
        fouten["op"] = ["Kies een dag die is geweest."]
    elif op < begonnen:
        fouten["op"] = ["Kies een dag vanaf het begin van dit plan."]
    if not invoer:
        fouten["__all__"] = ["Vul van ten minste een persoon een cijfer in."]
    if any(not 0 <= een.cijfer <= HOOGSTE for een in invoer):
        fouten["__all__"] = ["Een cijfer is een getal van 0 tot en met 10."]
    if fouten:
        raise InvalidInput(fouten)


def score_text(cijfer: int | None, woorden: str = "") -> str:
    """Return a figure with its words as one text: of this the mark is taken; nothing when there is none."""
    return "" if cijfer is None else f"{cijfer} {plain(woorden)}".strip()


def clashes(*, nu: str, getypt: str, gezien: str) -> bool:
    """Answer whether another gave a figure for the same one and day since this was asked."""
    return nu != getypt and mark_of(nu) != (gezien or mark_of(""))


def stands_of(reeksen: Mapping[Wie, Sequence[tuple[date, int]]]) -> dict[Wie, Stand]:
    """Return of each participant the last figure with the one before, given all of them in order of day."""
    gevonden = {}
    for wie, reeks in reeksen.items():
        if reeks:
            (op, cijfer), eerder = reeks[-1], reeks[-2] if len(reeks) > 1 else None
            gevonden[wie] = Stand(cijfer, op, eerder[1] if eerder else None, eerder[0] if eerder else None)
    return gevonden
