"""The work of the chain on one gezinssysteem, and what hangs from it."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.casussen.rules import (
    Afwijkingsoort,
    Beginpunt,
    CasusStatus,
    ConsultStatus,
    Meldcodestapsoort,
    VermoedenStatus,
)
from schakel.casuswerk.casussen.rules.consult import ZONDER_UITLEG
from schakel.casuswerk.dossiers.models import Dossier, DossierGebondenQuerySet, OnderwerpQuerySet
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen.models import Huishouden
from schakel.kernel.handeling import Handeling


class CasusQuerySet(DossierGebondenQuerySet["Casus"]):
    """Which casussen are there?"""


class Casus(models.Model):
    """The work of the chain on one gezinssysteem: one dossier, many meldingen."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="casus")
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in CasusStatus])
    naam = models.TextField()
    gemeente = models.CharField(max_length=40, blank=True, default="")
    postcode4 = models.CharField(max_length=4, blank=True, default="")
    # Those of its meldingen: whoever takes the casus over does not see them, and must know whom the agreement names.
    vormen = ArrayField(models.TextField(), default=list)
    begonnen_bij = models.CharField(max_length=10, choices=[(b.value, b.value) for b in Beginpunt])
    geopend_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True)
    gesloten_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    sluitreden = models.CharField(max_length=20, blank=True, default="")
    veiligheidsbeeld = models.CharField(max_length=20, blank=True, default="")
    sluittoelichting = models.BinaryField(null=True)

    objects = CasusQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="GESLOTEN") & Q(gesloten_op=None, sluitreden="", veiligheidsbeeld="")
                | Q(status="GESLOTEN", gesloten_op__isnull=False, sluitreden__gt="", veiligheidsbeeld__gt=""),
                name="casus_gesloten_met_reden_en_beeld",
            )
        ]

    def __str__(self) -> str:
        return f"casus {self.pk}"


class Heropening(models.Model):
    """That a closed casus was opened again: by whom and why, and how it had been closed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="heropeningen")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="heropeningen")
    heropend_op = models.DateTimeField()
    heropend_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(max_length=30)
    toelichting = models.BinaryField(null=True)
    was_gesloten_op = models.DateTimeField()
    was_gesloten_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    was_sluitreden = models.CharField(max_length=20)
    was_veiligheidsbeeld = models.CharField(max_length=20)
    was_sluittoelichting = models.BinaryField(null=True)

    objects = DossierGebondenQuerySet["Heropening"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reden=""), name="heropening_heeft_reden"),
            models.CheckConstraint(
                condition=Q(heropend_op__gt=models.F("was_gesloten_op")), name="heropening_na_de_sluiting"
            ),
        ]


class Casusmelding(models.Model):
    """That a melding landed in a casus; the melding keeps a dossier of its own."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+", help_text="Dat van de casus.")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="meldingen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="casussen")
    vanaf = models.DateTimeField()

    objects = DossierGebondenQuerySet["Casusmelding"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["casus", "melding"], name="casusmelding_eenmaal")]


class Casushuishouden(models.Model):
    """That a household stands in a casus, from-until; in at most one at a time."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="huishoudens")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, related_name="casussen")
    periode = DateTimeRangeField()

    objects = DossierGebondenQuerySet["Casushuishouden"].as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="casushuishouden_in_een_casus",
                expressions=[("huishouden", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            )
        ]


class SamenvoegingQuerySet(QuerySet["Samenvoeging"]):
    """Which casussen are looked at as one?"""

    def visible_to(self, handeling: Handeling) -> "SamenvoegingQuerySet":
        """Keep the pointers of which the acting team sees both ends."""
        zichtbaar = Dossier.objects.visible_to(handeling)
        return self.filter(
            Exists(zichtbaar.filter(pk=OuterRef("dossier_id"))), Exists(zichtbaar.filter(pk=OuterRef("ander_id")))
        )


class Samenvoeging(models.Model):
    """A dated pointer: this casus is worked on in that one.  Nothing moves, so that it can be undone."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="samengevoegd_hier")
    ander = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="samengevoegd_elders")
    sinds = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.CharField(max_length=40)
    ongedaan_op = models.DateTimeField(null=True)
    ongedaan_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SamenvoegingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ander"], condition=Q(ongedaan_op=None), name="samenvoeging_een_doel_tegelijk"
            ),
            models.CheckConstraint(condition=~Q(dossier=models.F("ander")), name="samenvoeging_van_twee"),
        ]


class Samenvoegingsrecht(models.Model):
    """An involvement that a team got because casussen were joined; undoing ends exactly these."""

    samenvoeging = models.ForeignKey(Samenvoeging, on_delete=models.PROTECT, related_name="rechten")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")


class ConsultQuerySet(OnderwerpQuerySet["Consult"]):
    """Which questions to specialists are there?"""

    onderwerp = "consult"


