"""How long does a training hold, how many of a team have it, and what changed in its own work afterwards?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Fewer people are no figure: everybody would know who it is.
MINSTENS = 5
# The team's own work is measured over as many months before a training as after it.
MEETMAANDEN = 3


class Meetonderwerp(StrEnum):
    """What of a team's own work says whether a training arrived?"""

    KAART_HEEL = "kaart_heel"
    KIND_GESPROKEN = "kind_gesproken"


MEETNAMEN: Mapping[Meetonderwerp, str] = {
    Meetonderwerp.KAART_HEEL: "plannen met een hele kaart: elk drieluik een cijfer, en iemand uit het netwerk",
    Meetonderwerp.KIND_GESPROKEN: "kinderen die zijn gesproken, van de kinderen die het team zag of wilde spreken",
}


def add_months(dag: date, maanden: int) -> date:
    """Return the day so many months later (or earlier), the last of the month when there is no such day."""
    totaal = dag.year * 12 + dag.month - 1 + maanden
    jaar, maand = divmod(totaal, 12)
    begin_volgende = date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1)
    laatste = (begin_volgende - date(jaar, maand + 1, 1)).days
    return date(jaar, maand + 1, min(dag.day, laatste))


def valid_until(gevolgd: date, maanden: int | None) -> date | None:
    """Return the first day on which a training no longer holds; None: it holds for good."""
    return None if maanden is None else add_months(gevolgd, maanden)


def is_valid(gevolgd: date, maanden: int | None, dag: date) -> bool:
    """Answer whether a training that was followed on a day holds on another."""
    tot = valid_until(gevolgd, maanden)
    return gevolgd <= dag and (tot is None or dag < tot)


@dataclass(frozen=True, slots=True)
class Dekking:
    """How many of a group have a valid training; hidden below five."""

    geldig: int
    mensen: int

    @property
    def te_klein(self) -> bool:
        """Answer whether the group is too small to show."""
        return self.mensen < MINSTENS

    @property
    def deel(self) -> int | None:
        """Return the share in percent, or None when there is nobody."""
        return round(100 * self.geldig / self.mensen) if self.mensen else None

    def haalt(self, doel: int) -> bool:
        """Answer whether the share reaches the target."""
        return self.deel is not None and self.deel >= doel


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a whole in the team's own work."""

    teller: int
    noemer: int

    @property
    def procent(self) -> int | None:
        """Return the share in percent, or None when there was nothing to count."""
        return round(100 * self.teller / self.noemer) if self.noemer else None


def measure_days(gevolgd: date) -> tuple[date, date, date]:
    """Return from when before a training, on which day of it, and until when after it the own work is counted."""
    return add_months(gevolgd, -MEETMAANDEN), gevolgd, add_months(gevolgd, MEETMAANDEN)
