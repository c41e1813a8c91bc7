"""How are times told so that they can be trusted?  Many runs, the median and the 95th percentile, and ratios."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Tijden:
    """The times of many runs of one thing, in milliseconds."""

    naam: str
    duren: tuple[float, ...]

    @property
    def p50(self) -> float:
        """Return the median."""
        return median(self.duren)

    @property
    def p95(self) -> float:
        """Return what 95 of 100 runs stay under."""
        return sorted(self.duren)[int(len(self.duren) * 0.95)]

    def line(self, maat: "Tijden | None" = None) -> str:
        """Return one line of a table; with a measure, the ratio of the medians."""
        tekst = f"{self.naam:<58} p50 {self.p50:9.3f} ms   p95 {self.p95:9.3f} ms"
        return tekst if maat is None else f"{tekst}   × {self.p50 / maat.p50:6.2f}"


def measure(naam: str, doe: Callable[[int], object], keren: int, *, opwarmen: int = 5) -> Tijden:
    """Run something so many times after a warm-up and return its times; it gets the number of the run."""
    for keer in range(opwarmen):
        doe(keer)
    duren = []
    for keer in range(keren):
        begin = perf_counter()
        doe(keer + opwarmen)
        duren.append((perf_counter() - begin) * 1000)
    return Tijden(naam, tuple(duren))


def table(kop: str, tijden: Sequence[Tijden], maat: Tijden | None = None) -> str:
    """Return a heading with a line for each measurement, as ratios to the first or to the given measure."""
    return "\n".join([kop, *(t.line(maat or tijden[0]) for t in tijden)])
