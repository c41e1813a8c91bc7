"""The evaluation of a vision: a draft that people edit, a round of comments, and the version that was frozen."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.sturing.visie.models.visie import Visieversie
from schakel.sturing.visie.rules.standen import Evaluatiestatus, Genodigdesoort


class Evaluatie(models.Model):
    """A letter with its annexes over one period; frozen, it never changes."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    versie = models.ForeignKey(Visieversie, on_delete=models.PROTECT, related_name="evaluaties")
    status = models.CharField(max_length=11, choices=[(s.value, s.value) for s in Evaluatiestatus])
    titel = models.CharField(max_length=200)
    van = models.DateField()
    tot = models.DateField(help_text="De eerste dag die niet meer meetelt.")
    gebied = models.CharField(max_length=60, help_text="Code van de verzameling gemeenten.")
    kenmerk = models.CharField(max_length=60, blank=True)
    ris = models.CharField(max_length=40, blank=True)
    datum = models.DateField(null=True, blank=True)
    aan = models.CharField(max_length=200, blank=True)
    onderwerp = models.CharField(max_length=300, blank=True)
    ondertekenaar = models.CharField(max_length=200, blank=True)
    functie = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    brief = models.TextField(blank=True)
    inleiding = models.TextField(blank=True)
    # Counts every change of the letter: who saves, tells which one was read.
    stand = models.PositiveIntegerField(default=1)
    gemaakt_op = models.DateTimeField()
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    # As it was frozen: JSON with every text and every figure, and the paper made of it.
    inhoud = models.TextField(blank=True)
    papier = models.BinaryField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="evaluatie_periode"),
            models.CheckConstraint(
                condition=Q(status="VASTGESTELD", vastgesteld_op__isnull=False, vastgesteld_door__isnull=False)
                & ~Q(inhoud="")
                & Q(papier__isnull=False)
                | ~Q(status="VASTGESTELD") & Q(vastgesteld_op=None, vastgesteld_door=None, inhoud="", papier=None),
                name="evaluatie_vastgesteld_heel",
            ),
        )

    def __str__(self) -> str:
        return self.titel


class Evaluatiedeel(models.Model):
    """The text over one principle."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.CASCADE, related_name="delen")
    uitgangspunt = models.PositiveSmallIntegerField()
    tekst = models.TextField(blank=True)
    stand = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("evaluatie", "uitgangspunt"), name="evaluatiedeel_een_per_uitgangspunt"),
        )

    def __str__(self) -> str:
        return f"{self.evaluatie}: {self.uitgangspunt}"


class Evaluatieronde(models.Model):
    """A round of comments: over an evaluation, or over a version of the vision."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.CASCADE, null=True, related_name="rondes")
    versie = models.ForeignKey(Visieversie, on_delete=models.CASCADE, null=True, related_name="rondes")
    uiterlijk = models.DateField()
    begonnen_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(evaluatie__isnull=False, versie=None) | Q(evaluatie=None, versie__isnull=False),
                name="evaluatieronde_over_een_van_beide",
            ),
            models.UniqueConstraint(
                fields=("evaluatie",), condition=Q(gesloten_op=None), name="evaluatieronde_een_open_evaluatie"
            ),
            models.UniqueConstraint(
                fields=("versie",), condition=Q(gesloten_op=None), name="evaluatieronde_een_open_versie"
            ),
        )

    def __str__(self) -> str:
        return f"ronde tot {self.uiterlijk}"


class Rondegenodigde(models.Model):
    """Who is invited: a team that comments in the program itself, or somebody whose words are written down."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    ronde = models.ForeignKey(Evaluatieronde, on_delete=models.CASCADE, related_name="genodigden")
    soort = models.CharField(max_length=19, choices=[(s.value, s.value) for s in Genodigdesoort])
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    naam = models.CharField(max_length=200)
    # Keyed hashes, for who has no account: of the code that was handed over, and of the visit that it opened.
    zegel = models.BinaryField(null=True, db_index=True)
    zegel_tot = models.DateTimeField(null=True)
    sessie = models.BinaryField(null=True, db_index=True)
    sessie_tot = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ronde", "team"), condition=Q(team__isnull=False), name="rondegenodigde_team_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(team=None) | Q(soort="PROFESSIONAL"), name="rondegenodigde_team_is_professional"
            ),
            models.CheckConstraint(
                condition=Q(zegel=None, zegel_tot=None) | Q(zegel__isnull=False, zegel_tot__isnull=False, team=None),
                name="rondegenodigde_code_heeft_einde",
            ),
            models.CheckConstraint(
                condition=Q(sessie=None, sessie_tot=None) | Q(sessie__isnull=False, sessie_tot__isnull=False),
                name="rondegenodigde_bezoek_heeft_einde",
            ),
        )

    def __str__(self) -> str:
        return self.naam


class Bijdrage(models.Model):
    """A comment on one principle, with its answer; the contributor chose whether to be named."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    genodigde = models.ForeignKey(Rondegenodigde, on_delete=models.CASCADE, related_name="bijdragen")
    uitgangspunt = models.PositiveSmallIntegerField()
    tekst = models.TextField()
    met_naam = models.BooleanField(default=False)
    op = models.DateTimeField()
    # Empty: written by the contributor, behind a code.
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(tekst=""), name="bijdrage_heeft_tekst"),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op=None, beantwoord_door=None)
                | ~Q(antwoord="") & Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False),
                name="bijdrage_antwoord_heel",
            ),
        )

    def __str__(self) -> str:
        return self.tekst
