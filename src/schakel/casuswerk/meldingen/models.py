"""What was reported, when, and how far has it come?"""

from typing import Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.meldingen.rules import (
    Aanleverdeur,
    AanleveringStatus,
    Acuut,
    Berichtsoort,
    Brongrond,
    EerdereBetrokkenheid,
    Kanaal,
    MelderSoort,
    MeldingStatus,
    Paaroordeel,
)
from schakel.casuswerk.personen.models import Huishouden
from schakel.kernel.handeling import Handeling


def _codes() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=80), default=list, blank=True)


class Melding(models.Model):
    """One report about one household; who reported it stands in the vault under its public id."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="melding")
    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    ontvangstcode = models.CharField(max_length=12)
    # The idempotency key of the door: sending twice makes one melding.
    sleutel = models.UUIDField(unique=True)
    status = models.CharField(max_length=14, choices=[(s.value, s.value) for s in MeldingStatus])
    kanaal = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kanaal])
    ontvangen_op = models.DateTimeField()
    ingevoerd_op = models.DateTimeField()
    gebeurd_op = models.DateTimeField(null=True)
    toelichting = models.TextField(blank=True, default="")
    acuut = models.CharField(max_length=8, choices=[(a.value, a.value) for a in Acuut])
    acuut_op = models.DateTimeField(null=True)
    acuut_door = models.BigIntegerField(null=True)
    iedereen_daar = models.CharField(max_length=10, blank=True, default="")
    voor_politie = models.CharField(max_length=300, blank=True, default="")
    direct_gedaan = _codes()
    vormen = _codes()
    # What the chain calls it, beside the statutory list of 2015 and the categories since 2019.
    aanleidingen = _codes()
    vormen_2019 = _codes()
    aarden = _codes()
    aanvullend = _codes()
    hoedanigheid = models.CharField(max_length=80, blank=True, default="")
    rol_melder = models.CharField(max_length=80, blank=True, default="")
    organisatie_melder = models.CharField(max_length=80, blank=True, default="")
    eerdere_betrokkenheid = models.CharField(
        max_length=40, choices=[(e.value, e.value) for e in EerdereBetrokkenheid], default=EerdereBetrokkenheid.EERSTE
    )
    gemeente = models.CharField(max_length=40, blank=True, default="")
    postcode4 = models.CharField(max_length=4, blank=True, default="")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, related_name="meldingen")
    melder_soort = models.CharField(max_length=14, choices=[(s.value, s.value) for s in MelderSoort])
    bron_open = models.BooleanField(default=False)
    bron_grond = models.CharField(
        max_length=16, choices=[(g.value, g.value) for g in Brongrond], blank=True, default=""
    )
    verteld = _codes()
    uit_advies = models.UUIDField(null=True)
    besluit = models.CharField(max_length=40, blank=True, default="")
    beoordeeld_op = models.DateTimeField(null=True)
    teruggekoppeld_op = models.DateTimeField(null=True)
    terugkoppeling_reden_niet = models.CharField(max_length=80, blank=True, default="")
    omgezet_op = models.DateTimeField(null=True)
    omgezet_door = models.BigIntegerField(null=True)
    omgezet_reden = models.CharField(max_length=300, blank=True, default="")
    advies = models.UUIDField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["ontvangen_op"], name="melding_ontvangen_op"),
            models.Index(fields=["ontvangstcode"], name="melding_ontvangstcode"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status="OMGEZET", omgezet_op__isnull=False, omgezet_door__isnull=False, advies__isnull=False
                )
                | ~Q(status="OMGEZET") & Q(omgezet_op=None, omgezet_door=None, advies=None),
                name="melding_omgezet_heeft_wie_en_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["BEOORDEELD", "GESLOTEN"], beoordeeld_op__isnull=False)
                | ~Q(status__in=["BEOORDEELD", "GESLOTEN"]) & Q(beoordeeld_op=None, besluit=""),
                name="melding_beoordeeld_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(acuut="ONBEKEND") | Q(acuut_op__isnull=False), name="melding_acuut_heeft_moment"
            ),
            models.CheckConstraint(
                condition=Q(ingevoerd_op__gte=models.F("ontvangen_op")), name="melding_eerst_ontvangen"
            ),
        ]


class Concept(models.Model):
    """What one employee is typing and has not sent: encrypted, and nobody else's business."""

    publiek_id = models.UUIDField(unique=True)
    medewerker_id = models.BigIntegerField(db_index=True)
    team_id = models.BigIntegerField()
    inhoud = models.BinaryField()
    begonnen_op = models.DateTimeField()
    bijgewerkt_op = models.DateTimeField()


