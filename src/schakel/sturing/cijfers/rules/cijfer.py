"""What does one figure say, and what when it says nothing?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.rules.maat import Maat
from schakel.sturing.cijfers.rules.periode import Periode, day_in_words

# By so much a published count can differ from what was counted.
ONZEKER = 4


class Stand(StrEnum):
    """Whether there is a figure, and why not."""

    GEMETEN = "GEMETEN"
    ONDERDRUKT = "ONDERDRUKT"
    NIET_TE_METEN = "NIET_TE_METEN"
    NIET_GEPUBLICEERD = "NIET_GEPUBLICEERD"


def middle_class(klassen: Sequence[int | None], geheel: int | None) -> int | None:
    """
    Return in which class the middle one of all stands, counted from the first; None when that is not certain.

    What is not shown lies between nothing and what the shown classes leave; rounding can shift a count by four.
    """
    if not geheel or not klassen:
        return None
    getoond = sum(n or 0 for n in klassen)
    rest = max(0, geheel - getoond) if None in klassen else 0
    laag = hoog = 0
    for nummer, aantal in enumerate(klassen):
        vorige, laag = hoog, laag + (aantal or 0) - (ONZEKER if aantal else 0)
        hoog += (aantal or 0) + ONZEKER + (rest if aantal is None else 0)
        if laag * 2 >= geheel + ONZEKER:
            return nummer if vorige * 2 < geheel - ONZEKER else None
    return None


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
            return f"{self.waarde:.0f}%" if self.maat.is_deel else f"{self.waarde:,.0f}".replace(",", ".")
        return {
            Stand.ONDERDRUKT: "niet getoond",
            Stand.NIET_TE_METEN: "nog niet te meten",
        }.get(self.stand, "nog niet gepubliceerd")

    @property
    def met_eenheid(self) -> str:
        """Return the figure as it stands alone: a count says of what."""
        is_aantal = self.stand is Stand.GEMETEN and not self.maat.is_deel
        return f"{self.tekst} {self.maat.eenheid}" if is_aantal else self.tekst

    @property
    def voluit(self) -> str:
        """Return the figure with what it is a part of: 72% van 5.935."""
        van = f" van {self.noemer:,}".replace(",", ".") if self.maat.is_deel and self.noemer is not None else ""
        return self.met_eenheid + van

    def zin(self) -> str:
        """Return the figure in words, complete enough to stand in a letter."""
        plek = f"{self.maat.naam}, {self.gebied_naam or self.gebied}, {self.periode.naam}"
        if self.stand is Stand.NIET_TE_METEN:
            return f"{plek}: nog niet te meten. {self.maat.reden}"
        if self.stand is Stand.ONDERDRUKT:
            return f"{plek}: {self.tekst}, om kleine aantallen te beschermen."
        if self.stand is not Stand.GEMETEN:
            return f"{plek}: {self.tekst}."
        op = f" (gemeten op {day_in_words(lokale_datum(self.gemeten_op))})" if self.gemeten_op else ""
        return f"{plek}: {self.voluit}, afgerond op vijf{op}."
