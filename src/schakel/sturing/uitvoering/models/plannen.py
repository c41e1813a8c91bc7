"""Plans by template: the master of a region as dated data, and what each municipality makes of it."""

from datetime import date
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Organisatie
from schakel.sturing.uitvoering.rules.sjabloon import Deelkeuze, Sjabloonsoort


class Sjabloon(models.Model):
    """A plan that every municipality makes by one master; what it says stands in its versions."""

    regio = models.CharField(max_length=40)
    code = models.SlugField(max_length=60)
    titel = models.CharField(max_length=200)
    soort = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Sjabloonsoort])

    class Meta:
        constraints = (models.UniqueConstraint(fields=("regio", "code"), name="sjabloon_code_per_regio"),)


class SjabloonVersieQuerySet(models.QuerySet["SjabloonVersie"]):
    """Which master holds on a day?"""

    def geldend_op(self, dag: date) -> "SjabloonVersieQuerySet":
        """Keep what had begun on the day, the newest first."""
        return self.filter(geldig_van__lte=dag).order_by("-geldig_van", "-id")


class SjabloonVersie(models.Model):
    """One dated text of a master."""

    sjabloon = models.ForeignKey(Sjabloon, on_delete=models.PROTECT, related_name="versies")
    versie = models.CharField(max_length=20)
    geldig_van = models.DateField()
    voorbeeld = models.BooleanField(default=False, help_text="Geen vastgestelde tekst, maar een voorbeeld.")
    bron = models.TextField(blank=True)
    vingerafdruk = models.CharField(max_length=64)

    objects = SjabloonVersieQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("sjabloon", "versie"), name="sjabloonversie_uniek"),
            models.UniqueConstraint(fields=("sjabloon", "geldig_van"), name="sjabloonversie_een_per_dag"),
        )


class SjabloonDeel(models.Model):
    """One section of a master; a chapter on a form of violence says which offers of the ketenkaart fill it."""

    versie = models.ForeignKey(SjabloonVersie, on_delete=models.CASCADE, related_name="delen")
    volgorde = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=60)
    titel = models.CharField(max_length=200)
    tekst = models.TextField()
    opgave = models.TextField(blank=True, help_text="Wat de gemeente hier invult.")
    verplicht = models.BooleanField(default=True)
    vorm = models.CharField(max_length=60, blank=True, help_text="Vorm van geweld; leeg: geen hoofdstuk per vorm.")
    doelgroepen = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    fasen = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    beleidsvelden = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("versie", "code"), name="sjabloondeel_code_uniek"),)


class Gemeenteplan(models.Model):
    """The copy of a master that one municipality makes its own."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    sjabloon = models.ForeignKey(Sjabloon, on_delete=models.PROTECT, related_name="plannen")
    gemeente = models.CharField(max_length=10, help_text="CBS-code.")
    begonnen_op = models.DateTimeField()
    begonnen_door_id = models.BigIntegerField()
    team_id = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sjabloon", "gemeente"), name="gemeenteplan_een_per_gemeente"),)


class Plandeel(models.Model):
    """What a municipality says at one section, and what the master said when it did."""

    plan = models.ForeignKey(Gemeenteplan, on_delete=models.CASCADE, related_name="delen")
    code = models.SlugField(max_length=60)
    keuze = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Deelkeuze])
    tekst = models.TextField(blank=True)
    reden = models.TextField(blank=True)
    gezien = models.CharField(max_length=64, help_text="Vingerafdruk van het model dat ervoor lag.")
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("plan", "code"), name="plandeel_uniek"),
            models.CheckConstraint(
                condition=~Q(keuze__in=("AFWIJKEN", "NIET_VAN_TOEPASSING")) | Q(reden__gt=""),
                name="plandeel_afwijking_heeft_reden",
            ),
            models.CheckConstraint(
                condition=~Q(keuze__in=("AFWIJKEN", "AANVULLEN")) | Q(tekst__gt=""), name="plandeel_eigen_tekst"
            ),
        )


class Planvaststelling(models.Model):
    """That a body adopted the plan of a municipality, with the text as it then was; never changed."""

    plan = models.ForeignKey(Gemeenteplan, on_delete=models.PROTECT, related_name="vaststellingen")
    op = models.DateField()
    orgaan = models.CharField(max_length=200)
    inhoud = models.JSONField(help_text="[code, titel, tekst] per deel, zoals vastgesteld.")
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(orgaan__gt=""), name="planvaststelling_heeft_orgaan"),)


class Preventieactiviteit(models.Model):
    """Who reaches whom, with what and at what cost, in one year."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    regio = models.CharField(max_length=40)
    gemeente = models.CharField(max_length=10, blank=True, help_text="CBS-code; leeg: de hele regio.")
    jaar = models.PositiveSmallIntegerField()
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    wat = models.CharField(max_length=200)
    groep = models.CharField(max_length=40)
    vorm = models.CharField(max_length=60, blank=True)
    bereik_gepland = models.PositiveIntegerField(null=True)
    bereik_geteld = models.PositiveIntegerField(null=True)
    telwijze = models.CharField(max_length=200, blank=True)
    kosten = models.DecimalField(max_digits=11, decimal_places=2, null=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()
    vervangen_door = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="vervangt")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(bereik_geteld=None) | Q(telwijze__gt=""), name="preventieactiviteit_telling_zegt_hoe"
            ),
            models.CheckConstraint(condition=Q(kosten=None) | Q(kosten__gte=0), name="preventieactiviteit_kosten"),
            models.CheckConstraint(
                condition=Q(vervangen_door=None) | ~Q(vervangen_door=F("id")), name="preventieactiviteit_niet_zichzelf"
            ),
        )
