"""When is a term due?  Days are counted in Amsterdam, hours exactly; the Algemene termijnenwet where it applies."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from schakel.basis.termijnen.rules.stand import Eenheid
from schakel.kernel.tijd import begin_van_dag, lokale_datum
from schakel.kernel.werkdagen import is_werkdag, plus_werkdagen, volgende_werkdag

ALARMEN = (60, 80, 100)

# Algemene termijnenwet, art. 4: longer terms (and terms in hours) are counted as they stand.
LANGSTE_MET_ATW = {Eenheid.KALENDERDAGEN_ATW: 90, Eenheid.WEKEN_ATW: 12, Eenheid.MAANDEN_ATW: 3}
KORTSTE_MET_REK = 3
MINSTE_WERKDAGEN = 2


def due(start: datetime, aantal: int, eenheid: Eenheid) -> datetime:
    """Return the moment (UTC) at which the term has run out; a term in days runs to 24:00 in Amsterdam."""
    if start.tzinfo is None:
        raise ValueError("a term starts at an aware moment")
    if eenheid is Eenheid.UREN:
        return start.astimezone(UTC) + timedelta(hours=aantal)
    laatste = laatste_dag_van(lokale_datum(start), aantal, eenheid)
    return begin_van_dag(laatste + timedelta(days=1)).astimezone(UTC)


def laatste_dag(uiterlijk: datetime) -> date:
    """Return the day that a reader is told: a term that ends at 24:00 on 3 March ends on 3 March."""
    return lokale_datum(uiterlijk - timedelta(microseconds=1))


@lru_cache(maxsize=100_000)
def laatste_dag_van(dag: date, aantal: int, eenheid: Eenheid) -> date:
    """Return the last day of a term in days, weeks or months; the day of the start itself does not count."""
    if eenheid is Eenheid.WERKDAGEN:
        return plus_werkdagen(dag, aantal) if aantal else volgende_werkdag(dag)
    if eenheid in (Eenheid.MAANDEN, Eenheid.MAANDEN_ATW):
        einde = plus_maanden(dag, aantal)
    elif eenheid in (Eenheid.WEKEN, Eenheid.WEKEN_ATW):
        einde = dag + timedelta(weeks=aantal)
    elif eenheid in (Eenheid.KALENDERDAGEN, Eenheid.KALENDERDAGEN_ATW):
        einde = dag + timedelta(days=aantal)
    else:
        raise ValueError(f"a term in {eenheid} has no last day")
    if eenheid in LANGSTE_MET_ATW and aantal <= LANGSTE_MET_ATW[eenheid]:
        return met_termijnenwet(dag, einde)
    return einde


def met_termijnenwet(dag: date, einde: date) -> date:
    """Return the end as art. 1 and 2 put it: on a working day, and at least two of those in a term of three days."""
    lengte = (einde - dag).days
    einde = volgende_werkdag(einde)
    if lengte < KORTSTE_MET_REK:
        return einde
    while (
        sum(is_werkdag(dag + timedelta(days=n)) for n in range(1, min((einde - dag).days, 14) + 1)) < MINSTE_WERKDAGEN
    ):
        einde = volgende_werkdag(einde + timedelta(days=1))
    return einde


def plus_maanden(dag: date, aantal: int) -> date:
    """Return the same day so many months on; where that month is shorter, its last day."""
    maanden = dag.year * 12 + dag.month - 1 + aantal
    jaar, maand = divmod(maanden, 12)
    begin_volgende = date(jaar + (maand + 1) // 12, (maand + 1) % 12 + 1, 1)
    laatste = (begin_volgende - timedelta(days=1)).day
    return date(jaar, maand + 1, min(dag.day, laatste))


def alarm_op(start: datetime, uiterlijk: datetime, stand: int) -> datetime:
    """Return the moment (UTC) at which so many per cent of the term has passed; never before the start."""
    begin = start.astimezone(UTC)
    lengte = uiterlijk.astimezone(UTC) - begin
    return begin + max(lengte, timedelta()) * stand / 100


def volgend_alarm(start: datetime, uiterlijk: datetime, stand: int) -> datetime | None:
    """Return when the next alarm after this one sounds, or None when all have."""
    return next((alarm_op(start, uiterlijk, a) for a in ALARMEN if a > stand), None)


def stand_op(start: datetime, uiterlijk: datetime, moment: datetime) -> int:
    """Return the highest alarm that has been reached: 0, 60, 80 or 100."""
    return max((a for a in ALARMEN if alarm_op(start, uiterlijk, a) <= moment), default=0)
