"""Who reaches whom: campaigns, requests for sessions and meetings, and expertise that must not get lost."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.sturing.deskundigheid.rules.bereik import Borging, Verzoeksoort, VerzoekStatus


class Expertise(models.Model):
    """A rare expertise that partners may ask, and where it sits."""

    regio = models.CharField(max_length=40)
    code = models.SlugField(max_length=60)
    naam = models.CharField(max_length=200)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    maat = models.CharField(max_length=60, blank=True, help_text="Stuurcijfer dat de consulten telt.")
    vraag = models.TextField(blank=True)
    bron = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("regio", "code"), name="expertise_code_per_regio"),)


class Expertiseborging(models.Model):
    """What somebody found on a day: is the expertise still secured, and until when is that known?"""

    expertise = models.ForeignKey(Expertise, on_delete=models.PROTECT, related_name="borgingen")
    op = models.DateField()
    stand = models.CharField(max_length=12, choices=[(b.value, b.value) for b in Borging])
    toelichting = models.TextField()
    mensen = models.PositiveSmallIntegerField(null=True)
    opnieuw_voor = models.DateField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(opnieuw_voor__gt=F("op")), name="expertiseborging_opnieuw_later"),
        )


class Campagne(models.Model):
    """One line of the communication plan."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    regio = models.CharField(max_length=40)
    code = models.SlugField(max_length=60)
    titel = models.CharField(max_length=200)
    boodschap = models.TextField()
    groepen = ArrayField(models.CharField(max_length=40), default=list)
    kanalen = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    van = models.DateField()
    tot = models.DateField(help_text="De laatste dag.")
    eigenaar = models.CharField(max_length=120)
    begroot = models.DecimalField(max_digits=11, decimal_places=2, null=True)
    bereik_gepland = models.PositiveIntegerField(null=True)
    besteed = models.DecimalField(max_digits=11, decimal_places=2, null=True)
    bereik_geteld = models.PositiveIntegerField(null=True)
    telwijze = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(default=False)
    bron = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("regio", "code"), name="campagne_code_per_regio"),
            models.CheckConstraint(condition=Q(tot__gte=F("van")), name="campagne_periode"),
            models.CheckConstraint(
                condition=Q(bereik_geteld=None) | Q(telwijze__gt=""), name="campagne_telling_zegt_hoe"
            ),
        )


class Verzoek(models.Model):
    """That somebody asks for a session, a training or a meeting between teams, and what became of it."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    regio = models.CharField(max_length=40)
    soort = models.CharField(max_length=14, choices=[(s.value, s.value) for s in Verzoeksoort])
    onderwerp = models.CharField(max_length=200)
    groep = models.CharField(max_length=40)
    mensen = models.PositiveIntegerField(null=True)
    liefst = models.CharField(max_length=120, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    met_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    gevraagd_op = models.DateTimeField()
    gevraagd_door_id = models.BigIntegerField()
    status = models.CharField(
        max_length=11, choices=[(s.value, s.value) for s in VerzoekStatus], default=VerzoekStatus.GEVRAAGD.value
    )
    op = models.DateField(null=True, help_text="De dag waarop het is of was.")
    wie = models.CharField(max_length=120, blank=True, help_text="Wie het verzorgt: een functie.")
    weigerreden = models.CharField(max_length=10, blank=True)
    bereikt = models.PositiveIntegerField(null=True)
    uren = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    afgehandeld_op = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(status__in=("INGEPLAND", "GEHOUDEN")) | Q(op__isnull=False), name="verzoek_dag_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status="GEWEIGERD", weigerreden__gt="") | (~Q(status="GEWEIGERD") & Q(weigerreden="")),
                name="verzoek_geweigerd_heeft_reden",
            ),
            models.CheckConstraint(
                condition=~Q(status="GEHOUDEN") | Q(bereikt__isnull=False), name="verzoek_gehouden_telt"
            ),
            models.CheckConstraint(
                condition=~Q(soort="ONTMOETING") | Q(met_team__isnull=False), name="verzoek_ontmoeting_met_wie"
            ),
        )
