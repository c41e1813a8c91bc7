"""That a team outside a casus is asked to one meeting: it sees that invitation and its own part, for that day."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.bijeenkomsten.models.bijeenkomst import Bijeenkomst
from schakel.casuswerk.bijeenkomsten.rules.gasten import GASTSOORT, GastStatus
from schakel.casuswerk.dossiers.models import Dossier, OnderwerpQuerySet


class GastQuerySet(OnderwerpQuerySet["Bijeenkomstgast"]):
    """Who sees the casus sees its guests; of the guests each sees its own row alone."""

    onderwerp = GASTSOORT


class Bijeenkomstgast(models.Model):
    """A team outside the casus at one meeting: what it may know, whether it comes, and what it brings in."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="gasten")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=9, choices=[(s.value, s.value) for s in GastStatus])
    # The moment of the meeting; the guest cannot read the row of the meeting itself.
    wanneer = models.DateTimeField()
    tot = models.DateTimeField()
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    gevraagd_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # What this guest may know and where it is; and what the guest brings in: with a key of their own.
    inhoud = models.BinaryField()
    inbreng = models.BinaryField(null=True)
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GastQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bijeenkomst", "team"], name="bijeenkomstgast_eenmaal"),
            models.CheckConstraint(condition=Q(tot__gt=models.F("wanneer")), name="bijeenkomstgast_ziet_tot_erna"),
            models.CheckConstraint(
                condition=Q(beantwoord_op=None, beantwoord_door=None, inbreng=None)
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False, inbreng__isnull=False),
                name="bijeenkomstgast_antwoord_heeft_wie",
            ),
        ]
