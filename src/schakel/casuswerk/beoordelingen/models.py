"""
The judgement after a melding and what follows from it.

What was answered, seen and reasoned is frozen with the data key of the dossier; what is counted stands in codes.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.basis.vragenlijsten.models import VragenlijstVersie
from schakel.casuswerk.beoordelingen.rules import (
    BeoordelingStatus,
    Besluitsoort,
    Dienst,
    Fase,
    GeenReden,
    Geweldsoort,
    Kanaal,
    OnderzoekStatus,
    Terugkoppelmoment,
    Uitkomst,
    VroegSluiten,
)
from schakel.casuswerk.beoordelingen.rules.afwijkingen import Afwijkingsoort
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie, Stem
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet
from schakel.casuswerk.meldingen.models import Melding


class Beoordeling(models.Model):
    """The judgement of one melding: what was asked and answered, what the instrument advises, what people hold."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="beoordelingen")
    melding = models.OneToOneField(Melding, on_delete=models.PROTECT, related_name="beoordeling")
    fase = models.CharField(max_length=4, choices=[(f.value, f.value) for f in Fase])
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in BeoordelingStatus])
    vragenlijst = models.ForeignKey(VragenlijstVersie, on_delete=models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField()
    begonnen_door = models.BigIntegerField(null=True)
    bijgewerkt_op = models.DateTimeField()
    bijgewerkt_door = models.BigIntegerField(null=True)
    # Answers and reasons, and the sentence with a verdict that differs: encrypted.
    antwoorden = models.BinaryField(null=True)
    oordeel_reden = models.BinaryField(null=True)
    # Outcome codes of the instrument: the advice that it computes, and what people hold.
    gevaar_advies = models.CharField(max_length=30, blank=True, default="")
    gevaar_oordeel = models.CharField(max_length=30, blank=True, default="")
    veiligheid_advies = models.CharField(max_length=30, blank=True, default="")
    veiligheid_oordeel = models.CharField(max_length=30, blank=True, default="")
    is_volledig = models.BooleanField(default=False)

    objects = DossierGebondenQuerySet.as_manager()


class Meebeslissing(models.Model):
    """That a colleague was asked to judge along, and what the colleague said."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    beoordeling = models.ForeignKey(Beoordeling, on_delete=models.PROTECT, related_name="meebeslissingen")
    # About the investigation when filled, else about the judgement.
    onderzoek = models.ForeignKey("Onderzoek", on_delete=models.PROTECT, null=True, related_name="meebeslissingen")
    functie = models.CharField(max_length=20, choices=[(f.value, f.value) for f in Functie])
    gevraagd_aan = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.BigIntegerField(null=True)
    # Of an investigation: what whoever asks wants to conclude, per kind of violence, and why; encrypted.
    voorstel = models.BinaryField(null=True)
    stem = models.CharField(max_length=7, choices=[(s.value, s.value) for s in Stem], blank=True, default="")
    toelichting = models.BinaryField(null=True)
    gegeven_op = models.DateTimeField(null=True)
    gegeven_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    gegeven_rol = models.CharField(max_length=30, blank=True, default="")
    # Answers that change afterwards take the consent away; the row stays.
    vervallen_op = models.DateTimeField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stem="", gegeven_op=None, gegeven_door=None)
                | (~Q(stem="") & Q(gegeven_op__isnull=False, gegeven_door__isnull=False)),
                name="meebeslissing_stem_heeft_wie_en_wanneer",
            )
        ]


class Besluit(models.Model):
    """What was decided, under which version of which agreement, and what it saw: frozen."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="besluiten")
    beoordeling = models.OneToOneField(Beoordeling, on_delete=models.PROTECT, related_name="besluit")
    soort = models.CharField(max_length=20, choices=[(b.value, b.value) for b in Besluitsoort])
    lijst = models.CharField(max_length=60)
    code = models.CharField(max_length=80)
    voorgesteld = models.CharField(max_length=20, blank=True, default="")
    voorgestelde_ontvanger = models.CharField(max_length=40, blank=True, default="")
    ontvanger_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    # Ids and codes of what decided; the agreement itself may be replaced, the words are in `bevroren`.
    afspraakversie = models.BigIntegerField(null=True)
    artikel = models.CharField(max_length=20, blank=True, default="")
    regel = models.CharField(max_length=60, blank=True, default="")
    kinderen = models.PositiveSmallIntegerField(default=0)
    is_acuut = models.BooleanField(default=False)
    is_afwijking = models.BooleanField(default=False)
    # Facts with their sources, answers, explanation in Dutch, version names, the reason.
    bevroren = models.BinaryField()
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, null=True, related_name="besluiten")
    overdracht_id = models.BigIntegerField(null=True)
    besloten_op = models.DateTimeField()
    besloten_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(soort=Besluitsoort.OVERDRACHT.value) | Q(ontvanger_team__isnull=False),
                name="besluit_overdracht_heeft_ontvanger",
            )
        ]


