"""Who has an account, and for which teams in which role do they act?"""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
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
