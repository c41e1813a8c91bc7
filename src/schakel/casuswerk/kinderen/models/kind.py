"""A child as a person: what it told and who may read it, its own help, and the birthdays that change who decides."""

from typing import Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from schakel.basis.organisaties.models import Aanbod, Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet, Regie
from schakel.casuswerk.kinderen.rules.aanbod import KindhulpStatus
from schakel.casuswerk.kinderen.rules.verhalen import Verhaalsoort, Zicht
from schakel.casuswerk.personen.models import Persoon
from schakel.kernel.handeling import Handeling


class KindverhaalQuerySet(DossierGebondenQuerySet["Kindverhaal"]):
    """What did children tell, as far as they allowed?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep what the acting team heard itself, and what the child allows the actor to read at this moment."""
        nu = handeling.moment
        loopt = Q(zicht_vanaf__lte=nu) & (Q(zicht_tot=None) | Q(zicht_tot__gt=nu))
        regisseert = Regie.objects.filter(
            dossier_id=OuterRef("dossier_id"), medewerker_id=handeling.wie or 0, team_id=handeling.team or 0,
            periode__contains=nu,
        )  # fmt: skip
        mag = Q(zicht=Zicht.IEDEREEN.value) | (Q(zicht=Zicht.REGISSEUR.value) & Exists(regisseert))
        return super().visible_to(handeling).filter(Q(gemaakt_team_id=handeling.team or 0) | (loopt & mag))


class Kindverhaal(models.Model):
    """What a child told in its own words with one of the tools; seen by nobody else before the child allows it."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=15, choices=[(s.value, s.value) for s in Verhaalsoort])
    op = models.DateField()
    # The words of the child, encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    # What the child drew, without a word about it, encrypted like the words; who may read them, may see it.
    tekening = models.BinaryField(null=True)
    tekening_soort = models.CharField(max_length=4, choices=[("jpeg", "jpeg"), ("png", "png")], blank=True, default="")
    gemaakt_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gemaakt_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    zicht = models.CharField(max_length=10, choices=[(z.value, z.value) for z in Zicht], default=Zicht.NIEMAND.value)
    zicht_vanaf = models.DateTimeField(null=True)
    zicht_tot = models.DateTimeField(null=True)
    zicht_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = KindverhaalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(zicht="NIEMAND") | Q(zicht_vanaf__isnull=False, zicht_door__isnull=False),
                name="kindverhaal_zicht_heeft_begin",
            ),
            models.CheckConstraint(
                condition=Q(tekening=None, tekening_soort="") | Q(tekening__isnull=False) & ~Q(tekening_soort=""),
                name="kindverhaal_tekening_heeft_soort",
            ),
            models.CheckConstraint(
                condition=Q(zicht_tot=None) | Q(zicht_tot__gte=F("zicht_vanaf")), name="kindverhaal_zicht_vooruit"
            ),
        ]


class KindhulpQuerySet(DossierGebondenQuerySet["Kindhulp"]):
    """Which help do children get of their own?"""


class Kindhulp(models.Model):
    """Help for one child itself, from wish to start; or that none is needed, with the reason."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in KindhulpStatus])
    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, null=True, related_name="+")
    # What the child wants, and why nothing is needed or why it stopped; encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    gewenst_op = models.DateField(null=True)
    gevraagd_op = models.DateField(null=True)
    aanvaard_op = models.DateField(null=True)
    gestart_op = models.DateField(null=True)
    gestopt_op = models.DateField(null=True)
    # Who said yes to the help, by the rights of the age at that moment.
    toestemming = ArrayField(models.CharField(max_length=10), default=list)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = KindhulpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="NIET_NODIG") | Q(status="GESTOPT") | Q(aanbod__isnull=False),
                name="kindhulp_heeft_aanbod",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["GEVRAAGD", "AANVAARD", "GESTART"]) | Q(gevraagd_op__isnull=False),
                name="kindhulp_gevraagd_heeft_dag",
            ),
            models.CheckConstraint(
                condition=~Q(status="GESTART") | Q(gestart_op__isnull=False), name="kindhulp_gestart_heeft_dag"
            ),
            models.UniqueConstraint(
                fields=["dossier", "persoon"],
                condition=Q(status="NIET_NODIG"),
                name="kindhulp_een_keer_niet_nodig",
            ),
        ]


class RechtenwisselQuerySet(DossierGebondenQuerySet["Rechtenwissel"]):
    """Which birthdays that change rights were told?"""


class Rechtenwissel(models.Model):
    """A birthday that is near, on which rights change; told to whoever directs, and talked over with the child."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    leeftijd = models.PositiveSmallIntegerField()
    op = models.DateField()
    gemeld_op = models.DateTimeField()
    besproken_op = models.DateTimeField(null=True)
    besproken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RechtenwisselQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "persoon", "leeftijd"], name="rechtenwissel_eenmaal"),
            models.CheckConstraint(
                condition=Q(besproken_op=None, besproken_door=None)
                | Q(besproken_op__isnull=False, besproken_door__isnull=False),
                name="rechtenwissel_besproken_heeft_wie",
            ),
        ]
