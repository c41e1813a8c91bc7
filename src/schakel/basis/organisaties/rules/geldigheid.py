"""In which period does something hold?  Half-open: `van` counts, `tot` is the first day that no longer counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

# The first day of the calendar that a region file uses when it names none.
ALTIJD = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Periode:
    van: date = ALTIJD
    tot: date | None = None

    def overlaps(self, ander: "Periode") -> bool:
        """Answer whether there is a day that lies in both."""
        return (self.tot is None or ander.van < self.tot) and (ander.tot is None or self.van < ander.tot)


ONBEPERKT = Periode()


def is_valid_on(van: date, tot: date | None, dag: date) -> bool:
    """Answer whether the day lies in the period."""
    return van <= dag and (tot is None or dag < tot)


def overlapping(perioden: Sequence[Periode]) -> tuple[int, int] | None:
    """Return the places of the first two periods that share a day, or None when none do."""
    volgorde = sorted(range(len(perioden)), key=lambda n: (perioden[n].van, n))
    for eerste, tweede in pairwise(volgorde):
        if perioden[eerste].overlaps(perioden[tweede]):
            return eerste, tweede
    return None
