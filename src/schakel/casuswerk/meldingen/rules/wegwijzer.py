"""What helps a professional before reporting?  Steps, weighing and what may be told: dated data with its source."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

BESTAND = Path(__file__).resolve().parents[1] / "meldcode.csv"
STAP, AFWEGING, DELEN = "stap", "afweging", "delen"


@dataclass(frozen=True, slots=True)
class Wijzer:
    """One line of the guide: from when until when it holds, in our words, with where it stands."""

    soort: str
    code: str
    titel: str
    uitleg: str
    bron: str
    voorbeeld: bool
    geldig_van: date
    geldig_tot: date | None

    def holds_on(self, dag: date) -> bool:
        """Answer whether this line holds on that day."""
        return self.geldig_van <= dag and (self.geldig_tot is None or dag < self.geldig_tot)


def read_wijzers(regels: Iterable[str]) -> tuple[Wijzer, ...]:
    """Return the lines of a guide in CSV form."""
    return tuple(
        Wijzer(
            soort=r["soort"],
            code=r["code"],
            titel=r["titel"],
            uitleg=r["uitleg"],
            bron=r["bron"],
            voorbeeld=r["voorbeeld"] == "ja",
            geldig_van=date.fromisoformat(r["geldig_van"]),
            geldig_tot=date.fromisoformat(r["geldig_tot"]) if r["geldig_tot"] else None,
        )
        for r in csv.DictReader(regels)
    )


@cache
def _all() -> tuple[Wijzer, ...]:
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        return read_wijzers(bestand)


def guide_on(dag: date, soort: str) -> list[Wijzer]:
    """Return what holds on this day, of one kind, in the order of the file."""
    return [wijzer for wijzer in _all() if wijzer.soort == soort and wijzer.holds_on(dag)]
