"""When do reports come in?  Months with a season and more spread than chance, days of the week, hours of the day."""

from calendar import isleap, monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from schakel.entrypoints.generator.toeval import bestaand, maak_random, op_uur, verdeel, verdeelde_lijst

MAANDEN = range(1, 13)


@dataclass(frozen=True, slots=True)
class Ritme:
    """The shares by which arrivals are spread: season by month, days of the week, hours of the day."""

    seizoen: Mapping[int, float]
    weekdag: Mapping[int, float]
    uur: Mapping[int, float]
    spreiding: float


def detrended_ratio(maanden: Sequence[float]) -> float:
    """Return variance over mean of monthly counts after a straight line is taken out (two parameters fitted)."""
    n = len(maanden)
    gemiddeld, midden = sum(maanden) / n, (n - 1) / 2
    helling = sum((i - midden) * (y - gemiddeld) for i, y in enumerate(maanden)) / sum(
        (i - midden) ** 2 for i in range(n)
    )
    rest = [y - gemiddeld - helling * (i - midden) for i, y in enumerate(maanden)]
    return sum(r * r for r in rest) / (n - 2) / gemiddeld if gemiddeld else 0.0


def months(totaal: int, ritme: Ritme, jaar: int, toeval: Random) -> dict[int, int]:
    """
    Return counts per month that add up to the total, with the season, and with the spread that was asked.

    What the season does not explain of the spread is a rate by chance per month; where the season alone spreads more
    than was asked, it is made flatter. The trend within the year is left out of the measure.
    """
    dagen = {m: monthrange(jaar, m)[1] for m in MAANDEN}
    som = sum(dagen[m] * ritme.seizoen[m] for m in MAANDEN)
    vlak = {m: totaal * dagen[m] / sum(dagen.values()) for m in MAANDEN}
    seizoen = {m: totaal * dagen[m] * ritme.seizoen[m] / som - vlak[m] for m in MAANDEN}
    ruis = {m: toeval.gauss(0, 1) for m in MAANDEN}
    schaal = (totaal / 12) ** 0.5

    def gewichten(plat: float, sterkte: float) -> dict[int, float]:
        return {m: max(vlak[m] + plat * seizoen[m] + sterkte * schaal * ruis[m], 0.05) for m in MAANDEN}

    def ratio(plat: float, sterkte: float) -> float:
        return detrended_ratio(list(gewichten(plat, sterkte).values()))

    plat = 1.0
    while plat > 0 and ratio(plat, 0.0) > ritme.spreiding:
        plat = round(plat - 0.05, 2)
    laag, hoog = 0.0, 6.0
    for _ in range(40):
        midden = (laag + hoog) / 2
        laag, hoog = (midden, hoog) if ratio(plat, midden) < ritme.spreiding else (laag, midden)
    return verdeel(totaal, gewichten(plat, laag))


def moments(aantal_per_maand: Mapping[int, int], ritme: Ritme, jaar: int, naam: str, seed: int) -> list[datetime]:
    """Return that many moments a month, in order, spread over days and hours by apportionment."""
    toeval = maak_random(seed, jaar, naam, "momenten")
    uren = verdeelde_lijst(sum(aantal_per_maand.values()), ritme.uur, toeval)
    gevonden = []
    for maand, aantal in aantal_per_maand.items():
        for dag, keren in _days(aantal, maand, jaar, ritme, toeval).items():
            gevonden += [bestaand(op_uur(dag, uren.pop() + toeval.random(), toeval)) for _ in range(keren)]
    return sorted(gevonden)


def _days(aantal: int, maand: int, jaar: int, ritme: Ritme, toeval: Random) -> dict[date, int]:
    """Divide a month over its days: each weekday gets its share, each day its own luck."""
    eerste = date(jaar, maand, 1)
    dagen = [eerste + timedelta(days=n) for n in range(monthrange(jaar, maand)[1])]
    return verdeel(aantal, {dag: ritme.weekdag[dag.isoweekday()] * toeval.gammavariate(9, 1 / 9) for dag in dagen})


def day_count(jaar: int) -> int:
    """Return how many days the year has."""
    return 366 if isleap(jaar) else 365
