"""Who are the people and where do they live?  Seen only through the dossiers in which they stand."""

from typing import Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q

from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.personen.rules import Geslacht, PersoonRol, Relatiesoort
from schakel.kernel.handeling import Handeling


class PersoonQuerySet(models.QuerySet["Persoon"]):
    """Which persons are there?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the persons who stand in a dossier that the actor may see."""
        in_dossier = Dossierpersoon.objects.visible_to(handeling).filter(persoon_id=OuterRef("pk"))
        return self.filter(Exists(in_dossier))


class HuishoudenQuerySet(models.QuerySet["Huishouden"]):
    """Which households are there?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the households that stand in a dossier that the actor may see."""
        in_dossier = Dossierhuishouden.objects.visible_to(handeling).filter(huishouden_id=OuterRef("pk"))
        return self.filter(Exists(in_dossier))


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    """Who lived where?"""

    def visible_to(self, handeling: Handeling) -> Self:
        """Keep the memberships of persons who stand in a dossier that the actor may see."""
        in_dossier = Dossierpersoon.objects.visible_to(handeling).filter(persoon_id=OuterRef("persoon_id"))
        return self.filter(Exists(in_dossier))


class Persoon(models.Model):
    """A person as recorded once; who turns out to be the same person gets a pointer, never a merge."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    voornamen = models.CharField(max_length=160, blank=True, default="")
    roepnaam = models.CharField(max_length=80, blank=True, default="")
    tussenvoegsel = models.CharField(max_length=40, blank=True, default="")
    achternaam = models.CharField(max_length=160, blank=True, default="")
    naam_sleutel = models.CharField(max_length=160, blank=True, default="")
    # How surname and first name sound together, each way to say them (ADR-0033); derived, and never shown.
    klanken = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    # Who has no name yet: "meisje, ongeveer 9".
    omschrijving = models.CharField(max_length=160, blank=True, default="")
    geboortedatum = models.DateField(null=True)
    leeftijd = models.PositiveSmallIntegerField(null=True)
    leeftijd_peildatum = models.DateField(null=True)
    geslacht = models.CharField(max_length=1, choices=[(g.value, g.value) for g in Geslacht], default=Geslacht.ONBEKEND)
    ongeboren = models.BooleanField(default=False)
    # Encrypted under the master key "bsn"; the keyed hash finds an exact number without storing it (ADR-0016).
    bsn = models.BinaryField(null=True)
    bsn_zoek = models.BinaryField(null=True)
    vastgelegd_op = models.DateTimeField()

    objects = PersoonQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["klanken"], name="persoon_klanken", fastupdate=False),
            models.Index(fields=["geboortedatum", "naam_sleutel"], name="persoon_geboren_naam"),
            # Not unique: a refused second BSN would tell that the first one exists.
            models.Index(fields=["bsn_zoek"], name="persoon_bsn", condition=Q(bsn_zoek__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(bsn=None, bsn_zoek=None) | Q(bsn__isnull=False, bsn_zoek__isnull=False),
                name="persoon_bsn_heeft_zoeksleutel",
            ),
            models.CheckConstraint(
                condition=Q(leeftijd=None, leeftijd_peildatum=None)
                | Q(leeftijd__isnull=False, leeftijd_peildatum__isnull=False),
                name="persoon_leeftijd_heeft_peildatum",
            ),
        ]


class Huishouden(models.Model):
    """Persons who live together; of a protected address only the municipality stands here."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    postcode = models.CharField(max_length=6, blank=True, default="")
    huisnummer = models.CharField(max_length=6, blank=True, default="")
    toevoeging = models.CharField(max_length=10, blank=True, default="")
    straat = models.CharField(max_length=120, blank=True, default="")
    plaats = models.CharField(max_length=80, blank=True, default="")
    gemeente = models.CharField(max_length=40, blank=True, default="")
    wijk = models.CharField(max_length=40, blank=True, default="")
    adres_sleutel = models.CharField(max_length=30, blank=True, default="")
    is_geheim = models.BooleanField(default=False)
    vastgelegd_op = models.DateTimeField()

    objects = HuishoudenQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["adres_sleutel"], name="huishouden_adres", condition=~Q(adres_sleutel=""))]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_geheim=False)
                | Q(postcode="", huisnummer="", toevoeging="", straat="", plaats="", wijk="", adres_sleutel=""),
                name="huishouden_geheim_adres_alleen_in_kluis",
            )
        ]


