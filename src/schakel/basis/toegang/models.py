"""Who has an account, for which teams in which role do they act, and how do they sign in?"""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models

from schakel.basis.organisaties.models import Organisatie, Team


class MedewerkerQuerySet(BaseUserManager["Medewerker"]):
    """How accounts are found; they are made by deeds only."""


class Medewerker(AbstractBaseUser):
    """A person with a personal account; shared accounts do not exist."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    gebruikersnaam = models.CharField(max_length=80, unique=True)
    naam = models.CharField(max_length=120)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="medewerkers")
    is_active = models.BooleanField(default=True)
    vog_datum = models.DateField(null=True, blank=True)
    is_voorbeeld = models.BooleanField(default=False)

    USERNAME_FIELD = "gebruikersnaam"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = MedewerkerQuerySet()

    class Meta:
        constraints = [
            # Account only after a certificate of conduct (Wmo 2015, art. 4.2.4); invented staff have none.
            models.CheckConstraint(
                condition=models.Q(is_active=False) | models.Q(vog_datum__isnull=False) | models.Q(is_voorbeeld=True),
                name="medewerker_actief_heeft_vog",
            )
        ]


class Teamlid(models.Model):
    """That a person acts for a team in a role, from a day until a day."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="lidmaatschappen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="leden")
    rol = models.CharField(max_length=40)
    periode = DateRangeField()
    # Ill or on leave until this day; empty for whoever is there. Colleagues take the work over meanwhile.
    afwezig_tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="teamlid_een_rol_per_dag",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            )
        ]


class Voorkeur(models.Model):
    """For which of their teams a person acted last; switching is a logged deed."""

    medewerker = models.OneToOneField(Medewerker, on_delete=models.CASCADE, related_name="voorkeur")
    teamlid = models.ForeignKey(Teamlid, on_delete=models.CASCADE, related_name="+")


class Aanmeldcode(models.Model):
    """A code for one use, handed over in person, with which somebody chooses how to sign in (ADR-0022)."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="aanmeldcodes")
    # A keyed hash: the code itself is shown once to the administrator and kept nowhere.
    zegel = models.BinaryField(unique=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.BigIntegerField(null=True)
    verloopt_op = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verloopt_op__gt=models.F("gemaakt_op")), name="aanmeldcode_verloopt_na_maken"
            ),
        ]


class Aanmeldpoging(models.Model):
    """One failed attempt to sign in, by keyed hash of what was typed or where it came from; gone after a day."""

    sleutel = models.BinaryField()
    gedaan_op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["sleutel", "gedaan_op"], name="aanmeldpoging_sleutel_op")]


class Vermijding(models.Model):
    """That an employee wants no dossier about this person (kin, acquaintance); nobody else reads it (T6)."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="+")
    # Keyed hashes of the BSN and of name with birth date: found exactly, without being stored.
    zegels = ArrayField(models.BinaryField())
    # What was typed, encrypted under a master key of its own (ADR-0016).
    inhoud = models.BinaryField()
    gemaakt_op = models.DateTimeField()


class Koppeling(models.Model):
    """A machine with an account of its own: it acts for one team in one role, on behalf of whoever runs it."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    naam = models.CharField(max_length=120)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="koppelingen")
    rol = models.CharField(max_length=40)
    # A keyed hash: the token itself is shown once to the administrator and kept nowhere.
    zegel = models.BinaryField(unique=True)
    # Time on the wall, as for every token.
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.BigIntegerField(null=True)
    verloopt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.BigIntegerField(null=True)
    gebruikt_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verloopt_op__gt=models.F("gemaakt_op")), name="koppeling_verloopt_na_maken"
            ),
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op=None, ingetrokken_door=None)
                | models.Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="koppeling_ingetrokken_heeft_wie",
            ),
        ]
