"""The map of a plan: who takes part, which danger and goal go together, and how safe each finds it on which day."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models.plan import Plan
from schakel.casuswerk.plannen.models.zicht import PlanQuerySet
from schakel.casuswerk.plannen.rules.plan import Planfase

FASEN = [(f.value, f.value) for f in Planfase]


class Netwerklid(models.Model):
    """Somebody around a household, by first name and role: a grandmother, a neighbour, a coach."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="netwerk")
    # First name, role and telephone, encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    sinds = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    gestopt_op = models.DateTimeField(null=True)

    objects = PlanQuerySet["Netwerklid"].as_manager()


class Drieluik(models.Model):
    """A danger, the goal that belongs to it and the next small step, with a scale of its own."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="drieluiken")
    volgorde = models.PositiveSmallIntegerField()
    # Field -> text, encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet["Drieluik"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "volgorde"], name="drieluik_een_plaats", deferrable=models.Deferrable.DEFERRED
            )
        ]


class Schaalcijfer(models.Model):
    """How safe one participant found it on one day, from 0 to 10; never averaged with that of another."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    drieluik = models.ForeignKey(Drieluik, on_delete=models.PROTECT, related_name="cijfers")
    op = models.DateField()
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    netwerklid = models.ForeignKey(Netwerklid, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    cijfer = models.PositiveSmallIntegerField()
    # What makes it that high, in the participant's own words; encrypted with the key of the dossier.
    toelichting = models.BinaryField(null=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet["Schaalcijfer"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["drieluik", "op", "persoon", "netwerklid", "team"],
                nulls_distinct=False,
                name="schaalcijfer_een_per_dag",
            ),
            models.CheckConstraint(
                condition=Q(persoon__isnull=False, netwerklid=None, team=None)
                | Q(persoon=None, netwerklid__isnull=False, team=None)
                | Q(persoon=None, netwerklid=None, team__isnull=False),
                name="schaalcijfer_van_een_deelnemer",
            ),
            models.CheckConstraint(condition=Q(cijfer__lte=10), name="schaalcijfer_0_tot_10"),
        ]


class Poort(models.Model):
    """A decision of people to go on to another part of the plan, or back; over what was unmet, and why all the same."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="poorten")
    van = models.CharField(max_length=14, choices=FASEN)
    naar = models.CharField(max_length=14, choices=FASEN)
    besloten_op = models.DateTimeField()
    besloten_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    reden = models.BinaryField()
    # The conditions that were not met at that moment; to recovery only with a reason that stays.
    open_voorwaarden = ArrayField(models.BigIntegerField(), default=list)
    ondanks = models.BinaryField(null=True)

    objects = PlanQuerySet["Poort"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(van=F("naar")), name="poort_naar_een_ander_deel"),
            models.CheckConstraint(
                condition=~Q(naar="HERSTEL") | Q(open_voorwaarden=[]) | Q(ondanks__isnull=False),
                name="poort_naar_herstel_nooit_in_stilte",
            ),
        ]


class Planversie(models.Model):
    """A plan as somebody fixed it on a day, with a number; never changed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    inhoud = models.BinaryField()

    objects = PlanQuerySet["Planversie"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "nummer"], name="planversie_een_per_nummer")]
