"""How is a row of counts over time drawn?  A bar for each period; what is not shown is a mark, never an empty bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.toolkit.tekeningen.svg import Svg, element, getal, tekening, woord

BREED, HOOG = 720.0, 220.0
LINKS, ONDER, BOVEN = 46.0, 186.0, 22.0


@dataclass(frozen=True, slots=True)
class Staaf:
    """One period: a short label, what it is in words, and its value; None: not shown."""

    label: str
    woorden: str
    waarde: float | None


def round_top(hoogste: float) -> float:
    """This function will return the first round number at or above the highest value, to end the axis at."""
    if hoogste <= 0:
        return 10.0
    macht = 10.0
    while macht * 10 <= hoogste:
        macht *= 10
    return next(macht * stap for stap in (1, 2, 2.5, 5, 10) if macht * stap >= hoogste)


def draw(staven: Sequence[Staaf], *, naam: str, eenheid: str = "") -> Svg:
    """This function will draw the bars from nought up; without any there is nothing to draw."""
    if not staven:
        return Svg("")
    top = round_top(max((staaf.waarde or 0 for staaf in staven), default=0))
    delen: list[str] = []
    for deel in (0.0, 0.5, 1.0):
        y = ONDER - deel * (ONDER - BOVEN)
        delen.append(element("path", class_="rooster", d=f"M{getal(LINKS)} {getal(y)}L{getal(BREED)} {getal(y)}"))
        delen.append(woord(LINKS - 8, y + 5, f"{top * deel:g}{eenheid}", "getal-as", "end"))
    stap = (BREED - LINKS) / len(staven)
    for nummer, staaf in enumerate(staven):
        delen += _staaf(staaf, LINKS + nummer * stap, stap, top)
    gezegd = ". ".join(f"{staaf.label}: {staaf.woorden}" for staaf in staven)
    return tekening(delen, breed=BREED, hoog=HOOG, klasse="reeks-tekening", titel=f"{naam}. {gezegd}.")


def _staaf(staaf: Staaf, x: float, stap: float, top: float) -> list[str]:
    midden, breed = x + stap / 2, min(stap * 0.62, 44.0)
    delen = [woord(midden, HOOG - 12, staaf.label, "getal-as")]
    if staaf.waarde is None:
        return [*delen, woord(midden, ONDER - 6, "–", "geen")]
    hoog = (ONDER - BOVEN) * staaf.waarde / top
    delen.append(
        element("rect", class_="staaf", x=midden - breed / 2, y=ONDER - hoog, width=breed, height=hoog, rx=2.0)
    )
    return [*delen, woord(midden, ONDER - hoog - 6, f"{staaf.waarde:g}", "waarde")]