class MelderbewijsQuerySet(models.QuerySet["Melderbewijs"]):
    """Which receipts are there?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep those of the acting team: what it reported itself."""
        return self.filter(team_id=handeling.team)


class Melderbewijs(models.Model):
    """
    What a professional who reported may hear later: that it came in, and which steps were told; nothing else (A5).

    Not in the melding itself: the team that reported it does not see the dossier.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    melding = models.OneToOneField(Melding, on_delete=models.PROTECT, related_name="melderbewijs")
    sleutel = models.UUIDField(unique=True)
    ontvangstcode = models.CharField(max_length=12)
    # The team that reported it; empty for who came by the form that is open to everyone.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    # Keyed hashes of receipt code with phone number or mail address: found exactly, without being stored.
    zegels = ArrayField(models.BinaryField(), default=list)
    ontvangen_op = models.DateTimeField()
    stappen = _codes()
    verteld_op = models.DateTimeField(null=True)

    objects = MelderbewijsQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "-ontvangen_op"], name="melderbewijs_team")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stappen=[], verteld_op=None) | ~Q(stappen=[]) & Q(verteld_op__isnull=False),
                name="melderbewijs_stappen_en_moment",
            )
        ]


class AanleveringQuerySet(models.QuerySet["Aanlevering"]):
    """Which messages of machines are there?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep those that the acting organisation received; of what became a melding the lock knows who sees it."""
        return self.filter(organisatie_id=handeling.organisatie)


class Aanlevering(models.Model):
    """One message that a machine delivered, sealed as it came, with what became of it."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    # Made of who delivers and the id that it gave: a repeat is the same message.
    sleutel = models.UUIDField(unique=True)
    afzender = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # Veilig Thuis that received it; whoever works there reads it, unless the melding is kept from that one.
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    deur = models.CharField(max_length=7, choices=[(d.value, d.value) for d in Aanleverdeur])
    soort = models.CharField(max_length=18, choices=[(s.value, s.value) for s in Berichtsoort])
    status = models.CharField(max_length=13, choices=[(s.value, s.value) for s in AanleveringStatus])
    # The raw message under the master key "aanlevering": as it came, to the letter.
    inhoud = models.BinaryField()
    ontvangen_op = models.DateTimeField()
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="+")
    melding = models.OneToOneField(Melding, on_delete=models.PROTECT, null=True, related_name="aanlevering")
    doorgestuurd_naar = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    gelezen_op = models.DateTimeField(null=True)
    gelezen_door = models.BigIntegerField(null=True)
    # The key of another message that stood under the same id already: both are kept, side by side.
    naast = models.UUIDField(null=True)
    oordeel = models.CharField(max_length=12, choices=[(o.value, o.value) for o in Paaroordeel], blank=True, default="")
    bekeken_op = models.DateTimeField(null=True)
    bekeken_door = models.BigIntegerField(null=True)

    objects = AanleveringQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisatie", "-ontvangen_op"], name="aanlevering_organisatie")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="MELDING", melding__isnull=False, dossier__isnull=False, doorgestuurd_naar=None)
                | Q(status="DOORGESTUURD", melding=None, dossier=None, doorgestuurd_naar__isnull=False)
                | Q(status__in=["ZONDER_ADRES", "ONLEESBAAR"], melding=None, dossier=None, doorgestuurd_naar=None),
                name="aanlevering_wat_ervan_werd",
            ),
            models.CheckConstraint(
                condition=Q(bekeken_op=None, bekeken_door=None, oordeel="")
                | Q(bekeken_op__isnull=False, bekeken_door__isnull=False) & ~Q(oordeel=""),
                name="aanlevering_bekeken_heeft_oordeel",
            ),
            models.CheckConstraint(
                condition=Q(gelezen_op=None, gelezen_door=None)
                | Q(gelezen_op__isnull=False, doorgestuurd_naar__isnull=False),
                name="aanlevering_gelezen_heeft_lezer",
            ),
        ]
