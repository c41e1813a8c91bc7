"""The vision of a region: its versions, and who adopted them.  (docs/woordenlijst.md: regiovisie)"""

from datetime import date
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q

from schakel.basis.toegang.models import Medewerker
from schakel.sturing.visie.rules.standen import Visiestatus


class Regiovisie(models.Model):
    """The vision of a region; what it says stands in its versions."""

    code = models.SlugField(max_length=60)
    titel = models.CharField(max_length=200)
    regio = models.CharField(max_length=40, blank=True, help_text="Leeg: landelijk.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("regio", "code"), name="regiovisie_code_per_regio"),)

    def __str__(self) -> str:
        return self.titel


class VisieversieQuerySet(models.QuerySet["Visieversie"]):
    """Which versions hold on a day?"""

    def geldend_op(self, dag: date) -> "VisieversieQuerySet":
        """Keep the versions that are (or were) in force on the day."""
        return self.filter(status=Visiestatus.VASTGESTELD, geldig_van__lte=dag).filter(
            Q(geldig_tot=None) | Q(geldig_tot__gt=dag)
        )


class Visieversie(models.Model):
    """One dated text of a vision."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    visie = models.ForeignKey(Regiovisie, on_delete=models.PROTECT, related_name="versies")
    versie = models.CharField(max_length=20)
    status = models.CharField(max_length=11, choices=[(s.value, s.value) for s in Visiestatus])
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="De eerste dag waarop de versie niet meer geldt.")
    definitie = models.TextField(help_text="JSON; tekst, want de volgorde telt.")
    bron = models.TextField(blank=True)
    voorbeeld = models.BooleanField(default=False, help_text="Geen vastgestelde tekst, maar een voorbeeld.")
    vingerafdruk = models.CharField(max_length=64, help_text="sha256 van de geladen inhoud.")

    objects = VisieversieQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("visie", "versie"), name="visieversie_uniek"),
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gt=F("geldig_van")), name="visieversie_periode"
            ),
            ExclusionConstraint(
                name="visieversie_geen_overlap",
                expressions=[
                    ("visie", "="),
                    (Func("geldig_van", "geldig_tot", function="daterange", output_field=DateRangeField()), "&&"),
                ],
                condition=Q(status="VASTGESTELD"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.visie} {self.versie}"


class Vaststelling(models.Model):
    """That a body adopted a version, for one municipality or for all; what is not known has no row."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    versie = models.ForeignKey(Visieversie, on_delete=models.CASCADE, related_name="vaststellingen")
    orgaan = models.CharField(max_length=40)
    gemeente = models.CharField(max_length=10, blank=True, help_text="CBS-code; leeg: voor de hele regio.")
    op = models.DateField(null=True, blank=True, help_text="Leeg: vastgesteld, de dag is niet bekend.")
    toelichting = models.CharField(max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("versie", "orgaan", "gemeente"), name="vaststelling_eenmaal"),)

    def __str__(self) -> str:
        return f"{self.orgaan} {self.gemeente}"