class Routeafwijking(models.Model):
    """That people chose otherwise than the agreement: what it proposed, what instead, and why. Counted, no reproach."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="afwijkingen")
    soort = models.CharField(max_length=30, choices=[(s.value, s.value) for s in Afwijkingsoort])
    artikel = models.CharField(max_length=20, blank=True, default="")
    afspraakversie = models.BigIntegerField(null=True)
    voorgesteld = models.CharField(max_length=60, blank=True, default="")
    gekozen = models.CharField(max_length=60)
    reden = models.BinaryField()
    op = models.DateTimeField()
    door = models.BigIntegerField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["besluit", "soort"], name="afwijking_eenmaal_per_soort")]


class Onderzoek(models.Model):
    """
    What Veilig Thuis itself does after the judgement: an investigation, or voorwaarden & vervolg (`dienst`).

    It hangs from the melding's dossier, which Veilig Thuis alone sees.
    """

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="onderzoeken")
    beoordeling = models.OneToOneField(Beoordeling, on_delete=models.PROTECT, related_name="onderzoek")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, null=True, related_name="onderzoeken")
    dienst = models.CharField(
        max_length=20, choices=[(d.value, d.value) for d in Dienst], default=Dienst.ONDERZOEK.value
    )
    status = models.CharField(max_length=14, choices=[(s.value, s.value) for s in OnderzoekStatus])
    # The ten weeks run from this moment: that an investigation is needed, not the receipt of the melding.
    besloten_op = models.DateTimeField()
    begonnen_op = models.DateTimeField(null=True)
    begonnen_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    afgerond_op = models.DateTimeField(null=True)
    afgerond_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    vroeg_gesloten = models.CharField(
        max_length=12, choices=[(v.value, v.value) for v in VroegSluiten], blank=True, default=""
    )
    conclusie = models.BinaryField(null=True)
    ontvanger_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    overdracht_id = models.BigIntegerField(null=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["TE_STARTEN", "LOPEND"], afgerond_op=None)
                | Q(status__in=["AFGEROND", "VROEG_GESLOTEN"], afgerond_op__isnull=False),
                name="onderzoek_afgerond_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="VROEG_GESLOTEN") & ~Q(vroeg_gesloten="")
                | ~Q(status="VROEG_GESLOTEN") & Q(vroeg_gesloten=""),
                name="onderzoek_vroeg_gesloten_heeft_reden",
            ),
        ]


class Onderzoeksuitkomst(models.Model):
    """What an investigation found of one kind of violence; a nature only where it is confirmed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="uitkomsten")
    soort = models.CharField(max_length=20, choices=[(g.value, g.value) for g in Geweldsoort])
    uitkomst = models.CharField(max_length=15, choices=[(u.value, u.value) for u in Uitkomst])
    code = models.CharField(max_length=2)
    aarden = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["onderzoek", "soort"], name="uitkomst_eenmaal_per_soort"),
            models.CheckConstraint(
                condition=Q(uitkomst="BEVESTIGD") & ~Q(aarden=[]) | ~Q(uitkomst="BEVESTIGD") & Q(aarden=[]),
                name="uitkomst_aard_alleen_bij_bevestigd",
            ),
        ]


class Informantgesprek(models.Model):
    """That a professional was consulted in an investigation: when, and with consent or why without."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="informantgesprekken")
    op = models.DateField()
    toestemming = models.BooleanField()
    # Who it was, what was said, and why without consent: encrypted.
    inhoud = models.BinaryField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DossierGebondenQuerySet.as_manager()


class Terugkoppeling(models.Model):
    """That the reporter was told which steps were taken, or why not; from a fixed list, without place or name."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="terugkoppelingen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="terugkoppelingen")
    moment = models.CharField(max_length=15, choices=[(m.value, m.value) for m in Terugkoppelmoment])
    stappen = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    kanaal = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kanaal], blank=True, default="")
    geen_reden = models.CharField(
        max_length=15, choices=[(r.value, r.value) for r in GeenReden], blank=True, default=""
    )
    toelichting = models.BinaryField(null=True)
    tweede_lezer = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    gegeven_op = models.DateTimeField()
    gegeven_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DossierGebondenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["melding", "moment"], name="terugkoppeling_eenmaal_per_moment"),
            models.CheckConstraint(
                condition=Q(geen_reden="") & ~Q(stappen=[]) & ~Q(kanaal="")
                | ~Q(geen_reden="") & Q(stappen=[], kanaal=""),
                name="terugkoppeling_stappen_of_reden",
            ),
            models.CheckConstraint(
                condition=Q(toelichting=None) | Q(tweede_lezer__isnull=False),
                name="terugkoppeling_woorden_zijn_gelezen",
            ),
        ]
