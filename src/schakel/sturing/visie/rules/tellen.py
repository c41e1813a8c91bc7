"""How often did an article decide?  Read from what was published: rounded, and without what is too small."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

GEHOUDEN, LAAT, ANDERS = "gehouden", "laat", "anders-"


@dataclass(frozen=True, slots=True)
class Telregel:
    """One published part: an article with how its decision went, over an area. None: not shown."""

    artikel: str
    gemeente: str
    hoe: str
    aantal: int | None

    @property
    def reden(self) -> str:
        """Return why it went otherwise; empty when it did not."""
        return self.hoe.removeprefix(ANDERS).upper() if self.hoe.startswith(ANDERS) else ""


@dataclass(frozen=True, slots=True)
class Artikeltelling:
    """The published counts of one article, or of one municipality. None: nothing of it is shown."""

    beslist: int | None
    nagekomen: int | None
    laat: int | None
    anders: int | None
    redenen: Mapping[str, int | None] = field(default_factory=dict)


def read_part(code: str, gemeente: str, aantal: int | None) -> tuple[str, str, Telregel]:
    """Return to which agreement and version a published part belongs, and what it says."""
    afspraak, versie, artikel, hoe = code.split("/", 3)
    return afspraak, versie, Telregel(artikel, gemeente, hoe, aantal)


def count(regels: Iterable[Telregel]) -> Artikeltelling:
    """Return these parts together; what is not shown is in no sum, so that a sum says nothing new."""
    lijst = [r for r in regels if r.aantal is not None]
    anders = [r for r in lijst if r.reden]
    redenen: dict[str, int | None] = {}
    for regel in anders:
        redenen[regel.reden] = (redenen.get(regel.reden) or 0) + (regel.aantal or 0)
    return Artikeltelling(
        beslist=_sum(lijst),
        nagekomen=_sum([r for r in lijst if r.hoe == GEHOUDEN]),
        laat=_sum([r for r in lijst if r.hoe == LAAT]),
        anders=_sum(anders),
        redenen=dict(sorted(redenen.items())),
    )


def _sum(regels: list[Telregel]) -> int | None:
    return sum(r.aantal or 0 for r in regels) if regels else None
