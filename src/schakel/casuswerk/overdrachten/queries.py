"""Which handovers come in and go out, how do they stand, and who judges when they are stuck?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.organisaties.models import Gebied, GebiedSoort, Team
from schakel.basis.termijnen import queries as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.models import Teamlid
from schakel.casuswerk.overdrachten.models import Buitenbevestiging, Overdracht, Overdrachtsregel
from schakel.casuswerk.overdrachten.rules import AFGELOPEN, NALEZEN, OverdrachtStatus, Stapfeiten, outside_steps
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

VERWANT = (
    "zender_team__organisatie",
    "ontvanger_team__organisatie",
    "zender",
    "regisseur",
    "beoordelaar",
    "beoordelaar_team",
    "eerste_contact_door",
    "regie",
)
# Kinds of team that work on no casus.
GEEN_ONTVANGER = ("beheer", "fg", "beleid")
ESCALATIE = "escalatie"
BETWISTEN = "overdracht_betwisten"
# An example until the agreement of the region names its own term.
BETWISTEN_DAGEN = 30


@dataclass(frozen=True, slots=True)
class Dozen:
    """What comes in and what goes out for one team."""

    binnen: list[Overdracht]
    uit: list[Overdracht]
    te_beoordelen: list[Overdracht]
    klokken: dict[int, Termijn]


def access_overdracht(handeling: Handeling, *, publiek_id: UUID) -> Overdracht:
    """
    Return the handover with this public id, for both sides and the reviewer.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = Overdracht.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related(*VERWANT).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("overdracht", dossier=rij.dossier_id)
    return rij


def boxes_of_team(handeling: Handeling, *, limit: int = 50, ook_afgelopen: bool = False) -> Dozen:
    """Return what comes in and goes out for the acting team and what waits for its judgement, with running clocks."""
    afgelopen = [s.value for s in AFGELOPEN]
    rijen = Overdracht.objects.visible_to(handeling).select_related(*VERWANT).order_by("-gewijzigd_op", "-id")
    lopend = Q() if ook_afgelopen else ~Q(status__in=afgelopen)
    na_te_lezen = Q(status=OverdrachtStatus.INGETROKKEN.value, ingetrokken_op__gt=handeling.moment - NALEZEN)
    ontvangen = rijen.filter(ontvanger_team_id=handeling.team).exclude(status=OverdrachtStatus.VOORBEREID.value)
    binnen = list(ontvangen.filter(lopend | na_te_lezen)[:limit])
    uit = list(rijen.filter(lopend, zender_team_id=handeling.team)[:limit])
    wacht = Q(status__in=[OverdrachtStatus.GEWEIGERD.value, OverdrachtStatus.GEESCALEERD.value])
    betwist = Q(betwist_op__isnull=False, betwistuitkomst="")
    te_beoordelen = list(
        Overdracht.objects.visible_to(handeling)
        .select_related(*VERWANT)
        .filter(wacht | betwist, beoordelaar_team_id=handeling.team)
        .order_by("gewijzigd_op", "id")[:limit]
    )
    alle = {rij.pk: rij for rij in (*binnen, *uit, *te_beoordelen)}
    for rij in alle.values():
        handeling.spoor.noteer("overdracht", dossier=rij.dossier_id)
    return Dozen(binnen, uit, te_beoordelen, clocks_of(handeling, overdrachten=list(alle)))


def clocks_of(handeling: Handeling, *, overdrachten: Sequence[int]) -> dict[int, Termijn]:
    """Return for each handover the running clock that ends first; both sides look at the same one."""
    rijen = (
        Termijn.objects.lopend()
        .filter(onderwerp_soort="overdracht", onderwerp_id__in=overdrachten)
        .order_by("-uiterlijk", "-id")
    )
    return {rij.onderwerp_id: rij for rij in rijen if rij.onderwerp_id is not None}


def handovers_of(handeling: Handeling, *, dossier: int) -> list[Overdracht]:
    """Return the handovers of a dossier, newest first."""
    rijen = list(
        Overdracht.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related(*VERWANT)
        .order_by("-voorbereid_op", "-id")
    )
    handeling.spoor.noteer("overdracht", dossier=dossier)
    return rijen


def running_main(handeling: Handeling, *, dossier: int) -> Overdracht | None:
    """Return the handover by which another team will answer for this dossier, while it is on its way; else None."""
    rijen = Overdracht.objects.visible_to(handeling).filter(dossier_id=dossier, is_hoofd=True)
    rijen = rijen.exclude(status__in=AFGELOPEN).select_related(*VERWANT, "ontvanger_team__organisatie")
    return rijen.order_by("-voorbereid_op", "-id").first()


def steps_of(handeling: Handeling, *, overdracht: int) -> list[Overdrachtsregel]:
    """Return the steps of a handover in order."""
    return list(
        Overdrachtsregel.objects.visible_to(handeling)
        .filter(overdracht_id=overdracht)
        .select_related("team")
        .order_by("id")
    )


def last_step(handeling: Handeling, *, overdracht: int) -> Overdrachtsregel | None:
    """Return what was done last with a handover."""
    rijen = Overdrachtsregel.objects.visible_to(handeling).filter(overdracht_id=overdracht)
    return rijen.select_related("team").order_by("-id").first()


