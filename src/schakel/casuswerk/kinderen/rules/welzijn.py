"""When is the well-being of a child measured, and which answers make a line?"""

import calendar
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible

# Under this key a region lays down, dated, after how many months is measured.
MOMENTEN_SLEUTEL = "welzijn_momenten_maanden"
# An example, for a region that laid down nothing: at the start, and after three, six and twelve months.
MOMENTEN = (0, 3, 6, 12)
# The first moment has some days: an example, not an adopted norm.
BEGINDAGEN = 14
VRAGENLIJST = "welzijn_kind"
ONGEPLAND = -1


class MetingStatus(StrEnum):
    """The life of a moment of measuring."""

    GEPLAND = "GEPLAND"
    GEDAAN = "GEDAAN"
    VERVALLEN = "VERVALLEN"


METING_OVERGANGEN: Mapping[MetingStatus, frozenset[MetingStatus]] = {
    MetingStatus.GEPLAND: frozenset({MetingStatus.GEDAAN, MetingStatus.VERVALLEN}),
    MetingStatus.GEDAAN: frozenset(),
    MetingStatus.VERVALLEN: frozenset(),
}


class Invuller(StrEnum):
    """Who gave the answers: each has a line of its own, never mixed."""

    KIND = "KIND"
    OUDER = "OUDER"
    ANDER = "ANDER"


def check_meting_transition(van: MetingStatus, naar: MetingStatus) -> None:
    """
    Check that a moment may go from one state to the other.

    :raises NotPossible: if it was measured or lapsed already
    """
    if naar not in METING_OVERGANGEN[van]:
        raise NotPossible("Dit moment is al ingevuld, of het vervalt.")


def check_op(op: date, *, vandaag: date) -> None:
    """
    Check that the day of measuring has been.

    :raises InvalidInput: if not
    """
    if op > vandaag:
        raise InvalidInput({"op": ["Kies een dag die is geweest."]})


def months_of(waarde: object) -> tuple[int, ...]:
    """Return after how many months is measured, as a region laid it down; else the example."""
    if not isinstance(waarde, list) or not all(isinstance(n, int) and n >= 0 for n in waarde):
        return MOMENTEN
    return tuple(sorted(set(waarde))) or MOMENTEN


def add_months(dag: date, maanden: int) -> date:
    """Return the same day so many months later; the last day of the month where it has no such day."""
    jaar, maand = divmod(dag.month - 1 + maanden, 12)
    jaar, maand = dag.year + jaar, maand + 1
    return date(jaar, maand, min(dag.day, calendar.monthrange(jaar, maand)[1]))


def day_of(vanaf: date, maanden: int) -> date:
    """Return the last day of a moment: at the begin there are two weeks."""
    return add_months(vanaf, maanden) if maanden else vanaf + timedelta(days=BEGINDAGEN)


def unplanned(maanden: Collection[int], al: Collection[int]) -> list[int]:
    """Return the moments of the template that are not planned yet."""
    return [maand for maand in maanden if maand not in al]
