"""How is a family tree drawn?  From grid and ways to coordinates to markup."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import hypot

from schakel.toolkit.tekeningen.stamboom import Figuur, Stamboom, titel, woord_van
from schakel.toolkit.tekeningen.stamboom_lijnen import Afdaling, Boog, Lijnplan, Zijlijn, lijnplan_van
from schakel.toolkit.tekeningen.stamboom_rooster import Rooster, rooster_van
from schakel.toolkit.tekeningen.svg import Punt, Svg, breek, element, getal, pad, tekening, woord

HALF = 21.0
"""Half the size of a figure."""
KOLOM = 136.0
SMAL = 360.0
"""Up to this width a drawing may shrink to fit a phone and still be read."""
REGEL = 17.0
ONDER_FIGUUR = 8.0
KINDSPOOR = 14.0
BOOGSPOOR = 26.0
BAAN = 12.0
RAND = 10.0
NAAM_TEKENS, BIJ_TEKENS = 15, 18

Vlak = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True, slots=True)
class Maten:
    """Where everything stands, in pixels."""

    rooster: Rooster
    plan: Lijnplan
    x: dict[int, float]
    grens: dict[int, float]
    y: dict[int, float]
    top: dict[int, float]
    bodem: dict[int, float]
    breed: float
    hoog: float

    def midden(self, sleutel: str) -> Punt:
        kolom, rij = self.rooster.plek[sleutel]
        return self.x[kolom], self.y[rij]

    def baan_x(self, grens: int, baan: int) -> float:
        return self.grens[grens] + (baan - (self.plan.banen[grens] - 1) / 2) * BAAN

    def kindspoor_y(self, rij: int, spoor: int) -> float:
        return self.top[rij] + 12 + spoor * KINDSPOOR

    def boogspoor_y(self, rij: int, spoor: int) -> float:
        return self.y[rij] - HALF - 16 - spoor * BOOGSPOOR


def regels_van(figuur: Figuur) -> list[tuple[str, str]]:
    """This function will break the words under a figure: (class, line)."""
    namen = breek(figuur.naam, NAAM_TEKENS, 2)
    return [("naam", regel) for regel in namen] + [("bij", regel) for regel in breek(figuur.bij, BIJ_TEKENS, 2)]


def _kolommen(rooster: Rooster, plan: Lijnplan) -> tuple[dict[int, float], dict[int, float], float]:
    x: dict[int, float] = {}
    grens: dict[int, float] = {}
    nu = 0.0
    for kolom in range(rooster.kolommen + 1):
        breedte = 8 + BAAN * plan.banen[kolom] + (22 if kolom in rooster.strookgrenzen else 0)
        grens[kolom] = nu + breedte / 2
        nu += breedte
        if kolom < rooster.kolommen:
            x[kolom] = nu + KOLOM / 2
            nu += KOLOM
    return x, grens, nu


def maten_van(boom: Stamboom) -> Maten:
    """This function will compute the whole drawing without drawing it."""
    rooster = rooster_van(boom)
    plan = lijnplan_van(boom, rooster)
    x, grens, breed = _kolommen(rooster, plan)
    y: dict[int, float] = {}
    top: dict[int, float] = {}
    bodem: dict[int, float] = {}
    nu = 0.0
    for rij in range(rooster.rijen):
        top[rij] = nu
        nu += 26 + KINDSPOOR * plan.kindsporen[rij] + BOOGSPOOR * plan.boogsporen[rij]
        y[rij] = nu + HALF
        regels = max(len(regels_van(f)) for f in boom.figuren if rooster.plek[f.sleutel][1] == rij)
        nu = y[rij] + HALF + ONDER_FIGUUR + regels * REGEL + 4
        bodem[rij] = nu
        if any(vak[3] == rij for vak in rooster.vakken.values()):
            nu += 28
    return Maten(rooster, plan, x, grens, y, top, bodem, breed, nu + RAND)


def vakvlak(maten: Maten, vak: str) -> Vlak:
    """This function will return the rectangle of one box."""
    eerste, laatste, boven, onder = maten.rooster.vakken[vak]
    links, rechts = maten.x[eerste] - KOLOM / 2 - 6, maten.x[laatste] + KOLOM / 2 + 6
    hoogte = maten.y[boven] - HALF - 12
    return links, hoogte, rechts - links, maten.bodem[onder] + 24 - hoogte


def _vakken(boom: Stamboom, maten: Maten) -> list[str]:
    delen = []
    for vak in boom.vakken:
        if vak.sleutel in maten.rooster.vakken:
            x, y, breed, hoog = vakvlak(maten, vak.sleutel)
            delen.append(element("rect", class_="vak", x=x, y=y, width=breed, height=hoog, rx=12))
            ruimte = int(breed / 7.5)
            delen.append(woord(x + 12, y + hoog - 9, "".join(breek(vak.naam, ruimte, 1)), "bij", "start"))
    return delen


def _zijlijn(lijn: Zijlijn, maten: Maten) -> list[str]:
    (links, y), (rechts, _) = maten.midden(lijn.links), maten.midden(lijn.rechts)
    delen = [pad([(links + HALF, y), (rechts - HALF, y)], "lijn")]
    if lijn.soort == "gescheiden":
        # Two strokes, clear of the lane in the middle through which the children descend.
        hier = rechts - HALF - 14
        delen += [pad([(hier + k, y + 9), (hier + k + 7, y - 9)], "lijn") for k in (-8, 0)]
    return delen


def afdalingspaden(daling: Afdaling, maten: Maten) -> list[list[Punt]]:
    """This function will return the lines from parents to children."""
    x = maten.baan_x(daling.grens, daling.baan)
    spoor = maten.kindspoor_y(daling.rij, daling.spoor)
    ouder_x, ouder_y = maten.midden(daling.stub or daling.ouders[0])
    paden = []
    if daling.stub:
        paden.append([(ouder_x + (HALF if x > ouder_x else -HALF), ouder_y), (x, ouder_y)])
    paden.append([(x, ouder_y), (x, spoor)])
    kind_x = [maten.midden(kind)[0] for kind in daling.kinderen]
    paden.append([(min([x, *kind_x]), spoor), (max([x, *kind_x]), spoor)])
    paden += [[(k, spoor), (k, maten.midden(kind)[1] - HALF)] for k, kind in zip(kind_x, daling.kinderen, strict=True)]
    return paden


def boogpad(boog: Boog, maten: Maten) -> list[Punt]:
    """This function will return the way of a bond that passes over heads, from `van` to `naar`."""
    spoor = maten.boogspoor_y(boog.rij, boog.spoor)
    boven_x, boven_y = maten.midden(boog.boven)
    onder_x, onder_y = maten.midden(boog.onder)
    onder_x += boog.poort_onder
    if boog.baan < 0:
        begin = [(boven_x + boog.poort_boven, boven_y - HALF), (boven_x + boog.poort_boven, spoor)]
    else:
        x = maten.baan_x(boog.grens, boog.baan)
        hoogte = boven_y + abs(boog.poort_boven) - 22
        begin = [(boven_x + (HALF if x > boven_x else -HALF), hoogte), (x, hoogte), (x, spoor)]
    punten = [*begin, (onder_x, spoor), (onder_x, onder_y - HALF)]
    return punten if boog.boven == boog.band.van else punten[::-1]


def _zigzag(punten: list[Punt]) -> list[Punt]:
    """Teeth along the long stretches; the last stretch stays straight for the arrow."""
    uit = [punten[0]]
    for (van_x, van_y), (naar_x, naar_y) in pairwise(punten):
        lengte = hypot(naar_x - van_x, naar_y - van_y)
        tanden = int(lengte // 9) if lengte > 40 else 0
        for n in range(1, tanden):
            deel, kant = n / tanden, 5 if n % 2 else -5
            dwars = ((naar_y - van_y) / lengte * kant, -(naar_x - van_x) / lengte * kant)
            uit.append((van_x + (naar_x - van_x) * deel + dwars[0], van_y + (naar_y - van_y) * deel + dwars[1]))
        uit.append((naar_x, naar_y))
    return uit


def _pijl(punten: list[Punt], klasse: str) -> str:
    (van_x, van_y), (naar_x, naar_y) = punten[-2], punten[-1]
    lengte = hypot(naar_x - van_x, naar_y - van_y) or 1.0
    ux, uy = (naar_x - van_x) / lengte, (naar_y - van_y) / lengte
    vleugels = [(naar_x - 10 * ux + k * 6 * uy, naar_y - 10 * uy - k * 6 * ux) for k in (1, -1)]
    return pad([vleugels[0], (naar_x, naar_y), vleugels[1]], klasse)


def woordplek(boog: Boog, maten: Maten) -> Punt:
    """This function will return where the word of a bond stands: over its longest level stretch."""
    punten = boogpad(boog, maten)
    stukken = [(abs(b[0] - a[0]), a, b) for a, b in pairwise(punten) if a[1] == b[1]]
    _, a, b = max(stukken, key=lambda stuk: stuk[0])
    return (a[0] + b[0]) / 2, a[1] - 8


def _boog(boog: Boog, boom: Stamboom, maten: Maten) -> list[str]:
    punten = boogpad(boog, maten)
    soort = boog.band.soort
    if soort not in ("steun", "geweld"):
        return [pad(punten, "lijn lijn--om")]
    lijn = _zigzag(punten) if soort == "geweld" else punten
    x, y = woordplek(boog, maten)
    return [pad(lijn, soort), _pijl(punten, soort), woord(x, y, woord_van(boog.band, boom.woorden), f"{soort}-tekst")]


def _figuur(figuur: Figuur, maten: Maten) -> list[str]:
    x, y = maten.midden(figuur.sleutel)
    klasse = "mens kind" if figuur.kind else "mens"
    naam = element("title", escape(figuur.naam))
    if figuur.vorm == "cirkel":
        vorm = element("circle", naam, class_=klasse, cx=x, cy=y, r=HALF)
    elif figuur.vorm == "vierkant":
        vorm = element("rect", naam, class_=klasse, x=x - HALF, y=y - HALF, width=2 * HALF, height=2 * HALF)
    else:
        punten = " ".join(
            f"{getal(x + dx)},{getal(y + dy)}" for dx, dy in ((0, -HALF), (HALF, 0), (0, HALF), (-HALF, 0))
        )
        vorm = element("polygon", naam, class_=klasse, points=punten)
    begin = y + HALF + ONDER_FIGUUR + 12
    return [vorm, *(woord(x, begin + n * REGEL, regel, k) for n, (k, regel) in enumerate(regels_van(figuur)))]


def draw(boom: Stamboom) -> Svg:
    """This function will draw a family tree; an empty one gives an empty text."""
    if not boom.figuren:
        return Svg("")
    maten = maten_van(boom)
    delen = _vakken(boom, maten)
    for lijn in maten.plan.zijlijnen:
        delen += _zijlijn(lijn, maten)
    for daling in maten.plan.afdalingen:
        delen += [pad(punten, "lijn") for punten in afdalingspaden(daling, maten)]
    for boog in maten.plan.bogen:
        delen += _boog(boog, boom, maten)
    for figuur in boom.figuren:
        delen += _figuur(figuur, maten)
    klasse = "stamboom stamboom--smal" if maten.breed <= SMAL else "stamboom"
    return tekening(delen, breed=maten.breed, hoog=maten.hoog, klasse=klasse, titel=titel(boom))
