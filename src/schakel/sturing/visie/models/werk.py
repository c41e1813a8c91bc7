"""What is arranged for the vision: arrangements, tasks, money, findings, and who uses an agreement."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.afspraken.models import Afspraak
from schakel.basis.toegang.models import Medewerker
from schakel.sturing.visie.models.visie import Regiovisie
from schakel.sturing.visie.rules.standen import Partijsoort, Taakstatus, Toetsoordeel


class VanVisie(models.Model):
    """A row of the work on a vision, known by a code when it came from a file."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    visie = models.ForeignKey(Regiovisie, on_delete=models.PROTECT, related_name="%(class)s_rijen")
    code = models.SlugField(max_length=60, blank=True)
    bron = models.TextField(blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint] | tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=("visie", "code"), name="%(class)s_code_per_visie", condition=~Q(code="")),
        )


class Voorziening(VanVisie):
    """An arrangement of the chain: a team, a table, a service, a way of working."""

    naam = models.CharField(max_length=200)
    wie = models.CharField(max_length=200, blank=True)
    gemeente = models.CharField(max_length=10, blank=True, help_text="CBS-code; leeg: van de hele regio.")
    fasen = ArrayField(models.CharField(max_length=40), default=list)

    def __str__(self) -> str:
        return self.naam


class Toets(models.Model):
    """That an arrangement was held against a principle: a verdict with its reason; the last one counts."""

    voorziening = models.ForeignKey(Voorziening, on_delete=models.CASCADE, related_name="toetsen")
    uitgangspunt = models.PositiveSmallIntegerField()
    oordeel = models.CharField(max_length=9, choices=[(o.value, o.value) for o in Toetsoordeel])
    reden = models.TextField()
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reden=""), name="toets_heeft_reden"),)

    def __str__(self) -> str:
        return f"{self.voorziening}: {self.uitgangspunt}"


class Taak(VanVisie):
    """A task of the Uitwerkingsplan; with a priority it stands on the list of priorities."""

    titel = models.CharField(max_length=200)
    uitgangspunt = models.PositiveSmallIntegerField()
    prioriteit = models.PositiveSmallIntegerField(null=True, blank=True)
    eigenaar = models.CharField(max_length=200, blank=True)
    volgende_stap = models.CharField(max_length=300, blank=True)
    voor = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.titel


class Taakdeel(models.Model):
    """What one party does of a task, with which budget, and how far it is."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    taak = models.ForeignKey(Taak, on_delete=models.CASCADE, related_name="delen")
    soort = models.CharField(max_length=15, choices=[(s.value, s.value) for s in Partijsoort])
    partij = models.CharField(max_length=200)
    verwacht = models.CharField(max_length=300)
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True, help_text="Leeg: onbekend.")
    stand = models.CharField(max_length=13, choices=[(s.value, s.value) for s in Taakstatus], default="NIET_BEGONNEN")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("taak", "partij"), name="taakdeel_een_per_partij"),
            models.CheckConstraint(condition=Q(budget=None) | Q(budget__gte=0), name="taakdeel_budget_niet_onder_nul"),
        )

    def __str__(self) -> str:
        return f"{self.taak}: {self.partij}"


class Geldstroom(VanVisie):
    """Earmarked money: what it is for, what came in, what was spent, and whom it reached."""

    naam = models.CharField(max_length=200)
    doel = models.CharField(max_length=300)
    uitgangspunt = models.PositiveSmallIntegerField(null=True, blank=True)
    ontvangen = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True, help_text="Leeg: onbekend.")
    besteed = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True, help_text="Leeg: onbekend.")
    bereik = models.CharField(max_length=300, blank=True)

    class Meta(VanVisie.Meta):
        constraints = (
            *VanVisie.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(ontvangen=None) | Q(ontvangen__gte=0)) & (Q(besteed=None) | Q(besteed__gte=0)),
                name="geldstroom_niet_onder_nul",
            ),
        )

    def __str__(self) -> str:
        return self.naam


class Bevinding(VanVisie):
    """What an outside body found, with our answer, the action that follows, and until when."""

    wie = models.CharField(max_length=200)
    op = models.DateField()
    tekst = models.TextField()
    uitgangspunt = models.PositiveSmallIntegerField(null=True, blank=True)
    antwoord = models.TextField(blank=True)
    actie = models.CharField(max_length=300, blank=True)
    uiterlijk = models.DateField(null=True, blank=True)
    afgedaan_op = models.DateTimeField(null=True, blank=True)

    class Meta(VanVisie.Meta):
        constraints = (
            *VanVisie.Meta.constraints,
            models.CheckConstraint(
                condition=Q(afgedaan_op=None) | ~Q(antwoord=""), name="bevinding_afgedaan_heeft_antwoord"
            ),
        )

    def __str__(self) -> str:
        return f"{self.wie}, {self.op}"


class Afspraakgebruik(models.Model):
    """Whether an organisation knows an agreement, trained its people in it, and uses it; the last row counts."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="+")
    organisatie = models.CharField(max_length=60)
    bekend = models.BooleanField()
    getraind = models.BooleanField()
    in_gebruik = models.BooleanField()
    toelichting = models.CharField(max_length=300, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(bekend=True) | Q(getraind=False, in_gebruik=False), name="afspraakgebruik_begint_met_bekend"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.afspraak}"
