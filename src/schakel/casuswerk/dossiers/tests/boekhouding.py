"""What a dossier should look like after a series of deeds: the same promises, kept on paper by the naive way."""

from dataclasses import dataclass, field
from datetime import datetime

from schakel.kernel.handeling import Handeling


@dataclass
class Rij:
    """A stretch of time in which a team answered, was involved, or an employee directed; `tot` None: it still runs."""

    wie: int
    van: datetime
    tot: datetime | None = None
    alleen: frozenset[int] | None = None

    def omvat(self, moment: datetime) -> bool:
        """Answer whether this moment lies in it; the end does not."""
        return self.van <= moment and (self.tot is None or moment < self.tot)


@dataclass
class Papier:
    """One dossier, as a clerk with a pencil would keep it."""

    pk: int
    grootboek: list[Rij] = field(default_factory=list)
    betrokken: list[Rij] = field(default_factory=list)
    regies: list[Rij] = field(default_factory=list)
    buiten: set[int] = field(default_factory=set)
    gebeurtenissen: int = 0

    def antwoordt(self, moment: datetime) -> list[int]:
        """Return who answered at that moment: one team while it was open, else none."""
        return [rij.wie for rij in self.grootboek if rij.omvat(moment)]

    def regisseurs(self, moment: datetime) -> list[int]:
        """Return who directed at that moment: one employee at most."""
        return [rij.wie for rij in self.regies if rij.omvat(moment)]

    def lopend(self) -> Rij | None:
        """Return the ledger row that still runs, None while the dossier is closed."""
        return next((rij for rij in self.grootboek if rij.tot is None), None)

    def betrokkenheid(self, team: int | None, moment: datetime) -> Rij | None:
        """Return the involvement of this team that covers the moment."""
        return next((rij for rij in self.betrokken if rij.wie == team and rij.omvat(moment)), None)

    def ziet(self, wie: Handeling) -> bool:
        """Answer whether this actor may know of the dossier at the moment of acting."""
        eigen = self.betrokkenheid(wie.team, wie.moment)
        if eigen is None or wie.wie in self.buiten:
            return False
        return eigen.alleen is None or wie.wie in eigen.alleen

    def blijft_zien(self, team: int) -> bool:
        """Answer whether this team is involved without an end: only then can it answer."""
        return any(rij.wie == team and rij.tot is None for rij in self.betrokken)
