"""Where is a household while its year is being planned?"""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from schakel.entrypoints.generator.parameters import Parameters
from schakel.entrypoints.generator.plan import VERVOLG_BEOORDELING, VERVOLG_MONITORING, VERVOLG_NA, Stap


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
        return any(van <= moment and (tot is None or moment < tot) for van, tot in self.casussen.values())

    @property
    def is_open(self) -> bool:
        """Answer whether something still runs at the end of the year."""
        return any(tot is None for _van, tot in [*self.casussen.values(), *self.open_meldingen])
