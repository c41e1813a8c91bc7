"""The help for one person, from offer to end.  (docs/woordenlijst.md: werklijn)"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.bijeenkomsten.rules.werklijn import WerklijnStatus
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.personen.models import Persoon


class Werklijn(models.Model):
    """An own line of work with one person: help, a training, supervision; each step has its day."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="werklijnen")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    status = models.CharField(max_length=11, choices=[(s.value, s.value) for s in WerklijnStatus])
    # Who does it, and the code of the offer on the ketenkaart; empty for what stands there not.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    aanbod = models.CharField(max_length=60, blank=True, default="")
    aangeboden_op = models.DateField()
    aangevraagd_op = models.DateField(null=True)
    aangenomen_op = models.DateField(null=True)
    gestart_op = models.DateField(null=True)
    beeindigd_op = models.DateField(null=True)
    # What it is, and why it ended; encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = DossierGebondenQuerySet["Werklijn"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["dossier", "persoon"], name="werklijn_persoon")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["GEWEIGERD", "GESTOPT"], beeindigd_op__isnull=False)
                | ~Q(status__in=["GEWEIGERD", "GESTOPT"]) & Q(beeindigd_op=None),
                name="werklijn_einde_heeft_dag",
            ),
            models.CheckConstraint(
                condition=~Q(status="GESTART") | Q(gestart_op__isnull=False), name="werklijn_gestart_heeft_dag"
            ),
        ]
