"""How is time told in the Netherlands?  Stored in UTC, judged in Europe/Amsterdam."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def lokale_datum(moment: datetime) -> date:
    """Return the calendar day in Amsterdam on which the moment falls."""
    return moment.astimezone(AMSTERDAM).date()


def begin_van_dag(dag: date) -> datetime:
    """Return midnight at the start of the day, in Amsterdam."""
    return datetime.combine(dag, time.min, tzinfo=AMSTERDAM)
