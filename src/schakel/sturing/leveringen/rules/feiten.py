"""What is known about each thing that is delivered?  Plain values, before any layout."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from schakel.kernel.tijd import lokale_datum
from schakel.sturing.leveringen.rules.definitie import Set

Waarde = str | tuple[str, ...]
# Informatieprotocol Beleidsinformatie Veilig Thuis 2015, par. 3.8.
ONGEBOREN_DATUM, ONGEBOREN_BSN = "99999999", "999999999"


@dataclass(frozen=True, slots=True)
class Feit:
    """One thing that is delivered, with where it can be mended; `rij` never stands in the file."""

    set: Set
    waarden: Mapping[str, Waarde]
    rij: int = 0
    dossier: int | None = None
    team: int | None = None
    gebeurd_op: datetime | None = None
    ingevoerd_op: datetime | None = None

    def text(self, gegeven: str) -> str:
        """Return a fact that is one word or number; empty when it is not known."""
        waarde = self.waarden.get(gegeven, "")
        return waarde if isinstance(waarde, str) else ""

    def codes(self, gegeven: str) -> tuple[str, ...]:
        """Return a fact that is several codes."""
        waarde = self.waarden.get(gegeven, ())
        return waarde if isinstance(waarde, tuple) else ()


@dataclass(frozen=True, slots=True)
class Mens:
    """What is known of one person when the file is made; the number only where the protocol asks it."""

    rij: int
    dossier: int
    geslacht: str
    geboortedatum: date | None = None
    leeftijd: int | None = None
    peildatum: date | None = None
    ongeboren: bool = False
    bsn: str = field(default="", repr=False)


def day_code(moment: datetime | None) -> str:
    """Return a moment as the day it fell on here: 20160302; empty when there is none."""
    return f"{lokale_datum(moment):%Y%m%d}" if moment else ""


def birth_code(mens: Mens) -> str:
    """
    Return a birth date in the way of the protocol: 19820504, 19820000 when only the year is known.

    Of whom only an age is known, the year is the one that this age points at; 99999999 is who is not born yet.
    """
    if mens.ongeboren:
        return ONGEBOREN_DATUM
    if mens.geboortedatum is not None:
        return f"{mens.geboortedatum:%Y%m%d}"
    if mens.leeftijd is not None and mens.peildatum is not None:
        return f"{mens.peildatum.year - mens.leeftijd:04d}0000"
    return ""


def plain(tekst: str) -> str:
    """Return a text in the signs that an ASCII file has: é becomes e, what has no likeness becomes a question mark."""
    los = unicodedata.normalize("NFKD", " ".join(tekst.split()))
    kaal = "".join(teken for teken in los if not unicodedata.combining(teken))
    return " ".join("".join(teken if " " <= teken <= "~" else "?" for teken in kaal).split())
