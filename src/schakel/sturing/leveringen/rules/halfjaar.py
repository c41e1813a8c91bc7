"""Which half-year is delivered, and until when may that be done?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.tijd import begin_van_dag

NAMEN = {1: "eerste helft van", 2: "tweede helft van"}
# Only the last half-year that has ended and the one before (Informatieprotocol Beleidsinformatie VT 2015, par. 6.6).
LEVERBAAR = 2


@dataclass(frozen=True, slots=True, order=True)
class Halfjaar:
    """A half of a year; half-open: `tot` is the first day that no longer counts."""

    jaar: int
    helft: int

    def __post_init__(self) -> None:
        if self.helft not in NAMEN:
            raise ValueError("a year has two halves")

    @classmethod
    def op(cls, dag: date) -> "Halfjaar":
        """Return the half-year in which this day lies."""
        return cls(dag.year, 1 if dag.month <= 6 else 2)

    @property
    def van(self) -> date:
        """Return the first day."""
        return date(self.jaar, 1 if self.helft == 1 else 7, 1)

    @property
    def tot(self) -> date:
        """Return the first day that no longer counts."""
        return date(self.jaar, 7, 1) if self.helft == 1 else date(self.jaar + 1, 1, 1)

    @property
    def momenten(self) -> tuple[datetime, datetime]:
        """Return the moments at which it begins and has ended."""
        return begin_van_dag(self.van), begin_van_dag(self.tot)

    @property
    def vorige(self) -> "Halfjaar":
        """Return the half-year before this one."""
        return Halfjaar(self.jaar, 1) if self.helft == 2 else Halfjaar(self.jaar - 1, 2)

    @property
    def code(self) -> str:
        """Return it as it stands in an address and a file: 2016-2."""
        return f"{self.jaar}-{self.helft}"

    @property
    def protocolcode(self) -> str:
        """Return it as the protocol names it: AMHK2-2016."""
        return f"AMHK{self.helft}-{self.jaar}"

    @property
    def naam(self) -> str:
        """Return it in words: tweede helft van 2016."""
        return f"{NAMEN[self.helft]} {self.jaar}"


def read_halfjaar(code: str) -> Halfjaar:
    """
    Return the half-year that a code such as 2016-2 names.

    :raises InvalidInput: if it names none
    """
    jaar, _streep, helft = code.strip().partition("-")
    if len(jaar) == 4 and jaar.isascii() and jaar.isdigit() and int(jaar) > 0 and helft in ("1", "2"):
        return Halfjaar(int(jaar), int(helft))
    raise InvalidInput({"periode": ["Schrijf een halfjaar als 2016-1 of 2016-2."]})


def deliverable(dag: date) -> tuple[Halfjaar, ...]:
    """Return which half-years may be delivered on this day, the last one first."""
    laatste = Halfjaar.op(dag).vorige
    return (laatste, laatste.vorige)


def check_deliverable(halfjaar: Halfjaar, dag: date) -> None:
    """
    Check that a half-year may be delivered on this day.

    :raises NotPossible: if it has not ended, or is older than the two that may be delivered
    """
    mag = deliverable(dag)
    if halfjaar > mag[0]:
        raise NotPossible(f"De {halfjaar.naam} is nog niet voorbij. U levert pas na afloop.")
    if halfjaar not in mag:
        raise NotPossible(f"U kunt alleen leveren over {_words(mag)}. Wat ouder is, ligt vast.")


def _words(halfjaren: Iterable[Halfjaar]) -> str:
    return " en ".join(f"de {een.naam}" for een in halfjaren)
