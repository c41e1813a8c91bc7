"""One table: a steering meeting, its agenda, and what it decided."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.toegang.models import Medewerker
from schakel.sturing.visie.models.werk import VanVisie
from schakel.sturing.visie.rules.standen import Aanleiding


class Stuuroverleg(VanVisie):
    """A steering meeting."""

    titel = models.CharField(max_length=200)
    op = models.DateField()
    gehouden_op = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.titel


class Agendapunt(models.Model):
    """A point of the agenda, with why it stands there."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    overleg = models.ForeignKey(Stuuroverleg, on_delete=models.CASCADE, related_name="punten")
    volgorde = models.PositiveSmallIntegerField()
    aanleiding = models.CharField(max_length=12, choices=[(a.value, a.value) for a in Aanleiding])
    # What it is made from ("uitgangspunt:6", "actie:<uuid>"): the same thing stands on an agenda once.
    bron = models.CharField(max_length=80, blank=True)
    uitgangspunt = models.PositiveSmallIntegerField(null=True, blank=True)
    titel = models.CharField(max_length=300)
    toelichting = models.TextField(blank=True)

    class Meta:
        ordering = ("volgorde",)
        constraints = (
            models.UniqueConstraint(fields=("overleg", "bron"), condition=~Q(bron=""), name="agendapunt_bron_eenmaal"),
        )

    def __str__(self) -> str:
        return self.titel


class Overlegbesluit(models.Model):
    """What was decided, who follows it up by when, and how that went."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    punt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="besluiten")
    tekst = models.TextField()
    eigenaar = models.CharField(max_length=200)
    uiterlijk = models.DateField()
    opvolging = models.TextField(blank=True)
    opgevolgd_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(opgevolgd_op=None, opvolging="") | Q(opgevolgd_op__isnull=False) & ~Q(opvolging=""),
                name="overlegbesluit_opvolging_heel",
            ),
        )

    def __str__(self) -> str:
        return self.tekst
