"""Who is on call at this hour?"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from schakel.kernel.tijd import AMSTERDAM
from schakel.kernel.werkdagen import feestdagen

ZONDAG = 7


def dienstdag(dag: date) -> int:
    """Return the ISO weekday that a roster reads for this day: a holiday counts as a Sunday."""
    return ZONDAG if dag in feestdagen(dag.year) else dag.isoweekday()


def is_on_duty(weekdagen: Collection[int], van: time, tot: time, moment: datetime) -> bool:
    """
    Answer whether a window that begins on these weekdays holds the moment, on the clock of Amsterdam.

    A window whose end is not after its begin runs into the next day; begin equal to end is a whole day and night.
    """
    hier = moment.astimezone(AMSTERDAM)
    vandaag, klok = hier.date(), hier.time().replace(tzinfo=None)
    begon_vandaag = dienstdag(vandaag) in weekdagen
    if van < tot:
        return begon_vandaag and van <= klok < tot
    begon_gisteren = dienstdag(vandaag - timedelta(days=1)) in weekdagen
    return (begon_vandaag and klok >= van) or (begon_gisteren and klok < tot)
