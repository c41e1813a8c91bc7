"""
What may be shown of a count, so that no small one can be found: not by itself, and not by adding and taking away?

Every cell is rounded to five by a key: the same cell gives the same figure for ever, and a total is no sum of what is
shown. A count under ten is not shown. Then comes the proof: for every count under ten a table must exist that gives
exactly the same publication and in which that count differs by five. Whoever computes, by whatever means, can then
not tell the two tables apart. Where no such table is found, one more cell is not shown, until it is (ADR-0028).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product

from schakel.sturing.cijfers.rules.kubus import GEHEEL, Atoom, Kubus, Plaats

BASIS = 5
# security: a count under ten is suppressed; a proposal of our own, stricter than the statistics office's rounding.
KLEINSTE = 10
# By so much must a small count be able to differ.
RUIMTE = 5
OPEN = 10**9
# How many tables are tried for one step before one more cell is hidden: hiding too much is safe.
PROBEREN = 100

Ronder = Callable[[Plaats, int], int]
Wijziging = Mapping[Atoom, int]
Gepubliceerd = dict[Plaats, int | None]
# A shown cell that stands in the way, and whether it would become too large (1) or too small (-1).
Hindernis = tuple[Plaats, int]
Schuld = Counter[Hindernis]


@dataclass
class Tafel:
    """What was counted and what is shown of it, seen from whoever wants to compute back."""

    kubus: Kubus
    perioden: Mapping[str, tuple[str, ...]]
    echt: dict[Plaats, int]
    getoond: Gepubliceerd
    # Shown before: these can no longer be hidden.
    vast: frozenset[Plaats] = frozenset()
    omgerond: set[Plaats] = field(default_factory=set)
    _gebieden: dict[str, list[str]] = field(default_factory=dict)
    _per_maand: dict[str, list[str]] = field(default_factory=dict)
    _cellen: dict[Atoom, tuple[Plaats, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for plek in self.kubus.plekken:
            self._gebieden[plek] = [g for g, leden in self.kubus.gebieden.items() if plek in leden]
        for periode, maanden in self.perioden.items():
            for maand in maanden:
                self._per_maand.setdefault(maand, []).append(periode)

    def bounds(self, plaats: Plaats) -> tuple[int, int]:
        """Return between what a reader knows a cell to lie; a small one that is not shown is known to be small."""
        waarde = self.getoond.get(plaats)
        if waarde is not None:
            return max(KLEINSTE, waarde - BASIS + 1), waarde + BASIS - 1
        return (0, KLEINSTE - 1) if self.echt[plaats] < KLEINSTE else (0, OPEN)

    def obstacle(self, wijziging: Wijziging) -> Hindernis | bool:
        """Return False when a change gives the same publication; else the cell that gives it away, or True."""
        sommen: Counter[Plaats] = Counter()
        for atoom, delta in wijziging.items():
            if not self._holds(atoom, delta, wijziging):
                return True
            for plaats in self._seen_in(atoom):
                sommen[plaats] += delta
        for plaats, delta in sommen.items():
            if not delta:
                continue
            laag, hoog = self.bounds(plaats)
            if not laag <= self.echt[plaats] + delta <= hoog:
                return (plaats, 1 if delta > 0 else -1)
        return False

    def _seen_in(self, atoom: Atoom) -> tuple[Plaats, ...]:
        """Return the published cells that count an atom."""
        gevonden = self._cellen.get(atoom)
        if gevonden is None:
            alle = (
                Plaats(periode, gebied, atoom.dimensie, atoom.categorie)
                for periode in self._per_maand[atoom.maand]
                for gebied in self._gebieden[atoom.plek]
            )
            gevonden = self._cellen[atoom] = tuple(plaats for plaats in alle if plaats in self.echt)
        return gevonden

    def _holds(self, atoom: Atoom, delta: int, wijziging: Wijziging) -> bool:
        nieuw = self.kubus.aantallen.get(atoom, 0) + delta
        if nieuw < 0:
            return False
        if self.kubus.enkel.get(atoom.dimensie, True):
            return True
        geheel = Atoom(atoom.maand, atoom.plek)
        return nieuw <= self.kubus.aantallen.get(geheel, 0) + wijziging.get(geheel, 0)


def protect(kubus: Kubus, periode: str, rond: Ronder) -> Gepubliceerd:
    """Return what is published of one month: each cell rounded, or None."""
    echt = kubus.cells(periode, (periode,))
    tafel = Tafel(kubus, {periode: (periode,)}, echt, _first_look(kubus, echt, rond))
    return _prove(tafel, periode)


def protect_year(kubus: Kubus, periode: str, eerder: Gepubliceerd, rond: Ronder) -> Gepubliceerd:
    """Return what is published of a year, beside the months of it that were published before and stay as they are."""
    perioden = {maand: (maand,) for maand in kubus.maanden} | {periode: kubus.maanden}
    echt: dict[Plaats, int] = {}
    for naam, maanden in perioden.items():
        echt |= kubus.cells(naam, maanden)
    nieuw = {plaats: n for plaats, n in echt.items() if plaats.periode == periode}
    tafel = Tafel(kubus, perioden, echt, eerder | _first_look(kubus, nieuw, rond), frozenset(eerder))
    return _prove(tafel, periode)


def _first_look(kubus: Kubus, echt: Mapping[Plaats, int], rond: Ronder) -> Gepubliceerd:
    """Round, hide what is small, and hide a part that is the whole: it would tell of everybody in it."""
    getoond: Gepubliceerd = {}
    for plaats, aantal in echt.items():
        geheel = echt[Plaats(plaats.periode, plaats.gebied)]
        alles = plaats.dimensie != GEHEEL and aantal == geheel and len(kubus.categorieen[plaats.dimensie]) > 1
        getoond[plaats] = None if aantal < KLEINSTE or alles else rond(plaats, aantal)
    return getoond


def _prove(tafel: Tafel, periode: str) -> Gepubliceerd:
    """Change and hide until every small count is proven in one round in which nothing more had to change."""
    klein = [plaats for plaats, aantal in tafel.echt.items() if aantal < KLEINSTE]
    keren = dict.fromkeys(("omronden", "verbergen"), True)
    while any(keren.values()):
        veranderd = [plaats for plaats in klein if _prove_cell(tafel, plaats, omronden=keren["omronden"])]
        keren = {"omronden": False, "verbergen": bool(veranderd)}
    return {plaats: waarde for plaats, waarde in tafel.getoond.items() if plaats.periode == periode}


def _prove_cell(tafel: Tafel, plaats: Plaats, *, omronden: bool) -> bool:
    """Round otherwise or hide until another table exists in which this count differs by enough; answer whether."""
    veranderd = False
    while True:
        schuld: Schuld = Counter()
        # Where nothing is shown there is nothing to compute with.
        if not _left(tafel, plaats) or _room(tafel, plaats, schuld) >= RUIMTE:
            return veranderd
        veranderd = True
        if not (omronden and _round_otherwise(tafel, schuld)):
            _hide(tafel, plaats, schuld)


def _round_otherwise(tafel: Tafel, schuld: Schuld) -> bool:
    """Let one cell be rounded to the other multiple of five, where that gives room; answer whether one was."""
    for (cel, kant), _keer in schuld.most_common():
        waarde, echt = tafel.getoond.get(cel), tafel.echt[cel]
        if waarde is None or cel in tafel.vast or cel in tafel.omgerond or not echt % BASIS:
            continue
        if (waarde < echt) is (kant > 0):
            tafel.omgerond.add(cel)
            tafel.getoond[cel] = echt - echt % BASIS + (BASIS if kant > 0 else 0)
            return True
    return False


def _hide(tafel: Tafel, plaats: Plaats, schuld: Schuld) -> None:
    """Hide the cell that stands most in the way and tells least; when none does, the whole split, then the totals."""
    telt = Counter({cel: 0 for cel, _kant in schuld})
    for (cel, _kant), keer in schuld.items():
        telt[cel] += keer
    te_kiezen = [cel for cel in telt if tafel.getoond.get(cel) is not None and cel not in tafel.vast]
    if te_kiezen:
        tafel.getoond[min(te_kiezen, key=lambda cel: (_weight(tafel, cel), -telt[cel], cel))] = None
        return
    # Parts before totals: those say most to most readers.
    over = _left(tafel, plaats)
    for cel in [cel for cel in over if cel.dimensie != GEHEEL] or over:
        tafel.getoond[cel] = None


def _left(tafel: Tafel, plaats: Plaats) -> list[Plaats]:
    """Return what can still be hidden that has to do with a cell: its own split and the totals."""
    soort = {plaats.dimensie, GEHEEL} if plaats.dimensie != GEHEEL else {GEHEEL, *tafel.kubus.enkel}
    return [
        cel
        for cel, waarde in tafel.getoond.items()
        if waarde is not None and cel not in tafel.vast and cel.dimensie in soort
    ]


def _weight(tafel: Tafel, cel: Plaats) -> int:
    """Return how much a reader misses when this is not shown: totals, and the widest area, go last."""
    breed = len(tafel.kubus.gebieden[cel.gebied]) > 1
    return 2 * (cel.dimensie == GEHEEL) + breed


def _room(tafel: Tafel, plaats: Plaats, schuld: Schuld) -> int:
    """Return over how many values a cell can range without the publication changing, as far as was looked."""
    omhoog = _reach(tafel, plaats, 1, RUIMTE, schuld)
    if omhoog >= RUIMTE:
        return omhoog
    return omhoog + _reach(tafel, plaats, -1, min(RUIMTE - omhoog, tafel.echt[plaats]), schuld)


def _reach(tafel: Tafel, plaats: Plaats, teken: int, hoogstens: int, schuld: Schuld) -> int:
    """Return how far a cell can go one way: by one change, or by several on top of each other."""
    samen: dict[Atoom, int] = {}
    ver = 0
    while ver < hoogstens:
        stap, samen = _step(tafel, plaats, teken, hoogstens - ver, samen, schuld)
        if not stap:
            break
        ver += stap
    return ver


def _step(
    tafel: Tafel, plaats: Plaats, teken: int, hoogstens: int, samen: Wijziging, schuld: Schuld
) -> tuple[int, dict[Atoom, int]]:
    # All at once, or fact by fact.
    for stap in dict.fromkeys((hoogstens, 1)):
        for wijziging in islice(moves(tafel, plaats, teken * stap, samen, schuld), PROBEREN):
            op = _plus(samen, wijziging)
            hindernis = tafel.obstacle(op)
            if hindernis is False:
                return stap, op
            if isinstance(hindernis, tuple):
                schuld[hindernis] += 1
    return 0, dict(samen)


def _plus(een: Wijziging, ander: Wijziging) -> dict[Atoom, int]:
    return {atoom: een.get(atoom, 0) + ander.get(atoom, 0) for atoom in {**een, **ander}}


def moves(tafel: Tafel, plaats: Plaats, delta: int, samen: Wijziging, schuld: Schuld) -> Iterator[Wijziging]:
    """
    Return changes of the counts that give this cell `delta` more, on top of those that are there: the nearest first.

    A part takes from another part of the same place; or from the same part of another place and gives it another; or
    facts move from one place to another, or are there or not, in every split at once.
    """
    wegen: list[Iterator[Wijziging]] = []
    for maand, plek in product(tafel.perioden[plaats.periode], tafel.kubus.gebieden[plaats.gebied]):
        if plaats.dimensie != GEHEEL:
            wegen.append(_swaps(tafel, Atoom(maand, plek, plaats.dimensie, plaats.categorie), delta))
        wegen.append(_transfers(tafel, plaats, Atoom(maand, plek), delta, samen, schuld))
    yield from _in_turn(wegen)


def _in_turn(wegen: list[Iterator[Wijziging]]) -> Iterator[Wijziging]:
    """Return one of each, and again: a way that leads nowhere does not keep the others waiting."""
    while wegen:
        verder = []
        for weg in wegen:
            if (wijziging := next(weg, None)) is not None:
                verder.append(weg)
                yield wijziging
        wegen = verder


def _total(tafel: Tafel, maand: str, plek: str) -> int:
    return tafel.kubus.aantallen.get(Atoom(maand, plek), 0)


def _swaps(tafel: Tafel, atoom: Atoom, delta: int) -> Iterator[Wijziging]:
    """Return moves from one part to another: in this place alone, then undone in another place or month."""
    aantal = tafel.kubus.aantallen.get
    anders = [
        Atoom(atoom.maand, atoom.plek, atoom.dimensie, c)
        for c in tafel.kubus.categorieen[atoom.dimensie]
        if c != atoom.categorie
    ]
    anders.sort(key=lambda ander: -aantal(ander, 0))
    dichtbij: list[Wijziging] = [{atoom: delta, ander: -delta} for ander in anders]
    for ander, plek in product(anders, (p for p in tafel.kubus.plekken if p != atoom.plek)):
        terug, heen = (Atoom(atoom.maand, plek, atoom.dimensie, c) for c in (atoom.categorie, ander.categorie))
        dichtbij.append({atoom: delta, ander: -delta, terug: -delta, heen: delta})
    yield from dichtbij
    for wijziging, maand in product(dichtbij, (m for m in tafel.kubus.maanden if m != atoom.maand)):
        yield {**wijziging, **{deel._replace(maand=maand): -keer for deel, keer in wijziging.items()}}


def _transfers(
    tafel: Tafel, plaats: Plaats, geheel: Atoom, delta: int, samen: Wijziging, schuld: Schuld
) -> Iterator[Wijziging]:
    """Return moves of whole facts into a place: from outside the area, from nowhere, or undone in another month."""
    buiten = [p for p in tafel.kubus.plekken if p not in tafel.kubus.gebieden[plaats.gebied]]
    bronnen = [*sorted(buiten, key=lambda p: -_total(tafel, geheel.maand, p)), None]
    hier = [_shift(geheel, ander, delta) for ander in bronnen]
    anders = [
        {**deel, **{atoom._replace(maand=maand): -keer for atoom, keer in deel.items()}}
        for deel, maand in product(hier, (m for m in tafel.kubus.maanden if m != geheel.maand))
    ]
    for verschuiving in [*hier, *anders]:
        wijziging: dict[Atoom, int] | None = verschuiving
        for dimensie in tafel.kubus.enkel:
            if wijziging is None:
                break
            split = Atoom(geheel.maand, geheel.plek, dimensie)
            deel = _share(tafel, plaats, split, verschuiving, samen, schuld)
            wijziging = None if deel is None else wijziging | deel
        if wijziging is not None:
            yield wijziging


def _shift(naar: Atoom, van: str | None, delta: int) -> dict[Atoom, int]:
    uit = {} if van is None else {Atoom(naar.maand, van, naar.dimensie, naar.categorie): -delta}
    return {naar: delta, **uit}


def _share(
    tafel: Tafel, plaats: Plaats, split: Atoom, geheel: Wijziging, samen: Wijziging, schuld: Schuld
) -> dict[Atoom, int] | None:
    """Return in which part of one split the moved facts of each month stand; None when no part can hold them."""
    vast = plaats.dimensie == split.dimensie
    uit: dict[Atoom, int] = {}
    for maand in dict.fromkeys(atoom.maand for atoom in geheel):
        keuzes = (plaats.categorie,) if vast and maand == split.maand else tafel.kubus.categorieen[split.dimensie]
        for categorie in keuzes:
            deel = {
                Atoom(maand, atoom.plek, split.dimensie, categorie): delta
                for atoom, delta in geheel.items()
                if atoom.maand == maand
            }
            hindernis = tafel.obstacle(_plus(samen, {**geheel, **uit, **deel}))
            if hindernis is False:
                uit |= deel
                break
            if isinstance(hindernis, tuple):
                schuld[hindernis] += 1
        else:
            return None
    return uit
