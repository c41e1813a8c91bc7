"""Handovers between teams, step by step, with a history that nobody can change."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, OnderwerpQuerySet, Regie
from schakel.casuswerk.overdrachten.rules import AFGELOPEN, OverdrachtStatus
from schakel.kernel.handeling import Handeling

STATUSSEN = [(s.value, s.value) for s in OverdrachtStatus]


class OverdrachtQuerySet(OnderwerpQuerySet["Overdracht"]):
    """Which handovers are there?  A receiver sees its offer before it sees the dossier."""

    onderwerp = "overdracht"


class Overdracht(models.Model):
    """One offer of one team to another; before acceptance the receiver sees this row and nothing else."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="overdrachten")
    status = models.CharField(max_length=20, choices=STATUSSEN)
    is_hoofd = models.BooleanField(default=True)
    acuut = models.BooleanField(default=False)
    zender_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    zender = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    ontvanger_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    aanduiding = models.TextField(help_text="Zonder namen: wat de ontvanger als titel ziet.")
    samenvatting = models.JSONField()
    route = models.JSONField(default=dict)
    voorbereid_op = models.DateTimeField()
    aangeboden_op = models.DateTimeField(null=True)
    ontvangen_op = models.DateTimeField(null=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    weigerreden = models.CharField(max_length=20, blank=True, default="")
    weigertoelichting = models.TextField(blank=True, default="")
    regisseur = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    regisseur_naam = models.TextField(blank=True, default="", help_text="Alleen bij een ontvanger zonder account.")
    regie = models.ForeignKey(Regie, on_delete=models.PROTECT, null=True, related_name="+")
    gesprek_gepland_op = models.DateTimeField(null=True)
    gesprek_op = models.DateTimeField(null=True)
    gesprek_aanwezig = ArrayField(models.CharField(max_length=20), default=list)
    gesprek_bevestigd_zender_op = models.DateTimeField(null=True)
    gesprek_bevestigd_ontvanger_op = models.DateTimeField(null=True)
    koudreden = models.CharField(max_length=20, blank=True, default="")
    eerste_contact_op = models.DateTimeField(null=True)
    eerste_contact_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    eerste_contact_met = models.TextField(blank=True, default="")
    veiligheidsafspraak_vorm = models.CharField(max_length=12, blank=True, default="")
    veiligheidsafspraak = models.TextField(blank=True, default="")
    gestart_op = models.DateTimeField(null=True)
    warm = models.BooleanField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    intrekreden = models.CharField(max_length=20, blank=True, default="")
    beoordelaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    beoordelaar_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    trede = models.PositiveSmallIntegerField(default=0)
    hervat_bij = models.CharField(max_length=20, blank=True, default="")
    betwisten_tot = models.DateTimeField(null=True)
    betwist_op = models.DateTimeField(null=True)
    betwistreden = models.CharField(max_length=30, blank=True, default="")
    betwisttoelichting = models.TextField(blank=True, default="")
    betwistuitkomst = models.CharField(max_length=20, blank=True, default="")
    bevestigd_op = models.DateTimeField(null=True)
    gewijzigd_op = models.DateTimeField()

    objects = OverdrachtQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["zender_team", "-gewijzigd_op"], name="overdracht_uit"),
            models.Index(fields=["ontvanger_team", "-gewijzigd_op"], name="overdracht_in"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(is_hoofd=True) & ~Q(status__in=sorted(s.value for s in AFGELOPEN)),
                name="overdracht_een_hoofdontvanger",
            ),
            models.CheckConstraint(
                condition=~Q(zender_team=models.F("ontvanger_team")), name="overdracht_tussen_twee_teams"
            ),
            models.CheckConstraint(
                condition=~Q(status="GEWEIGERD")
                | Q(weigerreden__gt="", weigertoelichting__gt="", beoordelaar__isnull=False),
                name="overdracht_geweigerd_met_reden_en_beoordelaar",
            ),
            models.CheckConstraint(
                condition=Q(status="GESTART", gestart_op__isnull=False, eerste_contact_op__isnull=False)
                & Q(veiligheidsafspraak__gt="", warm__isnull=False)
                & ~Q(eerste_contact_met="")
                | ~Q(status="GESTART") & Q(gestart_op=None, warm=None),
                name="overdracht_gestart_na_contact_en_afspraak",
            ),
            models.CheckConstraint(
                condition=Q(status="INGETROKKEN", ingetrokken_op__isnull=False, intrekreden__gt="")
                | ~Q(status="INGETROKKEN") & Q(ingetrokken_op=None),
                name="overdracht_ingetrokken_met_reden",
            ),
            models.CheckConstraint(
                condition=~Q(status="GEESCALEERD") | Q(beoordelaar__isnull=False, trede__gte=1, hervat_bij__gt=""),
                name="overdracht_opgeschaald_naar_iemand",
            ),
            models.CheckConstraint(
                condition=Q(betwist_op=None, betwistreden="")
                | Q(betwist_op__isnull=False, betwistreden__gt="", gestart_op__isnull=False),
                name="overdracht_betwist_na_start",
            ),
        ]

    def __str__(self) -> str:
        return f"overdracht {self.pk}"


