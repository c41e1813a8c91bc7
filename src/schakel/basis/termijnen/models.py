"""Terms: the definitions of a region (dated data) and the clocks that run on dossiers."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from schakel.basis.termijnen.rules.stand import Eenheid, Eigenaar, Per, TermijnStatus

EENHEDEN = [(e.value, e.value) for e in Eenheid]
LANG_VOORUIT = Q(titel__startswith="monitoring_") | Q(titel="ervaring_vragen")
"""The moments that are planned a year ahead: how a family fares, and what it thinks of the help."""


class Termijndefinitie(models.Model):
    """Which event starts, stops or resets which clock, how long it runs and who owns it."""

    code = models.CharField(max_length=60)
    regio = models.CharField(max_length=40, blank=True, help_text="Leeg: landelijk.")
    titel = models.CharField(max_length=200)
    start_event = models.CharField(max_length=60)
    start_als = models.JSONField(default=dict, help_text="Code van de gebeurtenis -> waarden waarbij de klok start.")
    stop_events = ArrayField(models.CharField(max_length=60), default=list)
    verval_events = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    reset_events = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    per = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Per])
    wettelijk_aantal = models.PositiveIntegerField(null=True, blank=True)
    wettelijk_eenheid = models.CharField(max_length=20, choices=EENHEDEN, blank=True)
    praktijk_aantal = models.PositiveIntegerField(null=True, blank=True)
    praktijk_eenheid = models.CharField(max_length=20, choices=EENHEDEN, blank=True)
    verlenging = models.JSONField(
        default=dict,
        help_text="{aantal, eenheid, keren}: hoeveel een verlenging hoogstens is; leeg: niet te verlengen.",
    )
    eindigt_op = models.CharField(
        max_length=40, blank=True, default="", help_text="Code van de gebeurtenis die de eigen einddag noemt."
    )
    reist_mee = models.BooleanField(default=False, help_text="Gaat mee naar de casus waarin de melding landt.")
    eigenaar = models.CharField(max_length=18, choices=[(e.value, e.value) for e in Eigenaar])
    gevaar = models.PositiveSmallIntegerField(default=0)
    bron = models.TextField()
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="De eerste dag waarop de definitie niet meer geldt.")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("regio", "code", "geldig_van"), name="termijndefinitie_uniek"),
            models.CheckConstraint(
                condition=Q(wettelijk_aantal=None, wettelijk_eenheid="")
                | Q(wettelijk_aantal__isnull=False, wettelijk_eenheid__gt=""),
                name="termijndefinitie_wettelijk_heel",
            ),
            models.CheckConstraint(
                condition=Q(praktijk_aantal=None, praktijk_eenheid="")
                | Q(praktijk_aantal__isnull=False, praktijk_eenheid__gt=""),
                name="termijndefinitie_praktijk_heel",
            ),
            models.CheckConstraint(
                condition=Q(wettelijk_aantal__isnull=False) | Q(praktijk_aantal__isnull=False),
                name="termijndefinitie_heeft_duur",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gte=F("geldig_van")), name="termijndefinitie_periode"
            ),
            models.CheckConstraint(condition=Q(gevaar__lte=3), name="termijndefinitie_gevaar"),
        )

    def __str__(self) -> str:
        return f"{self.regio or 'landelijk'}/{self.code}"


class TermijnQuerySet(models.QuerySet["Termijn"]):
    """Which clocks run, and in which order is the work done?"""

    def lopend(self) -> "TermijnQuerySet":
        """Keep the clocks that run."""
        return self.filter(status=TermijnStatus.LOPEND.value)

    def werkvolgorde(self) -> "TermijnQuerySet":
        """Danger first, then what is due first."""
        return self.order_by("-gevaar", "uiterlijk", "id")


class Termijn(models.Model):
    """One clock on a dossier (or on a subject in it), with an owner."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier_id = models.BigIntegerField(db_index=True)
    onderwerp_soort = models.CharField(max_length=40, blank=True)
    onderwerp_id = models.BigIntegerField(null=True, blank=True)
    definitie = models.CharField(max_length=60)
    titel = models.CharField(max_length=60, help_text="Code van de titel.")
    eigenaar = models.CharField(max_length=18, choices=[(e.value, e.value) for e in Eigenaar])
    team_id = models.BigIntegerField(null=True, blank=True)
    medewerker_id = models.BigIntegerField(null=True, blank=True)
    gevaar = models.PositiveSmallIntegerField(default=0)
    gestart_op = models.DateTimeField()
    wettelijk_uiterlijk = models.DateTimeField(null=True, blank=True)
    praktijk_uiterlijk = models.DateTimeField(null=True, blank=True)
    uiterlijk = models.DateTimeField(db_index=True, help_text="De vroegste van beide.")
    volgend_alarm_op = models.DateTimeField(null=True, blank=True)
    alarm_stand = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=9, choices=[(s.value, s.value) for s in TermijnStatus], default="LOPEND")
    afgedaan_op = models.DateTimeField(null=True, blank=True)
    overschrijding_reden = models.TextField(blank=True)
    overschrijding_door_id = models.BigIntegerField(null=True, blank=True)
    overschrijding_op = models.DateTimeField(null=True, blank=True)
    laatste_contact_op = models.DateTimeField(null=True, blank=True)
    volgende_veiligheidscheck_op = models.DateTimeField(null=True, blank=True)

    objects = TermijnQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(F("team_id"), F("status"), F("gevaar").desc(), F("uiterlijk"), name="termijn_werklijst"),
            models.Index(
                fields=("volgend_alarm_op",),
                condition=Q(status="LOPEND", volgend_alarm_op__isnull=False),
                name="termijn_alarm",
            ),
            models.Index(fields=("medewerker_id",), condition=Q(status="LOPEND"), name="termijn_medewerker"),
            # A page of the work list begins at a place in this order, and reads no row before it.
            models.Index(
                F("team_id"),
                F("uiterlijk"),
                F("gevaar").desc(),
                F("id"),
                condition=Q(status="LOPEND"),
                name="termijn_bladeren",
            ),
            # The policy looks at every row that a search comes by: these are found without passing all other work.
            models.Index(
                fields=("team_id", "uiterlijk"),
                condition=Q(status="LOPEND") & LANG_VOORUIT,
                name="termijn_lang_vooruit",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("dossier_id", "definitie", "onderwerp_soort", "onderwerp_id"),
                condition=Q(status="LOPEND"),
                nulls_distinct=False,
                name="termijn_loopt_eenmaal",
            ),
            models.CheckConstraint(
                condition=~Q(status="LOPEND") | Q(team_id__isnull=False), name="termijn_lopend_heeft_team"
            ),
            models.CheckConstraint(
                condition=Q(status="LOPEND", afgedaan_op=None) | ~Q(status="LOPEND") & Q(afgedaan_op__isnull=False),
                name="termijn_afgedaan_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(onderwerp_soort="", onderwerp_id=None)
                | Q(onderwerp_soort__gt="", onderwerp_id__isnull=False),
                name="termijn_onderwerp_heel",
            ),
            models.CheckConstraint(
                condition=Q(overschrijding_reden="", overschrijding_door_id=None, overschrijding_op=None)
                | Q(
                    overschrijding_reden__gt="",
                    overschrijding_door_id__isnull=False,
                    overschrijding_op__isnull=False,
                ),
                name="termijn_overschrijding_heel",
            ),
            models.CheckConstraint(
                condition=Q(wettelijk_uiterlijk__isnull=False) | Q(praktijk_uiterlijk__isnull=False),
                name="termijn_heeft_einde",
            ),
            models.CheckConstraint(condition=Q(gevaar__lte=3), name="termijn_gevaar"),
            models.CheckConstraint(condition=Q(alarm_stand__in=(0, 60, 80, 100)), name="termijn_alarm_stand"),
        )

    def __str__(self) -> str:
        return f"{self.definitie} van dossier {self.dossier_id}"


