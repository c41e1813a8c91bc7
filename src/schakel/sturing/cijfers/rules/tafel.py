"""What was counted and what is shown of it, seen from whoever wants to compute back: which other tables fit as well?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schakel.sturing.cijfers.rules.kubus import Atoom, Kubus, Plaats

BASIS = 5
# security: a count under ten is suppressed; a proposal of our own, stricter than the statistics office's rounding.
KLEINSTE = 10
OPEN = 10**9

Wijziging = Mapping[Atoom, int]
Gepubliceerd = dict[Plaats, int | None]
# A shown cell that stands in the way, and whether it would become too large (1) or too small (-1).
Hindernis = tuple[Plaats, int]


@dataclass
class Poging:
    """A change that fits, with what it does to each published cell; the next change is tried on top of it."""

    atomen: dict[Atoom, int] = field(default_factory=dict)
    cellen: dict[Plaats, int] = field(default_factory=dict)


@dataclass
class Tafel:
    """The exact counts beside the publication, and what was found to fit it as well."""

    kubus: Kubus
    perioden: Mapping[str, tuple[str, ...]]
    echt: dict[Plaats, int]
    getoond: Gepubliceerd
    # Shown before: these can no longer be hidden.
    vast: frozenset[Plaats] = frozenset()
    omgerond: set[Plaats] = field(default_factory=set)
    # Of each small count the changes that prove it: up, and down.
    bewijs: dict[Plaats, tuple[Wijziging, ...]] = field(default_factory=dict)
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

    def add(self, poging: Poging, wijziging: Wijziging) -> Poging | Hindernis | None:
        """Return the two changes together when they fit; else the cell that gives them away, or None."""
        atomen = dict(poging.atomen)
        for atoom, delta in wijziging.items():
            atomen[atoom] = atomen.get(atoom, 0) + delta
        if not all(self._holds(atoom, atomen) for atoom in wijziging):
            return None
        anders: dict[Plaats, int] = {}
        for atoom, delta in wijziging.items():
            for plaats in self.seen_in(atoom):
                anders[plaats] = anders.get(plaats, 0) + delta
        cellen = dict(poging.cellen)
        for plaats, delta in anders.items():
            samen = cellen.get(plaats, 0) + delta
            laag, hoog = self.bounds(plaats)
            if samen and not laag <= self.echt[plaats] + samen <= hoog:
                return plaats, 1 if delta > 0 else -1
            cellen[plaats] = samen
        return Poging(atomen, cellen)

    def fits(self, wijziging: Wijziging) -> bool:
        """Answer whether a change gives the same publication."""
        return isinstance(self.add(Poging(), wijziging), Poging)

    def moved(self, plaats: Plaats, wijziging: Wijziging) -> int:
        """Return by how much a change moves a cell: what is given in one place of it and taken in another cancels."""
        return sum(delta for atoom, delta in wijziging.items() if plaats in self.seen_in(atoom))

    def seen_in(self, atoom: Atoom) -> tuple[Plaats, ...]:
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

    def _holds(self, atoom: Atoom, atomen: Mapping[Atoom, int]) -> bool:
        """Answer whether such a count can be: not below nothing; where a fact has more parts, none above its whole."""
        if self._count(atoom, atomen) < 0:
            return False
        if self.kubus.enkel.get(atoom.dimensie, True):
            return True
        geheel = self._count(Atoom(atoom.maand, atoom.plek), atomen)
        delen = (atoom._replace(categorie=categorie) for categorie in self.kubus.categorieen[atoom.dimensie])
        return all(self._count(deel, atomen) <= geheel for deel in delen)

    def _count(self, atoom: Atoom, atomen: Mapping[Atoom, int]) -> int:
        return self.kubus.aantallen.get(atoom, 0) + atomen.get(atoom, 0)
