"""Who looked and who changed: append-only, partitioned by month, sealed in a chain of blocks (ADR-0010)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Verantwoording(models.Model):
    """One request or deed, with every person it concerned; written by the database function, never by the app."""

    id = models.BigIntegerField(primary_key=True)
    vastgelegd_op = models.DateTimeField()
    moment = models.DateTimeField()
    wat = models.TextField()
    actie = models.CharField(max_length=1)
    uitkomst = models.TextField()
    wie = models.BigIntegerField(null=True)
    namens = models.TextField(blank=True)
    team = models.BigIntegerField(null=True)
    rol = models.TextField()
    organisatie = models.BigIntegerField(null=True)
    grondslagen = ArrayField(models.TextField())
    objecten = ArrayField(models.TextField())
    dossiers = ArrayField(models.BigIntegerField())
    betrokkenen = ArrayField(models.UUIDField())
    bron = models.TextField()
    toegangspunt = models.TextField(blank=True)
    trace = models.TextField(blank=True)
    blok = models.BigIntegerField(null=True)

    class Meta:
        managed = False
        db_table = "verantwoording_verantwoording"


class Blok(models.Model):
    """A sealed stretch of the log: its number has no gap, its hash covers the block before it and its own rows."""

    nummer = models.BigIntegerField(primary_key=True)
    aantal = models.IntegerField()
    vorige = models.BinaryField()
    hash = models.BinaryField()
    verzegeld_op = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "verantwoording_blok"
