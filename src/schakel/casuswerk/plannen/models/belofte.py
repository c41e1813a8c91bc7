"""Who promised what, by when, and who looks whether it was done?  (docs/woordenlijst.md: belofte)"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models.kaart import Netwerklid
from schakel.casuswerk.plannen.models.plan import Plan
from schakel.casuswerk.plannen.models.zicht import DeelQuerySet
from schakel.casuswerk.plannen.rules.beloften import BelofteStatus


def _een_van(voor: str) -> Q:
    """Return the condition that exactly one of person, member of the network and team is named."""
    kolommen = [f"{voor}persoon", f"{voor}netwerklid", f"{voor}team"]
    een = Q()
    for vol in kolommen:
        een |= Q(**{f"{k}__isnull": k != vol for k in kolommen})
    return een


class BelofteQuerySet(DeelQuerySet["Belofte"]):
    """A promise is seen by who promises, who asked and who looks; one that safety requires, by everyone involved."""

    eigen = ("team", "controle_team", "aangeboden_team")
    open_voor_ieder = "voor_veiligheid"


class Belofte(models.Model):
    """What somebody of the family, of the network or a team promised, until when, and who looks whether it was done."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="beloften")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="beloften")
    status = models.CharField(max_length=11, choices=[(s.value, s.value) for s in BelofteStatus])
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    netwerklid = models.ForeignKey(Netwerklid, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    controle_persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    controle_netwerklid = models.ForeignKey(Netwerklid, on_delete=models.PROTECT, null=True, related_name="+")
    controle_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    uiterlijk = models.DateField()
    # The meeting in which it was said: a room beside this one, so by its public id.
    bijeenkomst = models.UUIDField(null=True)
    # Safety requires that every involved team knows of it; else only those whose part it is.
    voor_veiligheid = models.BooleanField(default=True)
    # Who has no account is reminded only when somebody said that this is safe.
    veilig_herinneren = models.BooleanField(default=False)
    # What was promised, why it was refused, what was found; encrypted with the key of the dossier.
    inhoud = models.BinaryField()
    aangeboden_op = models.DateTimeField()
    aangeboden_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    aangeboden_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    afgerond_op = models.DateTimeField(null=True)
    afgerond_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = BelofteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_een_van(""), name="belofte_van_een"),
            models.CheckConstraint(condition=_een_van("controle_"), name="belofte_een_controleert"),
            models.CheckConstraint(
                condition=Q(status__in=["AANGEBODEN", "INGETROKKEN"])
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False),
                name="belofte_antwoord_heeft_wie",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["GEDAAN", "VERBROKEN"])
                | Q(afgerond_op__isnull=False, afgerond_door__isnull=False),
                name="belofte_afgerond_heeft_wie",
            ),
        ]
