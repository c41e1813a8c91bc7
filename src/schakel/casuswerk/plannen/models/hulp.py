"""Help and recovery: each risk and area of life on a line of its own, what was asked for, and money made to measure."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models.kaart import Planversie
from schakel.casuswerk.plannen.models.plan import Plan
from schakel.casuswerk.plannen.models.zicht import DeelQuerySet
from schakel.casuswerk.plannen.rules.hulp import Aanvraagstand, Lijnsoort


class Hulplijn(models.Model):
    """A risk (debts, poverty, mental illness, addiction) or an area of life, with a team that sees to it."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="hulplijnen")
    soort = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Lijnsoort])
    # Empty: the whole household.
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # Field -> text, encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField(null=True)

    objects = DeelQuerySet["Hulplijn"].as_manager()


class AanvraagQuerySet(DeelQuerySet["Aanvraag"]):
    """A request is seen by the team that sees to the line, and by the team whose offer it is when it is involved."""

    eigen = ("team", "aanbieder")


class Aanvraag(models.Model):
    """That an offer of the ketenkaart was asked for: requested, accepted, started, each with its day."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    hulplijn = models.ForeignKey(Hulplijn, on_delete=models.PROTECT, related_name="aanvragen")
    # The team that sees to the line, and the team whose offer it is: both see the request.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    aanbieder = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # An offer is loaded anew with the region's file: its code and name stay here.
    aanbod = models.SlugField(max_length=60)
    aanbodnaam = models.CharField(max_length=160)
    stand = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Aanvraagstand])
    gevraagd_op = models.DateField()
    aanvaard_op = models.DateField(null=True)
    begonnen_op = models.DateField(null=True)
    afgewezen_op = models.DateField(null=True)
    reden = models.BinaryField(null=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["aanbieder", "aanbod", "gevraagd_op"], name="aanvraag_per_aanbod")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="GEVRAAGD", aanvaard_op=None, begonnen_op=None, afgewezen_op=None)
                | Q(stand="AANVAARD", aanvaard_op__isnull=False, begonnen_op=None, afgewezen_op=None)
                | Q(stand="BEGONNEN", begonnen_op__isnull=False, afgewezen_op=None)
                | Q(stand="AFGEWEZEN", afgewezen_op__isnull=False, begonnen_op=None, reden__isnull=False),
                name="aanvraag_stand_heeft_dag",
            ),
            models.CheckConstraint(
                condition=(Q(aanvaard_op=None) | Q(aanvaard_op__gte=F("gevraagd_op")))
                & (Q(begonnen_op=None) | Q(begonnen_op__gte=F("gevraagd_op"))),
                name="aanvraag_in_volgorde",
            ),
        ]


class Maatwerk(models.Model):
    """Money for something that no offer has: what for, how much, who decided, how much was spent, and for whom."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="maatwerk")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    bedrag = models.DecimalField(max_digits=8, decimal_places=2)
    besteed = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    # The purpose and who decided, encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    besloten_op = models.DateField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = DeelQuerySet["Maatwerk"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(bedrag__gt=0, besteed__gte=0), name="maatwerk_bedrag_kan"),
        ]


class Planversiedeel(models.Model):
    """The part of one team in a version: what only that team and those who lead may read."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    versie = models.ForeignKey(Planversie, on_delete=models.PROTECT, related_name="delen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    inhoud = models.BinaryField()

    objects = DeelQuerySet["Planversiedeel"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["versie", "team"], name="planversiedeel_een_per_team")]
