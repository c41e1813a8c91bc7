"""The meldcode per organisation: what it holds, who guards it, and what happens to a shortfall."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.sturing.deskundigheid.rules.meldcode import Trede


class Aandachtsfunctionaris(models.Model):
    """Who guards the meldcode in a municipality or a team, with a deputy, from a day until a day."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    # A place is a team, or a municipality as such; empty team and municipality: the organisation as a whole.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    gemeente = models.CharField(max_length=10, blank=True, help_text="CBS-code.")
    naam = models.CharField(max_length=120)
    medewerker_id = models.BigIntegerField(null=True, help_text="Leeg: heeft geen account.")
    vervanger = models.CharField(max_length=120, blank=True)
    vervanger_medewerker_id = models.BigIntegerField(null=True)
    opgeleid_op = models.DateField(null=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gt=F("geldig_van")), name="aandachtsfunctionaris_periode"
            ),
            models.CheckConstraint(condition=Q(team=None) | Q(gemeente=""), name="aandachtsfunctionaris_een_plek"),
            ExclusionConstraint(
                name="aandachtsfunctionaris_een_per_plek",
                expressions=[
                    ("organisatie", "="),
                    (Func(F("team_id"), 0, function="coalesce", output_field=models.BigIntegerField()), "="),
                    ("gemeente", "="),
                    (Func("geldig_van", "geldig_tot", function="daterange", output_field=DateRangeField()), "&&"),
                ],
            ),
        )


class Meldcodestand(models.Model):
    """What an organisation says of its meldcode on a day; the newest counts, an older one never changes."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    aanwezig = models.BooleanField()
    onderdelen = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    intern_beleid = models.BooleanField(default=False)
    beslisser = models.CharField(max_length=120, blank=True, help_text="Functie die besluit om te melden.")
    herzien_op = models.DateField(null=True, blank=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()


class Meldcodetrede(models.Model):
    """One step that a shortfall climbed: what was agreed, by when; never changed."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    trede = models.CharField(max_length=10, choices=[(t.value, t.value) for t in Trede])
    op = models.DateField()
    afspraak = models.TextField()
    uiterlijk = models.DateField(null=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(trede="TERMIJN") | Q(uiterlijk__isnull=False), name="meldcodetrede_termijn_heeft_dag"
            ),
        )


class Collegavraag(models.Model):
    """What a colleague asks the attention officer; read by whoever asked and by the officers of the organisation."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gesteld_door_id = models.BigIntegerField()
    gesteld_op = models.DateTimeField()
    vraag = models.TextField()
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door_id = models.BigIntegerField(null=True)
    antwoord = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(beantwoord_op=None, beantwoord_door_id=None, antwoord="")
                | Q(beantwoord_op__isnull=False, beantwoord_door_id__isnull=False, antwoord__gt=""),
                name="collegavraag_antwoord_heel",
            ),
        )
