"""Questionnaires as dated definitions; the answers are kept by the room that asked for them."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q


class Vragenlijst(models.Model):
    """An instrument; what it asks stands in its versions."""

    code = models.CharField(max_length=60)
    titel = models.CharField(max_length=200)
    regio = models.CharField(max_length=40, blank=True, help_text="Leeg: landelijk.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("regio", "code"), name="vragenlijst_code_per_regio"),)

    def __str__(self) -> str:
        return f"{self.regio or 'landelijk'}/{self.code}"


class VragenlijstVersieQuerySet(models.QuerySet["VragenlijstVersie"]):
    """Which versions hold on a day?"""

    def geldend_op(self, dag: date) -> "VragenlijstVersieQuerySet":
        """Keep the versions that hold on the day."""
        return self.filter(geldig_van__lte=dag).filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag))


class VragenlijstVersie(models.Model):
    """One dated definition of an instrument."""

    vragenlijst = models.ForeignKey(Vragenlijst, on_delete=models.PROTECT, related_name="versies")
    versie = models.CharField(max_length=20)
    definitie = models.TextField(help_text="JSON; tekst, want de volgorde van opties telt.")
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="De eerste dag waarop de versie niet meer geldt.")
    voorbeeld = models.BooleanField(default=False, help_text="Geen officieel instrument, maar een voorbeeld.")
    licentie = models.CharField(max_length=200, blank=True)
    bron = models.TextField(blank=True)
    vingerafdruk = models.CharField(max_length=64, help_text="sha256 van de geladen inhoud.")

    objects = VragenlijstVersieQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("vragenlijst", "versie"), name="vragenlijstversie_uniek"),
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gte=F("geldig_van")), name="vragenlijstversie_periode"
            ),
            ExclusionConstraint(
                name="vragenlijstversie_geen_overlap",
                expressions=[
                    ("vragenlijst", "="),
                    (Func("geldig_van", "geldig_tot", function="daterange", output_field=DateRangeField()), "&&"),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.vragenlijst} {self.versie}"
