"""How is a child doing, at the fixed moments of the region and in between?"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.toegang.models import Medewerker
from schakel.basis.vragenlijsten.models import VragenlijstVersie
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.kinderen.rules.welzijn import Invuller, MetingStatus
from schakel.casuswerk.personen.models import Persoon


class WelzijnsmetingQuerySet(DossierGebondenQuerySet["Welzijnsmeting"]):
    """When was asked how a child is doing?"""


class Welzijnsmeting(models.Model):
    """One moment at which is asked how a child is doing, and the answers once they are there."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    # After how many months; -1 for one in between.
    maanden = models.SmallIntegerField()
    gepland_op = models.DateField()
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in MetingStatus])
    op = models.DateField(null=True)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    invuller = models.CharField(max_length=6, choices=[(i.value, i.value) for i in Invuller], blank=True, default="")
    vragenlijst = models.ForeignKey(VragenlijstVersie, on_delete=models.PROTECT, null=True, related_name="+")
    # Question -> answer, or why the moment lapsed; encrypted with the key of the dossier.
    inhoud = models.BinaryField(null=True)

    objects = WelzijnsmetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "persoon", "maanden"], condition=Q(maanden__gte=0), name="welzijnsmeting_eenmaal"
            ),
            models.CheckConstraint(
                condition=~Q(status="GEDAAN")
                | Q(op__isnull=False, door__isnull=False, vragenlijst__isnull=False, inhoud__isnull=False),
                name="welzijnsmeting_gedaan_heeft_antwoord",
            ),
        ]
