"""Who of a family was asked about the help at which moment; and apart from that, what was said."""

from typing import Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.dossiers.models import Dossier, Leidend
from schakel.casuswerk.gezin.rules.ervaring import Ervaringsweg, Nietvragen
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models.zicht import PlanQuerySet
from schakel.kernel.handeling import Handeling


class ErvaringsvraagQuerySet(PlanQuerySet["Ervaringsvraag"]):
    """That somebody was asked, everyone who sees the plan may know: so nobody is asked twice."""


class ErvaringQuerySet(PlanQuerySet["Ervaring"]):
    """What somebody said is read by who asked; and by who directs or answers, once that somebody said yes."""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep what the actor asked, and what may be read by the team that leads."""
        gevraagd = Q(vraag__gevraagd_door_id=handeling.wie or 0)
        gedeeld = Q(delen=True) & Q(Leidend(handeling, "dossier_id"))
        return super().visible_to(handeling).filter(gevraagd | gedeeld)


class Ervaringsvraag(models.Model):
    """One person at one fixed moment: asked, by whom and how, or why not."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    # After how many months of the plan.
    maanden = models.SmallIntegerField()
    weg = models.CharField(max_length=7, choices=[(w.value, w.value) for w in Ervaringsweg])
    reden = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Nietvragen], blank=True, default="")
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    gevraagd_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # The questions as they were asked: {"kort": [[code, text], ...], "open": text}; nothing of a person.
    vragen = models.JSONField()
    zegel = models.BinaryField(null=True, db_index=True)
    zegel_tot = models.DateTimeField(null=True)
    sessie = models.BinaryField(null=True, db_index=True)
    sessie_tot = models.DateTimeField(null=True)
    gegeven_op = models.DateTimeField(null=True)
    gehoord_op = models.DateTimeField(null=True)
    gelezen_op = models.DateTimeField(null=True)

    objects = ErvaringsvraagQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["gegeven_op"], condition=Q(gegeven_op__isnull=False, gehoord_op=None), name="ervaring_te_horen"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "persoon", "maanden"], name="ervaring_eenmaal_per_moment"),
            models.CheckConstraint(
                condition=Q(weg="NIET") & ~Q(reden="") & Q(gegeven_op=None) | ~Q(weg="NIET") & Q(reden=""),
                name="ervaring_niet_gevraagd_heeft_reden",
            ),
            models.CheckConstraint(
                condition=Q(zegel=None, zegel_tot=None) | Q(zegel__isnull=False, zegel_tot__isnull=False),
                name="ervaring_code_heeft_einde",
            ),
            models.CheckConstraint(
                condition=Q(gegeven_op=None) | Q(zegel=None, sessie=None), name="ervaring_gegeven_opent_niets"
            ),
        ]


class Ervaring(models.Model):
    """What somebody said: a figure per question, words, and who may read them."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    vraag = models.OneToOneField(Ervaringsvraag, on_delete=models.PROTECT, related_name="ervaring")
    cijfers = ArrayField(models.SmallIntegerField())
    # True: whoever directs may read it too.
    delen = models.BooleanField()
    # Own words, under the master key of this room: whoever wrote them may act for no team.
    inhoud = models.BinaryField()

    objects = ErvaringQuerySet.as_manager()
