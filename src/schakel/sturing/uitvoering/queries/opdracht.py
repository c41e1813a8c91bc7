"""What was asked of a team, does it happen, and what does the team carry?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.organisaties.queries import setting
from schakel.basis.toegang.queries import members_of
from schakel.basis.vragenlijsten.queries import definitie_van
from schakel.casuswerk.dossiers.models import Dossier, Regie, Verantwoordelijkheid
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.queries.leren import coverage_by_team, trainings
from schakel.sturing.deskundigheid.rules.leren import Dekking
from schakel.sturing.deskundigheid.rules.sloten import LEEST_MEE
from schakel.sturing.uitvoering.models import Opdracht, Opdrachteis, Samenscore, Teamstand, Zelfscan
from schakel.sturing.uitvoering.queries.plannen import own_region
from schakel.sturing.uitvoering.rules.opdracht import (
    Bevinding,
    Eissoort,
    judge_hours,
    judge_requirement,
    judge_skill,
    judge_task,
    read_norm,
    read_weights,
    weigh,
)

# Who looks over every commission of the region, not only the own ones.
ZIET_ELKE_OPDRACHT = frozenset(LEEST_MEE) - {"beleid"}


@dataclass(frozen=True, slots=True)
class Opdrachtzicht:
    """A commission with what was found of each thing that it asks."""

    opdracht: Opdracht
    eisen: Sequence[tuple[Opdrachteis, Bevinding]]
    uren: Bevinding
    kader: Mapping[str, str]

    @property
    def bevindingen(self) -> list[Bevinding]:
        """Return what was found of everything, the hours too."""
        return [self.uren, *(b for _eis, b in self.eisen)]


def commissions(handeling: Handeling) -> list[Opdracht]:
    """Return the commissions that the acting team gave or got, newest first."""
    rijen = Opdracht.objects.filter(Q(team_id=handeling.team or 0) | Q(opdrachtgever_id=handeling.team or 0))
    if handeling.rol in ZIET_ELKE_OPDRACHT:
        rijen = Opdracht.objects.filter(regio=own_region(handeling))
    handeling.spoor.noteer("opdracht")
    return list(rijen.select_related("team", "opdrachtgever").order_by("-geldig_van", "team__naam"))


def access_commission(handeling: Handeling, *, publiek_id: UUID) -> Opdracht:
    """
    Return one commission.

    :raises NotFound: if the acting team neither gave nor got it
    """
    rij = next((o for o in commissions(handeling) if o.publiek_id == publiek_id), None)
    if rij is None:
        raise NotFound
    return rij


def open_commission(handeling: Handeling, *, publiek_id: UUID) -> Opdrachtzicht:
    """
    Return one commission, checked against what happens.

    :raises NotFound: if the acting team neither gave nor got it
    """
    rij = access_commission(handeling, publiek_id=publiek_id)
    dag = lokale_datum(handeling.moment)
    stand = Teamstand.objects.filter(team_id=rij.team_id).order_by("-maand").first()
    cijfers = stand.cijfers if stand else None
    scores, dekking = _scores(handeling, rij.team_id), _coverage(handeling, rij, dag)
    eisen = []
    for eis in rij.eisen.order_by("soort", "id"):
        if eis.soort == Eissoort.EIS:
            score = scores.get(eis.code)
            bevinding = judge_requirement(score.score if score else "", score.bewijs if score else "")
        elif eis.soort == Eissoort.KUNDE:
            bevinding = judge_skill(dekking.get(eis.code), eis.norm or 100)
        else:
            bevinding = judge_task(eis.code, cijfers)
        eisen.append((eis, bevinding))
    kader = {v.code: v.tekst for blok in definitie_van(rij.kader).blokken for v in blok.vragen}
    return Opdrachtzicht(rij, eisen, judge_hours(rij.uren_per_week, cijfers), kader)


def _scores(handeling: Handeling, team: int) -> dict[str, Samenscore]:
    """Return what the team said together in its latest scan that is done, as far as the actor may see it."""
    rijen = Zelfscan.objects.visible_to(handeling.team).filter(team_id=team, status="KLAAR")
    scan = rijen.order_by("-klaar_op").first()
    return {s.vraag: s for s in scan.scores.all()} if scan else {}


def _coverage(handeling: Handeling, rij: Opdracht, dag: date) -> dict[str, Dekking]:
    gevraagd = set(rij.eisen.filter(soort=Eissoort.KUNDE.value).values_list("code", flat=True))
    gevonden = {}
    for training in trainings(handeling) if gevraagd else []:
        dekking = coverage_by_team(training.pk, dag).get(rij.team_id) if training.code in gevraagd else None
        if dekking is not None:
            gevonden[training.code] = dekking
    return gevonden


def caseload(handeling: Handeling) -> dict[int, int]:
    """Return how many open dossiers the acting team answers for or directs, by danger; live, of the own team alone."""
    nu = {"team_id": handeling.team or 0, "periode__contains": handeling.moment}
    antwoordt = Verantwoordelijkheid.objects.filter(**nu).values("dossier")
    regie = Regie.objects.filter(**nu).values("dossier")
    open_ = Dossier.objects.visible_to(handeling).filter(status="OPEN")
    rijen = open_.filter(Q(pk__in=antwoordt) | Q(pk__in=regie)).order_by().values_list("gevaar")
    return dict(rijen.annotate(n=Count("pk")))


def counted(handeling: Handeling) -> tuple[int, int]:
    """Return for how many open dossiers the acting team answers, and how many casussen it directs."""
    nu = {"team_id": handeling.team or 0, "periode__contains": handeling.moment, "dossier__status": "OPEN"}
    return Verantwoordelijkheid.objects.filter(**nu).count(), Regie.objects.filter(**nu).count()


def weighted(handeling: Handeling, aantallen: Mapping[int, int]) -> Decimal:
    """Return the caseload weighted by the weights that the region laid down."""
    dag = lokale_datum(handeling.moment)
    return weigh(aantallen, read_weights(setting(own_region(handeling), "caseload_gewichten", dag)))


def norm(handeling: Handeling) -> Decimal:
    """Return how much one full-time worker carries, as the region laid it down."""
    return read_norm(setting(own_region(handeling), "caseload_norm_per_fte", lokale_datum(handeling.moment)))


def size_of_team(handeling: Handeling) -> int:
    """Return how many people work in the acting team today."""
    return members_of(handeling.team or 0, lokale_datum(handeling.moment)).count()


def months_of(handeling: Handeling) -> list[Teamstand]:
    """Return what the acting team carried in the last year, newest first."""
    handeling.spoor.noteer("opdracht")
    return list(Teamstand.objects.filter(team_id=handeling.team or 0).order_by("-maand")[:12])


def latest_of_teams(handeling: Handeling) -> list[tuple[Team, Teamstand]]:
    """Return the latest month of every team that the actor may see."""
    laatste: dict[int, Teamstand] = {}
    for rij in Teamstand.objects.select_related("team").order_by("maand"):
        laatste[rij.team_id] = rij
    handeling.spoor.noteer("opdracht")
    return sorted(((rij.team, rij) for rij in laatste.values()), key=lambda paar: paar[0].naam)


def carried(handeling: Handeling) -> tuple[int, Decimal]:
    """Return how many open dossiers the acting team carries now, and their weight by danger."""
    aantallen = caseload(handeling)
    return sum(aantallen.values()), weighted(handeling, aantallen)


def has_signed(opdracht: Opdracht, kant: str) -> bool:
    """Answer whether this side of a commission has signed."""
    return getattr(opdracht, f"{kant}_getekend_op") is not None


def oversees(handeling: Handeling) -> bool:
    """Answer whether the actor looks over all teams of the region."""
    return handeling.rol in LEEST_MEE
