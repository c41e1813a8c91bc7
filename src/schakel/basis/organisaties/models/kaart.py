"""Which regions, areas, organisations, teams and persons to call exist, and in which period?  (the ketenkaart)

Every period is half-open: `geldig_van` counts, `geldig_tot` is the first day that no longer counts.
"""

import uuid
from datetime import date
from typing import Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q

from schakel.basis.organisaties import rules

M = TypeVar("M", bound=models.Model)


class GebiedSoort(models.TextChoices):
    REGIO = "regio", "regio"
    SUBREGIO = "subregio", "subregio"
    GEMEENTE = "gemeente", "gemeente"
    WIJK = "wijk", "wijk"


class Verbondenheid(models.TextChoices):
    STRUCTUREEL = "structureel", "structureel"
    INCIDENTEEL = "incidenteel", "incidenteel"
    ALLEEN_SIGNALEREND = "alleen_signalerend", "alleen signalerend"


class Doelgroep(models.TextChoices):
    GEZIN_MET_KINDEREN = "gezin_met_kinderen", "gezin met kinderen"
    VOLWASSENEN = "volwassenen", "volwassenen"
    OUDEREN = "ouderen", "ouderen"
    ALLEN = "allen", "allen"


class Beleidsveld(models.TextChoices):
    VEILIGHEID = "veiligheid", "veiligheid"
    WMO = "wmo", "Wmo"
    JEUGD = "jeugd", "jeugd"


class GeldigQuerySet(models.QuerySet[M]):
    def valid_on(self, dag: date) -> Self:
        """Return the rows whose period holds on this day."""
        return self.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag), geldig_van__lte=dag)


class MetGeldigheid(models.Model):
    geldig_van = models.DateField(default=rules.ALTIJD)
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.TextField(blank=True, default="")

    objects = GeldigQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gt=F("geldig_van")), name="%(class)s_periode_loopt_vooruit"
            )
        ]


def never_twice(naam: str, *velden: str) -> ExclusionConstraint:
    """Return the constraint that rows equal in these fields share no day."""
    dagen = Func("geldig_van", "geldig_tot", function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(name=naam, expressions=[*((veld, "=") for veld in velden), (dagen, "&&")])


class Regio(models.Model):
    code = models.SlugField(max_length=40, unique=True)
    naam = models.CharField(max_length=120)
    # The domain time at which a generated region begins; None: real time.
    epoch = models.DateTimeField(null=True, blank=True)
    verzonnen = models.BooleanField(default=False)
    instellingen = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.naam


class Gebied(MetGeldigheid):
    soort = models.CharField(max_length=10, choices=GebiedSoort.choices)
    code = models.CharField(max_length=40)
    naam = models.CharField(max_length=120)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, null=True, blank=True, related_name="gebieden")
    ouder = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="delen")
    inwoners = models.PositiveIntegerField(null=True, blank=True)
    # Place on the tile map, column and row from the north-west; None: not drawn.
    kaart_x = models.PositiveSmallIntegerField(null=True, blank=True)
    kaart_y = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            models.UniqueConstraint(
                fields=["regio", "soort", "code"], name="gebied_eenmaal_per_regio", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Gebiedsverzameling(MetGeldigheid):
    """A named set of areas over which figures are counted, such as the five municipalities of an evaluation."""

    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="verzamelingen")
    code = models.SlugField(max_length=60)
    naam = models.CharField(max_length=160)
    gebieden = models.ManyToManyField(Gebied, related_name="verzamelingen")

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            models.UniqueConstraint(fields=["regio", "code"], name="verzameling_eenmaal_per_regio"),
        ]

    def __str__(self) -> str:
        return self.naam


class Postcode(MetGeldigheid):
    postcode4 = models.CharField(max_length=4)
    woonplaats = models.CharField(max_length=80, blank=True, default="")
    # The smallest area that is known: a wijk when there is one, else the gemeente.
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="postcodes")
    is_postbus = models.BooleanField(default=False)

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("postcode_per_dag", "postcode4", "gebied"),
        ]

    def __str__(self) -> str:
        return self.postcode4


class Organisatie(MetGeldigheid):
    publiek_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    # The region folder that describes it; an organisation or team may work in many regions and is owned by none.
    herkomst = models.SlugField(max_length=40, blank=True, default="")
    naam = models.CharField(max_length=160)
    soort = models.CharField(max_length=40)
    verbondenheid = models.CharField(max_length=20, choices=Verbondenheid.choices, default=Verbondenheid.STRUCTUREEL)
    doelgroepen = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    fasen = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    rol_omschrijving = models.TextField(blank=True, default="")
    # Under which list of the region's own documents the partner stands, such as "ketenpartner".
    lijst = models.CharField(max_length=40, blank=True, default="")

    def __str__(self) -> str:
        return self.naam

    @property
    def ziet_casus(self) -> bool:
        """Answer whether a team of this organisation may ever see a casus."""
        return rules.sees_casus(self.verbondenheid)


