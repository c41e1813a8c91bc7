"""The front door: who acts is settled here, and the one transaction is opened around view and rendering (ADR-0005)."""

from collections.abc import Callable, Mapping
from time import monotonic
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from schakel.basis.toegang import queries as toegang
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.permissions import Routeregel
from schakel.basis.toegang.rules import sources
from schakel.entrypoints import klok
from schakel.entrypoints.api import poort, problemen
from schakel.entrypoints.api.routes import rule_of
from schakel.entrypoints.site import apparaat, dienst, machine, sessie
from schakel.kernel.errors import InvalidInput, NotFound, SchakelError
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.bereikbaar import database_answers
from schakel.toolkit.transactie import transactie

TITELS = {
    400: _("Niet alles is goed ingevuld"),
    403: _("Dit mag u niet"),
    404: _("Niet gevonden"),
    409: _("Dit kan nu niet"),
}
# Seconds in which a database that was away is not asked again by the door of a report.
EVEN_NIET_VRAGEN = 5.0
ZONDER_DATABASE = {
    "fout_titel": _("De database is even weg"),
    "fout_tekst": _(
        "U kunt hier nu geen melding maken, omdat wij niet kunnen zien wie u bent. Schrijf de melding op papier, met"
        " het tijdstip, en probeer het over een paar minuten opnieuw. Is er nu gevaar? Bel 112."
    ),
    "fout_code": 503,
}
EVEN_WEG = {
    "fout_titel": _("De database is even weg"),
    "fout_tekst": _(
        "Probeer het over een paar minuten opnieuw. Een melding aannemen kan wel. Is er nu gevaar? Bel 112."
    ),
    "fout_code": 503,
}
NIET_AANMELDEN = {
    "fout_titel": _("De database is even weg"),
    "fout_tekst": _(
        "Aanmelden kan nu niet. Probeer het over een paar minuten opnieuw. Schrijf een melding tot dan op papier, met"
        " het tijdstip. Is er nu gevaar? Bel 112."
    ),
    "fout_code": 503,
}
Antwoorder = Callable[[HttpRequest], HttpResponseBase]


