"""Which way do the bonds of a family tree run?  Through lanes between columns and tracks between rows, each its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from schakel.toolkit.tekeningen.stamboom import Band, Stamboom
from schakel.toolkit.tekeningen.stamboom_rooster import NAAST_ELKAAR, Rooster, ouders_van


@dataclass(frozen=True, slots=True)
class Zijlijn:
    """Partners with nobody between them: a line from side to side."""

    soort: str
    links: str
    rechts: str


@dataclass(frozen=True, slots=True)
class Afdaling:
    """From a couple or one parent down a lane to the children of one row; `stub` is the parent it leaves from."""

    ouders: tuple[str, ...]
    kinderen: tuple[str, ...]
    rij: int
    grens: int
    baan: int
    spoor: int
    stub: str


@dataclass(frozen=True, slots=True)
class Boog:
    """Over the heads of a row, from port to port; `stub` is set when it starts a row higher, down a lane."""

    band: Band
    boven: str
    onder: str
    rij: int
    spoor: int
    poort_boven: int
    poort_onder: int
    grens: int = -1
    baan: int = -1


@dataclass(slots=True)
class Lijnplan:
    zijlijnen: list[Zijlijn] = field(default_factory=list)
    afdalingen: list[Afdaling] = field(default_factory=list)
    bogen: list[Boog] = field(default_factory=list)
    banen: Counter[int] = field(default_factory=Counter)
    kindsporen: Counter[int] = field(default_factory=Counter)
    boogsporen: Counter[int] = field(default_factory=Counter)
    bezet: set[tuple[str, Literal["links", "rechts"]]] = field(default_factory=set)
    poorten: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def take_baan(self, grens: int) -> int:
        self.banen[grens] += 1
        return self.banen[grens] - 1

    def take_poort(self, sleutel: str, naar_rechts: bool) -> int:
        """This function will return how far from the middle of a figure's top a line may start."""
        nummer = self.poorten[sleutel, naar_rechts]
        self.poorten[sleutel, naar_rechts] += 1
        afstand = (13, 7, 18)[nummer % 3]
        return afstand if naar_rechts else -afstand


def _plan_paren(boom: Stamboom, rooster: Rooster, plan: Lijnplan) -> None:
    getekend: set[frozenset[str]] = set()
    paren = [band for band in boom.banden if band.soort in NAAST_ELKAAR]
    for lijst in ouders_van(boom).values():
        paren += [Band("paar", lijst[0], ander) for ander in lijst[1:]]
    for band in paren:
        tweetal = frozenset((band.van, band.naar))
        if tweetal in getekend or len(tweetal) < 2:
            continue
        getekend.add(tweetal)
        if rooster.is_free_between(band.van, band.naar):
            links, rechts = sorted(tweetal, key=lambda sleutel: rooster.plek[sleutel])
            plan.zijlijnen.append(Zijlijn(band.soort, links, rechts))
            plan.bezet |= {(links, "rechts"), (rechts, "links")}
        else:
            _plan_boog(band, rooster, plan)


def _plan_boog(band: Band, rooster: Rooster, plan: Lijnplan) -> None:
    boven, onder = sorted((band.van, band.naar), key=lambda sleutel: (rooster.plek[sleutel][1], sleutel != band.van))
    (kolom_boven, rij_boven), (kolom_onder, rij) = rooster.plek[boven], rooster.plek[onder]
    naar_rechts = kolom_onder >= kolom_boven
    grens = kolom_boven + naar_rechts
    spoor = plan.boogsporen[rij]
    plan.boogsporen[rij] += 1
    if rij_boven == rij:
        poort = plan.take_poort(boven, naar_rechts)
        plan.bogen.append(Boog(band, boven, onder, rij, spoor, poort, plan.take_poort(onder, not naar_rechts)))
        return
    # The lane lies left of the lower figure when the upper one stands at its left, else at its right.
    poort_onder = plan.take_poort(onder, kolom_onder < grens)
    hoogte = plan.take_poort(f"{boven}/zij", naar_rechts)
    plan.bogen.append(Boog(band, boven, onder, rij, spoor, hoogte, poort_onder, grens, plan.take_baan(grens)))


def _kies_grens(ouders: Sequence[str], kinderen: Sequence[str], rooster: Rooster, plan: Lijnplan) -> tuple[int, str]:
    """The lane beside the parent who is nearest to the children; a lone parent avoids the side of a partner."""
    midden = sum(rooster.plek[kind][0] for kind in kinderen) / len(kinderen)
    for lijn in plan.zijlijnen:
        if {lijn.links, lijn.rechts} == set(ouders):
            links, rechts = rooster.plek[lijn.links][0] + 1, rooster.plek[lijn.rechts][0]
            dichtst = min((links, rechts), key=lambda grens: (abs(grens - 0.5 - midden), grens))
            return dichtst, ""
    ouder = min(ouders, key=lambda sleutel: abs(rooster.plek[sleutel][0] - midden))
    kolom = rooster.plek[ouder][0]
    rechts_eerst = midden >= kolom
    if rechts_eerst and (ouder, "rechts") in plan.bezet and (ouder, "links") not in plan.bezet:
        rechts_eerst = False
    elif not rechts_eerst and (ouder, "links") in plan.bezet and (ouder, "rechts") not in plan.bezet:
        rechts_eerst = True
    return kolom + rechts_eerst, ouder


def _plan_kinderen(boom: Stamboom, rooster: Rooster, plan: Lijnplan) -> None:
    gezinnen: dict[tuple[tuple[str, ...], int], list[str]] = {}
    for kind, lijst in ouders_van(boom).items():
        ouders = tuple(sorted(set(lijst), key=lambda sleutel: rooster.plek[sleutel]))
        gezinnen.setdefault((ouders, rooster.plek[kind][1]), []).append(kind)
    for (ouders, rij), kinderen in gezinnen.items():
        grens, stub = _kies_grens(ouders, kinderen, rooster, plan)
        spoor = plan.kindsporen[rij]
        plan.kindsporen[rij] += 1
        baan = plan.take_baan(grens)
        plan.afdalingen.append(Afdaling(ouders, tuple(kinderen), rij, grens, baan, spoor, stub))


def lijnplan_van(boom: Stamboom, rooster: Rooster) -> Lijnplan:
    """This function will give every bond a way of its own."""
    plan = Lijnplan()
    _plan_paren(boom, rooster, plan)
    _plan_kinderen(boom, rooster, plan)
    for band in boom.banden:
        if band.soort in ("steun", "geweld"):
            _plan_boog(band, rooster, plan)
    return plan
