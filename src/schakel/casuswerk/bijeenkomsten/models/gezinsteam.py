"""A team around one family: its core, who was added until when, and who holds procesregie."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.bijeenkomsten.rules.gezinsteam import Teamplek
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet


class Gezinsteam(models.Model):
    """The team around one family, in a form that the region knows."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    vorm = models.CharField(max_length=40)
    gevormd_op = models.DateTimeField()
    gevormd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    opgeheven_op = models.DateTimeField(null=True)

    objects = DossierGebondenQuerySet["Gezinsteam"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(opgeheven_op=None), name="gezinsteam_een_per_dossier"
            )
        ]


class Gezinsteamlid(models.Model):
    """A team, or named people of it, in the team around a family, from-until."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    gezinsteam = models.ForeignKey(Gezinsteam, on_delete=models.PROTECT, related_name="leden")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # Nobody named: everybody who works for the team.
    medewerkers = ArrayField(models.BigIntegerField(), default=list)
    plek = models.CharField(max_length=5, choices=[(p.value, p.value) for p in Teamplek])
    periode = DateTimeRangeField()
    # That this membership let the team into the dossier; what was there before, stays when it ends.
    liet_binnen = models.BooleanField()
    toegevoegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = DossierGebondenQuerySet["Gezinsteamlid"].as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="gezinsteamlid_een_per_team",
                expressions=[
                    ("gezinsteam", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            )
        ]


class Procesregie(models.Model):
    """Who brings the parties of the team to the table, from-until; never two at once, and beside whoever directs."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    gezinsteam = models.ForeignKey(Gezinsteam, on_delete=models.PROTECT, related_name="procesregies")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    periode = DateTimeRangeField()

    objects = DossierGebondenQuerySet["Procesregie"].as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="procesregie_een_tegelijk",
                expressions=[("gezinsteam", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            )
        ]
