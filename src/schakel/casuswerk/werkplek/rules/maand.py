"""Over which month is counted, and by when is each melding of it to be judged?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schakel.basis.termijnen.rules import Duur, due
from schakel.kernel.tijd import begin_van_dag

# Longer than this after the event, a row was entered late: the figure shows it apart (docs/woordenlijst.md: invoer).
LAAT_NA = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Maand:
    """One calendar month, on the clock of Amsterdam."""

    eerste: date

    @classmethod
    def van(cls, dag: date) -> "Maand":
        """Return the month in which the day falls."""
        return cls(dag.replace(day=1))

    @property
    def laatste(self) -> date:
        """Return the last day."""
        return self.volgende.eerste - timedelta(days=1)

    @property
    def volgende(self) -> "Maand":
        """Return the month after it."""
        return Maand.van(self.eerste + timedelta(days=31))

    @property
    def vorige(self) -> "Maand":
        """Return the month before it."""
        return Maand.van(self.eerste - timedelta(days=1))

    @property
    def code(self) -> str:
        """Return how it stands in an address: 2016-03."""
        return f"{self.eerste:%Y-%m}"

    @property
    def momenten(self) -> tuple[datetime, datetime]:
        """Return the first moment, and the first one that no longer counts."""
        return begin_van_dag(self.eerste), begin_van_dag(self.volgende.eerste)

    def due_per_day(self, duur: Duur) -> Iterator[tuple[datetime, datetime]]:
        """Return for each day its end, and the end of a term in whole days that begins on it."""
        for nummer in range((self.volgende.eerste - self.eerste).days):
            dag = self.eerste + timedelta(days=nummer)
            yield begin_van_dag(dag + timedelta(days=1)), due(begin_van_dag(dag), duur.aantal, duur.eenheid)
