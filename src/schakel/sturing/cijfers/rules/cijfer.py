"""What does one figure say, and what when it says nothing?"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.rules.maat import Maat
from schakel.sturing.cijfers.rules.periode import Periode, day_in_words


class Stand(StrEnum):
    """Whether there is a figure, and why not."""

    GEMETEN = "GEMETEN"
    ONDERDRUKT = "ONDERDRUKT"
    NIET_TE_METEN = "NIET_TE_METEN"
    NIET_GEPUBLICEERD = "NIET_GEPUBLICEERD"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure of one measure, area and period; counts are rounded to five, shares are made of such counts."""

    maat: Maat
    gebied: str
    periode: Periode
    stand: Stand
    waarde: Decimal | None = None
    noemer: int | None = None
    gemeten_op: datetime | None = None
    gebied_naam: str = ""

    @property
    def tekst(self) -> str:
        """Return the figure as it stands in a cell of a table."""
        if self.stand is Stand.GEMETEN and self.waarde is not None:
            return f"{self.waarde:.0f}%" if self.maat.is_deel else f"{self.waarde:f}"
        return {
            Stand.ONDERDRUKT: "te klein om te tonen",
            Stand.NIET_TE_METEN: "nog niet te meten",
        }.get(self.stand, "nog niet gepubliceerd")

    def zin(self) -> str:
        """Return the figure in words, complete enough to stand in a letter."""
        plek = f"{self.maat.naam}, {self.gebied_naam or self.gebied}, {self.periode.naam}"
        if self.stand is Stand.NIET_TE_METEN:
            return f"{plek}: nog niet te meten. {self.maat.reden}"
        if self.stand is not Stand.GEMETEN:
            return f"{plek}: {self.tekst}."
        van = f" van {self.noemer}" if self.maat.is_deel else f" {self.maat.eenheid}"
        op = f" (gemeten op {day_in_words(lokale_datum(self.gemeten_op))})" if self.gemeten_op else ""
        return f"{plek}: {self.tekst}{van}, afgerond op vijf{op}."