class RegelQuerySet(models.QuerySet["Overdrachtsregel"]):
    """What happened in a handover, and who says so?"""

    def visible_to(self, handeling: Handeling) -> "RegelQuerySet":
        """Keep the steps of visible handovers."""
        return self.filter(overdracht__in=Overdracht.objects.visible_to(handeling))


class Overdrachtsregel(models.Model):
    """One step of a handover: who, when, from which state to which; never changed, never removed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+", db_index=False)
    overdracht = models.ForeignKey(Overdracht, on_delete=models.PROTECT, related_name="regels")
    van = models.CharField(max_length=20, choices=STATUSSEN, blank=True)
    naar = models.CharField(max_length=20, choices=STATUSSEN)
    moment = models.DateTimeField()
    wie = models.BigIntegerField(null=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    codes = models.JSONField(default=dict)

    objects = RegelQuerySet.as_manager()


class BevestigingQuerySet(models.QuerySet["Buitenbevestiging"]):
    """What did receivers outside the system confirm?"""

    def visible_to(self, handeling: Handeling) -> "BevestigingQuerySet":
        """Keep the confirmations of visible handovers."""
        return self.filter(overdracht__in=Overdracht.objects.visible_to(handeling))


class Buitenbevestiging(models.Model):
    """That a receiver without an account confirmed a step: recorded by the sender, checked by a second person."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    overdracht = models.ForeignKey(Overdracht, on_delete=models.PROTECT, related_name="bevestigingen")
    stap = models.CharField(max_length=20, choices=STATUSSEN)
    wie_bij_ontvanger = models.TextField()
    bevestigd_op = models.DateTimeField()
    kanaal = models.CharField(max_length=20)
    gegevens = models.JSONField(default=dict)
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    gecontroleerd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    gecontroleerd_op = models.DateTimeField(null=True)
    klopt = models.BooleanField(default=True)
    afwijsreden = models.TextField(blank=True, default="")

    objects = BevestigingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gecontroleerd_door=None, gecontroleerd_op=None)
                | Q(gecontroleerd_door__isnull=False, gecontroleerd_op__isnull=False)
                & ~Q(gecontroleerd_door=models.F("vastgelegd_door")),
                name="bevestiging_door_twee_mensen",
            ),
            models.CheckConstraint(
                condition=Q(klopt=True, afwijsreden="")
                | Q(klopt=False, afwijsreden__gt="", gecontroleerd_op__isnull=False),
                name="bevestiging_afgewezen_met_reden",
            ),
            models.UniqueConstraint(
                fields=["overdracht"], condition=Q(gecontroleerd_op=None), name="bevestiging_een_open"
            ),
        ]
