"""Does every address have a rule, and does no address answer whom it should not?"""

import json
import re
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver, path
from django.urls.resolvers import URLPattern

from schakel.basis.toegang.rules import may_somewhere
from schakel.basis.toegang.tests.builders import ROLLEN, een_ploeg
from schakel.entrypoints.api.routes import Route, all_routes

WAARDEN = {"uuid": str(uuid4()), "uuidstr": str(uuid4()), "int": "1", "str": "x", "slug": "x", "path": "x"}
LEEST = {"GET", "*"}


def _address(route: Route) -> str:
    """Return the address with something in every place that asks for something."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda plek: WAARDEN[plek[1] or "str"], route.pad)


def _readable() -> list[Route]:
    return [route for route in all_routes() if LEEST & set(route.methoden)]


def test_every_route_has_a_rule() -> None:
    routes = all_routes()
    assert len(routes) > 30
    assert [route.pad for route in routes if route.regel is None] == []


def test_every_rule_is_granted_to_somebody() -> None:
    rollen = {rol for _organisatie, _team, _soort, rol in ROLLEN.values()} | {"burgemeester", "beleid", "rvdk"}
    bewaakt = [r for r in all_routes() if r.regel and r.regel.object]
    assert [
        route.pad
        for route in bewaakt
        if route.regel and not any(may_somewhere(rol, route.regel.object, route.regel.actie) for rol in rollen)
    ] == []


def test_a_route_without_a_rule_is_found_and_answers_nobody(client: Client) -> None:
    patronen = get_resolver().url_patterns
    patronen.append(path("zonder-regel", lambda request: None, name="zonder"))  # type: ignore[arg-type, return-value]
    try:
        assert [route.pad for route in all_routes() if route.regel is None] == ["/zonder-regel"]
    finally:
        assert isinstance(patronen.pop(), URLPattern)


def test_no_address_ends_with_a_slash() -> None:
    assert [route.pad for route in all_routes() if route.pad.endswith("/") and route.pad != "/"] == []


@pytest.mark.django_db
def test_an_anonymous_visitor_gets_in_nowhere_but_where_it_is_public(client: Client) -> None:
    for route in _readable():
        antwoord = client.get(_address(route))
        if route.regel and route.regel.openbaar:
            # What lies behind a code for one use is not there for who did not come in by it.
            assert antwoord.status_code in (200, 302, 404), route.pad
        elif route.pad.startswith("/api/"):
            assert antwoord.status_code == 401, route.pad
        else:
            assert antwoord.status_code == 302 and antwoord.headers["Location"].startswith("/inloggen"), route.pad


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["Frank", "Greet", "Bram", "Carlijn"])
def test_a_role_is_let_in_where_the_matrix_says_so_and_nowhere_else(client: Client, naam: str) -> None:
    ploeg = een_ploeg()
    client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    rol = ROLLEN[naam][3]
    for route in _readable():
        if route.regel is None or not route.regel.object:
            continue
        antwoord = client.get(_address(route))
        if not may_somewhere(rol, route.regel.object, route.regel.actie):
            assert antwoord.status_code == 403, (route.pad, antwoord.status_code)
        elif "<" in route.pad:
            # Nothing with this id is theirs: hidden and absent are one.
            assert antwoord.status_code in (200, 403, 404, 405), (route.pad, antwoord.status_code)
        else:
            assert antwoord.status_code in (200, 302, 400, 403, 404, 405, 409), (route.pad, antwoord.status_code)


def test_the_command_prints_a_table_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("routes")
    assert "werkvoorraad.zien" in capsys.readouterr().out
    call_command("routes", "--json")
    gelezen = json.loads(capsys.readouterr().out)
    assert {"pad": "/werkvoorraad", "object": "werkvoorraad", "actie": "zien"}.items() <= next(
        r for r in gelezen if r["pad"] == "/werkvoorraad"
    ).items()


BODY = {"verzonnen": "dit veld kennen wij niet"}


def _with_body() -> list[tuple[Route, str]]:
    """Return every route of the API that takes something, with one of its methods."""
    return [
        (route, methode)
        for route in all_routes()
        if route.pad.startswith("/api/")
        for methode in route.methoden
        if methode not in ("GET", "HEAD", "OPTIONS")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("naam", [*ROLLEN, None])
def test_the_api_asks_who_and_what_before_it_reads_a_body(client: Client, naam: str | None) -> None:
    ploeg, rol = een_ploeg(), ROLLEN[naam][3] if naam else ""
    if naam:
        client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    assert len(_with_body()) >= 15
    for route, methode in _with_body():
        assert route.regel is not None
        antwoord = client.generic(methode, _address(route), json.dumps(BODY), content_type="application/json")
        if not naam:
            verwacht = {401}
        elif not may_somewhere(rol, route.regel.object, route.regel.actie):
            verwacht = {403}
        else:
            # Nothing with this id is theirs; where the address names nothing, the body is what is wrong.
            verwacht = {404} if "<" in route.pad else {400}
        assert antwoord.status_code in verwacht, (naam, methode, route.pad, antwoord.status_code)
