"""Who steers in a region, and with what do they act?"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import models

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.organisaties.queries import own_gemeenten, works_for_region
from schakel.entrypoints.generator import namen
from schakel.entrypoints.generator.ploeg import Lid, Ploeg
from schakel.entrypoints.generator.toeval import maak_random
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

LEIDERS = ("vt_teamleider", "jeugdteam", "lokaal_team")


def leader_of(leden: Sequence[Lid]) -> Lid | None:
    """Return who speaks for a team: whoever leads it, or who works in it where nobody does."""
    return next((lid for lid in leden if lid.rol in LEIDERS), None)


@dataclass
class Stuurtoneel:
    """The crew of a region on the morning after the year, seen by who steers."""

    ploeg: Ploeg
    einde: datetime

    def ago(self, dagen: int) -> datetime:
        """Return the same hour, so many days before the end."""
        return self.einde - timedelta(days=dagen)

    @contextmanager
    def act(self, lid: Lid, dagen: int = 0) -> Iterator[Handeling]:
        """Let somebody act, so many days before the end, in one transaction."""
        handeling = lid.handeling(self.ago(dagen))
        with transactie(handeling, wat="generator"):
            yield handeling

    @cached_property
    def sturend(self) -> Lid | None:
        """Return who steers the region."""
        return next((lid for lid in self._adviseurs if self._is_regionaal(lid)), None)

    @property
    def stuurt(self) -> Lid:
        """Return who steers the region, of which is known that somebody does."""
        if self.sturend is None:
            raise LookupError("niemand stuurt deze regio")
        return self.sturend

    @cached_property
    def _adviseurs(self) -> list[Lid]:
        teams = self.ploeg.soort("beleid")
        return [lid for team in teams for lid in self.ploeg.rol(team, "beleid")[:1]]

    def _is_regionaal(self, lid: Lid) -> bool:
        with self.act(lid) as handeling:
            return works_for_region(handeling)

    def gemeenten(self) -> dict[str, Lid]:
        """Return the municipalities, each with who writes for it: its own adviser before the one of the region."""
        per: dict[str, Lid] = {}
        for lid in sorted(self._adviseurs, key=lambda lid: lid is not self.sturend):
            with self.act(lid) as handeling:
                per |= dict.fromkeys(sorted(own_gemeenten(handeling)), lid)
        return per

    def members(self, *soorten: str, minstens: int = 1) -> Iterator[tuple[Team, Sequence[Lid]]]:
        """Return the teams of these kinds that have at least so many people, with their people."""
        for soort in soorten:
            for pk in self.ploeg.soort(soort):
                leden = self.ploeg.leden[pk]
                if len(leden) >= minstens:
                    yield self.ploeg.teams[pk], leden

    def organisation(self, soort: str) -> Organisatie | None:
        """Return the first organisation of a kind that the region names."""
        return Organisatie.objects.filter(herkomst=self.ploeg.regio, soort=soort).order_by("code").first()

    def is_empty(self, model: type[models.Model]) -> bool:
        """Answer whether a room is still empty, as who steers sees it."""
        with self.act(self.stuurt):
            return not model._default_manager.exists()

    def invented_name(self, *waarvoor: Any) -> str:
        """Return a name that is always the same for the same place."""
        toeval = maak_random("sturen", *waarvoor)
        waar = namen.herkomst(toeval)
        achter = namen.achternaam(toeval, waar)
        voor = namen.voornaam(toeval, waar, toeval.choice("VVM"))
        return " ".join(deel for deel in (voor, achter.tussenvoegsel, achter.naam) if deel)
