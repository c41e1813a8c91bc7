"""Which words may be chosen, in which period, and who laid them down?

Every period is half-open: `geldig_van` counts, `geldig_tot` is the first day that no longer counts.
"""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Deferrable, F, Func, Q


class Codelijst(models.Model):
    code = models.SlugField(max_length=60)
    naam = models.CharField(max_length=160)
    bron = models.TextField(blank=True, default="")
    # The region whose own list this is; empty: everywhere.
    regio = models.SlugField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "regio"], name="codelijst_eenmaal_per_regio")]

    def __str__(self) -> str:
        return self.naam


class CodeQuerySet(models.QuerySet["Code"]):
    def valid_on(self, dag: date) -> Self:
        """Return the codes that may be chosen on this day."""
        return self.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag), geldig_van__lte=dag)


class Code(models.Model):
    lijst = models.ForeignKey(Codelijst, on_delete=models.CASCADE, related_name="codes")
    code = models.SlugField(max_length=80)
    omschrijving = models.TextField()
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    extra = models.JSONField(default=dict, blank=True)
    bron = models.TextField(blank=True, default="")

    objects = CodeQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "code"]
        constraints = [
            # Deferred: one load may shorten a period and begin the next in either order.
            ExclusionConstraint(
                name="code_een_per_dag",
                expressions=[
                    ("lijst", "="),
                    ("code", "="),
                    (Func("geldig_van", "geldig_tot", function="daterange", output_field=DateRangeField()), "&&"),
                ],
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gt=F("geldig_van")), name="code_periode_loopt_vooruit"
            ),
        ]

    def __str__(self) -> str:
        return self.code
