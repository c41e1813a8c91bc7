"""How often did an article decide?  Small counts are not shown, and every other is rounded to five."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# Under this nothing is shown: a reader who knows the figures around it could else find a family.
KLEINSTE = 10
VIJF = 5


@dataclass(frozen=True, slots=True)
class Telregel:
    """One group of decisions: by which article, to whom, otherwise than agreed, and too late."""

    artikel: str
    ontvanger: str
    gemeente: str
    afwijking: str
    laat: bool
    aantal: int


@dataclass(frozen=True, slots=True)
class Artikeltelling:
    """The protected counts of one article, or of one article and one receiver. None: too small to show."""

    beslist: int | None
    nagekomen: int | None
    laat: int | None
    anders: int | None
    redenen: Mapping[str, int | None] = field(default_factory=dict)


def protect(aantal: int) -> int | None:
    """Return a count as it may be shown: rounded to five; None when it is too small."""
    return None if aantal < KLEINSTE else VIJF * ((aantal + 2) // VIJF)


def count(regels: Iterable[Telregel]) -> Artikeltelling:
    """
    Return the protected counts of these rows; each is protected by itself, so that no sum gives back a small one.

    What was decided otherwise is counted there, whether or not it was also late.
    """
    lijst = list(regels)
    anders = sum(r.aantal for r in lijst if r.afwijking)
    laat = sum(r.aantal for r in lijst if r.laat and not r.afwijking)
    totaal = sum(r.aantal for r in lijst)
    redenen: dict[str, int] = {}
    for regel in lijst:
        if regel.afwijking:
            redenen[regel.afwijking] = redenen.get(regel.afwijking, 0) + regel.aantal
    return Artikeltelling(
        beslist=protect(totaal),
        nagekomen=protect(totaal - anders - laat),
        laat=protect(laat),
        anders=protect(anders),
        redenen={reden: protect(aantal) for reden, aantal in sorted(redenen.items())},
    )
