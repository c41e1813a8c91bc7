"""
What may be shown of a count, so that no small one can be found: not by itself, and not by adding and taking away?

Every cell is rounded to five by a key: the same cell gives the same figure for ever, and a total is no sum of what is
shown. A count under ten is not shown. Then comes the proof: for every count under ten tables must exist that give
exactly the same publication and in which that count ranges over five. Whoever computes, by whatever means, can then
not tell them apart. Where no such table is found, one more cell is not shown, until it is (ADR-0028). A table that was
found is kept, and looked at again after every change: looking is much quicker than finding.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from schakel.sturing.cijfers.rules.kubus import GEHEEL, Kubus, Plaats
from schakel.sturing.cijfers.rules.tafel import BASIS, KLEINSTE, Gepubliceerd, Tafel
from schakel.sturing.cijfers.rules.zoeken import Schuld, Zoeker

# By so much must a small count be able to differ.
RUIMTE = 5

Ronder = Callable[[Plaats, int], int]


def protect(kubus: Kubus, periode: str, rond: Ronder) -> Gepubliceerd:
    """Return what is published of one month: each cell rounded, or None."""
    echt = kubus.cells(periode, (periode,))
    return prove(Tafel(kubus, {periode: (periode,)}, echt, _first_look(kubus, echt, rond)), periode)


def protect_year(kubus: Kubus, periode: str, eerder: Gepubliceerd, rond: Ronder) -> Gepubliceerd:
    """Return what is published of a year, beside the months of it that were published before and stay as they are."""
    return prove(year_table(kubus, periode, eerder, rond), periode)


def year_table(kubus: Kubus, periode: str, eerder: Gepubliceerd, rond: Ronder) -> Tafel:
    """Return a year before its proof: rounded, and what is small not shown; its months are as they were published."""
    perioden = {maand: (maand,) for maand in kubus.maanden} | {periode: kubus.maanden}
    echt: dict[Plaats, int] = {}
    for naam, maanden in perioden.items():
        echt |= kubus.cells(naam, maanden)
    nieuw = {plaats: n for plaats, n in echt.items() if plaats.periode == periode}
    return Tafel(kubus, perioden, echt, eerder | _first_look(kubus, nieuw, rond), frozenset(eerder))


def _first_look(kubus: Kubus, echt: Mapping[Plaats, int], rond: Ronder) -> Gepubliceerd:
    """Round, hide what is small, and hide a part that is the whole: it would tell of everybody in it."""
    getoond: Gepubliceerd = {}
    for plaats, aantal in echt.items():
        geheel = echt[Plaats(plaats.periode, plaats.gebied)]
        # Also where no other part occurs: a reader knows from other years which parts there could have been.
        alles = plaats.dimensie != GEHEEL and aantal == geheel
        getoond[plaats] = None if aantal < KLEINSTE or alles else rond(plaats, aantal)
    return getoond


def prove(tafel: Tafel, periode: str) -> Gepubliceerd:
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
    while not _is_proven(tafel, plaats):
        # Where nothing is shown there is nothing to compute with.
        if next(_left(tafel, plaats), None) is None:
            return veranderd
        zoeker = Zoeker(tafel, plaats)
        if _find(zoeker):
            return veranderd
        veranderd = True
        if not (omronden and _round_otherwise(tafel, zoeker.schuld)):
            _hide(tafel, plaats, zoeker.schuld)
    return veranderd


def _is_proven(tafel: Tafel, plaats: Plaats) -> bool:
    """Answer whether what was found for this count still gives the same publication."""
    bewijs = tafel.bewijs.get(plaats)
    return bewijs is not None and all(tafel.fits(wijziging) for wijziging in bewijs)


def _find(zoeker: Zoeker) -> bool:
    """Look for tables in which the count ranges over enough: upwards, and as far as is needed downwards."""
    tafel, plaats = zoeker.tafel, zoeker.plaats
    omhoog, meer = zoeker.reach(1, RUIMTE)
    omlaag, minder = (0, {}) if omhoog >= RUIMTE else zoeker.reach(-1, min(RUIMTE - omhoog, tafel.echt[plaats]))
    if omhoog + omlaag < RUIMTE:
        return False
    tafel.bewijs[plaats] = tuple(wijziging for wijziging in (meer, minder) if wijziging)
    return True


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
    """Hide what stands most in the way and tells least: a part, else the whole split, and totals only after those."""
    telt = Counter({cel: 0 for cel, _kant in schuld})
    for (cel, _kant), keer in schuld.items():
        telt[cel] += keer
    weg = [cel for cel in telt if tafel.getoond.get(cel) is not None and cel not in tafel.vast]
    over = list(_left(tafel, plaats))
    delen = [cel for cel in over if cel.dimensie != GEHEEL]
    for keuze in ([cel for cel in weg if cel.dimensie != GEHEEL], [] if delen and plaats.dimensie != GEHEEL else weg):
        if keuze:
            tafel.getoond[min(keuze, key=lambda cel: (_is_wide(tafel, cel), -telt[cel], cel))] = None
            return
    for cel in delen or over:
        tafel.getoond[cel] = None


def _left(tafel: Tafel, plaats: Plaats) -> Iterator[Plaats]:
    """Return what can still be hidden that has to do with a cell: its own split and the totals."""
    soort = {plaats.dimensie, GEHEEL} if plaats.dimensie != GEHEEL else {GEHEEL, *tafel.kubus.enkel}
    for cel, waarde in tafel.getoond.items():
        if waarde is not None and cel not in tafel.vast and cel.dimensie in soort:
            yield cel


def _is_wide(tafel: Tafel, cel: Plaats) -> bool:
    """Answer whether a reader misses much when this is not shown: the widest area goes last."""
    return len(tafel.kubus.gebieden[cel.gebied]) > 1
