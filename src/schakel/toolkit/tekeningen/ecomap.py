"""How is drawn who stands around a household?  It stands in the middle, people and teams around it, with the bond."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin
from typing import Literal

from schakel.toolkit.tekeningen.svg import Punt, Svg, breek, element, pad, tekening, woord

Bandsoort = Literal["sterk", "gewoon", "zwak", "spanning"]
BANDWOORDEN: dict[str, str] = {
    "sterk": "sterke band",
    "gewoon": "gewone band",
    "zwak": "zwakke band",
    "spanning": "band met spanning",
}
BREED, KLEINSTE = 720.0, 400.0
HART, VORM = 62.0, 30.0
REGEL = 16.0
TEKENS = 18


@dataclass(frozen=True, slots=True)
class Omringend:
    """Somebody around the household: a person (round) or a team (square), and which bond it is."""

    naam: str
    bij: str = ""
    band: Bandsoort = "gewoon"
    is_team: bool = False


def titel(midden: str, rijen: Sequence[Omringend]) -> str:
    """This function will say the whole drawing in words."""
    delen = [", ".join(deel for deel in (een.naam, een.bij, BANDWOORDEN[een.band]) if deel) for een in rijen]
    return f"Om {midden} heen: {'; '.join(delen)}."


def places(aantal: int, hoog: float) -> list[Punt]:
    """This function will divide places over an ellipse, the first at the top."""
    midden_x, midden_y = BREED / 2, hoog / 2
    straal_x, straal_y = BREED / 2 - 84, hoog / 2 - 62
    hoeken = [2 * pi * n / aantal - pi / 2 for n in range(aantal)]
    return [(midden_x + straal_x * cos(h), midden_y + straal_y * sin(h)) for h in hoeken]


def draw(midden: str, rijen: Sequence[Omringend]) -> Svg:
    """This function will draw who stands around a household; without anybody there is nothing to draw."""
    if not rijen:
        return Svg("")
    hoog = KLEINSTE + max(0, len(rijen) - 6) * 34.0
    hart = (BREED / 2, hoog / 2)
    plekken = places(len(rijen), hoog)
    delen = [_bond(hart, plek, een.band) for een, plek in zip(rijen, plekken, strict=True)]
    delen.append(element("circle", class_="hart", cx=hart[0], cy=hart[1], r=HART))
    delen += _words(hart, midden, "", boven=0.0)
    for een, plek in zip(rijen, plekken, strict=True):
        delen += _figure(een, plek, erboven=plek[1] < hart[1])
    return tekening(delen, breed=BREED, hoog=hoog, klasse="ecomap", titel=titel(midden, rijen))


def _bond(van: Punt, naar: Punt, band: Bandsoort) -> str:
    if band != "spanning":
        return pad([van, naar], f"band band--{band}")
    # Teeth along the line: not by colour alone.
    stappen = 14
    lengte = max(((naar[0] - van[0]) ** 2 + (naar[1] - van[1]) ** 2) ** 0.5, 1.0)
    dwars = ((naar[1] - van[1]) / lengte, -(naar[0] - van[0]) / lengte)
    punten = [van]
    for n in range(1, stappen):
        deel, kant = n / stappen, 6.0 if n % 2 else -6.0
        x, y = van[0] + (naar[0] - van[0]) * deel, van[1] + (naar[1] - van[1]) * deel
        punten.append((x + dwars[0] * kant, y + dwars[1] * kant))
    return pad([*punten, naar], "band band--spanning")


def _figure(een: Omringend, plek: Punt, *, erboven: bool) -> list[str]:
    """Draw one figure; its words stand on the side where no bond runs."""
    x, y = plek
    naam = element("title", escape(een.naam))
    if een.is_team:
        vorm = element(
            "rect", naam, class_="om om--team", x=x - VORM, y=y - VORM * 0.7, width=2 * VORM, height=VORM * 1.4, rx=6.0
        )
    else:
        vorm = element("circle", naam, class_="om", cx=x, cy=y, r=VORM * 0.75)
    return [vorm, *_words(plek, een.naam, een.bij, boven=-VORM if erboven else VORM + 10.0)]


def _words(plek: Punt, naam: str, bij: str, *, boven: float) -> list[str]:
    regels = [("naam", regel) for regel in breek(naam, TEKENS, 2)] + [("bij", regel) for regel in breek(bij, TEKENS, 1)]
    regels = [(klasse, regel) for klasse, regel in regels if regel]
    hoog = (len(regels) - 1) * REGEL
    begin = plek[1] + (5.0 - hoog / 2 if not boven else boven - hoog if boven < 0 else boven)
    return [woord(plek[0], begin + n * REGEL, regel, klasse) for n, (klasse, regel) in enumerate(regels)]
