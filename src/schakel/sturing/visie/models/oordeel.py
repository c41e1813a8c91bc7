"""What people judge of a principle, what needs work, who does it by when, and what the council asked."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from schakel.basis.toegang.models import Medewerker
from schakel.sturing.visie.models.visie import Visieversie
from schakel.sturing.visie.models.werk import VanVisie
from schakel.sturing.visie.rules.kleur import Kleur
from schakel.sturing.visie.rules.standen import Actiestatus, Vraagsoort

KLEUREN = [(k.value, k.value) for k in Kleur]


class Kleuroordeel(models.Model):
    """The colour that people gave a principle over a period, with their reason; never changed, only followed."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    versie = models.ForeignKey(Visieversie, on_delete=models.PROTECT, related_name="oordelen")
    uitgangspunt = models.PositiveSmallIntegerField()
    van = models.DateField()
    tot = models.DateField(help_text="De eerste dag die niet meer meetelt.")
    kleur = models.CharField(max_length=11, choices=KLEUREN)
    reden = models.TextField()
    constante_aandacht = models.BooleanField(default=False)
    # What the figures proposed at that moment, and in which words; empty: they proposed nothing.
    voorstel = models.CharField(max_length=11, choices=KLEUREN, blank=True)
    cijfers = models.JSONField(default=list)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=("versie", "uitgangspunt", "op"), name="kleuroordeel_verloop"),)
        constraints = (
            models.CheckConstraint(condition=~Q(reden=""), name="kleuroordeel_heeft_reden"),
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="kleuroordeel_periode"),
        )

    def __str__(self) -> str:
        return f"{self.uitgangspunt}: {self.kleur}"


class Focuspunt(VanVisie):
    """What needs work at a principle."""

    uitgangspunt = models.PositiveSmallIntegerField()
    tekst = models.TextField()
    vastgelegd_op = models.DateTimeField()
    afgesloten_op = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.tekst


class Actie(VanVisie):
    """Who does what by when about a focus point."""

    focuspunt = models.ForeignKey(Focuspunt, on_delete=models.PROTECT, related_name="acties")
    nummer = models.PositiveSmallIntegerField(null=True, blank=True)
    titel = models.CharField(max_length=300)
    eigenaar = models.CharField(max_length=200, blank=True)
    begin = models.DateField()
    termijn = models.DateField()
    status = models.CharField(max_length=7, choices=[(s.value, s.value) for s in Actiestatus], default="OPEN")
    # The indicator on which an effect is expected; empty: none.
    indicator = models.CharField(max_length=60, blank=True)

    class Meta(VanVisie.Meta):
        constraints = (
            *VanVisie.Meta.constraints,
            models.CheckConstraint(condition=Q(termijn__gte=F("begin")), name="actie_termijn_na_begin"),
        )

    def __str__(self) -> str:
        return self.titel


class Actienotitie(models.Model):
    """How an action goes, or that it went to another state."""

    actie = models.ForeignKey(Actie, on_delete=models.CASCADE, related_name="notities")
    tekst = models.TextField()
    naar = models.CharField(max_length=7, choices=[(s.value, s.value) for s in Actiestatus], blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.tekst


class Raadsvraag(VanVisie):
    """A motion, promise or question of a council, with its answer."""

    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Vraagsoort])
    nummer = models.CharField(max_length=40, blank=True)
    titel = models.CharField(max_length=200)
    orgaan = models.CharField(max_length=200)
    op = models.DateField(null=True, blank=True, help_text="Leeg: de dag is niet bekend.")
    uitgangspunt = models.PositiveSmallIntegerField(null=True, blank=True)
    eigenaar = models.CharField(max_length=200, blank=True)
    uiterlijk = models.DateField(null=True, blank=True)
    antwoord = models.TextField(blank=True)
    afgedaan_op = models.DateTimeField(null=True, blank=True)

    class Meta(VanVisie.Meta):
        constraints = (
            *VanVisie.Meta.constraints,
            models.CheckConstraint(
                condition=Q(afgedaan_op=None) | ~Q(antwoord=""), name="raadsvraag_afgedaan_heeft_antwoord"
            ),
        )

    def __str__(self) -> str:
        return self.titel
