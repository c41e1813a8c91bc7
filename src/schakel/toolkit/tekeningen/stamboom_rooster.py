"""Who stands where in a family tree?  Generations are rows; who live together share a strip of columns."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from schakel.toolkit.tekeningen.stamboom import Stamboom

NAAST_ELKAAR = ("paar", "gescheiden")


@dataclass(slots=True)
class Strook:
    """Neighbouring columns; with a `vak` nobody else may stand on the rows between its first and last member."""

    vak: str
    rijen: dict[int, list[str]] = field(default_factory=dict)
    vakrijen: tuple[int, int] = (0, -1)

    @property
    def breedte(self) -> int:
        return max(len(rij) for rij in self.rijen.values())

    def leden(self) -> set[str]:
        return {sleutel for rij in self.rijen.values() for sleutel in rij}

    def add(self, sleutel: str, rij: int) -> None:
        self.rijen.setdefault(rij, []).append(sleutel)


@dataclass(frozen=True, slots=True)
class Rooster:
    """Column and row of each figure, and which columns and rows each box spans: (first, last, top, bottom)."""

    plek: dict[str, tuple[int, int]]
    vakken: dict[str, tuple[int, int, int, int]]
    kolommen: int
    rijen: int
    strookgrenzen: frozenset[int]

    def is_free_between(self, a: str, b: str) -> bool:
        """This function will answer whether two figures stand on one row with nobody between them."""
        (kolom_a, rij_a), (kolom_b, rij_b) = self.plek[a], self.plek[b]
        tussen = range(min(kolom_a, kolom_b) + 1, max(kolom_a, kolom_b))
        return rij_a == rij_b and not any(rij == rij_a and kolom in tussen for kolom, rij in self.plek.values())


def ouders_van(boom: Stamboom) -> dict[str, list[str]]:
    """This function will return the parents of each child, in the given order."""
    ouders: dict[str, list[str]] = {}
    for band in boom.banden:
        if band.soort == "ouder":
            ouders.setdefault(band.naar, []).append(band.van)
    return ouders


def _op_een_rij(boom: Stamboom) -> list[tuple[str, str]]:
    paren = [(band.van, band.naar) for band in boom.banden if band.soort in NAAST_ELKAAR]
    return paren + [(lijst[0], ander) for lijst in ouders_van(boom).values() for ander in lijst[1:]]


def _push_down(rij: dict[str, int], boom: Stamboom) -> None:
    """Children below parents, partners on one row; bounded, so that an impossible tree cannot hang."""
    paren = _op_een_rij(boom)
    for _ in range(2 * len(rij) + 2):
        vooraf = dict(rij)
        for band in boom.banden:
            if band.soort == "ouder":
                rij[band.naar] = min(max(rij[band.naar], rij[band.van] + 1), len(rij))
        for a, b in paren:
            rij[a] = rij[b] = max(rij[a], rij[b])
        if rij == vooraf:
            return


def _pull_down(rij: dict[str, int], boom: Stamboom) -> None:
    """A parent without parents stands right above the first child."""
    ouders, paren = ouders_van(boom), _op_een_rij(boom)
    for sleutel in sorted(rij, key=lambda s: -rij[s]):
        kinderen = [rij[kind] for kind, lijst in ouders.items() if sleutel in lijst]
        if kinderen and sleutel not in ouders and not any(sleutel in paar for paar in paren):
            rij[sleutel] = max(rij[sleutel], min(kinderen) - 1)


def rijen_van(boom: Stamboom) -> dict[str, int]:
    """This function will give each figure a generation, 0 at the top."""
    rij = {figuur.sleutel: 0 for figuur in boom.figuren}
    _push_down(rij, boom)
    _pull_down(rij, boom)
    familie = {s for band in boom.banden if band.soort in ("ouder", *NAAST_ELKAAR) for s in (band.van, band.naar)}
    # Adults stand one row above the children that have a parent in the drawing.
    kindrijen = [rij[f.sleutel] for f in boom.figuren if f.kind and f.sleutel in ouders_van(boom)]
    volwassen = max(min(kindrijen, default=1) - 1, 0)
    for figuur in boom.figuren:
        if figuur.sleutel not in familie:
            rij[figuur.sleutel] = volwassen + 1 if figuur.kind else volwassen
    gebruikt = sorted(set(rij.values()))
    return {sleutel: gebruikt.index(waarde) for sleutel, waarde in rij.items()}


def _verwanten(boom: Stamboom, sleutel: str) -> list[str]:
    """Children first, then parents."""
    kinderen = [b.naar for b in boom.banden if b.soort == "ouder" and b.van == sleutel]
    return kinderen + [b.van for b in boom.banden if b.soort == "ouder" and b.naar == sleutel]


def _stroken(boom: Stamboom, rij: dict[str, int]) -> list[Strook]:
    stroken: list[Strook] = []
    for vak in dict.fromkeys(figuur.vak for figuur in boom.figuren if figuur.vak):
        strook = Strook(vak)
        for figuur in boom.figuren:
            if figuur.vak == vak:
                strook.add(figuur.sleutel, rij[figuur.sleutel])
        strook.vakrijen = (min(strook.rijen), max(strook.rijen))
        stroken.append(strook)
    for figuur in sorted((f for f in boom.figuren if not f.vak), key=lambda f: -rij[f.sleutel]):
        gast = _find_host(boom, stroken, figuur.sleutel, rij[figuur.sleutel])
        if gast is None:
            gast = Strook("")
            stroken.append(gast)
        gast.add(figuur.sleutel, rij[figuur.sleutel])
    return stroken


def _find_host(boom: Stamboom, stroken: Iterable[Strook], sleutel: str, rij: int) -> Strook | None:
    """A grandparent may stand above the box of the grandchildren, never inside it."""
    for verwant in _verwanten(boom, sleutel):
        for strook in stroken:
            boven, onder = strook.vakrijen
            if (
                verwant in strook.leden()
                and not boven <= rij <= onder
                and strook.breedte > len(strook.rijen.get(rij, []))
            ):
                return strook
    return None


def _links(boom: Stamboom, a: set[str], b: set[str], soorten: tuple[str, ...]) -> int:
    return sum(
        band.soort in soorten and ((band.van in a and band.naar in b) or (band.van in b and band.naar in a))
        for band in boom.banden
    )


def _order_stroken(boom: Stamboom, stroken: list[Strook]) -> list[Strook]:
    """The largest strip in the middle; partners next to it, one at the right, one at the left, and so on outward."""
    midden = max(stroken, key=lambda strook: len(strook.leden()))
    kanten: tuple[list[Strook], list[Strook]] = ([], [])
    rest = [strook for strook in stroken if strook is not midden]

    def gewicht(strook: Strook) -> tuple[int, int]:
        leden = strook.leden()
        return (
            -_links(boom, leden, midden.leden(), NAAST_ELKAAR),
            -_links(boom, leden, midden.leden(), ("ouder", "steun", "geweld")),
        )

    for strook in sorted(rest, key=gewicht):
        banden = [
            sum(_links(boom, strook.leden(), s.leden(), ("ouder", *NAAST_ELKAAR)) for s in kant) for kant in kanten
        ]
        vol = [len(kant) for kant in kanten]
        naar_links = banden[0] > banden[1] or (banden[0] == banden[1] and vol[0] < vol[1])
        kanten[0 if naar_links else 1].append(strook)
    return [*reversed(kanten[0]), midden, *kanten[1]]


def _order_rij(boom: Stamboom, rij: list[str], index: dict[str, int], hier: int) -> list[str]:
    """Who is bound to the left stands left; partners stand together."""

    def trek(sleutel: str) -> int:
        telling: Counter[str] = Counter()
        for band in boom.banden:
            if band.soort in (*NAAST_ELKAAR, "geweld") and sleutel in (band.van, band.naar):
                ander = band.naar if band.van == sleutel else band.van
                telling["rechts"] += index[ander] > hier
                telling["links"] += index[ander] < hier
        return (telling["rechts"] > 0) - (telling["links"] > 0)

    uit = sorted(rij, key=trek)
    for band in boom.banden:
        if band.soort in NAAST_ELKAAR and band.van in uit and band.naar in uit:
            a, b = uit.index(band.van), uit.index(band.naar)
            if abs(a - b) > 1:
                uit.insert(a + (b > a), uit.pop(b))
    return uit


def rooster_van(boom: Stamboom) -> Rooster:
    """This function will place every figure on a grid on which boxes never meet and nobody stands in another's box."""
    rij = rijen_van(boom)
    stroken = _order_stroken(boom, _stroken(boom, rij))
    index = {sleutel: n for n, strook in enumerate(stroken) for sleutel in strook.leden()}
    plek: dict[str, tuple[int, int]] = {}
    vakken: dict[str, tuple[int, int, int, int]] = {}
    grenzen = {0}
    links = 0
    for n, strook in enumerate(stroken):
        for nummer, leden in strook.rijen.items():
            begin = links + (strook.breedte - len(leden)) // 2
            for k, sleutel in enumerate(_order_rij(boom, leden, index, n)):
                plek[sleutel] = (begin + k, nummer)
        if strook.vak:
            vakken[strook.vak] = (links, links + strook.breedte - 1, *strook.vakrijen)
        links += strook.breedte
        grenzen.add(links)
    return Rooster(plek, vakken, links, max(rij.values()) + 1, frozenset(grenzen))
