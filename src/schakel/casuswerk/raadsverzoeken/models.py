"""Which requests went to the Raad voor de Kinderbescherming, and did they arrive?"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.raadsverzoeken.rules import CollegemeldingStatus, Herziening, RaadsverzoekStatus

_BEANTWOORD = Q(status="VERSTUURD", beantwoord_op=None) | ~Q(status="VERSTUURD") & Q(beantwoord_op__isnull=False)


class Raadsverzoek(models.Model):
    """A request to investigate whether a child needs protection; it left by an adapter, and not by mail."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="raadsverzoeken")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=9, choices=[(s.value, s.value) for s in RaadsverzoekStatus])
    # Ids of persons in the dossier.
    kinderen = ArrayField(models.BigIntegerField())
    # What was asked, encrypted with the data key of the dossier.
    inhoud = models.BinaryField()
    spoed = models.BooleanField(default=False)
    verstuurd_op = models.DateTimeField()
    verstuurd_door = models.BigIntegerField(null=True)
    beantwoord_op = models.DateTimeField(null=True)
    eigen_kenmerk = models.CharField(max_length=80, blank=True, default="")
    weigering = models.CharField(max_length=300, blank=True, default="")
    # What somebody decided after a refusal.
    herzien_op = models.DateTimeField(null=True)
    herzien_door = models.BigIntegerField(null=True)
    herziening = models.CharField(
        max_length=14, choices=[(h.value, h.value) for h in Herziening], blank=True, default=""
    )

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_BEANTWOORD, name="raadsverzoek_beantwoord_heeft_moment"),
            models.CheckConstraint(
                condition=Q(herzien_op=None, herzien_door=None, herziening="")
                | Q(status="GEWEIGERD", herzien_op__isnull=False, herzien_door__isnull=False) & ~Q(herziening=""),
                name="raadsverzoek_herzien_na_weigering",
            ),
            models.CheckConstraint(condition=~Q(kinderen=[]), name="raadsverzoek_over_een_kind"),
        ]


class Collegemelding(models.Model):
    """That the college was told that a request was made: a reference and a day, and nothing of the case."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    raadsverzoek = models.OneToOneField(Raadsverzoek, on_delete=models.PROTECT, related_name="collegemelding")
    gemeente = models.CharField(max_length=40, blank=True, default="")
    status = models.CharField(max_length=9, choices=[(s.value, s.value) for s in CollegemeldingStatus])
    verstuurd_op = models.DateTimeField()
    beantwoord_op = models.DateTimeField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=_BEANTWOORD, name="collegemelding_beantwoord_heeft_moment")]
