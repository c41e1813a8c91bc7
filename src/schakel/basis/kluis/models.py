"""What is kept so that neither the database nor its backup nor its administrator can read it?"""

from uuid import uuid4

from django.db import models

from schakel.basis.kluis.rules import Vak


class Sleutel(models.Model):
    """A data key of one subject (a melding, a person, a dossier), wrapped; without this row its secrets are gone."""

    vak = models.CharField(max_length=10, choices=[(v.value, v.value) for v in Vak])
    onderwerp = models.UUIDField()
    dossier_id = models.BigIntegerField(db_index=True)
    verpakt = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vak", "onderwerp"], name="sleutel_een_per_onderwerp")]


class Geheim(models.Model):
    """One secret: the identity of a reporter, a hidden address, the sheet of safe contact."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    sleutel = models.ForeignKey(Sleutel, on_delete=models.CASCADE, related_name="geheimen")
    dossier_id = models.BigIntegerField(db_index=True)
    inhoud = models.BinaryField()
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.BigIntegerField(null=True)