class Alias(MetGeldigheid):
    organisatie = models.ForeignKey(Organisatie, on_delete=models.CASCADE, related_name="aliassen")
    naam = models.CharField(max_length=160)

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("alias_per_dag", "organisatie", "naam"),
        ]

    def __str__(self) -> str:
        return self.naam


class Team(MetGeldigheid):
    publiek_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="teams")
    code = models.SlugField(max_length=60, unique=True)
    herkomst = models.SlugField(max_length=40, blank=True, default="")
    naam = models.CharField(max_length=160)
    soort = models.CharField(max_length=40)
    telefoon = models.CharField(max_length=30, blank=True, default="")
    # May stand outside the chain, in an export; closed unless the region opens it.
    telefoon_openbaar = models.BooleanField(default=False)
    # Has accounts on the system; else the sender confirms on its behalf.
    aangesloten = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.naam


class Werkgebied(MetGeldigheid):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="werkgebieden")
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="werkgebieden")
    doelgroep = models.CharField(max_length=30, choices=Doelgroep.choices, default=Doelgroep.ALLEN)

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("werkgebied_per_dag", "team", "gebied", "doelgroep"),
        ]

    def __str__(self) -> str:
        return f"{self.team} in {self.gebied}"


class Aanbod(MetGeldigheid):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="aanbod")
    code = models.SlugField(max_length=60)
    naam = models.CharField(max_length=160)
    fase = models.CharField(max_length=40)
    doelgroep = models.CharField(max_length=40, default=Doelgroep.ALLEN)
    plaatsen = models.PositiveSmallIntegerField(null=True, blank=True)
    # For which ages, both counted; None: no limit.
    leeftijd_van = models.PositiveSmallIntegerField(null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(null=True, blank=True)
    # How long somebody waits now, and on which day that was asked.
    wachttijd_dagen = models.PositiveSmallIntegerField(null=True, blank=True)
    wachttijd_op = models.DateField(null=True, blank=True)
    gecontroleerd_op = models.DateField(null=True, blank=True)

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("aanbod_per_dag", "team", "code"),
            models.CheckConstraint(
                condition=Q(leeftijd_van=None) | Q(leeftijd_tot=None) | Q(leeftijd_tot__gte=F("leeftijd_van")),
                name="aanbod_leeftijd_loopt_op",
            ),
            models.CheckConstraint(
                condition=Q(wachttijd_dagen=None, wachttijd_op=None)
                | Q(wachttijd_dagen__isnull=False, wachttijd_op__isnull=False),
                name="aanbod_wachttijd_heeft_dag",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Dienst(MetGeldigheid):
    """When somebody can be reached for a function; a holiday counts as a Sunday."""

    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="diensten")
    code = models.SlugField(max_length=60)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="diensten")
    functie = models.CharField(max_length=40)
    # ISO: 1 is Monday, 7 is Sunday; the day on which the window begins.
    weekdagen = ArrayField(models.PositiveSmallIntegerField(), default=list)
    van_uur = models.TimeField()
    # Not after van_uur: the window ends on the next day; equal: a whole day and night.
    tot_uur = models.TimeField()
    telefoon = models.CharField(max_length=30)
    openbaar = models.BooleanField(default=False)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(MetGeldigheid.Meta):
        ordering = ["volgorde", "code"]
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("dienst_per_dag", "regio", "code"),
        ]

    def __str__(self) -> str:
        return f"{self.functie}: {self.code}"


class Contactpersoon(MetGeldigheid):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="contactpersonen")
    code = models.SlugField(max_length=60)
    naam = models.CharField(max_length=120)
    functie = models.CharField(max_length=80)
    telefoon = models.CharField(max_length=30, blank=True, default="")
    vervanger = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="vervangt")
    gecontroleerd_op = models.DateField(null=True, blank=True)
    gecontroleerd_door = models.CharField(max_length=120, blank=True, default="")
    eigenaar = models.CharField(max_length=120, blank=True, default="")

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("contactpersoon_per_dag", "team", "code"),
        ]

    def __str__(self) -> str:
        return self.naam


class GemeenteRegeling(MetGeldigheid):
    """What one municipality has arranged for itself."""

    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="regelingen")
    code = models.SlugField(max_length=60)
    # To which policy of the municipality it belongs.
    veld = models.CharField(max_length=12, choices=Beleidsveld.choices, default=Beleidsveld.VEILIGHEID)
    omschrijving = models.TextField()

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("regeling_per_dag", "gebied", "code"),
        ]

    def __str__(self) -> str:
        return self.code


class LokaleInstelling(MetGeldigheid):
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="lokale_instellingen")
    sleutel = models.SlugField(max_length=80)
    waarde = models.JSONField()

    class Meta(MetGeldigheid.Meta):
        constraints = [
            *MetGeldigheid.Meta.constraints,
            never_twice("instelling_per_dag", "regio", "sleutel"),
        ]

    def __str__(self) -> str:
        return self.sleutel
