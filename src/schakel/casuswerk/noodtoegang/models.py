"""Which dossiers were opened in an emergency?"""

from datetime import timedelta
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, OnderwerpQuerySet, Zichtbaar
from schakel.casuswerk.noodtoegang.rules import Noodoordeel, Noodreden
from schakel.kernel.handeling import Handeling


class NoodtoegangQuerySet(OnderwerpQuerySet["Noodtoegang"]):
    """Which emergencies are there?"""

    onderwerp = "noodtoegang"

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep those of visible dossiers, those that the acting team looks at afterwards, and one's own."""
        ziet = Q(Zichtbaar(handeling, "dossier_id", self.onderwerp))
        return self.filter(ziet | Q(medewerker_id=handeling.wie or 0))


class Noodtoegang(models.Model):
    """That one person could read one dossier for a short while, without being in it."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    # A copy: whoever looks afterwards does not see the dossier itself.
    nummer = models.TextField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Noodreden])
    # In words, encrypted under a data key of its own: whoever looks afterwards never holds the key of the dossier.
    toelichting = models.BinaryField()
    geopend_op = models.DateTimeField()
    tot = models.DateTimeField()
    gestopt_op = models.DateTimeField(null=True)
    nagekeken_op = models.DateTimeField(null=True)
    nagekeken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+", null=True)
    oordeel = models.CharField(max_length=20, blank=True, default="", choices=[(o.value, o.value) for o in Noodoordeel])
    bevinding = models.BinaryField(null=True)

    objects = NoodtoegangQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["medewerker", "geopend_op"], name="noodtoegang_wie_wanneer")]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=F("geopend_op"), tot__lte=F("geopend_op") + timedelta(minutes=60)),
                name="noodtoegang_hoogstens_een_uur",
            ),
            models.CheckConstraint(
                condition=Q(nagekeken_op=None, nagekeken_door=None, oordeel="")
                | (Q(nagekeken_op__isnull=False, nagekeken_door__isnull=False) & ~Q(oordeel="")),
                name="noodtoegang_nagekeken_heeft_wie_en_oordeel",
            ),
            models.CheckConstraint(
                condition=Q(nagekeken_door=None) | ~Q(nagekeken_door=F("medewerker")),
                name="noodtoegang_een_ander_kijkt_na",
            ),
        ]
