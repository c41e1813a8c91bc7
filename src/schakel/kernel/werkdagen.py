"""Which days count?  Dutch holidays and the Algemene termijnenwet (BWBR0002448, art. 1-5)."""

from datetime import date, timedelta
from functools import cache


def paaszondag(jaar: int) -> date:
    """Return Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    maand = (h + rest - 7 * m + 90) // 25
    return date(jaar, maand, (h + rest - 7 * m + 33 * maand + 19) % 32)


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """Return the days that count as a Sunday (art. 3): 5 mei every year, Goede Vrijdag equated (art. 3 lid 2)."""
    pasen = paaszondag(jaar)
    koningsdag = date(jaar, 4, 27)
    if jaar < 2014:
        koningsdag = date(jaar, 4, 30)
    if koningsdag.weekday() == 6:
        # Wet op de Koningsdag / art. 3: a Sunday birthday is kept on the day before (before 2014: the day after in
        # 1949-1979, the day before since 1980).
        koningsdag -= timedelta(days=1)
    return frozenset(
        {
            date(jaar, 1, 1),
            pasen - timedelta(days=2),
            pasen + timedelta(days=1),
            koningsdag,
            date(jaar, 5, 5),
            pasen + timedelta(days=39),
            pasen + timedelta(days=50),
            date(jaar, 12, 25),
            date(jaar, 12, 26),
        }
    )


def is_werkdag(dag: date) -> bool:
    """Answer whether the day is neither Saturday, Sunday nor holiday."""
    return dag.weekday() < 5 and dag not in feestdagen(dag.year)


def volgende_werkdag(dag: date) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def plus_werkdagen(dag: date, aantal: int) -> date:
    """Return the day that is so many working days after the given one (which does not count itself)."""
    for _ in range(aantal):
        dag = volgende_werkdag(dag + timedelta(days=1))
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """Return how many working days lie after `van` up to and including `tot`; negative when `tot` is earlier."""
    if tot < van:
        return -werkdagen_tussen(tot, van)
    return sum(is_werkdag(van + timedelta(days=n)) for n in range(1, (tot - van).days + 1))
