"""Where is a household while its year is being planned?"""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from schakel.entrypoints.generator.parameters import Parameters
from schakel.entrypoints.generator.plan import VERVOLG_BEOORDELING, VERVOLG_MONITORING, VERVOLG_NA, Stap
from schakel.entrypoints.generator.toeval import bestaand


@dataclass(slots=True)
class Stand:
    """Where a household is while its year is being planned."""

    toeval: Random
    parameters: Parameters
    einde: datetime
    kinderen: int
    mensen: int
    stappen: list[Stap] = field(default_factory=list)
    # From receipt to the moment at which the dossier of the melding closes; None: it is open at the end.
    open_meldingen: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    besloten_op: datetime | None = None
    # By the place of its melding: from when to when a casus runs; None: it is open at the end.
    casussen: dict[int, tuple[datetime, datetime | None]] = field(default_factory=dict)
    gestart_op: datetime | None = None

    def stap(self, moment: datetime, soort: str, melding: int, **keuze: object) -> bool:
        """Plan a step when it falls before the end of the year; answer whether it does."""
        moment = bestaand(moment)
        if moment >= self.einde:
            return False
        self.stappen.append(Stap(moment, soort, melding, keuze))
        return True

    def klasse_op(self, moment: datetime) -> str:
        """Return the class that a melding at this moment would have."""
        if any(van <= moment and (tot is None or moment < tot) for van, tot in self.open_meldingen):
            return VERVOLG_BEOORDELING
        if self.gestart_op and self.gestart_op <= moment:
            return VERVOLG_MONITORING
        if self.casus_op(moment):
            return VERVOLG_NA
        return "hermelding"

    def casus_op(self, moment: datetime) -> bool:
        """Answer whether a casus runs at this moment."""
        return self.lopend(moment) is not None

    def lopend(self, moment: datetime) -> int | None:
        """Return the place of the melding from which the casus was opened that runs at this moment."""
        lopend = (p for p, (van, tot) in self.casussen.items() if van <= moment and (tot is None or moment < tot))
        return next(lopend, None)

    def postpone(self, plek: int, tot: datetime) -> None:
        """Let a casus run at least until then: something new came in it."""
        van, dicht = self.casussen[plek]
        if dicht is None or dicht >= tot:
            return
        oud = next(s for s in self.stappen if (s.melding, s.soort) == (plek, "casus_sluiten"))
        self.stappen.remove(oud)
        gelukt = self.stap(tot, "casus_sluiten", plek, **oud.keuze)
        self.casussen[plek] = (van, tot if gelukt else None)

    @property
    def is_open(self) -> bool:
        """Answer whether something still runs at the end of the year."""
        return any(tot is None for _van, tot in [*self.casussen.values(), *self.open_meldingen])
