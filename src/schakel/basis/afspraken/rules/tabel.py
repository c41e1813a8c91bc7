"""What is a decision table: declared facts, rows of cells in a closed language, the first row that fits decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Waarde: TypeAlias = bool | int | str


class FeitSoort(StrEnum):
    """Which values may a fact have?"""

    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    GETAL = "getal"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class Feit:
    """A fact that the table may ask for; `tekst` is open: any value may come; `onbekend`: it may not be known."""

    code: str
    naam: str
    soort: FeitSoort
    waarden: Mapping[str, str]
    van: int = 0
    tot: int = 0
    onbekend: bool = False


@dataclass(frozen=True, slots=True)
class Cel:
    """What a row asks of one fact: one of the values, or a range with its bounds included."""

    feit: str
    waarden: frozenset[Waarde] = frozenset()
    van: int | None = None
    tot: int | None = None

    @property
    def is_bereik(self) -> bool:
        """Answer whether the cell is a range."""
        return not self.waarden

    def past(self, waarde: Waarde | None) -> bool:
        """Answer whether the value fits; an unknown value never does."""
        if waarde is None:
            return False
        if self.waarden:
            return any(waarde == w and isinstance(waarde, bool) == isinstance(w, bool) for w in self.waarden)
        if isinstance(waarde, bool) or not isinstance(waarde, int):
            return False
        return (self.van is None or waarde >= self.van) and (self.tot is None or waarde <= self.tot)


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: when all cells fit, this is the outcome."""

    code: str
    artikel: str
    cellen: tuple[Cel, ...]
    dan: Mapping[str, Waarde | None]
    uitleg: str = ""
    geldig_van: date | None = None
    geldig_tot: date | None = None

    def geldt_op(self, dag: date | None) -> bool:
        """Answer whether the row holds on the day; without a day every row counts."""
        if dag is None:
            return True
        return (self.geldig_van is None or self.geldig_van <= dag) and (
            self.geldig_tot is None or dag < self.geldig_tot
        )


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """An example in the file: these facts must give this row."""

    naam: str
    feiten: Mapping[str, Waarde]
    rij: str | None
    op: date | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A decision table; hit policy: the first row that fits."""

    code: str
    titel: str
    artikel: str
    feiten: Mapping[str, Feit]
    uitkomsten: Mapping[str, tuple[Waarde, ...]]
    rijen: tuple[Rij, ...]
    voorbeelden: tuple[Voorbeeld, ...] = ()
    gat_toegestaan: bool = False


def toon_waarde(feit: Feit | None, waarde: Waarde | None) -> str:
    """Return the value as a reader says it."""
    if waarde is None:
        return "niet bekend"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if feit is not None and isinstance(waarde, str):
        return feit.waarden.get(waarde, waarde)
    return str(waarde)


def toon_cel(feit: Feit | None, cel: Cel) -> str:
    """Return what the cell asks, as a reader says it."""
    if cel.waarden:
        namen = [toon_waarde(feit, w) for w in sorted(cel.waarden, key=str)]
        return namen[0] if len(namen) == 1 else "een van: " + ", ".join(namen)
    if cel.tot is None:
        return f"{cel.van} of meer"
    if cel.van is None:
        return f"hoogstens {cel.tot}"
    return f"{cel.van}" if cel.van == cel.tot else f"{cel.van} tot en met {cel.tot}"
