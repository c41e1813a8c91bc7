"""Who sees which part of a plan?  The first of the two locks; the policies of the database are the second."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from schakel.casuswerk.dossiers.models import DossierGebondenQuerySet, Leidend, Zichtbaar
from schakel.casuswerk.plannen.rules.zicht import CATEGORIEEN
from schakel.kernel.handeling import Handeling

M = TypeVar("M", bound=models.Model)


class PlanQuerySet(DossierGebondenQuerySet[M]):
    """Rows that safety requires: every involved team whose categories hold a plan sees them."""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the rows of dossiers in which the acting team is involved, with a category that holds a plan."""
        return self.filter(Zichtbaar(handeling, "dossier_id", categorieen=CATEGORIEEN))


class DeelQuerySet(PlanQuerySet[M]):
    """Rows of one part: the team whose part it is sees them, and the teams that direct or answer."""

    eigen: ClassVar[tuple[str, ...]] = ("team",)
    open_voor_ieder: ClassVar[str] = ""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the own rows, those of dossiers that the acting team leads, and those that safety requires."""
        eigen = Q(Leidend(handeling, "dossier_id"))
        for kolom in self.eigen:
            eigen |= Q(**{f"{kolom}_id": handeling.team or 0})
        if self.open_voor_ieder:
            eigen |= Q(**{self.open_voor_ieder: True})
        return super().visible_to(handeling).filter(eigen)
