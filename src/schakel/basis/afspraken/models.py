"""The agreements of a region: versions, articles, signatories, decision tables and words."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q

from schakel.basis.afspraken.rules.versie import GELDENDE_STATUSSEN, Soort, VersieStatus


class Afspraak(models.Model):
    """An agreement between organisations; what it says stands in its versions."""

    code = models.CharField(max_length=60)
    titel = models.CharField(max_length=200)
    regio = models.CharField(max_length=40, blank=True, help_text="Leeg: landelijk.")
    gemeente = models.CharField(max_length=10, blank=True, help_text="CBS-code; alleen bij een lokale afspraak.")
    soort = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Soort])

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("regio", "code"), name="afspraak_code_per_regio"),
            models.CheckConstraint(
                condition=Q(soort="lokaal", gemeente__gt="") | Q(soort="regionaal", gemeente=""),
                name="afspraak_lokaal_heeft_gemeente",
            ),
        )

    def __str__(self) -> str:
        return f"{self.regio or 'landelijk'}/{self.code}"


class AfspraakVersieQuerySet(models.QuerySet["AfspraakVersie"]):
    """Which versions hold on a day?"""

    def of_region(self, regio: str | None) -> "AfspraakVersieQuerySet":
        """Keep what holds in the region: its own, its municipalities' and the country's."""
        return self.filter(afspraak__regio__in={"", regio or ""})

    def geldend_op(self, dag: date) -> "AfspraakVersieQuerySet":
        """Keep the versions that are (or were) in force on the day."""
        return self.filter(status__in=[s.value for s in GELDENDE_STATUSSEN], geldig_van__lte=dag).filter(
            Q(geldig_tot=None) | Q(geldig_tot__gt=dag)
        )


class AfspraakVersie(models.Model):
    """One dated text of an agreement."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="versies")
    versie = models.CharField(max_length=20)
    status = models.CharField(max_length=14, choices=[(s.value, s.value) for s in VersieStatus], default="concept")
    goedgekeurd_op = models.DateField(null=True, blank=True)
    goedgekeurd_door_orgaan = models.CharField(max_length=200, blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="De eerste dag waarop de versie niet meer geldt.")
    herzien_voor = models.DateField(null=True, blank=True)
    eigenaar = models.CharField(max_length=200, blank=True, help_text="Functie die de afspraak onderhoudt.")
    bron = models.TextField(blank=True)
    voorbeeld = models.BooleanField(default=False, help_text="Geen vastgestelde tekst, maar een voorbeeld.")
    vingerafdruk = models.CharField(max_length=64, help_text="sha256 van de geladen inhoud.")

    objects = AfspraakVersieQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("afspraak", "versie"), name="afspraakversie_uniek"),
            models.CheckConstraint(
                condition=Q(goedgekeurd_op=None, goedgekeurd_door_orgaan="")
                | Q(goedgekeurd_op__isnull=False, goedgekeurd_door_orgaan__gt=""),
                name="afspraakversie_goedkeuring_heel",
            ),
            models.CheckConstraint(
                condition=Q(status="concept") | Q(goedgekeurd_op__isnull=False),
                name="afspraakversie_alleen_goedgekeurd_geldt",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gte=F("geldig_van")), name="afspraakversie_periode"
            ),
            ExclusionConstraint(
                name="afspraakversie_geen_overlap",
                expressions=[
                    ("afspraak", "="),
                    (Func("geldig_van", "geldig_tot", function="daterange", output_field=DateRangeField()), "&&"),
                ],
                condition=Q(status__in=sorted(s.value for s in GELDENDE_STATUSSEN)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.afspraak} {self.versie}"


class Artikel(models.Model):
    """One article of a version."""

    versie = models.ForeignKey(AfspraakVersie, on_delete=models.CASCADE, related_name="artikelen")
    nummer = models.CharField(max_length=20)
    titel = models.CharField(max_length=200)
    tekst = models.TextField()
    uitgangspunt = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("versie", "nummer"), name="artikel_nummer_uniek"),)

    def __str__(self) -> str:
        return f"artikel {self.nummer}"


class Ondertekenaar(models.Model):
    """An organisation (by code) that signed a version."""

    versie = models.ForeignKey(AfspraakVersie, on_delete=models.CASCADE, related_name="ondertekenaars")
    organisatie = models.CharField(max_length=60)
    sinds = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("versie", "organisatie"), name="ondertekenaar_uniek"),)

    def __str__(self) -> str:
        return self.organisatie


class Beslistabel(models.Model):
    """A decision table of a version, as it stands in the file."""

    versie = models.ForeignKey(AfspraakVersie, on_delete=models.CASCADE, related_name="tabellen")
    code = models.CharField(max_length=60)
    titel = models.CharField(max_length=200)
    definitie = models.TextField(help_text="JSON; tekst, want de volgorde van feiten en waarden telt.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("versie", "code"), name="beslistabel_code_uniek"),)

    def __str__(self) -> str:
        return self.code


class Begrip(models.Model):
    """What a word means in this agreement, and what a party takes it to mean when that differs."""

    versie = models.ForeignKey(AfspraakVersie, on_delete=models.CASCADE, related_name="begrippen")
    woord = models.CharField(max_length=60)
    partij = models.CharField(max_length=60, blank=True, help_text="Leeg: zo leest de regio het woord.")
    betekenis = models.TextField()
    artikel = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("versie", "woord", "partij"), name="begrip_uniek"),)

    def __str__(self) -> str:
        return self.woord