class Verlenging(models.Model):
    """One extension of a term: how long, why, and who approved."""

    termijn = models.ForeignKey(Termijn, on_delete=models.CASCADE, related_name="verlengingen")
    dossier_id = models.BigIntegerField(db_index=True)
    aantal = models.PositiveIntegerField()
    eenheid = models.CharField(max_length=20, choices=EENHEDEN)
    reden = models.TextField()
    aangevraagd_door_id = models.BigIntegerField()
    goedgekeurd_door_id = models.BigIntegerField()
    verlengd_op = models.DateTimeField()
    was_uiterlijk = models.DateTimeField()
    werd_uiterlijk = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(reden__gt=""), name="verlenging_heeft_reden"),
            models.CheckConstraint(condition=Q(werd_uiterlijk__gt=F("was_uiterlijk")), name="verlenging_is_later"),
            models.CheckConstraint(
                condition=~Q(aangevraagd_door_id=F("goedgekeurd_door_id")), name="verlenging_door_twee"
            ),
        )

    def __str__(self) -> str:
        return f"verlenging van {self.termijn_id}"


class Verlengverzoek(models.Model):
    """A request for more time: who asked how much and why, and what another person decided."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    termijn = models.ForeignKey(Termijn, on_delete=models.CASCADE, related_name="verlengverzoeken")
    dossier_id = models.BigIntegerField(db_index=True)
    aantal = models.PositiveIntegerField()
    reden = models.TextField()
    gevraagd_door_id = models.BigIntegerField()
    gevraagd_op = models.DateTimeField()
    besloten_door_id = models.BigIntegerField(null=True, blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    akkoord = models.BooleanField(null=True)
    afwijsreden = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("termijn",), condition=Q(besloten_op=None), name="verlengverzoek_een_open"),
            models.CheckConstraint(condition=Q(reden__gt=""), name="verlengverzoek_heeft_reden"),
            models.CheckConstraint(
                condition=Q(besloten_op=None, besloten_door_id=None, akkoord=None)
                | Q(besloten_op__isnull=False, besloten_door_id__isnull=False, akkoord__isnull=False),
                name="verlengverzoek_besluit_heel",
            ),
            models.CheckConstraint(
                condition=Q(besloten_door_id=None) | ~Q(besloten_door_id=F("gevraagd_door_id")),
                name="verlengverzoek_door_twee",
            ),
            models.CheckConstraint(
                condition=~Q(akkoord=False) | Q(afwijsreden__gt=""), name="verlengverzoek_afgewezen_met_reden"
            ),
        )

    def __str__(self) -> str:
        return f"verzoek om verlenging van {self.termijn_id}"
