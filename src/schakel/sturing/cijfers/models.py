"""What was published: figures that were frozen on their day, rounded and protected.  No row here names a case."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class Publicatie(models.Model):
    """One publication: the figures of one region over one period, frozen with its date; never changed afterwards."""

    regio = models.SlugField(max_length=40)
    periode = DateRangeField()
    gepubliceerd_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "periode"], name="publicatie_eenmaal_per_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.regio} {self.periode}"


class Cel(models.Model):
    """One published count: a multiple of five, or nothing because it is too small or would give a small one away."""

    publicatie = models.ForeignKey(Publicatie, on_delete=models.PROTECT, related_name="cellen")
    grondslag = models.SlugField(max_length=60)
    # What it is split by and into; both empty: all of it.
    dimensie = models.SlugField(max_length=60, blank=True, default="")
    categorie = models.CharField(max_length=120, blank=True, default="")
    # The code of the statistics office for a municipality (GM0518), else the code of an area set of the region.
    gebied = models.CharField(max_length=60)
    # Counted in fives: what was not rounded cannot be stored.
    vijftallen = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publicatie", "grondslag", "dimensie", "categorie", "gebied"], name="cel_eenmaal_per_publicatie"
            ),
            models.CheckConstraint(
                condition=models.Q(vijftallen=None) | models.Q(vijftallen__gte=2), name="cel_niet_klein"
            ),
        ]
        indexes = [models.Index(fields=["grondslag", "dimensie", "gebied"], name="cel_reeks")]

    def __str__(self) -> str:
        return f"{self.grondslag} {self.dimensie} {self.categorie} {self.gebied}"

    @property
    def waarde(self) -> int | None:
        """Return the count; None when it is not shown."""
        return None if self.vijftallen is None else self.vijftallen * 5
