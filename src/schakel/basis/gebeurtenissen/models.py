"""What happened: append-only, numbered within its dossier, partitioned by month; ids and codes only (ADR-0009)."""

from django.db import models


class Gebeurtenis(models.Model):
    """Something that happened in a dossier; fed to the timeline, to listeners and to figures."""

    id = models.BigIntegerField(primary_key=True)
    moment = models.DateTimeField()
    gebeurd_op = models.DateTimeField()
    soort = models.TextField()
    dossier_id = models.BigIntegerField()
    volgnummer = models.IntegerField()
    onderwerp_soort = models.TextField(blank=True)
    onderwerp_id = models.BigIntegerField(null=True)
    wie = models.BigIntegerField(null=True)
    namens = models.TextField(blank=True)
    team = models.BigIntegerField(null=True)
    rol = models.TextField()
    codes = models.JSONField()

    class Meta:
        managed = False
        db_table = "gebeurtenissen_gebeurtenis"


class Abonnement(models.Model):
    """Which listener hears which kind of event; a copy of the one table in entrypoints/worker/subscriptions.py."""

    luisteraar = models.TextField()
    soort = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["luisteraar", "soort"], name="abonnement_eenmaal")]


class TeHoren(models.Model):
    """An event that one listener has still to hear; removed in the transaction in which it is heard."""

    luisteraar = models.TextField()
    gebeurtenis_id = models.BigIntegerField()
    soort = models.TextField()
    dossier_id = models.BigIntegerField()
    pogingen = models.SmallIntegerField(default=0)
    fout = models.TextField(blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["luisteraar", "dossier_id", "gebeurtenis_id"], name="te_horen_volgorde"),
            models.Index(fields=["pogingen", "gebeurtenis_id"], name="te_horen_beurt"),
        ]
