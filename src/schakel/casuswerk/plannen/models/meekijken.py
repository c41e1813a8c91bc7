"""That a named colleague is asked to look along with a map, from-until: that one sees the question and nothing else."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, OnderwerpQuerySet, Zichtbaar
from schakel.casuswerk.plannen.models.plan import Plan
from schakel.casuswerk.plannen.rules.zicht import CATEGORIEEN
from schakel.kernel.handeling import Handeling


class MeekijkQuerySet(OnderwerpQuerySet["Meekijkvraag"]):
    """Who sees the plan sees the question; of the invited team the named colleague alone."""

    onderwerp = "meekijken"

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the questions about plans that the actor sees, and those that are asked of the actor."""
        binnen = Q(Zichtbaar(handeling, "dossier_id", categorieen=CATEGORIEEN))
        return super().visible_to(handeling).filter(binnen | Q(medewerker_id=handeling.wie or 0))


class Meekijkvraag(models.Model):
    """A question to a colleague with what the map said at that moment, until a day; and the answer."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    tot = models.DateTimeField()
    # Question and map, and the answer: encrypted with a key of their own, which the invited colleague may use.
    inhoud = models.BinaryField()
    antwoord = models.BinaryField(null=True)
    beantwoord_op = models.DateTimeField(null=True)

    objects = MeekijkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(antwoord=None, beantwoord_op=None) | Q(antwoord__isnull=False, beantwoord_op__isnull=False),
                name="meekijkvraag_antwoord_heeft_moment",
            ),
            models.CheckConstraint(condition=Q(tot__gt=models.F("gevraagd_op")), name="meekijkvraag_loopt_vooruit"),
        ]
