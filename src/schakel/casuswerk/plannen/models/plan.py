"""One household, one plan: which holds, who began it, and what was already there?  (docs/woordenlijst.md: plan)"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Huishouden
from schakel.casuswerk.plannen.models.zicht import DeelQuerySet, PlanQuerySet
from schakel.casuswerk.plannen.rules.plan import Bladsoort, Lopendkeuze, Lopendsoort, Planfase, PlanStatus


class Plan(models.Model):
    """The one plan of a household in a casus; that no plan is needed, is an outcome with a reason and a name."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="plannen")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, related_name="plannen")
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in PlanStatus])
    # Empty when no plan was needed.
    fase = models.CharField(max_length=14, choices=[(f.value, f.value) for f in Planfase], blank=True, default="")
    begonnen_op = models.DateTimeField()
    begonnen_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    begonnen_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gesloten_op = models.DateTimeField(null=True)
    gesloten_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    # By the machine, because the casus was closed: it needs no other reason, and reads no name.
    met_casus = models.BooleanField(default=False)
    # Why no plan was needed, or why it was closed; encrypted with the key of the dossier.
    reden = models.BinaryField(null=True)

    objects = PlanQuerySet["Plan"].as_manager()

    class Meta:
        constraints = [
            # Over all casussen: whoever cannot see the other plan, still cannot begin a second one.
            models.UniqueConstraint(
                fields=["huishouden"],
                condition=Q(status__in=[PlanStatus.ACTIEF.value, PlanStatus.NIET_NODIG.value]),
                name="plan_een_per_huishouden",
            ),
            models.CheckConstraint(
                condition=Q(status="GESLOTEN", gesloten_op__gte=F("begonnen_op"))
                | ~Q(status="GESLOTEN") & Q(gesloten_op=None, gesloten_door=None),
                name="plan_gesloten_heeft_moment",
            ),
            models.CheckConstraint(condition=~Q(status="ACTIEF") | ~Q(fase=""), name="plan_actief_heeft_fase"),
            models.CheckConstraint(
                condition=Q(status="ACTIEF") | Q(reden__isnull=False) | Q(status="GESLOTEN", met_casus=True),
                name="plan_zonder_vervolg_heeft_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Lopendehulp(models.Model):
    """What was already there when a plan began, and what was agreed about it in one sentence."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lopend")
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Lopendsoort])
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    ander_plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")
    keuze = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Lopendkeuze])
    # The sentence, and the name of what is known nowhere else; encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = DeelQuerySet["Lopendehulp"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="TEAM", team__isnull=False, medewerker=None, ander_plan=None)
                | Q(soort="REGISSEUR", medewerker__isnull=False, ander_plan=None)
                | Q(soort="PLAN", ander_plan__isnull=False, medewerker=None)
                | Q(soort="ANDERS", team=None, medewerker=None, ander_plan=None),
                name="lopendehulp_zegt_wat",
            )
        ]


class Planblad(models.Model):
    """A sheet of a plan on which several people write: the map, or the arrangement about the children."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="bladen")
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Bladsoort])
    # Field -> text, encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet["Planblad"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "soort"], name="planblad_een_per_soort")]
