"""The copy of one reader, the code that opens it once, and what the reader answers."""

from typing import Self, TypeVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, LaatstLeidend, Leidend
from schakel.casuswerk.gezin.rules.antwoorden import Antwoordsoort
from schakel.casuswerk.gezin.rules.samenstellen import Lezersoort
from schakel.casuswerk.plannen.models import Exemplaar
from schakel.casuswerk.plannen.models.zicht import PlanQuerySet
from schakel.kernel.handeling import Handeling

M = TypeVar("M", bound=models.Model)


class GezinQuerySet(PlanQuerySet[M]):
    """Rows for the teams that direct or answer; once the dossier is closed, for the team that answered last."""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the rows of dossiers that the acting team leads, or led when they were closed."""
        leidt = Q(Leidend(handeling, "dossier_id")) | Q(LaatstLeidend(handeling, "dossier_id"))
        return super().visible_to(handeling).filter(leidt)


class LeesbladQuerySet(GezinQuerySet["Leesblad"]):
    """Copies are seen by the teams that direct or answer, and by nobody else who helps."""


class GezinsantwoordQuerySet(GezinQuerySet["Gezinsantwoord"]):
    """What a family answers is read by the teams that direct or answer."""


class Leesblad(models.Model):
    """What one reader may see of a version of the plan, put together on one day and never changed."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    exemplaar = models.OneToOneField(Exemplaar, on_delete=models.PROTECT, related_name="leesblad")
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Lezersoort])
    vermomming = models.CharField(max_length=40, blank=True, default="")
    # Under a master key of its own: the page behind the code opens no key of a dossier.
    inhoud = models.BinaryField()
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    # Keyed hashes: of the code that waits to be used once, and of the visit that it opened.
    zegel = models.BinaryField(null=True, db_index=True)
    zegel_tot = models.DateTimeField(null=True)
    sessie = models.BinaryField(null=True, db_index=True)
    sessie_tot = models.DateTimeField(null=True)
    geopend_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = LeesbladQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(zegel=None, zegel_tot=None) | Q(zegel__isnull=False, zegel_tot__isnull=False),
                name="leesblad_code_heeft_einde",
            ),
            models.CheckConstraint(
                condition=Q(sessie=None, sessie_tot=None) | Q(sessie__isnull=False, sessie_tot__isnull=False),
                name="leesblad_bezoek_heeft_einde",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op=None, ingetrokken_door=None)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False, zegel=None, sessie=None),
                name="leesblad_ingetrokken_opent_niets",
            ),
        ]


class Gezinsantwoord(models.Model):
    """What a reader answered; until somebody read it, a clock runs."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    leesblad = models.ForeignKey(Leesblad, on_delete=models.PROTECT, related_name="antwoorden")
    soorten = ArrayField(
        models.CharField(max_length=14, choices=[(s.value, s.value) for s in Antwoordsoort]), default=list
    )
    # Own words, under the master key of this room: whoever wrote them acts for no team.
    inhoud = models.BinaryField()
    gegeven_op = models.DateTimeField()
    gehoord_op = models.DateTimeField(null=True)
    gelezen_op = models.DateTimeField(null=True)
    gelezen_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GezinsantwoordQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["gegeven_op"], condition=Q(gehoord_op=None), name="gezinsantwoord_te_horen")]
        constraints = [
            models.CheckConstraint(
                condition=Q(gelezen_op=None, gelezen_door=None)
                | Q(gelezen_op__isnull=False, gelezen_door__isnull=False),
                name="gezinsantwoord_gelezen_heeft_wie",
            ),
        ]
