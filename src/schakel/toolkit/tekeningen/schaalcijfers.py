"""How are figures from 0 to 10 drawn?  One row for each who gave one; last time as an open ring; never an average."""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.toolkit.tekeningen.svg import Svg, element, pad, tekening, woord

RIJ = 24.0
LINKS, RECHTS = 150.0, 1010.0
BREED = 1190.0
STAP = (RECHTS - LINKS) / 10
BAK = 14.0
TEKENS = 18


@dataclass(frozen=True, slots=True)
class Cijferrij:
    """One participant: the figure now, and the one before when there was one."""

    naam: str
    nu: int
    was: int | None = None
    is_kind: bool = False
    bij: str = ""

    @property
    def vorige(self) -> str:
        """Return in words what it was before."""
        if self.was is None:
            return ""
        return "gelijk" if self.was == self.nu else f"was {self.was}"


@dataclass(frozen=True, slots=True)
class Schaalbeeld:
    """The figures of one day, with what the ends mean."""

    rijen: Sequence[Cijferrij]
    kop: str
    legenda: str
    laag: str = "0 heel onveilig"
    hoog: str = "10 veilig genoeg"


def place_of(cijfer: int) -> float:
    """This function will return where a figure stands on the line: 0 and 10 are always drawn."""
    return LINKS + STAP * cijfer


def titel(beeld: Schaalbeeld) -> str:
    """This function will say every figure in one sentence."""
    delen = [f"{rij.naam} {rij.nu}" + (f", {rij.vorige}" if rij.vorige else "") for rij in beeld.rijen]
    return f"{beeld.kop}: {'. '.join(delen)}."


def _rij(rij: Cijferrij, y: float) -> list[str]:
    x, naam = place_of(rij.nu), rij.naam if len(rij.naam) <= TEKENS else f"{rij.naam[: TEKENS - 1]}…"
    delen = [woord(0, y + 5, naam, "wie", "start")]
    if rij.was is not None and rij.was != rij.nu:
        van = place_of(rij.was)
        kant = 1 if x > van else -1
        delen.append(element("circle", class_="was", cx=van, cy=y, r=5.0))
        delen.append(pad([(van + 7 * kant, y), (x - 9 * kant, y)], "weg"))
    if rij.is_kind:
        delen.append(element("rect", class_="is is-kind", x=x - BAK / 2, y=y - BAK / 2, width=BAK, height=BAK, rx=2.0))
    else:
        delen.append(element("circle", class_="is", cx=x, cy=y, r=7.5))
    delen.append(element("text", str(rij.nu), class_="wie", x=x + 14, y=y + 5))
    return delen


def _as(beeld: Schaalbeeld, y: float) -> list[str]:
    delen = [pad([(LINKS, y), (RECHTS, y)], "baan")]
    for cijfer in range(11):
        x = place_of(cijfer)
        delen.append(pad([(x, y - 5), (x, y + 5)], "streep"))
        delen.append(woord(x, y + 22, str(cijfer), "getal-as"))
    delen.append(woord(0, y + 5, beeld.laag, "eind", "start"))
    delen.append(woord(RECHTS + 22, y + 5, beeld.hoog, "eind", "start"))
    return delen


def draw(beeld: Schaalbeeld) -> Svg:
    """This function will draw the figures; without any there is nothing to draw."""
    if not beeld.rijen:
        return Svg("")
    delen: list[str] = []
    for n, rij in enumerate(beeld.rijen):
        delen += _rij(rij, 18 + n * RIJ)
    onder = 18 + len(beeld.rijen) * RIJ - 4
    delen += _as(beeld, onder)
    return tekening(delen, breed=BREED, hoog=onder + 28, klasse="schaal-tekening", titel=titel(beeld))


@dataclass(frozen=True, slots=True)
class Punt:
    """A figure on a day, as words; `deel` is how far along the time it lies, from 0 to 1."""

    deel: float
    cijfer: int
    dag: str


def draw_trend(punten: Sequence[Punt], *, naam: str) -> Svg:
    """This function will draw how the figures of one participant went, from left to right, on the whole scale."""
    if not punten:
        return Svg("")
    breed, hoog, rand = 560.0, 132.0, 30.0

    def plek(punt: Punt) -> tuple[float, float]:
        return rand + punt.deel * (breed - 2 * rand), 12 + (10 - punt.cijfer) * 9.6

    delen = []
    for cijfer in (0, 5, 10):
        y = 12 + (10 - cijfer) * 9.6
        delen += [pad([(rand, y), (breed - 8, y)], "rooster"), woord(0, y + 5, str(cijfer), "getal-as", "start")]
    delen.append(pad([plek(punt) for punt in punten], "pad"))
    for punt in punten:
        x, y = plek(punt)
        delen.append(element("circle", element("title", f"{punt.dag}: {punt.cijfer}"), class_="is", cx=x, cy=y, r=5.0))
    delen.append(woord(rand, hoog - 2, punten[0].dag, "getal-as", "start"))
    if len(punten) > 1:
        delen.append(woord(breed - 8, hoog - 2, punten[-1].dag, "getal-as", "end"))
    gezegd = ". ".join(f"{punt.dag}: {punt.cijfer}" for punt in punten)
    return tekening(delen, breed=breed, hoog=hoog, klasse="schaal-tekening", titel=f"{naam}. {gezegd}.")
