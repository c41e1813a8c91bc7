"""A meeting, who belongs to it, and which children were met at it.  (docs/woordenlijst.md: bijeenkomst)"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import (
    Aanwezigheid,
    Afwezigreden,
    Bijeenkomstsoort,
    BijeenkomstStatus,
    Bijeenkomstvorm,
    Plicht,
    Rondreden,
    Uitnodigweg,
    gets_minutes,
)
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.personen.models import Kindcontact, Persoon


class Bijeenkomst(models.Model):
    """A talk with the family, a session of the team around it, or a visit by two organisations: one record for all."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="bijeenkomsten")
    soort = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Bijeenkomstsoort])
    vorm = models.CharField(max_length=5, choices=[(v.value, v.value) for v in Bijeenkomstvorm], default="SAMEN")
    rond_reden = models.CharField(max_length=9, choices=[(r.value, r.value) for r in Rondreden], blank=True, default="")
    status = models.CharField(max_length=9, choices=[(s.value, s.value) for s in BijeenkomstStatus])
    gepland_voor = models.DateTimeField()
    gepland_op = models.DateTimeField()
    gepland_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    gepland_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # When the first part of a session, on safety, was concluded.
    veiligheid_op = models.DateTimeField(null=True)
    gehouden_op = models.DateTimeField(null=True)
    vastgelegd_op = models.DateTimeField(null=True)
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    # Purpose, place (never a secret address), why round, why called off; encrypted with the key of the dossier.
    inhoud = models.BinaryField()

    objects = DossierGebondenQuerySet["Bijeenkomst"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["dossier", "gepland_voor"], name="bijeenkomst_dossier_dag")]
        constraints = [
            models.CheckConstraint(
                condition=Q(vorm="SAMEN", rond_reden="") | Q(vorm="ROND") & ~Q(rond_reden=""),
                name="bijeenkomst_rond_heeft_reden",
            ),
            models.CheckConstraint(
                condition=Q(status="GEHOUDEN", gehouden_op__isnull=False) | ~Q(status="GEHOUDEN") & Q(gehouden_op=None),
                name="bijeenkomst_gehouden_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="GEPLAND", vastgelegd_op=None, vastgelegd_door=None)
                | ~Q(status="GEPLAND") & Q(vastgelegd_op__isnull=False, vastgelegd_door__isnull=False),
                name="bijeenkomst_afgerond_heeft_wie",
            ),
        ]


class Genodigde(models.Model):
    """Somebody who belongs to a meeting: of the family, of the network, or a team; how invited, and whether there."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="genodigden")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    # First name and role of somebody around the family; encrypted with the key of the dossier.
    netwerk = models.BinaryField(null=True)
    plicht = models.CharField(max_length=4, choices=[(p.value, p.value) for p in Plicht])
    weg = models.CharField(max_length=9, choices=[(w.value, w.value) for w in Uitnodigweg], blank=True, default="")
    uitgenodigd_op = models.DateTimeField(null=True)
    uitgenodigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    stand = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Aanwezigheid], blank=True, default="")
    reden = models.CharField(max_length=16, choices=[(r.value, r.value) for r in Afwezigreden], blank=True, default="")
    # Of a team at a visit: that it agrees with the record, and what it took along from it (encrypted).
    bevestigd_op = models.DateTimeField(null=True)
    bevestigd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    meegenomen = models.BinaryField(null=True)

    objects = DossierGebondenQuerySet["Genodigde"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(persoon__isnull=False, team=None, netwerk=None)
                | Q(persoon=None, team__isnull=False, netwerk=None)
                | Q(persoon=None, team=None, netwerk__isnull=False),
                name="genodigde_is_een",
            ),
            models.UniqueConstraint(fields=["bijeenkomst", "persoon"], name="genodigde_persoon_eenmaal"),
            models.UniqueConstraint(fields=["bijeenkomst", "team"], name="genodigde_team_eenmaal"),
            models.CheckConstraint(
                condition=~Q(plicht="NIET") | ~Q(reden="") & ~Q(stand="AANWEZIG"),
                name="genodigde_weggelaten_heeft_reden",
            ),
            models.CheckConstraint(condition=~Q(stand="AFWEZIG") | ~Q(reden=""), name="genodigde_afwezig_heeft_reden"),
            models.CheckConstraint(
                condition=Q(bevestigd_op=None, bevestigd_door=None, meegenomen=None)
                | Q(
                    bevestigd_op__isnull=False,
                    bevestigd_door__isnull=False,
                    meegenomen__isnull=False,
                    team__isnull=False,
                ),
                name="genodigde_bevestigd_heeft_wie",
            ),
        ]

    @property
    def reads_minutes(self) -> bool:
        """Whether minutes can be made for this place: somebody of the family or the network who was not kept away."""
        mag = gets_minutes(plicht=Plicht(self.plicht), weg=self.weg, stand=self.stand, reden=self.reden)
        return self.team_id is None and mag


class Bezoekkind(models.Model):
    """That a child was seen or spoken at a visit; what was recorded about it stands with the child."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="kinderen")
    contact = models.OneToOneField(Kindcontact, on_delete=models.PROTECT, related_name="+")

    objects = DossierGebondenQuerySet["Bezoekkind"].as_manager()
