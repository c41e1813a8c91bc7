"""Everything that goes out waits here first, and leaves through one sink."""

from uuid import uuid4

from django.db import models

from schakel.basis.berichten.rules import BerichtStatus, Codeweg, Kanaal, KoppelberichtStatus
from schakel.basis.organisaties.models import Team


class Bericht(models.Model):
    """A neutral notice to a team: one for each reason, however often the reason is heard."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="berichten")
    aanleiding = models.TextField(unique=True)
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in BerichtStatus], default="KLAAR")
    gemaakt_op = models.DateTimeField()
    verstuurd_op = models.DateTimeField(null=True)
    pogingen = models.SmallIntegerField(default=0)
    # In which dossier, about what and of whom, so that who sent it hears when it could not leave. Numbers alone.
    dossier = models.BigIntegerField(null=True)
    over_soort = models.TextField(blank=True, default="")
    over_id = models.BigIntegerField(null=True)
    van_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    verteld_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="VERSTUURD", verstuurd_op__isnull=False)
                | (~models.Q(status="VERSTUURD") & models.Q(verstuurd_op=None)),
                name="bericht_verstuurd_heeft_moment",
            )
        ]


class Codebericht(models.Model):
    """A code for one use on its way to somebody outside; once it left, nothing of it is kept here."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    weg = models.CharField(max_length=5, choices=[(w.value, w.value) for w in Codeweg])
    # For what it went, so that who sent it hears when it could not leave.
    aanleiding = models.TextField(blank=True, default="")
    verteld_op = models.DateTimeField(null=True)
    # To whom, and the code: under a master key of its own, and empty once it was sent or has failed for good.
    inhoud = models.BinaryField(null=True)
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in BerichtStatus], default="KLAAR")
    gemaakt_op = models.DateTimeField()
    verstuurd_op = models.DateTimeField(null=True)
    pogingen = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="VERSTUURD", verstuurd_op__isnull=False)
                | (~models.Q(status="VERSTUURD") & models.Q(verstuurd_op=None)),
                name="codebericht_verstuurd_heeft_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(status="KLAAR", inhoud__isnull=False)
                | (~models.Q(status="KLAAR") & models.Q(inhoud=None)),
                name="codebericht_weg_is_leeg",
            ),
        ]


class Persoonsbericht(models.Model):
    """
    A neutral message to a person, by the one way that a sheet of safe contact names; there is never another way.

    The address is encrypted with a key of its own, and wiped as soon as the message has left or failed: what stays is
    that a message left, and not to whom.
    """

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    aanleiding = models.TextField(unique=True)
    kanaal = models.CharField(max_length=5, choices=[(k.value, k.value) for k in Kanaal])
    # A keyed hash of whom it is for, as long as it waits: a changed sheet of safe contact holds it back.
    ontvanger = models.BinaryField(null=True)
    # That it could not leave, was told in its dossier.
    verteld_op = models.DateTimeField(null=True)
    sleutel = models.BinaryField(null=True)
    adres = models.BinaryField(null=True)
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in BerichtStatus], default="KLAAR")
    gemaakt_op = models.DateTimeField()
    verstuurd_op = models.DateTimeField(null=True)
    pogingen = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="VERSTUURD", verstuurd_op__isnull=False)
                | (~models.Q(status="VERSTUURD") & models.Q(verstuurd_op=None)),
                name="persoonsbericht_verstuurd_heeft_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(status="KLAAR", sleutel__isnull=False, adres__isnull=False)
                | (~models.Q(status="KLAAR") & models.Q(sleutel=None, adres=None)),
                name="persoonsbericht_adres_gaat_weg",
            ),
        ]


class Koppelbericht(models.Model):
    """A message to another system, by an adapter and never by mail; only its receiver says that it arrived."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    systeem = models.CharField(max_length=20)
    soort = models.CharField(max_length=40)
    aanleiding = models.TextField(unique=True)
    # What it says, under a master key of its own; emptied as soon as its receiver has it or refuses it.
    inhoud = models.BinaryField(null=True)
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in KoppelberichtStatus], default="KLAAR")
    gemaakt_op = models.DateTimeField()
    aangeboden_op = models.DateTimeField(null=True)
    beantwoord_op = models.DateTimeField(null=True)
    eigen_kenmerk = models.CharField(max_length=80, blank=True, default="")
    pogingen = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["BEVESTIGD", "GEWEIGERD"], beantwoord_op__isnull=False, inhoud=None)
                | ~models.Q(status__in=["BEVESTIGD", "GEWEIGERD"]) & models.Q(beantwoord_op=None, inhoud__isnull=False),
                name="koppelbericht_beantwoord_is_leeg",
            )
        ]
