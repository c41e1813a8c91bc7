"""What is tried, and how far something is rolled out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from schakel.basis.toegang.models import Medewerker
from schakel.sturing.visie.models.werk import VanVisie
from schakel.sturing.visie.rules.standen import Pilotbesluit


class Pilot(VanVisie):
    """A trial with questions to learn from, and what was decided after it."""

    naam = models.CharField(max_length=200)
    focus = models.CharField(max_length=300)
    plaats = models.CharField(max_length=200)
    uitgangspunt = models.PositiveSmallIntegerField(null=True, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="Leeg: het einde is niet afgesproken.")
    leervragen = ArrayField(models.CharField(max_length=300), default=list)
    maten = ArrayField(models.CharField(max_length=60), default=list)
    eigenaar = models.CharField(max_length=200, blank=True)
    besluit = models.CharField(max_length=10, choices=[(b.value, b.value) for b in Pilotbesluit], blank=True)
    besluitreden = models.TextField(blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    besloten_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(VanVisie.Meta):
        constraints = (
            *VanVisie.Meta.constraints,
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gte=F("van")), name="pilot_periode"),
            models.CheckConstraint(
                condition=Q(besluit="", besluitreden="", besloten_op=None)
                | ~Q(besluit="") & ~Q(besluitreden="") & Q(besloten_op__isnull=False),
                name="pilot_besluit_heel",
            ),
        )

    def __str__(self) -> str:
        return self.naam


class Uitrol(VanVisie):
    """Something that comes in more and more places: so many are planned."""

    naam = models.CharField(max_length=200)
    waar = models.CharField(max_length=200)
    uitgangspunt = models.PositiveSmallIntegerField(null=True, blank=True)
    gepland = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.naam


class Uitrolstand(models.Model):
    """In how many places it works on a day."""

    uitrol = models.ForeignKey(Uitrol, on_delete=models.CASCADE, related_name="standen")
    op = models.DateField()
    actief = models.PositiveIntegerField()
    bron = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("uitrol", "op"), name="uitrolstand_een_per_dag"),)

    def __str__(self) -> str:
        return f"{self.uitrol}: {self.actief}"
