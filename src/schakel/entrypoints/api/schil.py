"""The shell of the JSON API: one version, the routers of the rooms, and refusals as problem+json (ADR-0003)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer, SessionAuth

from schakel.basis.toegang.permissions import openbaar
from schakel.casuswerk.adviezen.api import router as adviezen
from schakel.casuswerk.meldingen.api import router as meldingen
from schakel.casuswerk.overdrachten.api import router as overdrachten
from schakel.casuswerk.werkplek.api import router as werkplek
from schakel.entrypoints.api import problemen
from schakel.entrypoints.api.lezer import GEEN_JSON, Lezer
from schakel.entrypoints.api.openapi import as_openapi
from schakel.entrypoints.api.routes import unknown_parameters
from schakel.entrypoints.koppelingen.politie.api import router as aanleveringen
from schakel.kernel.errors import InvalidInput, SchakelError


class Sessie(SessionAuth):
    """Whoever is signed in acts for a team; the middleware has settled which."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        """Return the actor, or None when nobody is signed in."""
        return getattr(request, "handeling", None)


class Machine(HttpBearer):
    """A program with a token of its own; the middleware has looked whether it holds."""

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        """Return the actor, when it is this token by which it acts."""
        handeling = getattr(request, "handeling", None)
        return handeling if handeling is not None and handeling.wie is None else None


class Api(NinjaAPI):
    """Adds the version to every answer, and has no page of its own at its root."""

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """Return the addresses without the root, which ninja adds and nobody guards."""
        patronen, app, ruimte = super().urls
        return [p for p in patronen if getattr(p, "name", "") != "api-root"], app, ruimte

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        """Return the answer with the header that the API Design Rules ask for."""
        antwoord = super().create_response(request, data, **kwargs)
        antwoord["API-Version"] = problemen.VERSIE
        return antwoord


api = Api(
    title="Schakel",
    version=problemen.VERSIE,
    auth=[Machine(), Sessie()],
    parser=Lezer(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)


def know_every_parameter(func: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse a parameter that we do not know: a misspelt moment would be answered with that of now."""

    @wraps(func)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        onbekend = _unknown(request)
        if onbekend:
            raise InvalidInput(onbekend)
        return func(request, *args, **kwargs)

    return checked


def _unknown(request: HttpRequest) -> dict[str, list[str]]:
    treffer = request.resolver_match
    if treffer is None:
        return {}
    namen = unknown_parameters(treffer.func, request.method or "", request.GET)
    return {naam: [problemen.FOUTEN["extra_forbidden"]] for naam in namen}


api.add_decorator(know_every_parameter)


@api.exception_handler(SchakelError)
def refuse(request: HttpRequest, fout: SchakelError) -> HttpResponse:
    """Answer a refusal, and let the transaction around the request be rolled back for it."""
    request.schakel_fout = fout  # type: ignore[attr-defined]
    return problemen.problem(request, fout)


@api.exception_handler(ValidationError)
def refuse_input(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    """Answer 400 with every fault of the input at once."""
    return problemen.answer(400, "Niet alles is goed ingevuld.", problemen.faults(fout.errors) | _unknown(request))


@api.exception_handler(HttpError)
def refuse_shape(request: HttpRequest, fout: HttpError) -> HttpResponse:
    """Answer what ninja itself refuses: a body that is no JSON, or a request without the token of its session."""
    if isinstance(fout.__cause__, SchakelError):
        return problemen.problem(request, fout.__cause__)
    return problemen.answer(fout.status_code, GEEN_JSON if fout.status_code == 400 else "")


@api.get("/openapi.json", auth=None, tags=["beschrijving"], summary="Deze beschrijving")
@openbaar("de beschrijving van de API is voor iedereen", zonder_database=True)
def beschrijving(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """Return this document, also to a page of another site."""
    response["Access-Control-Allow-Origin"] = "*"
    return document()


def document() -> dict[str, Any]:
    """Return the OpenAPI document of every JSON route."""
    return as_openapi(api.get_openapi_schema(path_prefix="/api/v1/"))


# The rooms, each with a router of its own.
api.add_router("", meldingen)
api.add_router("", aanleveringen)
api.add_router("", adviezen)
api.add_router("/overdrachten", overdrachten)
api.add_router("", werkplek)
