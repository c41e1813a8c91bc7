"""How is a map of areas drawn without borders?  One square for each, at its place from the north-west."""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.toolkit.tekeningen.svg import Svg, breek, element, tekening, woord

VAK, TUSSEN = 112.0, 8.0
TINTEN = 4


@dataclass(frozen=True, slots=True)
class Tegel:
    """One area: its name, column and row, what it shows in words, and how dark (0 to 1); None: not shown."""

    naam: str
    kolom: int
    rij: int
    tekst: str
    deel: float | None


def draw(tegels: Sequence[Tegel], *, naam: str) -> Svg:
    """This function will draw the squares; the words stand in each, so that nothing is only a colour."""
    if not tegels:
        return Svg("")
    links, boven = min(t.kolom for t in tegels), min(t.rij for t in tegels)
    kolommen, rijen = max(t.kolom for t in tegels) - links + 1, max(t.rij for t in tegels) - boven + 1
    delen: list[str] = []
    for tegel in tegels:
        x, y = (tegel.kolom - links) * (VAK + TUSSEN), (tegel.rij - boven) * (VAK + TUSSEN)
        tint = "leeg" if tegel.deel is None else str(min(TINTEN, 1 + int(tegel.deel * TINTEN)))
        delen.append(element("rect", class_=f"tegel tegel--{tint}", x=x, y=y, width=VAK, height=VAK, rx=6.0))
        regels = breek(tegel.naam.replace("-", "- "), 13, 2)
        for nummer, regel in enumerate(regels):
            delen.append(woord(x + VAK / 2, y + 34 + nummer * 17, regel.replace("- ", "-"), f"tegel__naam op--{tint}"))
        for nummer, regel in enumerate(breek(tegel.tekst, 12, 3)):
            delen.append(woord(x + VAK / 2, y + 76 + nummer * 17, regel, f"tegel__waarde op--{tint}"))
    gezegd = ". ".join(f"{tegel.naam}: {tegel.tekst}" for tegel in tegels)
    breed, hoog = kolommen * (VAK + TUSSEN) - TUSSEN, rijen * (VAK + TUSSEN) - TUSSEN
    return tekening(delen, breed=breed, hoog=hoog, klasse="tegelkaart", titel=f"{naam}. {gezegd}.")
