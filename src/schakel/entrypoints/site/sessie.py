"""When does a session count?  Begun with two factors, less than a working day ago (ADR-0022)."""

from contextlib import suppress
from datetime import datetime, timedelta
from ipaddress import ip_address
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from schakel.basis.toegang import rules
from schakel.basis.toegang.models import Medewerker
from schakel.basis.verantwoording.rules import trace_of
from schakel.entrypoints import klok
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

BEGONNEN, STERK = "begonnen", "sterk"
# How a session of the demo counts: for as long as the demo is on, and never in production.
PERSONA = "persona"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, mens: Medewerker, *, sterk: bool | str) -> None:
    """Begin a session under a new key; one without a second factor reaches only the page where that is chosen."""
    # Also when the same person was in already: a key that was known before, opens nothing.
    request.session.flush()
    login(request, mens, backend=_BACKEND)
    request.session[BEGONNEN] = klok.wandtijd().isoformat()
    request.session[STERK] = sterk


def strengthen(request: HttpRequest) -> None:
    """Let this session count from here on, under a new key: its person has just proven a second factor."""
    request.session.cycle_key()
    request.session[STERK] = True
    request.session[BEGONNEN] = klok.wandtijd().isoformat()


def is_strong(request: HttpRequest) -> bool:
    """Answer whether somebody may act in this session."""
    if not request.user.is_authenticated or age(request) > rules.SESSIE:
        return False
    sterk = request.session.get(STERK, PERSONA)
    return sterk is True or (sterk == PERSONA and settings.DEMO)


def is_fresh(request: HttpRequest) -> bool:
    """Answer whether this session may change how its person signs in: enrolling, or begun a moment ago."""
    return request.user.is_authenticated and age(request) <= rules.VERS


def age(request: HttpRequest) -> timedelta:
    """Return how long ago this session began; the sessions of the demo know it too."""
    begonnen = request.session.get(BEGONNEN)
    if begonnen is None:
        return timedelta(0) if settings.DEMO else timedelta.max
    return klok.wandtijd() - datetime.fromisoformat(begonnen)


def at_the_door(request: HttpRequest) -> Handeling:
    """Return the actor of somebody of whom it is not known yet who it is."""
    wie = Handeling(wie=None, team=None, rol="anoniem", organisatie=None, moment=klok.nu(), namens="aanmelden")
    mark_origin(request, wie)
    return wie


def at_own_account(request: HttpRequest, mens: Medewerker) -> Handeling:
    """Return the actor of somebody who changes how to sign in: for no team."""
    wie = Handeling(wie=mens.pk, team=None, rol="anoniem", organisatie=mens.organisatie_id, moment=klok.nu())
    mark_origin(request, wie)
    return wie


def mark_origin(request: HttpRequest, handeling: Handeling) -> None:
    """Let the trail tell where somebody sat and in which request (NEN 7513; W3C Trace Context)."""
    handeling.spoor.toegangspunt = f"ip:{address(request)}"
    handeling.spoor.trace = trace_of(request.headers.get("traceparent", "")) or token_hex(16)


def record(request: HttpRequest, mens: Any, wat: str) -> None:
    """Let the log tell that somebody came in, or left."""
    handeling = at_own_account(request, mens)
    with transactie(handeling, wat=f"site:{wat}"):
        handeling.spoor.noteer(wat, actie="E")


def address(request: HttpRequest) -> str:
    """
    Return where a request comes from.

    Only what a proxy of our own says (`SCHAKEL_PROXIES`) is believed, from the last one back: what a browser wrote
    before it reached us is not.
    """
    adres = str(request.META.get("REMOTE_ADDR", ""))
    for eerder in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        if not _is_proxy(adres) or not _is_address(eerder.strip()):
            break
        adres = eerder.strip()
    return adres


def _is_address(tekst: str) -> bool:
    with suppress(ValueError):
        return bool(ip_address(tekst))
    return False


def _is_proxy(adres: str) -> bool:
    return _is_address(adres) and any(ip_address(adres) in netwerk for netwerk in settings.PROXIES)
