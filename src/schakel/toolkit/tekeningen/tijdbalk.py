"""How is a relay drawn?  Who had the baton from when to when: pieces without a gap, a light strip, dots, and now."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from itertools import pairwise

from schakel.toolkit.tekeningen.svg import Svg, breek, element, pad, tekening, woord

BALK_HOOG = 30.0
SPOOR = 18.0
NA_NU = 72.0
MEESTE_RIJEN = 6
KLEINSTE_STUK = 22.0
TEKEN = 7.2
"""Width of a sign in a label of 13 pixels, on the wide side."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """One holder; the next piece begins where this one ends, the last one runs until now. `vanaf` is for the ear."""

    naam: str
    begin: datetime
    vanaf: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A light strip under the bar: something is being passed on but has not arrived."""

    begin: datetime
    eind: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stip:
    """A dot with a short label at one moment."""

    moment: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Balkwoorden:
    titel: str = "Tijdbalk vanaf {vanaf}. {stukken}."
    eerst: str = "Eerst {naam}"
    dan: str = "daarna vanaf {vanaf} {naam}"
    nu: str = "nu"


@dataclass(frozen=True, slots=True)
class Tijdbalk:
    stukken: Sequence[Stuk]
    nu: datetime
    strips: Sequence[Strip] = ()
    stippen: Sequence[Stip] = ()
    einde: datetime | None = None
    woorden: Balkwoorden = field(default=Balkwoorden())

    def __post_init__(self) -> None:
        momenten = [stuk.begin for stuk in self.stukken]
        if any(b <= a for a, b in pairwise(momenten)):
            raise ValueError("pieces follow each other in time; two cannot begin at once")
        if momenten and self.tot < momenten[-1]:
            raise ValueError("the last piece begins after the end of the bar")

    @property
    def tot(self) -> datetime:
        return self.einde or self.nu


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label ended up: middle, row (below 1, 2, ..., above -1, -2, ...) and half its width."""

    tekst: str
    stip_x: float
    x: float
    rij: int
    half: float
    voluit: str = ""


class Schaal:
    """Turns a moment into a place; short pieces get a least width, the rest shares what remains by time."""

    def __init__(self, balk: Tijdbalk, breed: float) -> None:
        grenzen = [stuk.begin for stuk in balk.stukken] + [balk.tot]
        duren = [max((b - a).total_seconds(), 1.0) for a, b in pairwise(grenzen)]
        klein = min(KLEINSTE_STUK, breed / max(len(duren), 1))
        over, totaal = breed - klein * len(duren), sum(duren)
        self._knikken = [0.0]
        for duur in duren:
            self._knikken.append(self._knikken[-1] + klein + over * duur / totaal)
        self._grenzen = grenzen

    def x(self, moment: datetime) -> float:
        """This function will return the place of a moment, at most at the ends of the bar."""
        if moment <= self._grenzen[0]:
            return 0.0
        for n, (a, b) in enumerate(pairwise(self._grenzen)):
            if moment <= b:
                deel = (moment - a) / (b - a) if b > a else 1.0
                return self._knikken[n] + (self._knikken[n + 1] - self._knikken[n]) * deel
        return self._knikken[-1]


def _past(label: Label, gezet: Sequence[Label]) -> bool:
    """Answer whether a label touches no other on its row, and no thin line to a dot runs through a label."""
    for ander in gezet:
        if label.rij == ander.rij and abs(label.x - ander.x) < label.half + ander.half:
            return False
        if label.rij * ander.rij > 0 and label.rij != ander.rij:
            verre, dichte = (label, ander) if abs(label.rij) > abs(ander.rij) else (ander, label)
            if abs(verre.stip_x - dichte.x) < dichte.half:
                return False
    return True


def _half(stip: Stip) -> float:
    return len(stip.label) * TEKEN / 2 + 6


def _zet(stippen: Sequence[tuple[Stip, float, Sequence[tuple[int, float]]]], gezet: list[Label]) -> list[Label]:
    """Give each dot the first free place of its own; without one it keeps its title only."""
    uit = list(gezet)
    for stip, x, plekken in stippen:
        kansen = (Label(stip.label, x, midden, rij, _half(stip), stip.label) for rij, midden in plekken)
        uit.append(next((kans for kans in kansen if _past(kans, uit)), Label("", x, x, 1, 0.0, stip.label)))
    return uit


def _ruim(stip: Stip, x: float, breed: float) -> list[tuple[int, float]]:
    """Over or under the dot, nearest first; then beside it, like a flag."""
    half = _half(stip)
    midden = min(max(x, half), max(breed - half, half))
    plekken = []
    for afstand in (1, 2):
        plekken += [(rij, m) for m in (midden, x + half, x - half) for rij in (afstand, -afstand)]
    return [(rij, m) for rij, m in plekken if half <= m <= breed - half]


def _als_vlaggen(stippen: Sequence[tuple[Stip, float]], breed: float, gezet: list[Label]) -> list[Label]:
    """Crowded: flags to the right hang below from right to left, so that no line crosses a label; the rest above."""
    rechts = [(stip, x) for stip, x in stippen if x + 2 * _half(stip) <= breed]
    links = [(stip, x) for stip, x in stippen if x + 2 * _half(stip) > breed]
    rijen = range(1, MEESTE_RIJEN + 1)
    onder = [(stip, x, [(rij, x + _half(stip)) for rij in rijen]) for stip, x in reversed(rechts)]
    boven = [(stip, x, [(-rij, x - _half(stip)) for rij in rijen]) for stip, x in links]
    return _zet(boven, _zet(onder, gezet))


def zet_labels(balk: Tijdbalk, schaal: Schaal, breed: float) -> list[Label]:
    """
    This function will give every dot a label that touches no other.

    A dot for which there is no room keeps its title only: the list beside the drawing names them all.
    """
    nu_x = schaal.x(balk.tot)
    gezet = [Label(balk.woorden.nu, nu_x, nu_x, 1, 14.0)] if balk.einde is None else []
    stippen = [(stip, schaal.x(stip.moment)) for stip in sorted(balk.stippen, key=lambda stip: stip.moment)]
    labels = _zet([(stip, x, _ruim(stip, x, breed)) for stip, x in stippen], gezet)
    return labels if all(label.tekst for label in labels) else _als_vlaggen(stippen, breed, gezet)


def _stukken(balk: Tijdbalk, schaal: Schaal, y: float) -> list[str]:
    delen = []
    grenzen = [schaal.x(stuk.begin) for stuk in balk.stukken] + [schaal.x(balk.tot)]
    for n, (stuk, (links, rechts)) in enumerate(zip(balk.stukken, pairwise(grenzen), strict=True)):
        laatste = n == len(balk.stukken) - 1 and balk.einde is None
        klasse = "stuk stuk--nu" if laatste else f"stuk stuk--{n % 2}"
        titel = element("title", escape(f"{stuk.naam}, {stuk.vanaf}" if stuk.vanaf else stuk.naam))
        delen.append(element("rect", titel, class_=klasse, x=links, y=y, width=rechts - links, height=BALK_HOOG))
        ruimte = int((rechts - links - 20) / (TEKEN + 0.8))
        if ruimte >= 4:
            delen.append(woord(links + 10, y + 20, "".join(breek(stuk.naam, ruimte, 1)), "op", "start"))
        if n:
            delen.append(pad([(links, y), (links, y + BALK_HOOG)], "naad"))
    return delen


def _stippen(labels: Sequence[Label], balk: Tijdbalk, y: float) -> list[str]:
    delen = []
    for label in labels:
        onder = label.rij > 0
        rand = y + BALK_HOOG if onder else y
        tekst_y = y + BALK_HOOG + 4 + label.rij * SPOOR if onder else y - 8 + (label.rij + 1) * SPOOR
        if label.tekst == balk.woorden.nu:
            delen.append(pad([(label.stip_x, y - 8), (label.stip_x, y + BALK_HOOG + 8)], "lijn lijn--nu"))
        else:
            if abs(label.rij) > 1 and label.tekst:
                eind = tekst_y - 12 if onder else tekst_y + 4
                delen.append(pad([(label.stip_x, rand), (label.stip_x, eind)], "lijn"))
            delen.append(
                element("circle", element("title", escape(label.voluit)), class_="punt", cx=label.stip_x, cy=rand, r=5)
            )
        if label.tekst:
            delen.append(woord(label.x, tekst_y, label.tekst, "as"))
    return delen


def titel(balk: Tijdbalk) -> str:
    """This function will say in one sentence who followed whom."""
    w = balk.woorden
    eerste, *rest = balk.stukken
    zinnen = [w.eerst.format(naam=eerste.naam)] + [w.dan.format(vanaf=s.vanaf, naam=s.naam) for s in rest]
    return w.titel.format(vanaf=eerste.vanaf, stukken=", ".join(zinnen))


def draw(balk: Tijdbalk, breed: float = 1190.0) -> Svg:
    """This function will draw the bar; without pieces there is nothing to draw."""
    if not balk.stukken:
        return Svg("")
    balk_breed = breed if balk.einde else breed - NA_NU
    schaal = Schaal(balk, balk_breed)
    labels = zet_labels(balk, schaal, breed)
    boven = max((-label.rij for label in labels), default=0)
    onder = max((label.rij for label in labels), default=0)
    y = 12 + max(boven, 0) * SPOOR
    delen = _stukken(balk, schaal, y)
    for strip in balk.strips:
        links, rechts = schaal.x(strip.begin), schaal.x(strip.eind or balk.tot)
        delen.append(
            element("rect", class_="strip", x=links, y=y + BALK_HOOG - 5, width=max(rechts - links, 2), height=5)
        )
    if balk.einde is None:
        delen.append(pad([(balk_breed, y + BALK_HOOG / 2), (breed, y + BALK_HOOG / 2)], "lijn lijn--straks"))
    delen += _stippen(labels, balk, y)
    hoog = y + BALK_HOOG + max(onder, 0) * SPOOR + 10
    return tekening(delen, breed=breed, hoog=hoog, klasse="tijdbalk", titel=titel(balk))
