"""How is time told in the Netherlands?  Stored in UTC, judged in Europe/Amsterdam."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def lokale_datum(moment: datetime) -> date:
    """Return the calendar day in Amsterdam on which the moment falls."""
    return moment.astimezone(AMSTERDAM).date()


def begin_van_dag(dag: date) -> datetime:
    """Return midnight at the start of the day, in Amsterdam."""
    return datetime.combine(dag, time.min, tzinfo=AMSTERDAM)


_SECONDEN = re.compile(r"([+-]?\d+(?:\.\d+)?)s?")


def lees_verzetting(waarde: str) -> timedelta | None:
    """Return the shift of a clock that is written as seconds ("86400", "-3600", "86400s"); None if it is no such."""
    gevonden = _SECONDEN.fullmatch(waarde.strip())
    return timedelta(seconds=float(gevonden[1])) if gevonden else None


def lees_moment(waarde: str) -> datetime | None:
    """Return the moment that is written in ISO 8601, in UTC unless it says otherwise; None if it is no moment."""
    try:
        moment = datetime.fromisoformat(waarde.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
