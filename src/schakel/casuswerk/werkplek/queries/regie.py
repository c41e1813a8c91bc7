"""Who could direct, who was asked, and which child is meant?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.dossiers.queries import betrokken_teams, excluded_from, named_in, own_teams
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.werkplek.queries.onderwerpen import person_name
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """An employee of a team in the dossier who could direct."""

    publiek_id: UUID
    naam: str
    medewerker: int
    team: int
    team_naam: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One child of the dossier."""

    persoon: int
    naam: str
    publiek_id: UUID
    geboortedatum: date | None = None


def candidates(handeling: Handeling, *, dossier: int) -> list[Kandidaat]:
    """Return who acts today for a team that is in the dossier now."""
    teams = [b.team_id for b in betrokken_teams(handeling, dossier=dossier) if handeling.moment in b.periode]
    leden = (
        Teamlid.objects.filter(
            team_id__in=teams, periode__contains=lokale_datum(handeling.moment), medewerker__is_active=True
        )
        .select_related("medewerker", "team")
        .order_by("team__naam", "medewerker__naam")
    )
    return [
        Kandidaat(lid.medewerker.publiek_id, lid.medewerker.naam, lid.medewerker_id, lid.team_id, lid.team.naam)
        for lid in leden
    ]


def candidate(handeling: Handeling, *, dossier: int, publiek_id: UUID) -> Kandidaat:
    """
    Return the candidate with this public id.

    :raises NotFound: if nobody in the teams of the dossier has it
    """
    for kandidaat in candidates(handeling, dossier=dossier):
        if kandidaat.publiek_id == publiek_id:
            return kandidaat
    raise NotFound


@dataclass(frozen=True, slots=True)
class Namen:
    """Who alone of the own organisation sees a dossier, since when and why; nobody when each team sees it."""

    mensen: Sequence[Kandidaat] = ()
    reden: str = ""
    sinds: datetime | None = None


def colleagues(handeling: Handeling, *, dossier: int) -> list[Kandidaat]:
    """Return who of the own organisation works for a team that is in the dossier now; each person once."""
    eigen = own_teams(handeling, dossier=dossier)
    return list({k.medewerker: k for k in candidates(handeling, dossier=dossier) if k.team in eigen}.values())


def named(handeling: Handeling, *, dossier: int) -> Namen:
    """Return which colleagues alone see this dossier, and why."""
    gekozen = named_in(handeling, dossier=dossier)
    if gekozen is None:
        return Namen()
    rij = (
        Gebeurtenis.objects.filter(dossier_id=dossier, soort__in=("beperking.ingesteld", "beperking.herzien"))
        .order_by("-pk")
        .first()
    )
    mensen = [k for k in colleagues(handeling, dossier=dossier) if k.medewerker in gekozen]
    return Namen(mensen, str(rij.codes["reden"]) if rij else "", rij.moment if rij else None)


@dataclass(frozen=True, slots=True)
class Buitengehouden:
    """An employee whom somebody keeps out of a dossier."""

    publiek_id: UUID
    naam: str
    medewerker: int
    reden: str


def kept_out(handeling: Handeling, *, dossier: int) -> list[Buitengehouden]:
    """Return whom somebody keeps out of a dossier; own lists are not among them."""
    rijen = excluded_from(handeling, dossier=dossier)
    mensen = Medewerker.objects.in_bulk([rij.medewerker_id for rij in rijen])
    return [
        Buitengehouden(
            mensen[rij.medewerker_id].publiek_id, mensen[rij.medewerker_id].naam, rij.medewerker_id, rij.reden
        )
        for rij in rijen
    ]


def one_kept_out(handeling: Handeling, *, dossier: int, publiek_id: UUID) -> Buitengehouden:
    """
    Return the employee with this public id who is kept out.

    :raises NotFound: if nobody with it is
    """
    for wie in kept_out(handeling, dossier=dossier):
        if wie.publiek_id == publiek_id:
            return wie
    raise NotFound


def offered_to_me(handeling: Handeling, *, rijen: Sequence[Regie]) -> Regie | None:
    """Return the open question to the actor to direct, or None."""
    vragen = (r for r in rijen if r.aanvaard_op is None and r.geeindigd_op is None)
    return next((r for r in vragen if r.medewerker_id == handeling.wie), None)


def directed_by_me(handeling: Handeling, *, rijen: Sequence[Regie]) -> Regie | None:
    """Return the regie that the actor has now, or None."""
    lopend = (r for r in rijen if r.aanvaard_op is not None and r.geeindigd_op is None)
    return next((r for r in lopend if r.medewerker_id == handeling.wie), None)


def found(handeling: Handeling, *, regie: Regie | None) -> Regie:
    """
    Return the regie that was looked for.

    :raises NotFound: if there is none
    """
    if regie is None:
        raise NotFound
    return regie


def child(handeling: Handeling, *, dossier: int, publiek_id: UUID) -> Kind:
    """
    Return a person of the dossier as the child that is meant.

    :raises NotFound: if nobody with this id stands in it
    """
    rij = (
        Dossierpersoon.objects.visible_to(handeling)
        .filter(dossier_id=dossier, persoon__publiek_id=publiek_id)
        .select_related("persoon")
        .first()
    )
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("kind", dossier=dossier, personen=[publiek_id])
    return Kind(rij.persoon_id, person_name(handeling, rij=rij), publiek_id, rij.persoon.geboortedatum)