class KoppenMiddleware:
    """Keep every answer about people out of caches, and the browser's abilities shut."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        antwoord = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            add_never_cache_headers(antwoord)
            antwoord["Cache-Control"] = "no-store"
        antwoord["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return antwoord


class HandelingMiddleware:
    """Turn the session into a Handeling, let the view act in its one transaction, and turn refusals into pages."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response
        self._weg_tot = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        regel, wat = _route(request)
        if regel is None or regel.openbaar:
            return self._answer_everyone(request, asks=regel is not None and not regel.zonder_database)
        try:
            if not regel.zonder_database:
                return self._answer_as_member(request, regel, wat)
            if self._weg_tot > monotonic() or not database_answers():
                return self._answer_on_token(request)
            return self._answer_as_member(request, regel, wat)
        except (OperationalError, InterfaceError):
            # Messages live in the session, which is away as well.
            request._messages = CookieStorage(request)  # type: ignore[attr-defined]
            if not regel.zonder_database:
                return _away(request, EVEN_WEG)
            # The database is away; asking it again at once would only keep the caller waiting.
            self._weg_tot = monotonic() + EVEN_NIET_VRAGEN
            return self._answer_on_token(request)

    def _answer_as_member(self, request: HttpRequest, regel: Routeregel, wat: str) -> HttpResponseBase:
        if machine.offers_token(request):
            return self._answer_as_machine(request, regel, wat)
        teamlid = acting_as(request)
        if teamlid is None:
            return _sign_in_first(request)
        request.handeling = build_handeling(teamlid)  # type: ignore[attr-defined]
        request.vers = sessie.is_fresh(request)  # type: ignore[attr-defined]
        request.schakel_lid = teamlid  # type: ignore[attr-defined]
        handeling: Handeling = request.handeling  # type: ignore[attr-defined]
        sessie.mark_origin(request, handeling)
        # By what right the door opened; the reason of a look that names no dossier.
        handeling.spoor.doelen |= sources(handeling.rol, regel.object, regel.actie)
        antwoord = self._answer(request, regel, wat)
        dienst.refresh(request, antwoord, teamlid)
        apparaat.confirm(request, antwoord)
        return antwoord

    def _answer_as_machine(self, request: HttpRequest, regel: Routeregel, wat: str) -> HttpResponseBase:
        """Let a machine act on its token; a wrong, an ended and a withdrawn one get the same answer."""
        handeling = machine.acting_as(request)
        if handeling is None:
            return problemen.answer(401, "Deze sleutel werkt niet. Vraag uw beheerder om een nieuwe.")
        request.handeling = handeling  # type: ignore[attr-defined]
        sessie.mark_origin(request, handeling)
        handeling.spoor.doelen |= sources(handeling.rol, regel.object, regel.actie)
        return self._answer(request, regel, wat)

    def _answer_on_token(self, request: HttpRequest) -> HttpResponseBase:
        """Let the door of a report answer without a database, for whoever holds a shift token (ADR-0012)."""
        # Messages live in the session, which is away as well.
        request._messages = CookieStorage(request)  # type: ignore[attr-defined]
        token = dienst.read(request)
        if token is None:
            return _away(request, ZONDER_DATABASE)
        request.handeling = token.handeling()  # type: ignore[attr-defined]
        request.schakel_lid = token  # type: ignore[attr-defined]
        request.schakel_fout = None  # type: ignore[attr-defined]
        return self._answer_openly(request)

    def _answer_everyone(self, request: HttpRequest, *, asks: bool) -> HttpResponseBase:
        """Answer whoever comes; what `asks` the database looks first whether it is there, for its pool would wait."""
        antwoord = self._answer_openly(request) if not asks or database_answers() else None
        fout = getattr(request, "schakel_fout", None)
        if antwoord is not None and not isinstance(fout, (OperationalError, InterfaceError)):
            return antwoord
        # Messages live in the session, which is away as well.
        request._messages = CookieStorage(request)  # type: ignore[attr-defined]
        return _away(request, NIET_AANMELDEN)

    def _answer_openly(self, request: HttpRequest) -> HttpResponseBase:
        antwoord = self.get_response(request)
        fout = getattr(request, "schakel_fout", None)
        return refusal(request, fout) if isinstance(fout, SchakelError) else antwoord

    def _answer(self, request: HttpRequest, regel: Routeregel, wat: str) -> HttpResponseBase:
        antwoord: HttpResponseBase | None = None
        try:
            with transactie(request.handeling, wat=wat):  # type: ignore[attr-defined]
                poort.check_before_body(request.handeling, request.path_info, regel)  # type: ignore[attr-defined]
                antwoord = self.get_response(request)
                fout = getattr(request, "schakel_fout", None)
                if fout is not None:
                    raise fout
        except SchakelError as fout:
            return refusal(request, fout)
        except Exception:
            if antwoord is None or antwoord.status_code < 500:
                raise
        return antwoord

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Remember what went wrong, so that the transaction around the view can be rolled back for it."""
        request.schakel_fout = fout  # type: ignore[attr-defined]
        return HttpResponse(status=fout.status) if isinstance(fout, SchakelError) else None


def _away(request: HttpRequest, woorden: Mapping[str, object]) -> HttpResponse:
    """Say that the database is away, to a reader or to a program."""
    if request.path.startswith(poort.VOORVOEGSEL):
        return problemen.answer(503)
    return render(request, "fout.html", woorden, status=503)


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(poort.VOORVOEGSEL):
        return problemen.answer(401, "Meld u eerst aan.")
    if request.user.is_authenticated and not sessie.is_strong(request) and sessie.is_fresh(request):
        # A code for one use opens this page alone: first a second factor, then the work.
        return redirect("site:middelen")
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")


def _route(request: HttpRequest) -> tuple[Routeregel | None, str]:
    """Return the rule that guards the requested route and its name; no rule for what does not exist."""
    try:
        gevonden = resolve(request.path_info)
    except Resolver404:
        return None, ""
    regel = rule_of(gevonden.func, request.method or "GET")
    if regel is None:
        # Deny by default: a view that nobody guarded is as absent as a page that nobody wrote.
        request.schakel_fout = NotFound()  # type: ignore[attr-defined]
    return regel, gevonden.view_name or gevonden._func_path


def acting_as(request: HttpRequest) -> Teamlid | None:
    """Return the membership under which this session acts now, or None when it does not (any more)."""
    if not sessie.is_strong(request):
        return None
    leden = list(toegang.memberships_on(int(request.user.pk or 0), lokale_datum(klok.nu())))
    gekozen = [lid for lid in leden if lid.pk == request.session.get("teamlid")]
    return next(iter(gekozen or leden), None)


def build_handeling(teamlid: Teamlid) -> Handeling:
    """Return the actor of a request, at the domain time of this moment."""
    return Handeling(
        wie=teamlid.medewerker_id,
        team=teamlid.team_id,
        rol=teamlid.rol,
        organisatie=teamlid.team.organisatie_id,
        moment=klok.nu(),
    )


def refusal(request: HttpRequest, fout: SchakelError) -> HttpResponse:
    """Return the page that says what happened and what to do."""
    if request.path.startswith(poort.VOORVOEGSEL):
        return problemen.problem(request, fout)
    inhoud = {"fout_tekst": fout.tekst, "fout_code": fout.status, "fout_titel": TITELS.get(fout.status, TITELS[400])}
    if isinstance(fout, InvalidInput):
        inhoud["fout_regels"] = [tekst for teksten in fout.fouten.values() for tekst in teksten]
    return render(request, "fout.html", inhoud, status=fout.status)
