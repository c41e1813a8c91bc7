"""Over which days does a figure count?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """A number of days: `van` counts, `tot` is the first day that no longer counts."""

    van: date
    tot: date

    def __post_init__(self) -> None:
        if self.tot <= self.van:
            raise ValueError("a period ends after it begins")

    @classmethod
    def month(cls, jaar: int, maand: int) -> Self:
        """Return one calendar month."""
        van = date(jaar, maand, 1)
        return cls(van, (van + timedelta(days=31)).replace(day=1))

    @classmethod
    def year(cls, jaar: int) -> Self:
        """Return one calendar year."""
        return cls(date(jaar, 1, 1), date(jaar + 1, 1, 1))

    @property
    def is_month(self) -> bool:
        """Answer whether this is exactly one calendar month."""
        return self.van.day == 1 and self.tot == Periode.month(self.van.year, self.van.month).tot

    @property
    def is_year(self) -> bool:
        """Answer whether this is exactly one calendar year."""
        return self == Periode.year(self.van.year)

    @property
    def code(self) -> str:
        """Return how it stands in an address: 2016-03 for a month, 2016 for a year, else both days."""
        if self.is_year:
            return f"{self.van:%Y}"
        return f"{self.van:%Y-%m}" if self.is_month else f"{self.van}_{self.tot}"

    @property
    def naam(self) -> str:
        """Return the period in words."""
        if self.is_year:
            return f"{self.van.year}"
        if self.is_month:
            return f"{MAANDEN[self.van.month - 1]} {self.van.year}"
        return f"{day_in_words(self.van)} tot en met {day_in_words(self.tot - timedelta(days=1))}"

    def months(self) -> tuple["Periode", ...]:
        """Return every calendar month that lies within the period as a whole."""
        eerste = Periode.month(self.van.year, self.van.month)
        if eerste.van < self.van:
            eerste = Periode.month(eerste.tot.year, eerste.tot.month)
        maanden = []
        while eerste.tot <= self.tot:
            maanden.append(eerste)
            eerste = Periode.month(eerste.tot.year, eerste.tot.month)
        return tuple(maanden)


def stretches(maanden: Iterable[date]) -> list[Periode]:
    """Return these months, each by its first day, as the fewest periods: what follows each other is one."""
    uit: list[Periode] = []
    for dag in sorted(set(maanden)):
        maand = Periode.month(dag.year, dag.month)
        if uit and uit[-1].tot == maand.van:
            uit[-1] = Periode(uit[-1].van, maand.tot)
        else:
            uit.append(maand)
    return uit


def day_in_words(dag: date) -> str:
    """Return a day as a person says it."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
