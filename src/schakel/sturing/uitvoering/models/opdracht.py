"""The commission of a municipality to a team, and what the team has to carry it with."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.vragenlijsten.models import VragenlijstVersie
from schakel.sturing.uitvoering.rules.opdracht import Eissoort, Teamcijfers


class Opdracht(models.Model):
    """What a municipality asks of a team in a period, with hours; it holds once both have signed."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    regio = models.CharField(max_length=40)
    gemeente = models.CharField(max_length=10, help_text="CBS-code.")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    opdrachtgever = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # The framework from which requirements are chosen.
    kader = models.ForeignKey(VragenlijstVersie, on_delete=models.PROTECT, related_name="+")
    geldig_van = models.DateField()
    geldig_tot = models.DateField()
    uren_per_week = models.DecimalField(max_digits=6, decimal_places=1)
    toelichting = models.TextField(blank=True)
    opgesteld_op = models.DateTimeField()
    opgesteld_door_id = models.BigIntegerField()
    gemeente_getekend_op = models.DateTimeField(null=True)
    gemeente_getekend_door_id = models.BigIntegerField(null=True)
    gemeente_functie = models.CharField(max_length=120, blank=True)
    team_getekend_op = models.DateTimeField(null=True)
    team_getekend_door_id = models.BigIntegerField(null=True)
    team_functie = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(geldig_tot__gt=F("geldig_van")), name="opdracht_periode"),
            models.CheckConstraint(
                condition=Q(gemeente_getekend_op=None, gemeente_getekend_door_id=None, gemeente_functie="")
                | Q(
                    gemeente_getekend_op__isnull=False,
                    gemeente_getekend_door_id__isnull=False,
                    gemeente_functie__gt="",
                ),
                name="opdracht_handtekening_gemeente_heel",
            ),
            models.CheckConstraint(
                condition=Q(team_getekend_op=None, team_getekend_door_id=None, team_functie="")
                | Q(team_getekend_op__isnull=False, team_getekend_door_id__isnull=False, team_functie__gt=""),
                name="opdracht_handtekening_team_heel",
            ),
            ExclusionConstraint(
                name="opdracht_een_per_dag",
                expressions=[
                    ("team", "="),
                    ("gemeente", "="),
                    (Func("geldig_van", "geldig_tot", function="daterange", output_field=DateRangeField()), "&&"),
                ],
                condition=Q(gemeente_getekend_op__isnull=False, team_getekend_op__isnull=False),
            ),
        )

    @property
    def is_getekend(self) -> bool:
        """Answer whether both sides have signed."""
        return self.gemeente_getekend_op is not None and self.team_getekend_op is not None


class Opdrachteis(models.Model):
    """One thing that a commission asks: a requirement of the framework, a task or a skill."""

    opdracht = models.ForeignKey(Opdracht, on_delete=models.CASCADE, related_name="eisen")
    soort = models.CharField(max_length=5, choices=[(s.value, s.value) for s in Eissoort])
    # The code of the statement, of the task, or of the training.
    code = models.CharField(max_length=60)
    tekst = models.CharField(max_length=300)
    norm = models.PositiveSmallIntegerField(null=True, help_text="Procent van het team, bij een kunde.")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("opdracht", "soort", "code", "tekst"), name="opdrachteis_uniek"),
            models.CheckConstraint(
                condition=~Q(soort="KUNDE") | Q(norm__range=(1, 100)), name="opdrachteis_kunde_heeft_norm"
            ),
        )


class Teamstand(models.Model):
    """What a team carries and has, in one month: the count is the system's, the staff is the team's own word."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    maand = models.DateField(help_text="De eerste dag van de maand.")
    leden = models.PositiveSmallIntegerField()
    antwoordt = models.PositiveIntegerField()
    regie = models.PositiveIntegerField()
    gewogen = models.DecimalField(max_digits=8, decimal_places=1)
    fte_afgesproken = models.DecimalField(max_digits=5, decimal_places=1)
    fte_bezet = models.DecimalField(max_digits=5, decimal_places=1)
    supervisie_afgesproken = models.PositiveSmallIntegerField()
    supervisie_gehouden = models.PositiveSmallIntegerField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("team", "maand"), name="teamstand_een_per_maand"),
            models.CheckConstraint(condition=Q(maand__day=1), name="teamstand_begin_van_maand"),
        )

    @property
    def cijfers(self) -> Teamcijfers:
        """Return the numbers of the month as plain values."""
        return Teamcijfers(
            antwoordt=self.antwoordt,
            regie=self.regie,
            gewogen=self.gewogen,
            fte_afgesproken=self.fte_afgesproken,
            fte_bezet=self.fte_bezet,
            supervisie_afgesproken=self.supervisie_afgesproken,
            supervisie_gehouden=self.supervisie_gehouden,
        )
