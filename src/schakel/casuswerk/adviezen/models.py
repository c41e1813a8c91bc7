"""What was advised, to whom in which capacity, and about what?  Never about which household."""

from typing import Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.adviezen.rules import AdviesStatus, AdviesvraagStatus
from schakel.kernel.handeling import Handeling


class AdviesQuerySet(models.QuerySet["Advies"]):
    """Which adviezen are there?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep those of the acting team: an advies has no household, so it has no dossier."""
        return self.filter(team_id=handeling.team)


class Advies(models.Model):
    """One advice that was given; responsibility stayed with who asked."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="adviezen")
    regio = models.CharField(max_length=40)
    status = models.CharField(max_length=8, choices=[(s.value, s.value) for s in AdviesStatus])
    kanaal = models.CharField(max_length=10)
    gegeven_op = models.DateTimeField()
    ingevoerd_op = models.DateTimeField()
    gegeven_door = models.BigIntegerField(null=True)
    # Counted by capacity and reason (informatieprotocol 2015, 2.2 and 2.3; since 2019 the CBS categories).
    hoedanigheid = models.CharField(max_length=80)
    rol_vrager = models.CharField(max_length=80, blank=True, default="")
    organisatie_vrager = models.CharField(max_length=80, blank=True, default="")
    aanleidingen = ArrayField(models.CharField(max_length=80), default=list)
    vormen = ArrayField(models.CharField(max_length=80), default=list)
    reden = models.CharField(max_length=80, blank=True, default="")
    gemeente = models.CharField(max_length=40, blank=True, default="")
    tekst = models.TextField(blank=True, default="")
    gegeven_advies = models.TextField(blank=True, default="")
    # How many names and numbers were taken out before it was kept.
    vervangen = models.PositiveSmallIntegerField(default=0)
    # Name and number of who asked, only when that person agrees; encrypted under the master key "adviesvrager".
    vrager = models.BinaryField(null=True)
    vervolg_op = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="vervolgen")
    uit_melding = models.UUIDField(null=True)
    omgezet_op = models.DateTimeField(null=True)
    omgezet_door = models.BigIntegerField(null=True)
    omgezet_reden = models.CharField(max_length=300, blank=True, default="")
    melding = models.UUIDField(null=True)

    objects = AdviesQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "gegeven_op"], name="advies_team_gegeven")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status="OMGEZET", omgezet_op__isnull=False, omgezet_door__isnull=False, melding__isnull=False
                )
                | Q(status="GEGEVEN", omgezet_op=None, omgezet_door=None, melding=None),
                name="advies_omgezet_heeft_wie_en_wanneer",
            ),
            models.CheckConstraint(condition=Q(ingevoerd_op__gte=models.F("gegeven_op")), name="advies_eerst_gegeven"),
        ]


class AdviesvraagQuerySet(models.QuerySet["Adviesvraag"]):
    """Which questions are there?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep those that the acting team asked, or is asked."""
        return self.filter(Q(team_id=handeling.team) | Q(vrager_id=handeling.team))


class Adviesvraag(models.Model):
    """A question for advice that a partner sent; it holds no household, and neither does its answer."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    # The key that the sender gave: asking twice is one question.
    sleutel = models.UUIDField(unique=True)
    vrager = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="adviesvragen")
    regio = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in AdviesvraagStatus])
    vraag = models.TextField()
    hoedanigheid = models.CharField(max_length=80)
    gesteld_op = models.DateTimeField()
    # How many names and numbers were taken out before it was kept.
    vervangen = models.PositiveSmallIntegerField(default=0)
    advies = models.OneToOneField(Advies, on_delete=models.PROTECT, null=True, related_name="gevraagd")
    antwoord = models.TextField(blank=True, default="")
    beantwoord_op = models.DateTimeField(null=True)
    # Its clock: when the desk must have answered, how far the alarm is (0, 60, 80, 100), and when the next one sounds.
    uiterlijk = models.DateTimeField()
    alarm = models.PositiveSmallIntegerField(default=0)
    volgend_alarm_op = models.DateTimeField(null=True)

    objects = AdviesvraagQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "status", "gesteld_op"], name="adviesvraag_team_status"),
            models.Index(fields=["volgend_alarm_op"], condition=Q(status="GESTELD"), name="adviesvraag_alarm"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="GESTELD", advies=None, antwoord="", beantwoord_op=None)
                | Q(status="BEANTWOORD", advies__isnull=False, beantwoord_op__isnull=False) & ~Q(antwoord=""),
                name="adviesvraag_beantwoord_is_heel",
            )
        ]
