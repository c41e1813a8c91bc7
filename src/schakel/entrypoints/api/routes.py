"""Which addresses does this program answer, by which method, and which rule guards each?"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from ninja.operation import Operation, PathView

from schakel.basis.toegang.permissions import Routeregel

HTTP = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


@dataclass(frozen=True, slots=True)
class Route:
    """One address with its methods, its name and its rule; without a rule nobody gets in, and the suite fails."""

    pad: str
    methoden: tuple[str, ...]
    naam: str
    regel: Routeregel | None


def all_routes() -> list[Route]:
    """Return every HTTP route of the program, by address."""
    return sorted(_walk(get_resolver().url_patterns, "", ""), key=lambda r: (r.pad, r.methoden))


def _walk(patronen: Sequence[URLPattern | URLResolver], voor: str, ruimte: str) -> Iterator[Route]:
    for patroon in patronen:
        pad = f"{voor}{_readable(str(patroon.pattern))}"
        if isinstance(patroon, URLResolver):
            yield from _walk(patroon.url_patterns, pad, patroon.namespace or ruimte)
            continue
        naam = f"{ruimte}:{patroon.name}" if ruimte and patroon.name else patroon.name or ""
        yield from _routes_of(f"/{pad}", naam, patroon.callback)


def _routes_of(pad: str, naam: str, view: Callable[..., Any]) -> Iterator[Route]:
    operaties = operations_of(view)
    if not operaties:
        yield Route(pad, _methods(view), naam, getattr(view, "regel", None))
    for operatie in operaties:
        yield Route(pad, tuple(sorted(operatie.methods)), naam, getattr(operatie.view_func, "regel", None))


def operations_of(view: Callable[..., Any]) -> list[Operation]:
    """Return the operations behind a view of the API, which ninja keeps in the closure; none for another view."""
    for cel in getattr(view, "__closure__", None) or ():
        if isinstance(cel.cell_contents, PathView):
            return list(cel.cell_contents.operations)
    return []


def unknown_parameters(view: Callable[..., Any], methode: str, gegeven: Iterable[str]) -> list[str]:
    """Return which of these parameters of an address the operation behind this method does not know."""
    modellen = [m for o in operations_of(view) if methode in o.methods for m in o.models]
    bekend = {
        naam
        for model in modellen
        if getattr(model, "__ninja_param_source__", "") == "query"
        for naam in getattr(model, "__ninja_flatten_map__", {})
    }
    return sorted(set(gegeven) - bekend)


def rule_of(view: Callable[..., Any], methode: str) -> Routeregel | None:
    """Return the rule of a view; of the API, the rule of the operation behind this method."""
    gevonden = [o.view_func for o in operations_of(view) if methode in o.methods]
    regel: Routeregel | None = getattr(gevonden[0] if gevonden else view, "regel", None)
    return regel


def _methods(view: Callable[..., Any]) -> tuple[str, ...]:
    """Return the methods that a view lets in: what its decorator holds, else any."""
    laag: Any = view
    while laag is not None:
        for cel in getattr(laag, "__closure__", None) or ():
            inhoud = cel.cell_contents
            if isinstance(inhoud, list) and inhoud and set(inhoud) <= HTTP:
                return tuple(inhoud)
        laag = getattr(laag, "__wrapped__", None)
    return ("*",)


def _readable(patroon: str) -> str:
    return re.sub(r"^\^|\$$|\\Z", "", patroon)
