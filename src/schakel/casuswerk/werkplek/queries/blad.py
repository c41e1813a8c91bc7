"""What did the page of one dossier look at already?  Parts that show the same rows look once, whichever comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.dossiers.queries import regies_of
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.queries import personen_of
from schakel.casuswerk.werkplek.queries.casuspagina import Tijdlijn, tijdlijn_van
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True)
class Blad:
    """The page of one dossier for one reader: its head, the parts that the reader may see, and what they share."""

    handeling: Handeling
    kop: Kop
    delen: frozenset[str]

    @cached_property
    def personen(self) -> Sequence[Dossierpersoon]:
        """Return everyone in the dossier; who asks for it, may see the family or how to reach it."""
        return personen_of(self.handeling, dossier=self.kop.dossier)

    @cached_property
    def regies(self) -> Sequence[Regie]:
        """Return who directs, directed or was asked to direct, oldest first."""
        return regies_of(self.handeling, dossier=self.kop.dossier)

    @cached_property
    def tijdlijn(self) -> Tijdlijn | None:
        """Return what happened, newest first; None for a reader who may not see that."""
        return tijdlijn_van(self.handeling, dossier=self.kop.dossier) if "tijdlijn" in self.delen else None
