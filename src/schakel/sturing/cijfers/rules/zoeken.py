"""
Which tables can have been counted just as well?  Changes that move one cell and leave what is shown as it is.

A change that takes within the same cell what it gives there, moves nothing and proves nothing: every change here moves
the cell by what is asked. The nearest come first, so that one that fits is found soon.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from schakel.sturing.cijfers.rules.kubus import GEHEEL, Atoom, Plaats
from schakel.sturing.cijfers.rules.tafel import Hindernis, Poging, Tafel, Wijziging

# How many changes are tried for one step before one more cell is hidden: hiding too much is safe.
RUILEN = 600
SCHUIVEN = 60

Schuld = Counter[Hindernis]


@dataclass
class Zoeker:
    """Looks for other tables in which one cell differs, and counts what stands in the way."""

    tafel: Tafel
    plaats: Plaats
    schuld: Schuld = field(default_factory=Counter)

    def reach(self, teken: int, hoogstens: int) -> tuple[int, Wijziging]:
        """Return how far the cell can go one way, and the change that does it: at once, or fact by fact."""
        samen, ver = Poging(), 0
        while ver < hoogstens:
            gevonden = self._step(samen, teken, hoogstens - ver)
            if gevonden is None:
                break
            stap, samen = gevonden
            ver += stap
        return ver, samen.atomen

    def _step(self, samen: Poging, teken: int, hoogstens: int) -> tuple[int, Poging] | None:
        for stap in dict.fromkeys((hoogstens, 1)):
            delta = teken * stap
            if self.plaats.dimensie != GEHEEL:
                for wijziging in islice(self._swaps(delta), RUILEN):
                    if op := self._try(samen, wijziging):
                        return stap, op
            for verschuiving in islice(self._shifts(delta), SCHUIVEN):
                if op := self._carry(samen, verschuiving):
                    return stap, op
        return None

    def _try(self, samen: Poging, wijziging: Wijziging) -> Poging | None:
        uitkomst = self.tafel.add(samen, wijziging)
        if isinstance(uitkomst, tuple):
            self.schuld[uitkomst] += 1
            return None
        return uitkomst

    def _outside(self) -> tuple[list[str], list[str]]:
        """Return the months and the places that the cell does not count: only there can a change be undone."""
        kubus, tafel = self.tafel.kubus, self.tafel
        maanden = [m for m in kubus.maanden if m not in tafel.perioden[self.plaats.periode]]
        return maanden, [p for p in kubus.plekken if p not in kubus.gebieden[self.plaats.gebied]]

    def _inside(self) -> Iterator[tuple[str, str]]:
        """Return the months and places of the cell, where most was counted first."""
        hier = sorted(self.tafel.kubus.gebieden[self.plaats.gebied], key=lambda plek: (-self._total(plek), plek))
        for plek in hier:
            for maand in self.tafel.perioden[self.plaats.periode]:
                yield maand, plek

    def _total(self, plek: str) -> int:
        return sum(self.tafel.kubus.aantallen.get(Atoom(maand, plek), 0) for maand in self.tafel.kubus.maanden)

    def _swaps(self, delta: int) -> Iterator[Wijziging]:
        """Return moves from one part to another: undone in another month or place where that can be, or in none."""
        aantal, plaats = self.tafel.kubus.aantallen, self.plaats
        maanden, plekken = self._outside()
        for maand, plek in self._inside():
            een = Atoom(maand, plek, plaats.dimensie, plaats.categorie)
            anders = [c for c in self.tafel.kubus.categorieen[plaats.dimensie] if c != plaats.categorie]
            for categorie in sorted(anders, key=lambda c: -aantal.get(een._replace(categorie=c), 0)):
                ruil = {een: delta, een._replace(categorie=categorie): -delta}
                for elders in maanden:
                    yield ruil | {atoom._replace(maand=elders): -keer for atoom, keer in ruil.items()}
                for elders in plekken:
                    yield ruil | {atoom._replace(plek=elders): -keer for atoom, keer in ruil.items()}
                yield ruil

    def _shifts(self, delta: int) -> Iterator[dict[Atoom, int]]:
        """Return moves of whole facts: from outside the area, or from nowhere; undone in another month, or not."""
        maanden, plekken = self._outside()
        bronnen: Sequence[str | None] = [*sorted(plekken, key=lambda plek: -self._total(plek)), None]
        for maand, plek in self._inside():
            for bron in bronnen:
                geheel = Atoom(maand, plek)
                hier = {geheel: delta} | ({} if bron is None else {geheel._replace(plek=bron): -delta})
                for elders in maanden:
                    yield hier | {atoom._replace(maand=elders): -keer for atoom, keer in hier.items()}
                yield hier

    def _carry(self, samen: Poging, geheel: dict[Atoom, int]) -> Poging | None:
        """Return the change with the moved facts in a part of every split; None when some part cannot hold them."""
        op = self._try(samen, geheel)
        for dimensie in self.tafel.kubus.enkel:
            if op is None:
                return None
            op = self._share(op, geheel, dimensie)
        return op

    def _share(self, samen: Poging, geheel: dict[Atoom, int], dimensie: str) -> Poging | None:
        maanden = list(dict.fromkeys(atoom.maand for atoom in geheel))
        for keuze in self._choices(dimensie, len(maanden)):
            per = dict(zip(maanden, keuze, strict=True))
            deel = {Atoom(a.maand, a.plek, dimensie, per[a.maand]): delta for a, delta in geheel.items()}
            if op := self._try(samen, deel):
                return op
        return None

    def _choices(self, dimensie: str, aantal: int) -> Iterator[tuple[str, ...]]:
        """Return in which part the facts of each month stand: first the same in all, which a year does not see."""
        alle = self.tafel.kubus.categorieen[dimensie]
        eerste = (self.plaats.categorie,) if dimensie == self.plaats.dimensie else alle
        for een in eerste:
            yield (een,) * aantal
        if aantal > 1:
            yield from ((een, twee) for een in eerste for twee in alle if een != twee)
