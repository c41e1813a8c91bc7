"""How is a number divided, and how does chance come in?  Counts are apportioned; only what is in between is drawn."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import exp, log
from random import Random
from typing import TypeVar

from schakel.kernel.tijd import AMSTERDAM
from schakel.kernel.werkdagen import is_werkdag, volgende_werkdag

K = TypeVar("K")
# When people at a desk take a step.
KANTOOR_VAN, KANTOOR_TOT = 8.5, 17.0


def maak_random(*delen: object) -> Random:
    """Return a source of chance of its own for these words and numbers, the same on every machine."""
    tekst = "|".join(str(deel) for deel in delen)
    return Random(int.from_bytes(hashlib.sha256(tekst.encode()).digest()[:8], "big"))


def verdeel(totaal: int, gewichten: Mapping[K, float]) -> dict[K, int]:
    """Divide a whole number over shares by largest remainder: the parts add up to the total, always."""
    som = sum(gewichten.values())
    if not gewichten or som <= 0:
        if totaal:
            raise ValueError("nothing to divide over")
        return dict.fromkeys(gewichten, 0)
    delen = {sleutel: totaal * gewicht / som for sleutel, gewicht in gewichten.items()}
    uit = {sleutel: int(deel) for sleutel, deel in delen.items()}
    volgorde = sorted(enumerate(delen), key=lambda paar: (uit[paar[1]] - delen[paar[1]], paar[0]))
    for _plaats, sleutel in volgorde[: totaal - sum(uit.values())]:
        uit[sleutel] += 1
    return uit


def verdeelde_lijst(totaal: int, gewichten: Mapping[K, float], toeval: Random) -> list[K]:
    """Return so many values in exactly these shares, in an order by chance."""
    lijst = [sleutel for sleutel, aantal in verdeel(totaal, gewichten).items() for _ in range(aantal)]
    toeval.shuffle(lijst)
    return lijst


def kies(toeval: Random, gewichten: Mapping[K, float]) -> K:
    """Draw one value by weight."""
    sleutels = list(gewichten)
    return toeval.choices(sleutels, [gewichten[sleutel] for sleutel in sleutels])[0]


def kans(toeval: Random, procent: float) -> bool:
    """Answer yes in so many of a hundred draws."""
    return toeval.random() * 100 < procent


def lognormaal(toeval: Random, mediaan: float, sigma: float) -> float:
    """Draw a duration: half of them shorter than the median, a long tail behind it."""
    return exp(log(mediaan) + sigma * toeval.gauss(0, 1))


def na_werkdagen(begin: datetime, werkdagen: float, toeval: Random) -> datetime:
    """Return a moment in office hours so many working days after the beginning, and never before it."""
    dag, rest = _schuif(begin.astimezone(AMSTERDAM).date(), int(werkdagen)), werkdagen % 1
    lokaal = begin.astimezone(AMSTERDAM)
    uur = max(lokaal.hour + lokaal.minute / 60, KANTOOR_VAN) if dag == lokaal.date() else KANTOOR_VAN
    einde = uur + rest * (KANTOOR_TOT - KANTOOR_VAN) + 0.05 + toeval.random() * 0.3
    if einde >= KANTOOR_TOT:
        dag = volgende_werkdag(dag + timedelta(days=1))
        einde = KANTOOR_VAN + (einde - KANTOOR_TOT) % (KANTOOR_TOT - KANTOOR_VAN)
    # The seconds by chance must not carry the last minute of the day past its end.
    return op_uur(dag, min(einde, KANTOOR_TOT - 1 / 60), toeval)


def _schuif(dag: date, werkdagen: int) -> date:
    dag = volgende_werkdag(dag)
    for _ in range(werkdagen):
        dag = volgende_werkdag(dag + timedelta(days=1))
    return dag


def op_uur(dag: date, uur: float, toeval: Random | None) -> datetime:
    """Return the moment of a day at this hour (8.5 is half past eight), with seconds by chance."""
    seconden = min(int(uur * 3600) + (toeval.randrange(60) if toeval else 0), 24 * 3600 - 1)
    return datetime.combine(dag, time(seconden // 3600, seconden % 3600 // 60, seconden % 60), tzinfo=AMSTERDAM)


def bestaand(moment: datetime) -> datetime:
    """
    Return the moment as a clock on the wall shows it: in the hour that is skipped in spring, an hour later.

    Reckoned on the wall, what comes a few minutes after half past two in that night would come before it.
    """
    return moment.astimezone(UTC).astimezone(AMSTERDAM)


def is_kantoortijd(moment: datetime) -> bool:
    """Answer whether people sit at their desks then."""
    lokaal = moment.astimezone(AMSTERDAM)
    return is_werkdag(lokaal.date()) and KANTOOR_VAN <= lokaal.hour + lokaal.minute / 60 < KANTOOR_TOT


def afwisselend(toeval: Random, keuzes: Sequence[K]) -> K:
    """Draw one of these, each as likely."""
    return keuzes[toeval.randrange(len(keuzes))]
