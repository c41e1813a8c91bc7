"""How does a commission come about, and how does a team say what it has to carry it with?"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.basis.vragenlijsten.queries import version_on
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.actions import raise_alarm
from schakel.sturing.deskundigheid.queries.leren import trainings
from schakel.sturing.uitvoering import permissions
from schakel.sturing.uitvoering.models import Opdracht, Opdrachteis, Teamstand
from schakel.sturing.uitvoering.queries import opdracht as queries
from schakel.sturing.uitvoering.queries.plannen import own_region
from schakel.sturing.uitvoering.rules import opdracht as rules

KADER = "zelfscan_professional"
# Within so many days a team does something about its footing (own knowledge, not verified).
ALARM_DAGEN = 30


@transaction.atomic
def draft_opdracht(
    handeling: Handeling,
    *,
    gemeente: str,
    team: int,
    geldig_van: date,
    geldig_tot: date,
    uren_per_week: Decimal,
    toelichting: str = "",
) -> Opdracht:
    """
    This function will draft what a municipality asks of a team.

    :raises NotAllowed: if the actor does not commission, or not for this municipality
    :raises NotFound: if there is no such team
    :raises InvalidInput: if it would end before it begins
    """
    wie = permissions.check_can_commission(handeling, gemeente)
    if not Team.objects.filter(pk=team).exists():
        raise NotFound
    if geldig_tot <= geldig_van:
        raise InvalidInput({"geldig_tot": [_("Kies een dag na de begindag.")]})
    regio = own_region(handeling)
    rij = Opdracht.objects.create(
        regio=regio,
        gemeente=gemeente,
        team_id=team,
        opdrachtgever_id=handeling.team or 0,
        kader=version_on(regio, KADER, lokale_datum(handeling.moment)),
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        uren_per_week=uren_per_week,
        toelichting=toelichting.strip(),
        opgesteld_op=handeling.moment,
        opgesteld_door_id=wie,
    )
    handeling.spoor.noteer("opdracht", actie="C")
    return rij


@transaction.atomic
def choose_requirements(handeling: Handeling, *, opdracht: UUID, eisen: Sequence[str]) -> list[Opdrachteis]:
    """
    This function will let a commission ask these requirements of the framework; what stood there already stays.

    :raises NotAllowed: if the actor did not draft it
    :raises NotPossible: if both have signed
    :raises InvalidInput: if the framework knows no such requirement
    """
    rij = _drafting(handeling, opdracht)
    kader = queries.open_commission(handeling, publiek_id=opdracht).kader
    if not eisen or set(eisen) - set(kader):
        raise InvalidInput({"eisen": [_("Kies eisen uit het kader.")]})
    return [_add(handeling, rij, rules.Eissoort.EIS, code, kader[code][:300]) for code in eisen]


@transaction.atomic
def add_task(handeling: Handeling, *, opdracht: UUID, taak: str, tekst: str = "") -> Opdrachteis:
    """
    This function will let a commission ask a task.

    :raises NotAllowed: if the actor did not draft it
    :raises NotPossible: if both have signed
    :raises InvalidInput: if another task is not described
    """
    rij, keuze = _drafting(handeling, opdracht), rules.Taak(taak)
    if keuze is rules.Taak.ANDERS and not tekst.strip():
        raise InvalidInput({"tekst": [_("Schrijf de taak op.")]})
    return _add(handeling, rij, rules.Eissoort.TAAK, keuze.value, tekst.strip() or rules.TAAKNAMEN[keuze])


@transaction.atomic
def add_skill(handeling: Handeling, *, opdracht: UUID, training: str, norm: int) -> Opdrachteis:
    """
    This function will let a commission ask that a share of the team has a training.

    :raises NotAllowed: if the actor did not draft it
    :raises NotPossible: if both have signed
    :raises NotFound: if the region has no such training
    """
    rij = _drafting(handeling, opdracht)
    naam = next((t.naam for t in trainings(handeling) if t.code == training), None)
    if naam is None:
        raise NotFound
    return _add(handeling, rij, rules.Eissoort.KUNDE, training, naam, norm)


def _drafting(handeling: Handeling, opdracht: UUID) -> Opdracht:
    rij = queries.access_commission(handeling, publiek_id=opdracht)
    permissions.check_can_commission(handeling, rij.gemeente)
    rules.check_may_change(getekend=rij.is_getekend)
    return rij


def _add(
    handeling: Handeling, rij: Opdracht, soort: rules.Eissoort, code: str, tekst: str, norm: int | None = None
) -> Opdrachteis:
    eis, nieuw = Opdrachteis.objects.get_or_create(
        opdracht=rij, soort=soort.value, code=code, tekst=tekst, defaults={"norm": norm}
    )
    if nieuw:
        # Whoever signed, signed something else.
        Opdracht.objects.filter(pk=rij.pk).update(
            gemeente_getekend_op=None,
            gemeente_getekend_door_id=None,
            gemeente_functie="",
            team_getekend_op=None,
            team_getekend_door_id=None,
            team_functie="",
        )
    handeling.spoor.noteer("opdracht", actie="U")
    return eis


@transaction.atomic
def sign(handeling: Handeling, *, opdracht: UUID, functie: str) -> Opdracht:
    """
    This function will sign a commission for the side of the actor; once both have, it holds and changes no more.

    :raises NotAllowed: if the actor may not sign for either side
    :raises NotPossible: if it asks nothing yet, this side has signed, or another one holds on the same days
    """
    rij = queries.access_commission(handeling, publiek_id=opdracht)
    wie, kant = permissions.check_can_sign(handeling, rij)
    rules.check_may_change(getekend=rij.is_getekend)
    if not rij.eisen.exists():
        raise NotPossible(_("Deze opdracht vraagt nog niets. Kies eerst eisen, taken of kunde."))
    if getattr(rij, f"{kant}_getekend_op") is not None:
        raise NotPossible(_("Uw kant heeft al getekend."))
    if _overlaps(rij):
        raise NotPossible(_("Voor dit team en deze gemeente geldt op deze dagen al een getekende opdracht."))
    setattr(rij, f"{kant}_getekend_op", handeling.moment)
    setattr(rij, f"{kant}_getekend_door_id", wie)
    setattr(rij, f"{kant}_functie", functie.strip())
    rij.save(update_fields=[f"{kant}_getekend_op", f"{kant}_getekend_door_id", f"{kant}_functie"])
    handeling.spoor.noteer("opdracht", actie="U")
    return rij


def _overlaps(rij: Opdracht) -> bool:
    andere = Opdracht.objects.filter(team_id=rij.team_id, gemeente=rij.gemeente).exclude(pk=rij.pk)
    getekend = andere.filter(gemeente_getekend_op__isnull=False, team_getekend_op__isnull=False)
    return getekend.filter(geldig_van__lt=rij.geldig_tot, geldig_tot__gt=rij.geldig_van).exists()


@transaction.atomic
def record_teamstand(
    handeling: Handeling,
    *,
    fte_afgesproken: Decimal,
    fte_bezet: Decimal,
    supervisie_afgesproken: int,
    supervisie_gehouden: int,
) -> Teamstand:
    """
    This function will keep what the own team carries and has this month; what is wrong becomes an alarm of the team.

    :raises NotAllowed: if the actor may not say this for the team
    """
    wie = permissions.check_can_follow_up(handeling)
    if handeling.team is None:
        raise NotAllowed(_("Dit kan alleen voor een team."))
    aantallen = queries.caseload(handeling)
    antwoordt, regie = queries.counted(handeling)
    dag = lokale_datum(handeling.moment)
    waarden = {
        "leden": queries.size_of_team(handeling),
        "antwoordt": antwoordt,
        "regie": regie,
        "gewogen": queries.weighted(handeling, aantallen),
        "fte_afgesproken": fte_afgesproken,
        "fte_bezet": fte_bezet,
        "supervisie_afgesproken": supervisie_afgesproken,
        "supervisie_gehouden": supervisie_gehouden,
        "vastgelegd_op": handeling.moment,
        "vastgelegd_door_id": wie,
    }
    stand, _nieuw = Teamstand.objects.update_or_create(
        team_id=handeling.team, maand=dag.replace(day=1), defaults=waarden
    )
    for knelpunt, tekst in rules.bottlenecks(stand.cijfers, norm=queries.norm(handeling)):
        raise_alarm(
            handeling,
            team=handeling.team,
            soort=knelpunt.value,
            tekst=tekst,
            uiterlijk=dag + timedelta(days=ALARM_DAGEN),
        )
    handeling.spoor.noteer("opdracht", actie="U")
    return stand
