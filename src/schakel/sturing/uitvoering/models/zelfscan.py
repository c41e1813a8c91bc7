"""The self-scan: who takes part, what each says alone, and what they say together."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.vragenlijsten.models import VragenlijstVersie
from schakel.sturing.uitvoering.rules.zelfscan import SCORES, Laag, ZelfscanStatus


class ZelfscanQuerySet(models.QuerySet["Zelfscan"]):
    """Which scans may be known of?"""

    def visible_to(self, team: int | None) -> "ZelfscanQuerySet":
        """Keep the scans that the team leads or takes part in."""
        return self.filter(Q(leider_id=team or 0) | Q(deelnemers__team_id=team or 0)).distinct()


class Zelfscan(models.Model):
    """One scan of a municipality, an organisation or a team, held with one version of the questionnaire."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    regio = models.CharField(max_length=40)
    laag = models.CharField(max_length=12, choices=[(x.value, x.value) for x in Laag])
    titel = models.CharField(max_length=200)
    gemeente = models.CharField(max_length=10, blank=True, help_text="CBS-code.")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    leider = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    versie = models.ForeignKey(VragenlijstVersie, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in ZelfscanStatus], default=ZelfscanStatus.ALLEEN.value
    )
    invullen_tot = models.DateField()
    begonnen_op = models.DateTimeField()
    begonnen_door_id = models.BigIntegerField()
    samen_op = models.DateTimeField(null=True)
    klaar_op = models.DateTimeField(null=True)
    vorige = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="volgende")

    objects = ZelfscanQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(laag="GEMEENTE", gemeente__gt="", organisatie=None, team=None)
                | Q(laag="ORGANISATIE", gemeente="", organisatie__isnull=False, team=None)
                | Q(laag="PROFESSIONAL", gemeente="", organisatie=None, team__isnull=False),
                name="zelfscan_laag_zegt_van_wie",
            ),
            models.CheckConstraint(
                condition=Q(status="ALLEEN", samen_op=None, klaar_op=None)
                | Q(status="SAMEN", samen_op__isnull=False, klaar_op=None)
                | Q(status="KLAAR", samen_op__isnull=False, klaar_op__isnull=False),
                name="zelfscan_status_heeft_moment",
            ),
        )


class Zelfscandeelnemer(models.Model):
    """That the people of a team take part."""

    zelfscan = models.ForeignKey(Zelfscan, on_delete=models.CASCADE, related_name="deelnemers")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # The same as that of the scan: the lock of this table cannot ask the table whose lock asks this one.
    leider_id = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("zelfscan", "team"), name="zelfscandeelnemer_uniek"),)


class Zelfscaninvulling(models.Model):
    """What one person says, alone; nobody else ever reads it."""

    zelfscan = models.ForeignKey(Zelfscan, on_delete=models.CASCADE, related_name="+")
    medewerker_id = models.BigIntegerField()
    antwoorden = models.JSONField(help_text="Code van de stelling -> score.")
    ingevuld_op = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("zelfscan", "medewerker_id"), name="zelfscaninvulling_uniek"),)


class Samenscore(models.Model):
    """What the group says together of one requirement, with the evidence for it."""

    zelfscan = models.ForeignKey(Zelfscan, on_delete=models.CASCADE, related_name="scores")
    vraag = models.CharField(max_length=60)
    score = models.CharField(max_length=4, choices=list(SCORES.items()))
    toelichting = models.TextField(blank=True)
    bewijs = models.TextField(blank=True, help_text="Waaruit dit blijkt, of waar het ligt.")
    eerst = models.BooleanField(default=False, help_text="Dit moet het eerst beter.")
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("zelfscan", "vraag"), name="samenscore_uniek"),
            models.CheckConstraint(condition=~Q(score="4") | Q(bewijs__gt=""), name="samenscore_volledig_heeft_bewijs"),
        )


class Zelfscanactie(models.Model):
    """What is done about a gap, who does it and by when."""

    publiek_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    zelfscan = models.ForeignKey(Zelfscan, on_delete=models.CASCADE, related_name="acties")
    vraag = models.CharField(max_length=60)
    wat = models.CharField(max_length=300)
    eigenaar = models.CharField(max_length=120, help_text="Een functie, geen naam.")
    uiterlijk = models.DateField()
    klaar_op = models.DateTimeField(null=True)
    resultaat = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(klaar_op=None, resultaat="") | Q(klaar_op__isnull=False, resultaat__gt=""),
                name="zelfscanactie_klaar_zegt_wat",
            ),
        )
