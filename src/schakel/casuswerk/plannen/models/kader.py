"""In which frame is each person helped, who is casemanager, and what was agreed before the plan began?"""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models.veiligheid import Situatie
from schakel.casuswerk.plannen.models.zicht import PlanQuerySet
from schakel.casuswerk.plannen.rules.kader import Kadersoort, Maatregel


class Kader(models.Model):
    """How free one person is to say no, from-until, and from where that is known."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    kader = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kadersoort])
    maatregel = models.CharField(max_length=12, choices=[(m.value, m.value) for m in Maatregel], blank=True, default="")
    periode = DateRangeField()
    # From whom or from which paper this is known; encrypted with the key of the dossier.
    bron = models.BinaryField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet["Kader"].as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="kader_een_tegelijk",
                expressions=[
                    ("dossier", RangeOperators.EQUAL),
                    ("persoon", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(kader="DWANG") & ~Q(maatregel="") | ~Q(kader="DWANG") & Q(maatregel=""),
                name="kader_dwang_heeft_maatregel",
            ),
        ]


class Casemanagerkeuze(models.Model):
    """Which team is casemanager, what the agreement proposed, and why another was chosen; the newest counts."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    voorstel = models.CharField(max_length=40, blank=True, default="")
    afspraakversie = models.BigIntegerField(null=True)
    artikel = models.CharField(max_length=20, blank=True, default="")
    afwijkend = models.BooleanField(default=False)
    reden = models.BinaryField(null=True)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet["Casemanagerkeuze"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(afwijkend=False) | Q(reden__isnull=False), name="casemanagerkeuze_anders_heeft_reden"
            )
        ]


class Overname(models.Model):
    """What was agreed about safety at the start of a handover, carried over for the plan; nobody types it again."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    bron = models.CharField(max_length=40)
    van_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # The text, and what was done with it; encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    ontvangen_op = models.DateTimeField()
    verwerkt_op = models.DateTimeField(null=True)
    verwerkt_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    # Empty when it was put aside with a reason: it stands in the plan already, or holds no longer.
    situatie = models.ForeignKey(Situatie, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PlanQuerySet["Overname"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verwerkt_op=None, verwerkt_door=None, situatie=None)
                | Q(verwerkt_op__isnull=False, verwerkt_door__isnull=False),
                name="overname_verwerkt_heeft_wie",
            ),
            models.UniqueConstraint(fields=["dossier", "bron"], name="overname_eenmaal_per_bron"),
        ]
