"""For whom does this person act, how do they sign in, and what do they still carry?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.toegang import rules
from schakel.basis.toegang.models import Koppeling, Medewerker, Teamlid, Vermijding
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling

VAK_VERMIJDING = "vermijding"


def memberships_on(medewerker: int, dag: date) -> QuerySet[Teamlid]:
    """Return the teams for which this person acts on this day, with the team and its organisation at hand."""
    return (
        Teamlid.objects.filter(medewerker_id=medewerker, periode__contains=dag, medewerker__is_active=True)
        .select_related("team__organisatie", "medewerker")
        .order_by("team__naam", "id")
    )


def names_of(medewerkers: set[int]) -> dict[int, str]:
    """Return the names of these employees by id."""
    return dict(Medewerker.objects.filter(pk__in=medewerkers).values_list("pk", "naam"))


def members_of(team: int, dag: date) -> QuerySet[Teamlid]:
    """Return who acts for this team on this day."""
    return (
        Teamlid.objects.filter(team_id=team, periode__contains=dag, medewerker__is_active=True)
        .select_related("medewerker")
        .order_by("medewerker__naam")
    )


def teams_with_role(handeling: Handeling, *, rol: str) -> list[int]:
    """Return the teams of the own region in which somebody acts in this role today, the first by name first."""
    eigen = Team.objects.filter(pk=handeling.team or 0).values("herkomst")
    leden = Teamlid.objects.filter(
        rol=rol, periode__contains=lokale_datum(handeling.moment), medewerker__is_active=True, team__herkomst__in=eigen
    )
    return list(dict.fromkeys(leden.order_by("team__naam", "team_id").values_list("team_id", flat=True)))


def demo_accounts() -> QuerySet[Teamlid]:
    """Return the invented persons of the demo, with their team and organisation."""
    return (
        Teamlid.objects.filter(medewerker__is_voorbeeld=True, medewerker__is_active=True)
        .select_related("medewerker", "team__organisatie")
        .order_by("team__organisatie__naam", "team__naam", "medewerker__naam")
    )


def find_demo_account(publiek_id: UUID) -> Medewerker | None:
    """Return an invented person of the demo, or None."""
    return Medewerker.objects.filter(publiek_id=publiek_id, is_voorbeeld=True, is_active=True).first()


def means_of(medewerker: int) -> list[Authenticator]:
    """Return the ways in which this person can sign in; recovery codes only help beside one."""
    rijen = Authenticator.objects.filter(user_id=medewerker).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return list(rijen.order_by("created_at", "id"))


def find_by_handle(handvat: bytes) -> Medewerker | None:
    """Return the active employee to whom a passkey says it belongs, or None."""
    if len(handvat) != 16:
        return None
    return Medewerker.objects.filter(publiek_id=UUID(bytes=handvat), is_active=True).first()


def carried_by(medewerker: int, *, team: int | None = None) -> rules.Draagt:
    """Return how much an employee still carries (for one team, or in all): numbers alone, also of what is hidden."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regie, termijnen FROM medewerker_draagt(%s, %s)", [medewerker, team])
        regie, termijnen = cursor.fetchone()
    return rules.Draagt(regie=regie, termijnen=termijnen)


def accounts(handeling: Handeling, *, tekst: str = "", aantal: int = 100) -> list[Medewerker]:
    """Return accounts whose name or organisation holds this text, with their present teams; no more than fit a page."""
    dag = lokale_datum(handeling.moment)
    nu = Teamlid.objects.filter(periode__contains=dag).select_related("team").order_by("team__naam")
    rijen = Medewerker.objects.select_related("organisatie").prefetch_related(
        Prefetch("lidmaatschappen", queryset=nu, to_attr="nu_lid")
    )
    if tekst:
        rijen = rijen.filter(
            Q(naam__icontains=tekst) | Q(gebruikersnaam__icontains=tekst) | Q(organisatie__naam__icontains=tekst)
        )
    handeling.spoor.noteer("account")
    return list(rijen.order_by("naam", "id")[:aantal])


@dataclass(frozen=True, slots=True)
class Accountstand:
    """How many accounts there are, and who cannot work: for no team, or without a way to sign in."""

    actief: int
    zonder_team: list[Medewerker]
    zonder_middel: list[Medewerker]


def account_state(handeling: Handeling, *, aantal: int = 10) -> Accountstand:
    """Return which accounts an administrator must look at; invented staff of a demo signs in without means."""
    actief = Medewerker.objects.filter(is_active=True)
    nu = Teamlid.objects.filter(medewerker=OuterRef("pk"), periode__contains=lokale_datum(handeling.moment))
    middel = Authenticator.objects.filter(user=OuterRef("pk"))
    handeling.spoor.noteer("account")
    return Accountstand(
        actief.count(),
        list(actief.filter(~Exists(nu)).order_by("naam", "id")[:aantal]),
        list(actief.filter(~Exists(middel), is_voorbeeld=False).order_by("naam", "id")[:aantal]),
    )