class Consult(models.Model):
    """A question to a specialist: carries what that person may see, moves no responsibility, ends by itself."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="consulten")
    soort = models.CharField(max_length=40)
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in ConsultStatus])
    van_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    gevraagd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    gevraagd_op = models.DateTimeField()
    aan_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    aan_functie = models.CharField(max_length=60, blank=True, default="")
    vraag = models.BinaryField()
    spoed = models.BooleanField(default=False)
    categorieen = ArrayField(models.TextField(), default=list)
    antwoord_uiterlijk = models.DateTimeField()
    inzage_tot = models.DateTimeField()
    afspraakversie = models.BigIntegerField(null=True)
    artikel = models.CharField(max_length=20, blank=True, default="")
    antwoord = models.BinaryField(null=True)
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ConsultQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["aan_team", "status"], name="consult_aan_team")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="BEANTWOORD", antwoord__isnull=False, beantwoord_op__isnull=False)
                | ~Q(status="BEANTWOORD") & Q(antwoord=None, beantwoord_op=None),
                name="consult_beantwoord_heeft_antwoord",
            )
        ]


class Afwijking(models.Model):
    """That somebody chose otherwise than the agreement says, and why: one click and one sentence."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="afwijkingen")
    soort = models.CharField(max_length=30, choices=[(s.value, s.value) for s in Afwijkingsoort])
    waarvan = models.CharField(max_length=60, blank=True, default="")
    reden = models.CharField(max_length=40)
    toelichting = models.BinaryField(null=True)
    afspraakversie = models.BigIntegerField(null=True)
    artikel = models.CharField(max_length=20, blank=True, default="")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField()
    verklaard_op = models.DateTimeField(null=True, help_text="Wanneer iemand achteraf opschreef waarom.")
    verklaard_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DossierGebondenQuerySet["Afwijking"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reden=""), name="afwijking_heeft_reden"),
            models.CheckConstraint(
                condition=Q(verklaard_op=None, verklaard_door=None)
                | Q(verklaard_op__isnull=False, verklaard_door__isnull=False) & ~Q(reden=ZONDER_UITLEG),
                name="afwijking_achteraf_verklaard",
            ),
            models.UniqueConstraint(
                fields=["dossier", "waarvan"],
                condition=Q(soort=Afwijkingsoort.SPECIALIST_NIET_GEVRAAGD.value) & ~Q(waarvan=""),
                name="afwijking_eenmaal_per_specialist",
            ),
        ]


class Raadpleegplicht(models.Model):
    """That the agreement names a specialist who must be asked about this casus: once per casus and specialist."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="raadpleegplichten")
    soort = models.CharField(max_length=40)
    spoed = models.BooleanField(default=False)
    afspraakversie = models.BigIntegerField()
    artikel = models.CharField(max_length=20)
    ontstaan_op = models.DateTimeField()
    gevraagd_op = models.DateTimeField(null=True)

    objects = DossierGebondenQuerySet["Raadpleegplicht"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "soort"], name="raadpleegplicht_eenmaal"),
            models.CheckConstraint(condition=~Q(artikel=""), name="raadpleegplicht_heeft_artikel"),
        ]


class Omstandigheden(models.Model):
    """What people in the casus say that the agreement asks about it; encrypted, the newest row counts."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="omstandigheden")
    inhoud = models.BinaryField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField()

    objects = DossierGebondenQuerySet["Omstandigheden"].as_manager()


class Vermoeden(models.Model):
    """Own signals of a team that knows the family, before Veilig Thuis is called; visible to that team alone."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="vermoeden")
    casus = models.OneToOneField(Casus, on_delete=models.PROTECT, related_name="vermoeden")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in VermoedenStatus])
    ontstaan_op = models.DateTimeField(help_text="Wanneer het eerste vermoeden er was.")
    eer = models.BooleanField(default=False)
    herbeoordelen_op = models.DateField(null=True)
    ontvangstcode = models.CharField(max_length=40, blank=True, default="")
    gemeld_op = models.DateTimeField(null=True)
    afgesloten_op = models.DateTimeField(null=True)
    afsluitreden = models.CharField(max_length=40, blank=True, default="")

    objects = DossierGebondenQuerySet["Vermoeden"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="GEMELD") | Q(gemeld_op__isnull=False, ontvangstcode__gt=""),
                name="vermoeden_gemeld_heeft_ontvangst",
            ),
            models.CheckConstraint(
                condition=~Q(status="AFGESLOTEN") | Q(afgesloten_op__isnull=False, afsluitreden__gt=""),
                name="vermoeden_afgesloten_heeft_reden",
            ),
        ]


class Meldcodestap(models.Model):
    """One recorded step of the meldcode: what was done stands in the encrypted content, the rest is countable."""

    VELDEN_WEGING: ClassVar[tuple[str, ...]] = (
        "vermoeden_blijft",
        "acuut_of_structureel",
        "zelf_helpen",
        "hulp_aanvaard",
        "hulp_werkt",
    )

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    vermoeden = models.ForeignKey(Vermoeden, on_delete=models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Meldcodestapsoort])
    gedaan_op = models.DateField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField()
    inhoud = models.BinaryField()
    kindcheck = models.BooleanField(null=True)
    deskundige_gevraagd = models.BooleanField(default=False)
    adviesnummer = models.CharField(max_length=40, blank=True, default="")
    overgeslagen_reden = models.CharField(max_length=40, blank=True, default="")
    vermoeden_blijft = models.BooleanField(null=True)
    acuut_of_structureel = models.BooleanField(null=True)
    zelf_helpen = models.BooleanField(null=True)
    hulp_aanvaard = models.BooleanField(null=True)
    hulp_werkt = models.BooleanField(null=True)

    objects = DossierGebondenQuerySet["Meldcodestap"].as_manager()
