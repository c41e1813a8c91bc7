"""Who keeps the ketenkaart true: proposed changes, clocks with an owner, the role of a team, signal cards."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models.kaart import MetGeldigheid, Team
from schakel.basis.organisaties.rules import Ketentermijnsoort, Wijzigingsoort


class Contactwijziging(models.Model):
    """A change of a contact person that somebody proposed, or that it was checked; the owner decides. Never deleted."""

    publiek_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="contactwijzigingen")
    code = models.SlugField(max_length=60)
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Wijzigingsoort])
    velden = models.JSONField(default=dict)
    reden = models.CharField(max_length=300, blank=True, default="")
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.BigIntegerField(null=True)
    gevraagd_team = models.BigIntegerField(null=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.BigIntegerField(null=True)
    besloten_naam = models.CharField(max_length=120, blank=True, default="")
    akkoord = models.BooleanField(null=True)
    afwijsreden = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["team"], condition=Q(besloten_op=None), name="contactwijziging_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(besloten_op=None, akkoord=None) | Q(besloten_op__isnull=False, akkoord__isnull=False),
                name="contactwijziging_besluit_heel",
            ),
            models.CheckConstraint(
                condition=~Q(akkoord=False) | Q(afwijsreden__gt=""), name="contactwijziging_afgewezen_met_reden"
            ),
        ]


class Ketentermijn(models.Model):
    """A clock of the ketenkaart itself, of no dossier: a contact that runs out, a role that nobody confirmed."""

    publiek_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Ketentermijnsoort])
    # The owner: the team itself, or who keeps it for a team without accounts.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="ketentermijnen")
    code = models.SlugField(max_length=60, blank=True, default="")
    gestart_op = models.DateField()
    uiterlijk = models.DateField()
    # Which alarms went out: 0 none, 1 soon, 2 it is late.
    alarm = models.PositiveSmallIntegerField(default=0)
    afgedaan_op = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["uiterlijk"], condition=Q(afgedaan_op=None), name="ketentermijn_loopt")]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "team", "code"], condition=Q(afgedaan_op=None), name="ketentermijn_loopt_eenmaal"
            )
        ]


class Rolbevestiging(models.Model):
    """That somebody of a team read its role, or confirmed it for the team, in the words of that day."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="rolbevestigingen")
    # What was read, so that a change shows: sha256 of its words.
    vingerafdruk = models.CharField(max_length=64)
    op = models.DateTimeField()
    door = models.BigIntegerField(null=True)
    namens_team = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["team", "-op"], name="rolbevestiging_team")]


class Signaalkaart(MetGeldigheid):
    """What may show that somebody is hurt, for one theme: dated data with a source, beside step 1 of the meldcode."""

    # Empty: for every region.
    regio = models.CharField(max_length=40, blank=True, default="")
    code = models.SlugField(max_length=60)
    thema = models.CharField(max_length=60)
    titel = models.CharField(max_length=160)
    voor_wie = models.CharField(max_length=160, blank=True, default="")
    leeftijd_van = models.PositiveSmallIntegerField(null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(null=True, blank=True)
    signalen = ArrayField(models.CharField(max_length=300))
    let_op = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    voorbeeld = models.BooleanField(default=True)

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            models.UniqueConstraint(fields=["regio", "code", "geldig_van"], name="signaalkaart_eenmaal"),
            models.CheckConstraint(condition=~Q(bron=""), name="signaalkaart_heeft_bron"),
        ]