def confirmations_of(handeling: Handeling, *, overdracht: int) -> list[Buitenbevestiging]:
    """Return what was confirmed outside the system, newest first; one of them may wait for a second person."""
    return list(
        Buitenbevestiging.objects.visible_to(handeling)
        .filter(overdracht_id=overdracht)
        .select_related("vastgelegd_door", "gecontroleerd_door")
        .order_by("-pk")
    )


def access_confirmation(handeling: Handeling, *, publiek_id: UUID) -> Buitenbevestiging:
    """
    Return the confirmation with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = (
        Buitenbevestiging.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("overdracht")
        .first()
    )
    if rij is None:
        raise NotFound
    return rij


def find_reviewer(handeling: Handeling, *, regio: str, zender_team: int, trede: int) -> Teamlid:
    """
    Return who judges on this rung of the ladder: whom the agreement names, else the leader of the sender.

    :raises NotFound: if nobody can be named
    """
    dag = lokale_datum(handeling.moment)
    rol, bij = _rung(regio, trede, dag)
    leden = (
        Teamlid.objects.filter(periode__contains=dag, medewerker__is_active=True)
        .select_related("medewerker", "team")
        .order_by("team__code", "medewerker__naam", "id")
    )
    zender = Q(team__organisatie__teams=zender_team)
    gezocht = leden.filter(rol=rol) if rol else leden.filter(rol__endswith="teamleider")
    genoemd = gezocht.filter(zender) if bij == "zender" else gezocht.filter(team__herkomst=regio)
    lid = genoemd.first() or leden.filter(zender, rol__endswith="teamleider").first()
    lid = lid or leden.filter(team_id=zender_team).exclude(medewerker_id=handeling.wie or 0).first()
    lid = lid or leden.filter(team_id=zender_team).first()
    if lid is None:
        raise NotFound
    return lid


def _rung(regio: str, trede: int, dag: date) -> tuple[str, str]:
    if not afspraken.has_table(regio, ESCALATIE, dag):
        return "", "zender"
    waarden = afspraken.decide(regio, ESCALATIE, {"trede": trede}, dag).waarden
    return str(waarden.get("rol") or ""), str(waarden.get("bij") or "zender")


def contest_until(handeling: Handeling, *, regio: str) -> datetime:
    """Return until when a start of this moment can be contested, by the term of the agreement."""
    definities = termijnen.definities_op(regio, lokale_datum(handeling.moment))
    definitie = next((d for d in definities if d.code == BETWISTEN), None)
    if definitie is None:
        return handeling.moment + timedelta(days=BETWISTEN_DAGEN)
    return definitie.einden(handeling.moment)[2]


def place_name(handeling: Handeling, *, gemeente: str) -> str:
    """Return the name of the municipality with this code, or what stands there."""
    rij = Gebied.objects.filter(soort=GebiedSoort.GEMEENTE, code=gemeente).values_list("naam", flat=True).first()
    return rij or gemeente


def warm_share(handeling: Handeling, *, van: datetime, tot: datetime) -> tuple[int, int]:
    """Return how many of the handovers started in this period were warm, and how many there were."""
    rijen = Overdracht.objects.visible_to(handeling).filter(gestart_op__gte=van, gestart_op__lt=tot, is_hoofd=True)
    return rijen.filter(warm=True).count(), rijen.count()


def colleagues(handeling: Handeling, *, team: int) -> list[Teamlid]:
    """Return who acts for this team today, in the order of their names."""
    return list(
        Teamlid.objects.filter(
            team_id=team, periode__contains=lokale_datum(handeling.moment), medewerker__is_active=True
        )
        .select_related("medewerker")
        .order_by("medewerker__naam", "id")
    )


def possible_receivers(handeling: Handeling, *, regio: str) -> list[Team]:
    """Return the other teams that can take over in this region today."""
    dag = lokale_datum(handeling.moment)
    return list(
        Team.objects.valid_on(dag)
        .filter(Q(herkomst=regio) | Q(werkgebieden__gebied__regio__code=regio))
        .exclude(pk=handeling.team or 0)
        .exclude(soort__in=GEEN_ONTVANGER)
        .select_related("organisatie")
        .distinct()
        .order_by("naam")
    )


def step_facts(handeling: Handeling, *, overdracht: Overdracht, door_beoordelaar: bool = False) -> Stapfeiten:
    """Return what the table of states asks about a handover besides its state."""
    return Stapfeiten(
        is_hoofd=overdracht.is_hoofd,
        aangesloten=overdracht.ontvanger_team.aangesloten,
        gesprek_overgeslagen=bool(overdracht.koudreden),
        hervat_bij=overdracht.hervat_bij,
        door_beoordelaar=door_beoordelaar,
    )


def outside_now(handeling: Handeling, *, overdracht: Overdracht) -> tuple[OverdrachtStatus, ...]:
    """Return what a receiver without accounts can confirm now."""
    if overdracht.ontvanger_team.aangesloten:
        return ()
    return outside_steps(OverdrachtStatus(overdracht.status), step_facts(handeling, overdracht=overdracht))
