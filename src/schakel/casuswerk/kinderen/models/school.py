"""Who at school knows what a child needs there, on which ground, until when, and what did the school answer?"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.kinderen.rules.school import Grond, Weg
from schakel.casuswerk.personen.models import Persoon


class SchoolcontactQuerySet(DossierGebondenQuerySet["Schoolcontact"]):
    """Which schools were brought in?"""


class Schoolcontact(models.Model):
    """Somebody at a school who was brought in for one child, with a ground, from-until."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    grond = models.CharField(max_length=12, choices=[(g.value, g.value) for g in Grond])
    toestemming = ArrayField(models.CharField(max_length=10), default=list)
    weg = models.CharField(max_length=5, choices=[(w.value, w.value) for w in Weg])
    # Name, function, school, address, and why it was necessary; encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    # What the school sees and nothing more, under a master key of its own: its page opens no key of a dossier.
    blad = models.BinaryField()
    vanaf = models.DateTimeField()
    tot = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    # Keyed hashes: of the code that waits to be used once, and of the visit that it opened.
    zegel = models.BinaryField(null=True, db_index=True)
    zegel_tot = models.DateTimeField(null=True)
    sessie = models.BinaryField(null=True, db_index=True)
    sessie_tot = models.DateTimeField(null=True)
    geopend_op = models.DateTimeField(null=True)

    objects = SchoolcontactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("vanaf")), name="schoolcontact_loopt_vooruit"),
            models.CheckConstraint(
                condition=Q(grond="NOODZAAK") | ~Q(toestemming=[]), name="schoolcontact_toestemming_van_iemand"
            ),
            models.CheckConstraint(
                condition=Q(zegel=None, zegel_tot=None) | Q(zegel__isnull=False, zegel_tot__isnull=False),
                name="schoolcontact_code_heeft_einde",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op=None, ingetrokken_door=None)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="schoolcontact_ingetrokken_heeft_wie",
            ),
        ]


class SchoolantwoordQuerySet(DossierGebondenQuerySet["Schoolantwoord"]):
    """What did schools answer?"""


class Schoolantwoord(models.Model):
    """What a school answered; until somebody read it, a clock runs."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    schoolcontact = models.ForeignKey(Schoolcontact, on_delete=models.PROTECT, related_name="antwoorden")
    # Under the master key of schools: whoever wrote it acts for no team and holds no key of the dossier.
    inhoud = models.BinaryField()
    gegeven_op = models.DateTimeField()
    gehoord_op = models.DateTimeField(null=True)
    gelezen_op = models.DateTimeField(null=True)
    gelezen_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SchoolantwoordQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["gegeven_op"], condition=Q(gehoord_op=None), name="schoolantwoord_te_horen")]
        constraints = [
            models.CheckConstraint(
                condition=Q(gelezen_op=None, gelezen_door=None)
                | Q(gelezen_op__isnull=False, gelezen_door__isnull=False),
                name="schoolantwoord_gelezen_heeft_wie",
            )
        ]
