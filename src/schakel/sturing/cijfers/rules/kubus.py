"""What is counted of one population over some months, and which cells are published of it?  Exact; plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

# What is not known stands nowhere on its own; it is in the total of the region.
ONBEKEND = ""
# A whole: not split.
GEHEEL = ""


class Atoom(NamedTuple):
    """The smallest thing that is counted: one part of one split, in one month and one municipality."""

    maand: str
    plek: str
    dimensie: str = GEHEEL
    categorie: str = GEHEEL


class Plaats(NamedTuple):
    """One cell of a publication: a month or a year, one area, and a whole or one part of a split."""

    periode: str
    gebied: str
    dimensie: str = GEHEEL
    categorie: str = GEHEEL


@dataclass(frozen=True)
class Kubus:
    """
    The exact counts of one population.

    `gebieden`: each published area with the municipalities in it. `enkel`: each split, and whether every fact stands in
    exactly one of its parts (else in one or more).
    """

    aantallen: Mapping[Atoom, int]
    gebieden: Mapping[str, frozenset[str]]
    enkel: Mapping[str, bool]
    categorieen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # Also each part of each municipality for a month: safe, but it costs half of the parts of the year.
    fijn: bool = False
    maanden: tuple[str, ...] = ()
    plekken: tuple[str, ...] = ()

    def count(self, maanden: Iterable[str], gebied: str, dimensie: str, categorie: str) -> int:
        """Return how many there are in these months, in one area and one part."""
        plekken = self.gebieden[gebied]
        return sum(
            self.aantallen.get(Atoom(maand, plek, dimensie, categorie), 0) for maand in maanden for plek in plekken
        )

    def cells(self, periode: str, maanden: Iterable[str]) -> dict[Plaats, int]:
        """
        Return every cell of a period with its exact count.

        A month by municipality is a whole alone: its parts are too small to be shown in most places, and would cost
        the parts of the year, which are not.
        """
        maanden = tuple(maanden)
        parten = [(GEHEEL, GEHEEL), *((d, c) for d in sorted(self.enkel) for c in self.categorieen[d])]
        return {
            Plaats(periode, gebied, d, c): self.count(maanden, gebied, d, c)
            for gebied in sorted(self.gebieden)
            for d, c in parten
            if self.fijn or d == GEHEEL or len(maanden) > 1 or len(self.gebieden[gebied]) > 1
        }


def make_kubus(
    aantallen: Mapping[Atoom, int],
    gebieden: Mapping[str, Iterable[str]],
    enkel: Mapping[str, bool],
    delen: Mapping[str, Iterable[str]] | None = None,
) -> Kubus:
    """Return a cube over what was counted; its parts are those that a definition names and those that occur."""
    gevuld = {atoom: n for atoom, n in aantallen.items() if n}
    per: dict[str, set[str]] = {dimensie: set((delen or {}).get(dimensie, ())) for dimensie in enkel}
    for atoom in gevuld:
        if atoom.dimensie in per:
            per[atoom.dimensie].add(atoom.categorie)
    return Kubus(
        aantallen=gevuld,
        gebieden={code: frozenset(plekken) for code, plekken in gebieden.items()},
        enkel=dict(enkel),
        categorieen={dimensie: tuple(sorted(parten)) for dimensie, parten in per.items()},
        maanden=tuple(sorted({atoom.maand for atoom in gevuld})),
        plekken=tuple(sorted({plek for plekken in gebieden.values() for plek in plekken})),
    )
