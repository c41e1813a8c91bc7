"""Who acts, on whose behalf, for which team, when and on what ground?"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar, cast
from uuid import UUID

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Blik:
    """One thing that was shown or changed: what kind, of which dossier, about which persons (public ids)."""

    soort: str
    dossier: int | None
    personen: tuple[UUID, ...] = ()
    actie: str = "R"


@dataclass(slots=True)
class Spoor:
    """The trail of one Handeling; looks and deeds add to it, the transaction wrapper writes it to the log."""

    blikken: list[Blik] = field(default_factory=list)
    grondslagen: set[str] = field(default_factory=set)
    # What the right was given for by which the door opened; the ground when no dossier names one.
    doelen: set[str] = field(default_factory=set)
    # When the first alarm sounds of the clocks that were started: who raises alarms, need not ask before that.
    eerste_alarm: datetime | None = None
    # Where somebody sat, and in which request; the door knows.
    toegangspunt: str = ""
    trace: str = ""

    def noteer(
        self, soort: str, *, dossier: int | None = None, personen: Iterable[UUID] = (), actie: str = "R"
    ) -> None:
        """Remember that this was shown (R) or changed (C, U, D, E) in the course of the Handeling."""
        self.blikken.append(Blik(soort, dossier, tuple(personen), actie))

    def noteer_alarm(self, op: datetime | None) -> None:
        """Remember that an alarm was set for this moment; the earliest counts."""
        self.eerste_alarm = min(filter(None, (self.eerste_alarm, op)), default=None)


@dataclass(frozen=True, slots=True)
class Handeling:
    """
    One person acting for one team at one moment (ADR-0004).

    wie: id of the employee who acts, None for a machine; namens: on whose behalf a machine acts ("gebeurtenis:123",
    "persoon:5"); team, organisatie: internal ids; rol: a code of the matrix; moment: domain time, aware;
    grondslag: only set at the door, for emergency access and feeds.
    """

    wie: int | None
    team: int | None
    rol: str
    organisatie: int | None
    moment: datetime
    namens: str | None = None
    grondslag: str | None = None
    spoor: Spoor = field(default_factory=Spoor, compare=False)
    _gelezen: dict[Hashable, object] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a Handeling needs an aware moment")
        if self.wie is None and not self.namens:
            raise ValueError("a machine acts on behalf of somebody or something")

    def op(self, moment: datetime) -> "Handeling":
        """Return the same actor at another moment, with a trail of its own."""
        return replace(self, moment=moment, spoor=Spoor())

    def once(self, wat: Hashable, lees: Callable[[], W]) -> W:
        """
        Return what this function reads, read once for this Handeling: in which region a team works, what is published.

        Only for what no deed of the same Handeling changes, and never for what somebody may: rights are asked anew.
        """
        if wat not in self._gelezen:
            self._gelezen[wat] = lees()
        return cast(W, self._gelezen[wat])
