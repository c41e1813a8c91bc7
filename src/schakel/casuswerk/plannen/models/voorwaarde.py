"""What must at least happen for it to become safe?  (docs/woordenlijst.md: voorwaarde)"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models.zicht import PlanQuerySet
from schakel.casuswerk.plannen.rules.voorwaarde import EigenaarSoort, VoorwaardeStatus


class Voorwaarde(models.Model):
    """A safety condition: what has to happen, who sees to it, who checks it and by when."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="voorwaarden")
    tekst = models.TextField()
    eigenaar_soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in EigenaarSoort])
    eigenaar_persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    eigenaar_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    controle_door = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    uiterlijk = models.DateField()
    status = models.CharField(max_length=15, choices=[(s.value, s.value) for s in VoorwaardeStatus])
    gesteld_op = models.DateTimeField()
    gesteld_door = models.BigIntegerField(null=True)
    # Of the regisseur: until a behavioural expert agreed, it is a concept.
    voorgesteld = models.BooleanField(default=False)
    instemming_op = models.DateTimeField(null=True)
    instemming_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    gecontroleerd_op = models.DateTimeField(null=True)
    gecontroleerd_door = models.BigIntegerField(null=True)
    bevinding = models.TextField(blank=True, default="")

    objects = PlanQuerySet["Voorwaarde"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(eigenaar_soort="PERSOON", eigenaar_persoon__isnull=False, eigenaar_team=None)
                | Q(eigenaar_soort="TEAM", eigenaar_team__isnull=False, eigenaar_persoon=None)
                | Q(eigenaar_soort="HUISHOUDEN", eigenaar_persoon=None, eigenaar_team=None),
                name="voorwaarde_heeft_een_eigenaar",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["CONCEPT", "GESTELD"], gecontroleerd_op=None)
                | (~Q(status__in=["CONCEPT", "GESTELD"]) & Q(gecontroleerd_op__isnull=False)),
                name="voorwaarde_oordeel_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(voorgesteld=False, instemming_op=None, instemming_door=None) & ~Q(status="CONCEPT")
                | Q(voorgesteld=True, instemming_op__isnull=False, instemming_door__isnull=False) & ~Q(status="CONCEPT")
                | Q(voorgesteld=True, status__in=["CONCEPT", "VERVALLEN"], instemming_op=None, instemming_door=None),
                name="voorwaarde_van_de_regisseur_is_gezien",
            ),
            models.CheckConstraint(condition=~Q(tekst=""), name="voorwaarde_zegt_iets"),
        ]