class Lidmaatschap(models.Model):
    """That a person lives in a household, from a day until a day."""

    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, related_name="lidmaatschappen")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="lidmaatschappen")
    vanaf = models.DateField()
    tot = models.DateField(null=True)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["huishouden", "persoon"], condition=Q(tot=None), name="lid_eenmaal_tegelijk"
            ),
            models.CheckConstraint(
                condition=Q(tot=None) | Q(tot__gte=models.F("vanaf")), name="lid_periode_loopt_vooruit"
            ),
        ]


class Dossierpersoon(models.Model):
    """That a person stands in a dossier, in which role, and what is known from their own mouth."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="personen", db_index=False)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="dossierpersonen")
    rol = models.CharField(max_length=12, choices=[(r.value, r.value) for r in PersoonRol])
    sinds = models.DateTimeField()
    geinformeerd_op = models.DateTimeField(null=True)
    gezien_op = models.DateTimeField(null=True)
    gesproken_op = models.DateTimeField(null=True)
    contact_door = models.BigIntegerField(null=True)
    contact_met_wie = models.CharField(max_length=200, blank=True, default="")
    contact_reden_niet = models.CharField(max_length=40, blank=True, default="")
    # What this person says happened and wants, encrypted with the key of the dossier.
    stem = models.BinaryField(null=True)
    stem_op = models.DateTimeField(null=True)
    stem_door = models.BigIntegerField(null=True)
    stem_reden_niet = models.CharField(max_length=40, blank=True, default="")

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "persoon"], name="dossierpersoon_eenmaal")]


class Dossierhuishouden(models.Model):
    """That a dossier is about a household."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="huishoudens", db_index=False)
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, related_name="dossierhuishoudens")
    sinds = models.DateTimeField()

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "huishouden"], name="dossierhuishouden_eenmaal")]


class Kindcontact(models.Model):
    """That a child was seen or spoken, when, by whom and with whom present; or why not. Never changed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="kindcontacten")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    gezien = models.BooleanField()
    gesproken = models.BooleanField()
    op = models.DateTimeField()
    door = models.BigIntegerField()
    met_wie = models.CharField(max_length=200, blank=True, default="")
    toestemming = models.CharField(max_length=200, blank=True, default="")
    # With what the talk was held: three houses, words and pictures, a drawing.
    hulpmiddel = models.CharField(max_length=40, blank=True, default="")
    reden_niet = models.CharField(max_length=40, blank=True, default="")
    vastgelegd_op = models.DateTimeField()

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gezien=True) | Q(gesproken=True) | ~Q(reden_niet=""), name="kindcontact_of_reden"
            )
        ]


class Relatie(models.Model):
    """What one person is to another, as this dossier has it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="relaties")
    van = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    naar = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Relatiesoort])
    sinds = models.DateTimeField()

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "van", "naar", "soort"], name="relatie_eenmaal"),
            models.CheckConstraint(condition=~Q(van=models.F("naar")), name="relatie_met_een_ander"),
        ]


class ZelfdePersoon(models.Model):
    """That somebody confirmed that a person is one who was recorded earlier: a dated pointer that can end."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", db_index=False)
    # Always the earliest record of this person, so that a group is one step away.
    eerste = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    bevestigd_op = models.DateTimeField()
    bevestigd_door = models.BigIntegerField(null=True)
    beeindigd_op = models.DateTimeField(null=True)
    beeindigd_door = models.BigIntegerField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["persoon"], condition=Q(beeindigd_op=None), name="zelfde_persoon_eenmaal"),
            models.CheckConstraint(condition=~Q(persoon=models.F("eerste")), name="zelfde_persoon_is_een_ander"),
        ]


class Bekendmerk(models.Model):
    """That somebody of an open melding is like a person recorded earlier; found by itself, answered by people."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", db_index=False)
    # The earliest record of who it may be, and how a card names it: no key to a person whom this team may not see.
    eerste = models.BigIntegerField()
    kaart = models.UUIDField()
    gezien_op = models.DateTimeField()

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "persoon", "kaart"], name="bekendmerk_eenmaal"),
        ]
