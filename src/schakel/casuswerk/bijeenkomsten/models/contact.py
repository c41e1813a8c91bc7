"""Who sought contact with whom, by which way, and what came of it?"""

from django.db import models

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.bijeenkomsten.rules.contact import Zoekuitkomst, Zoekweg
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.personen.models import Persoon


class Contactpoging(models.Model):
    """One attempt to reach a person: when, by whom, by which way, what was offered; never changed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="contactpogingen")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    weg = models.CharField(max_length=10, choices=[(w.value, w.value) for w in Zoekweg])
    # Whether the sheet of safe contact named this way at that moment.
    veilige_weg = models.BooleanField()
    uitkomst = models.CharField(max_length=13, choices=[(u.value, u.value) for u in Zoekuitkomst])
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # What was offered, what would make help acceptable, who else is let in, why this way; encrypted.
    inhoud = models.BinaryField()
    vastgelegd_op = models.DateTimeField()

    objects = DossierGebondenQuerySet["Contactpoging"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["dossier", "persoon"], name="contactpoging_persoon")]
