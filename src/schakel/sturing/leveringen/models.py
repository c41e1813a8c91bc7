"""Half-year deliveries of Veilig Thuis: by which layout, what was made, what was wrong with it, what was sent."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.casuswerk.dossiers.models import DossierGebondenQuerySet
from schakel.kernel.handeling import Handeling
from schakel.sturing.leveringen.rules import Gebrek, Halfjaar, LeveringStatus, Set


class Bestandsdefinitie(models.Model):
    """A dated layout of the file, as a region folder describes it: data, with its source."""

    code = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=160)
    bron = models.TextField()
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True)
    inhoud = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gt=F("geldig_van")), name="bestandsdefinitie_loopt_vooruit"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Leveraar(models.Model):
    """How an organisation of Veilig Thuis stands in its own file: address, number, and whom to ask."""

    organisatie = models.OneToOneField(Organisatie, on_delete=models.PROTECT, related_name="leveraar")
    vt_nummer = models.CharField(max_length=10, blank=True, default="")
    postadres = models.CharField(max_length=120, blank=True, default="")
    kvk = models.CharField(max_length=8, blank=True, default="")
    telefoon = models.CharField(max_length=30, blank=True, default="")
    email = models.CharField(max_length=120, blank=True, default="")
    contactpersoon = models.CharField(max_length=120, blank=True, default="")
    vestiging = models.CharField(max_length=120, blank=True, default="")
    gewijzigd_op = models.DateTimeField()


class LeveringQuerySet(models.QuerySet["Levering"]):
    """Which deliveries are there?"""

    def visible_to(self, handeling: Handeling) -> "LeveringQuerySet":
        """Keep those of the actor's own organisation."""
        return self.filter(organisatie_id=handeling.organisatie or 0)


class Levering(models.Model):
    """One file for one half-year: ordered, made, read, released, sent; a later one replaces it whole."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="leveringen")
    # Whose own code lists go before the national ones.
    regio = models.CharField(max_length=40)
    jaar = models.PositiveSmallIntegerField()
    helft = models.PositiveSmallIntegerField()
    definitie = models.ForeignKey(Bestandsdefinitie, on_delete=models.PROTECT, related_name="leveringen")
    status = models.CharField(max_length=11, choices=[(s.value, s.value) for s in LeveringStatus])
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.BigIntegerField(null=True)
    gemaakt_op = models.DateTimeField(null=True)
    vrijgegeven_op = models.DateTimeField(null=True)
    vrijgegeven_door = models.BigIntegerField(null=True)
    geleverd_op = models.DateTimeField(null=True)
    vervangen_op = models.DateTimeField(null=True)
    # The file, under a master key of its own; wiped when it has left or will not leave.
    inhoud = models.BinaryField(null=True)
    vingerafdruk = models.CharField(max_length=64, blank=True, default="")
    tekens = models.PositiveIntegerField(default=0)
    aantallen = models.JSONField(default=dict)
    spiegel = models.JSONField(default=list)
    pogingen = models.PositiveSmallIntegerField(default=0)

    objects = LeveringQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "jaar", "helft"],
                condition=Q(status__in=["GEVRAAGD", "KLAAR", "MISLUKT", "VRIJGEGEVEN"]),
                name="levering_een_onderweg",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "jaar", "helft"], condition=Q(status="GELEVERD"), name="levering_een_geldt"
            ),
            models.CheckConstraint(condition=Q(helft__in=[1, 2]), name="levering_een_halfjaar"),
            models.CheckConstraint(
                condition=Q(status__in=["KLAAR", "VRIJGEGEVEN"], inhoud__isnull=False)
                | (~Q(status__in=["KLAAR", "VRIJGEGEVEN"]) & Q(inhoud=None)),
                name="levering_bestand_gaat_weg",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["GELEVERD", "VERVANGEN"], geleverd_op__isnull=False, vingerafdruk__gt="")
                | (~Q(status__in=["GELEVERD", "VERVANGEN"]) & Q(geleverd_op=None)),
                name="levering_geleverd_heeft_afdruk",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["VRIJGEGEVEN", "GELEVERD", "VERVANGEN"])
                & Q(vrijgegeven_op__isnull=False, vrijgegeven_door__isnull=False)
                | (~Q(status__in=["VRIJGEGEVEN", "GELEVERD", "VERVANGEN"]) & Q(vrijgegeven_op=None)),
                name="levering_iemand_gaf_vrij",
            ),
        ]

    @property
    def halfjaar(self) -> Halfjaar:
        """Return the half-year that it is about."""
        return Halfjaar(self.jaar, self.helft)


class Kwaliteitspunt(models.Model):
    """One thing that is wrong in a delivery and how often: what the quality report shows."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    levering = models.ForeignKey(Levering, on_delete=models.CASCADE, related_name="punten")
    gebrek = models.CharField(max_length=14, choices=[(g.value, g.value) for g in Gebrek])
    proef = models.CharField(max_length=40)
    set = models.CharField(max_length=16, choices=[(s.value, s.value) for s in Set])
    veld = models.CharField(max_length=60, blank=True, default="")
    aantal = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["levering", "proef", "set", "veld"], name="kwaliteitspunt_eenmaal")
        ]


class HerstelQuerySet(DossierGebondenQuerySet["Kwaliteitsregel"]):
    """Where is it mended?  Rows of dossiers that the actor may see, and of adviezen of the own team."""

    def visible_to(self, handeling: Handeling) -> "HerstelQuerySet":
        """Keep what the actor could open anyway."""
        in_dossier = super().visible_to(handeling)
        return self.filter(Q(pk__in=in_dossier.values("pk")) | Q(dossier=None, team_id=handeling.team or 0))


class Kwaliteitsregel(models.Model):
    """One row that something is wrong with; as visible as its dossier, or as the advies of a team."""

    punt = models.ForeignKey(Kwaliteitspunt, on_delete=models.CASCADE, related_name="regels")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, null=True, related_name="+")
    team_id = models.BigIntegerField(null=True)
    # The number of the advies, melding, onderzoek or person; internal, never shown.
    rij = models.BigIntegerField()

    objects = HerstelQuerySet.as_manager()


class Leveringstermijn(models.Model):
    """The clock of one half-year: from when, until when, whose it is, and which alarms have sounded."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="leveringstermijnen")
    jaar = models.PositiveSmallIntegerField()
    helft = models.PositiveSmallIntegerField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # The dated definition under which it runs, in `termijnen`.
    definitie = models.CharField(max_length=60)
    bron = models.TextField(blank=True, default="")
    gestart_op = models.DateTimeField()
    uiterlijk = models.DateTimeField()
    alarm_stand = models.PositiveSmallIntegerField(default=0)
    volgend_alarm_op = models.DateTimeField(null=True)
    afgedaan_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "jaar", "helft"], name="leveringstermijn_eenmaal"),
            models.CheckConstraint(condition=Q(uiterlijk__gt=F("gestart_op")), name="leveringstermijn_loopt_vooruit"),
        ]

    @property
    def halfjaar(self) -> Halfjaar:
        """Return the half-year that it is about."""
        return Halfjaar(self.jaar, self.helft)