def access_account(handeling: Handeling, *, publiek_id: UUID) -> Medewerker:
    """
    Return the account with this public id.

    :raises NotFound: if there is none
    """
    mens = Medewerker.objects.select_related("organisatie").filter(publiek_id=publiek_id).first()
    if mens is None:
        raise NotFound
    handeling.spoor.noteer("account")
    return mens


def all_memberships(medewerker: int) -> list[Teamlid]:
    """Return for which teams this person acts or acted, newest first."""
    rijen = Teamlid.objects.filter(medewerker_id=medewerker).select_related("team__organisatie")
    return list(rijen.order_by("-periode", "id"))


def access_membership(handeling: Handeling, *, medewerker: UUID, team: UUID) -> Teamlid:
    """
    Return the present membership of this person in this team.

    :raises NotFound: if there is none
    """
    lid = (
        Teamlid.objects.filter(
            medewerker__publiek_id=medewerker,
            team__publiek_id=team,
            periode__contains=lokale_datum(handeling.moment),
        )
        .select_related("team", "medewerker")
        .first()
    )
    if lid is None:
        raise NotFound
    return lid


@dataclass(frozen=True, slots=True)
class Vermeden:
    """One person on the own list of the actor, readable to the actor alone."""

    publiek_id: UUID
    naam: str
    geboortedatum: str
    bsn_einde: str


def own_vermijdingen(handeling: Handeling) -> list[Vermeden]:
    """Return the people whom the actor stays away from; nobody else can ask, and the database agrees."""
    hoofd = versleuteling.hoofdsleutel(VAK_VERMIJDING)
    lijst = []
    for rij in Vermijding.objects.filter(medewerker_id=handeling.wie or 0).order_by("id"):
        inhoud = json.loads(versleuteling.ontsleutel(hoofd, bytes(rij.inhoud), context=rij.publiek_id.bytes))
        lijst.append(Vermeden(rij.publiek_id, inhoud["naam"], inhoud["geboortedatum"], inhoud["bsn"][-2:]))
    handeling.spoor.noteer("vermijding")
    return lijst


def who_avoids(zegels: list[bytes]) -> list[int]:
    """Return which employees stay away from somebody with one of these keyed hashes; only the worker may ask."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vermijding_van(%s::bytea[])", [zegels])
        return [medewerker for (medewerker,) in cursor.fetchall()]


def seals_of(*, bsn: str, geboortedatum: date | None, naam_sleutel: str) -> list[bytes]:
    """Return the keyed hashes under which a person is found: exact BSN, and name with birth date."""
    zegels = [versleuteling.zoeksleutel("bsn", bsn)] if bsn else []
    if geboortedatum and naam_sleutel:
        zegels.append(versleuteling.zoeksleutel(VAK_VERMIJDING, f"{geboortedatum.isoformat()}|{naam_sleutel}"))
    return zegels


def organisaties_to_choose(handeling: Handeling) -> list[tuple[UUID, str]]:
    """Return the organisations that exist today, by name."""
    rijen = Organisatie.objects.valid_on(lokale_datum(handeling.moment)).order_by("naam")
    return list(rijen.values_list("publiek_id", "naam"))


def teams_to_choose(handeling: Handeling) -> list[tuple[UUID, str]]:
    """Return the teams with accounts that exist today, by organisation and name."""
    rijen = Team.objects.valid_on(lokale_datum(handeling.moment)).filter(aangesloten=True)
    namen = rijen.order_by("organisatie__naam", "naam").values_list("publiek_id", "organisatie__naam", "naam")
    return [(sleutel, f"{organisatie}: {team}") for sleutel, organisatie, team in namen]


def with_organisatie(gegeven: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed about an account, with the organisation that was chosen."""
    return {**gegeven, "organisatie": Organisatie.objects.get(publiek_id=gegeven["organisatie"])}


def with_team(gegeven: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed about a membership, with the team that was chosen."""
    return {**gegeven, "team": Team.objects.get(publiek_id=gegeven["team"])}


def machine_with(token: str, op: datetime) -> Koppeling | None:
    """Return the machine to which this token belongs at this moment on the wall, or None."""
    if not token.startswith(rules.KOPPELING_BEGIN):
        return None
    zegel = versleuteling.zoeksleutel(rules.VAK_KOPPELING, token)
    geldig = Koppeling.objects.filter(zegel=zegel, ingetrokken_op=None, verloopt_op__gt=op)
    return geldig.select_related("team__organisatie").first()


def machine_for(rol: str, op: datetime) -> Koppeling | None:
    """Return the machine with this role that holds at this moment on the wall; the oldest when there are more."""
    geldig = Koppeling.objects.filter(rol=rol, ingetrokken_op=None, verloopt_op__gt=op)
    return geldig.select_related("team__organisatie").order_by("gemaakt_op", "id").first()


def koppelingen(handeling: Handeling) -> list[Koppeling]:
    """Return every machine with an account, those that hold first."""
    handeling.spoor.noteer("koppeling")
    rijen = Koppeling.objects.select_related("team__organisatie")
    return list(rijen.order_by("ingetrokken_op", "naam", "id"))
