"""Trainings with their validity, targets, who followed them, and what changed afterwards."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.sturing.deskundigheid.rules.leren import Meetonderwerp


class Training(models.Model):
    """A training that the region knows, how long it holds, and what of a team's own work it should change."""

    regio = models.CharField(max_length=40)
    code = models.SlugField(max_length=60)
    naam = models.CharField(max_length=200)
    geldig_maanden = models.PositiveSmallIntegerField(null=True, help_text="Leeg: blijft geldig.")
    meet = models.CharField(max_length=20, blank=True, choices=[(m.value, m.value) for m in Meetonderwerp])
    voorbeeld = models.BooleanField(default=False)
    bron = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("regio", "code"), name="training_code_per_regio"),)


class Trainingsdoel(models.Model):
    """Which share of which teams must have followed a training, and by when."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="doelen")
    teamsoort = models.CharField(max_length=40, blank=True, help_text="Leeg: alle teams.")
    procent = models.PositiveSmallIntegerField()
    uiterlijk = models.DateField()
    bron = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("training", "teamsoort", "uiterlijk"), name="trainingsdoel_uniek"),
            models.CheckConstraint(condition=Q(procent__range=(1, 100)), name="trainingsdoel_procent"),
        )


class Trainingsdeelname(models.Model):
    """That an employee followed a training; read by the own team alone, counted for others."""

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="deelnames")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    medewerker_id = models.BigIntegerField()
    gevolgd_op = models.DateField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("training", "medewerker_id", "gevolgd_op"), name="trainingsdeelname_eenmaal_per_dag"
            ),
        )


class Trainingsopgave(models.Model):
    """What an organisation without accounts reports: how many of its people have the training, of how many."""

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="opgaven")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    mensen = models.PositiveIntegerField()
    geldig = models.PositiveIntegerField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(geldig__lte=models.F("mensen")), name="trainingsopgave_niet_meer_dan_mensen"
            ),
            models.UniqueConstraint(fields=("training", "organisatie", "op"), name="trainingsopgave_een_per_dag"),
        )


class Trainingsmeting(models.Model):
    """What of a team's own work was counted before a training and after it; counted once, never for one person."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="metingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gevolgd_op = models.DateField()
    onderwerp = models.CharField(max_length=20, choices=[(m.value, m.value) for m in Meetonderwerp])
    leden = models.PositiveSmallIntegerField()
    voor_teller = models.PositiveIntegerField()
    voor_noemer = models.PositiveIntegerField()
    na_teller = models.PositiveIntegerField()
    na_noemer = models.PositiveIntegerField()
    gemeten_op = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("training", "team", "gevolgd_op"), name="trainingsmeting_eenmaal"),
            models.CheckConstraint(condition=Q(leden__gte=5), name="trainingsmeting_van_vijf_of_meer"),
        )


class Teamalarm(models.Model):
    """That a team must do something about its own footing: what, since when, who owns it and until when."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    onderwerp = models.CharField(max_length=80, blank=True)
    tekst = models.CharField(max_length=300)
    eigenaar = models.CharField(max_length=120)
    sinds = models.DateTimeField()
    uiterlijk = models.DateField()
    opgelost_op = models.DateTimeField(null=True)
    opgelost_door_id = models.BigIntegerField(null=True)
    antwoord = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("team", "soort", "onderwerp"), condition=Q(opgelost_op=None), name="teamalarm_een_open"
            ),
            models.CheckConstraint(
                condition=Q(opgelost_op=None, antwoord="") | Q(opgelost_op__isnull=False, antwoord__gt=""),
                name="teamalarm_opgelost_zegt_hoe",
            ),
        )
