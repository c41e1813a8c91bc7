"""Moments at which the safety of a household is checked after a handover, and what was found."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.monitoring.rules import Controlebron, ControleStatus, Veiligheid, Vervolg


class ControlemomentQuerySet(DossierGebondenQuerySet["Controlemoment"]):
    """Which checks are there?"""


class Controlemoment(models.Model):
    """A planned check; the template of the region says when."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="controlemomenten")
    overdracht_id = models.BigIntegerField(help_text="De gestarte overdracht waarvan de dagen tellen.")
    sjabloon = models.CharField(max_length=40)
    soort = models.CharField(max_length=40)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gepland_op = models.DateField()
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in ControleStatus])
    gedaan_op = models.DateTimeField(null=True)
    gedaan_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    nieuwe_zorgen = models.BooleanField(null=True)
    vervolg = models.CharField(max_length=12, choices=[(v.value, v.value) for v in Vervolg], blank=True, default="")
    # Who said what, what must be done and what was done: encrypted with the key of the dossier.
    verslag = models.BinaryField(null=True)
    ontvangstcode = models.CharField(max_length=20, blank=True, default="")
    melding = models.UUIDField(null=True)
    opgevolgd_op = models.DateTimeField(null=True)
    opgevolgd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    opvolging = models.BinaryField(null=True)

    objects = ControlemomentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "status", "gepland_op"], name="controlemoment_team")]
        constraints = [
            models.UniqueConstraint(fields=["overdracht_id", "sjabloon"], name="controlemoment_eenmaal"),
            models.CheckConstraint(
                condition=Q(status="GEDAAN", gedaan_op__isnull=False, nieuwe_zorgen__isnull=False)
                | ~Q(status="GEDAAN") & Q(gedaan_op=None),
                name="controlemoment_gedaan_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(nieuwe_zorgen=True, vervolg__in=["TERMIJN", "MELDING", "HEROPENEN", "BEL"])
                | ~Q(nieuwe_zorgen=True),
                name="controlemoment_zorgen_hebben_vervolg",
            ),
            models.CheckConstraint(
                condition=Q(opgevolgd_op=None, opgevolgd_door=None, opvolging=None)
                | Q(opgevolgd_op__isnull=False, opgevolgd_door__isnull=False, opvolging__isnull=False),
                name="controlemoment_opgevolgd_heeft_wie",
            ),
        ]


class Belsignaal(models.Model):
    """That one of the two teams that follow a household rang the bell at the other, and what that one answered."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="belsignalen")
    van_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    aan_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gebeld_op = models.DateTimeField()
    gebeld_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    inhoud = models.BinaryField()
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    antwoord = models.BinaryField(null=True)

    objects = DossierGebondenQuerySet["Belsignaal"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(van_team=models.F("aan_team")), name="belsignaal_tussen_twee_teams"),
            models.CheckConstraint(
                condition=Q(beantwoord_op=None, beantwoord_door=None, antwoord=None)
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False, antwoord__isnull=False),
                name="belsignaal_antwoord_heeft_wie",
            ),
        ]


class Volgoverdracht(models.Model):
    """That a household moved to another region: following stays here until the other Veilig Thuis confirmed."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="volgoverdrachten")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    # To which region is where the household lives: encrypted, as is who confirmed.
    inhoud = models.BinaryField()
    bevestigd_op = models.DateTimeField(null=True)
    bevestigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    bevestiging = models.BinaryField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    intrekking = models.BinaryField(null=True)

    objects = DossierGebondenQuerySet["Volgoverdracht"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(bevestigd_op=None, ingetrokken_op=None),
                name="volgoverdracht_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op=None, ingetrokken_door=None, intrekking=None)
                | Q(
                    ingetrokken_op__isnull=False,
                    ingetrokken_door__isnull=False,
                    intrekking__isnull=False,
                    bevestigd_op=None,
                ),
                name="volgoverdracht_ingetrokken_heeft_wie",
            ),
            models.CheckConstraint(
                condition=Q(bevestigd_op=None, bevestigd_door=None, bevestiging=None)
                | Q(bevestigd_op__isnull=False, bevestigd_door__isnull=False, bevestiging__isnull=False),
                name="volgoverdracht_bevestigd_heeft_wie",
            ),
            models.CheckConstraint(
                condition=Q(bevestigd_door=None) | ~Q(bevestigd_door=models.F("gevraagd_door")),
                name="volgoverdracht_door_twee",
            ),
        ]


class Controleuitkomst(models.Model):
    """What one source said about one person at a check."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    controlemoment = models.ForeignKey(Controlemoment, on_delete=models.PROTECT, related_name="uitkomsten")
    persoon_id = models.BigIntegerField(null=True, help_text="Leeg: het hele gezin.")
    bron = models.CharField(max_length=20, choices=[(b.value, b.value) for b in Controlebron])
    veiligheid = models.CharField(max_length=20, choices=[(v.value, v.value) for v in Veiligheid])

    objects = DossierGebondenQuerySet["Controleuitkomst"].as_manager()
