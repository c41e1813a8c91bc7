"""Who may leave a report while the database is away?  A signed word of at most 12 hours (ADR-0012)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.rules import may_somewhere
from schakel.casuswerk.meldingen.rules import DIENSTTOKEN
from schakel.entrypoints import klok
from schakel.kernel.handeling import Handeling

COOKIE = "schakel-dienst"
DUUR = timedelta(hours=12)
# Half an hour old is soon enough: the browser then gets a younger one.
VERS = timedelta(minutes=30)
_ZOUT = "schakel.dienst"


@dataclass(frozen=True, slots=True)
class Naam:
    """A name, where the shell of the page asks for one."""

    naam: str


@dataclass(frozen=True, slots=True)
class Dienst:
    """What the token says; it looks enough like a membership for the shell of the page."""

    wie: int
    team_id: int
    organisatie: int
    rol: str
    medewerker: Naam
    team: Naam

    def handeling(self) -> Handeling:
        """Return who acts, on the ground of the token alone."""
        return Handeling(
            wie=self.wie,
            team=self.team_id,
            rol=self.rol,
            organisatie=self.organisatie,
            moment=klok.nu(),
            grondslag=DIENSTTOKEN,
        )


def read(request: HttpRequest) -> Dienst | None:
    """Return what the browser's token says, or None when it is missing, forged or too old."""
    inhoud = _read(request, DUUR)
    if inhoud is None:
        return None
    return Dienst(
        wie=inhoud["wie"],
        team_id=inhoud["team"],
        organisatie=inhoud["organisatie"],
        rol=inhoud["rol"],
        medewerker=Naam(inhoud["naam"]),
        team=Naam(inhoud["teamnaam"]),
    )


def _read(request: HttpRequest, hoogstens: timedelta) -> dict[str, Any] | None:
    try:
        gelezen: dict[str, Any] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_ZOUT, max_age=hoogstens)
    except signing.BadSignature:
        return None
    return gelezen


def refresh(request: HttpRequest, antwoord: HttpResponseBase, lid: Teamlid) -> None:
    """Give the browser a token when its role may register meldingen and the one it has is missing, other or old."""
    if not may_somewhere(lid.rol, "melding", "maken"):
        return
    inhoud = {
        "wie": lid.medewerker_id,
        "team": lid.team_id,
        "organisatie": lid.team.organisatie_id,
        "rol": lid.rol,
        "naam": lid.medewerker.naam,
        "teamnaam": lid.team.naam,
    }
    if _read(request, VERS) == inhoud:
        return
    antwoord.set_cookie(
        COOKIE,
        signing.dumps(inhoud, salt=_ZOUT),
        max_age=int(DUUR.total_seconds()),
        path="/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def forget(antwoord: HttpResponseBase) -> None:
    """Take the token away, at signing out."""
    antwoord.delete_cookie(COOKIE, path="/")
