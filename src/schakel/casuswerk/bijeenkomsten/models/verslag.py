"""What stands in the minutes of a meeting, and for whom?  (docs/woordenlijst.md: verslagregel)"""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.bijeenkomsten.models.bijeenkomst import Bijeenkomst, Genodigde
from schakel.casuswerk.bijeenkomsten.rules.kringen import Deel, Kring, Regelsoort
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet, Regie, Verantwoordelijkheid
from schakel.kernel.handeling import Handeling


class VerslagregelQuerySet(DossierGebondenQuerySet["Verslagregel"]):
    """Lines of minutes; what is for whoever directs, no other team reads."""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the lines that the acting team may read; the policy of the database says the same."""
        nu = {"dossier_id": OuterRef("dossier_id"), "team_id": handeling.team or 0}
        nu["periode__contains"] = handeling.moment
        ruim = ~Q(kring=Kring.REGIE.value) | Q(team_id=handeling.team or 0)
        leidt = Exists(Verantwoordelijkheid.objects.filter(**nu)) | Exists(Regie.objects.filter(**nu))
        return super().visible_to(handeling).filter(ruim | leidt)


class Verslagregel(models.Model):
    """One line: how somebody sees it in their own words, a decision, or who does what; its circle can only narrow."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="regels")
    soort = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Regelsoort])
    deel = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Deel])
    kring = models.CharField(max_length=11, choices=[(k.value, k.value) for k in Kring])
    wie = models.ForeignKey(Genodigde, on_delete=models.PROTECT, null=True, related_name="regels")
    uiterlijk = models.DateField(null=True)
    inhoud = models.BinaryField()
    # The promise in the plan that was made of it: a room beside this one, so by its public id.
    belofte = models.UUIDField(null=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")

    objects = VerslagregelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="BESLUIT") | Q(wie__isnull=False), name="verslagregel_is_van_iemand"
            ),
            models.CheckConstraint(
                condition=Q(belofte=None) | Q(soort="AFSPRAAK"), name="verslagregel_belofte_is_afspraak"
            ),
        ]
