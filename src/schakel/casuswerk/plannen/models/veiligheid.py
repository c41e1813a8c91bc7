"""The safety plan: per unsafe situation who does what, whom to call and where to go; and who got a copy of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models.kaart import Netwerklid
from schakel.casuswerk.plannen.models.plan import Plan
from schakel.casuswerk.plannen.models.zicht import PlanQuerySet


class Situatie(models.Model):
    """One unsafe situation: early signs, steps in order, whom to call in which order, where to go, who checks."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="situaties")
    # Field -> text, encrypted with the key of the dossier. A secret address is not among them: it lies in the vault.
    inhoud = models.BinaryField()
    adres_in_kluis = models.BooleanField(default=False)
    kindversie = models.BooleanField(default=False)
    geldig_tot = models.DateField()
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vervallen_op = models.DateTimeField(null=True)
    vervallen_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PlanQuerySet["Situatie"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(vervallen_op=None, vervallen_door=None)
                | Q(vervallen_op__isnull=False, vervallen_door__isnull=False),
                name="situatie_vervallen_heeft_wie",
            )
        ]


class Exemplaar(models.Model):
    """That somebody was given the plan, when, and in which version."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="exemplaren")
    versie = models.PositiveSmallIntegerField(help_text="Het nummer van de versie.")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    netwerklid = models.ForeignKey(Netwerklid, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    kindversie = models.BooleanField(default=False)
    gegeven_op = models.DateField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet["Exemplaar"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(persoon__isnull=False, netwerklid=None, team=None)
                | Q(persoon=None, netwerklid__isnull=False, team=None)
                | Q(persoon=None, netwerklid=None, team__isnull=False),
                name="exemplaar_aan_een",
            )
        ]
