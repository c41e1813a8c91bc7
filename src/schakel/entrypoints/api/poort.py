"""The gate before the JSON API: what it does not take is refused early, and every refusal is problem+json."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from schakel.basis.toegang.permissions import Routeregel, check_route
from schakel.entrypoints.api import problemen
from schakel.entrypoints.api.routes import operations_of
from schakel.kernel.handeling import Handeling

VOORVOEGSEL = "/api/"
JSON = "application/json"
Antwoorder = Callable[[HttpRequest], HttpResponseBase]


class ApiMiddleware:
    """
    Keep the promises of the API Design Rules for whatever happens behind it.

    Not in each operation: a wrong method, a missing token or a fault is answered by layers that know of no API.
    """

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(VOORVOEGSEL):
            return self.get_response(request)
        alleen_kop = request.method == "HEAD"
        if alleen_kop:
            # Whoever may read may ask for the head of it; the looks that it costs are logged as for the whole.
            request.method = "GET"
        antwoord = refuse_early(request) or _as_problem(self.get_response(request))
        antwoord["API-Version"] = problemen.VERSIE
        return _without_body(antwoord) if alleen_kop else antwoord


def refuse_early(request: HttpRequest) -> HttpResponse | None:
    """Return why this request is not taken, by its method, its size or its kind; nothing when it is."""
    methoden = _methods_at(request.path_info)
    if methoden and request.method not in methoden:
        antwoord = problemen.answer(405)
        antwoord["Allow"] = ", ".join(sorted(methoden | {"HEAD"} if "GET" in methoden else methoden))
        return antwoord
    if not (request.accepts(JSON) or request.accepts(problemen.SOORT)):
        return problemen.answer(406)
    if request.method == "GET":
        # What comes with a question is not read.
        return None
    lengte = _length(request)
    if lengte > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0):
        return problemen.answer(413)
    if lengte and (request.content_type != JSON or request.headers.get("Content-Encoding", "identity") != "identity"):
        return problemen.answer(415)
    return None


def check_before_body(handeling: Handeling, pad: str, regel: Routeregel) -> None:
    """
    Check who asks and for what, before the body is read: sign-in, role, what the address names, and then the body.

    :raises NotAllowed: if the role is never granted this
    :raises NotFound: if the address names what this actor may not know of
    """
    if not pad.startswith(VOORVOEGSEL):
        return
    check_route(handeling, regel)
    if regel.zoekt is not None:
        regel.zoekt(handeling, **resolve(pad).kwargs)


def _methods_at(pad: str) -> set[str]:
    """Return the methods that this address takes; none when the address does not exist."""
    try:
        view = resolve(pad).func
    except Resolver404:
        return set()
    return {methode for operatie in operations_of(view) for methode in operatie.methods}


def _without_body(antwoord: HttpResponseBase) -> HttpResponseBase:
    if isinstance(antwoord, HttpResponse):
        antwoord["Content-Length"] = str(len(antwoord.content))
        antwoord.content = b""
    return antwoord


def _length(request: HttpRequest) -> int:
    lengte = str(request.META.get("CONTENT_LENGTH") or "")
    return int(lengte) if lengte.isdecimal() else 0


def _as_problem(antwoord: HttpResponseBase) -> HttpResponseBase:
    """Return the answer; a refusal that is no problem+json yet, becomes one, without a word of what is inside."""
    if antwoord.status_code < 400 or antwoord.get("Content-Type", "").startswith(problemen.SOORT):
        return antwoord
    return problemen.answer(antwoord.status_code)
