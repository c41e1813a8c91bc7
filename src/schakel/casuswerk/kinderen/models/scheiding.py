"""Does a complex divorce play in this casus, and which help does it get of its own?"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from schakel.basis.organisaties.models import Aanbod
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.personen.models import Huishouden


class ScheidingsvlagQuerySet(DossierGebondenQuerySet["Scheidingsvlag"]):
    """Where does a complex divorce play?"""


class Scheidingsvlag(models.Model):
    """That a complex divorce plays, from-until, with the help that was asked for it."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    # Empty: the whole casus.
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, related_name="+")
    # What plays for the children; encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    sinds = models.DateTimeField()
    gezet_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, null=True, related_name="+")
    gevraagd_op = models.DateField(null=True)
    gestart_op = models.DateField(null=True)
    gestopt_op = models.DateTimeField(null=True)

    objects = ScheidingsvlagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "huishouden"],
                condition=Q(gestopt_op=None),
                nulls_distinct=False,
                name="scheidingsvlag_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_op=None) | Q(gestopt_op__gte=F("sinds")), name="scheidingsvlag_vooruit"
            ),
            models.CheckConstraint(
                condition=Q(gestart_op=None) | Q(gevraagd_op__isnull=False, aanbod__isnull=False),
                name="scheidingsvlag_gestart_was_gevraagd",
            ),
        ]
