"""Every address, by everyone, for what is theirs, another's and nobody's: no fault, no canary, hidden equals absent."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import ROLLEN, Ploeg, een_ploeg
from schakel.casuswerk.beoordelingen.tests.builders import richt_in
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.entrypoints.api.routes import Route, all_routes
from tests.veiligheid import toneel

pytestmark = pytest.mark.django_db(transaction=True)
NIEMAND = UUID("00000000-0000-4000-8000-000000000000")
VIJANDIG = {
    "q": "' OR 1=1 --", "naam": "<script>alert(1)</script>", "bsn": "000000000", "postcode": "\x00", "moment": "nooit",
    "sleutel": "geen-uuid", "reden": "x" * 10_000, "op": "9999-99-99", "team": "-1", "rol": "../../etc/passwd",
}  # fmt: skip
KOPPEN = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PARAMETER = re.compile(r"<(?:(?P<soort>\w+):)?(?P<naam>\w+)>")


@pytest.fixture
def ploeg(settings: Settings, tmp_path: Path) -> Ploeg:
    gemaakt = een_ploeg()
    klok = tmp_path / "klok"
    klok.write_text(gemaakt.moment.replace(day=6).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    richt_in(gemaakt)
    return gemaakt


@pytest.fixture
def auditor(owner_dsn: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as verbinding:
        yield verbinding


def _address(route: Route, ids: dict[str, UUID], *, bestaat: bool) -> str:
    """Fill in an address with what exists, or with an id of nobody."""
    deel = next((d for d in reversed(route.pad.split("/")) if d in ids), "dossier")

    def fill(gevonden: re.Match[str]) -> str:
        if gevonden["soort"] == "str":
            return "veiligheid"
        naam, ervoor = gevonden["naam"], route.pad[: gevonden.start()].rstrip("/").rpartition("/")[2]
        # What stands before an id says of what it is: a plan of a casus has two.
        return str(ids.get(naam) or ids.get(ervoor) or ids.get(deel) or NIEMAND) if bestaat else str(NIEMAND)

    return PARAMETER.sub(fill, route.pad)


def _ask(client: Client, methode: str, pad: str) -> Any:
    if methode == "GET":
        return client.get(pad, {"q": "wie"})
    return client.generic(methode, pad) if methode != "POST" else _post(client, pad, VIJANDIG)


def _post(client: Client, pad: str, inhoud: dict[str, str]) -> Any:
    """Send what the address reads: JSON at the API, else a form."""
    if pad.startswith("/api/"):
        return client.post(pad, inhoud, content_type="application/json")
    return client.post(pad, inhoud)


def _methods(route: Route) -> list[str]:
    eigen = {"GET", "POST"} if route.methoden == ("*",) else set(route.methoden) & {"GET", "POST"}
    return sorted(eigen)


def _headers_missing(antwoord: Any, waar: str) -> list[str]:
    koppen = antwoord.headers
    fouten = [f"{waar}: {kop} is {koppen.get(kop)}" for kop, waarde in KOPPEN.items() if koppen.get(kop) != waarde]
    if "default-src 'none'" not in koppen.get("Content-Security-Policy", ""):
        fouten.append(f"{waar}: no content security policy")
    if "no-store" not in koppen.get("Cache-Control", ""):
        fouten.append(f"{waar}: may be stored")
    adressen = re.findall(r"(?:href|src|action|hx-[a-z]+)=\"([^\"]*)\"", toneel.body(antwoord))
    return fouten + [f"{waar}: a BSN in {a}" for a in [*adressen, koppen.get("Location", "")] if toneel.BSN in a]


def test_outsiders_meet_no_fault_and_no_canary_and_hidden_is_absent(
    ploeg: Ploeg, auditor: psycopg.Connection[Any]
) -> None:
    toneel.een_zaak(ploeg)
    ids, fouten = toneel.ids_of(auditor), list[str]()
    for naam in (None, *toneel.BUITEN):
        fouten += _knock_everywhere(ploeg, naam, ids)
    assert not fouten, "\n".join(fouten)


def _knock_everywhere(ploeg: Ploeg, naam: str | None, ids: dict[str, UUID]) -> list[str]:
    client, kanaries = toneel.sign_in(ploeg, naam), toneel.KANARIES | toneel.MELDER
    gevraagd, fouten = 0, list[str]()
    for route in all_routes():
        if route.naam == "site:uitloggen":
            continue
        for methode in _methods(route):
            echt = _ask(client, methode, _address(route, ids, bestaat=True))
            geen = _ask(client, methode, _address(route, ids, bestaat=False))
            waar = f"{naam} {methode} {route.pad} -> {echt.status_code}"
            fouten += _faults(echt, kanaries, waar) + _faults(geen, kanaries, waar)
            if PARAMETER.search(route.pad) and toneel.plain(echt) != toneel.plain(geen):
                fouten.append(f"{waar} and {geen.status_code}: hidden is not absent")
            gevraagd += 2
    assert gevraagd > 150
    return fouten


def _faults(antwoord: Any, kanaries: dict[str, str], waar: str) -> list[str]:
    gezien = sorted(toneel.seen(antwoord, kanaries))
    fouten = [f"{waar}: a fault"] if antwoord.status_code >= 500 else []
    return fouten + [f"{waar}: shows {wat}" for wat in gezien] + _headers_missing(antwoord, waar)


def test_insiders_meet_no_fault_and_never_the_reporter(ploeg: Ploeg, auditor: psycopg.Connection[Any]) -> None:
    toneel.een_zaak(ploeg)
    ids, fouten = toneel.ids_of(auditor), list[str]()
    for naam in sorted(toneel.BINNEN | {"Jamila"}):
        fouten += _try_everything(ploeg, naam, ids)
    assert not fouten, "\n".join(fouten)


def _try_everything(ploeg: Ploeg, naam: str, ids: dict[str, UUID]) -> list[str]:
    client, fouten = toneel.sign_in(ploeg, naam), list[str]()
    for route in sorted(all_routes(), key=lambda r: "POST" in r.methoden):
        if route.naam == "site:uitloggen":
            continue
        for methode in _methods(route):
            for bestaat in (True, False):
                antwoord = _ask(client, methode, _address(route, ids, bestaat=bestaat))
                waar = f"{naam} {methode} {route.pad} -> {antwoord.status_code}"
                geheim = {
                    k: w for k, w in (toneel.MELDER | {"bsn": toneel.BSN}).items() if k not in _may_see(route, methode)
                }
                fouten += _faults(antwoord, geheim, waar)
    return fouten


def _may_see(route: Route, methode: str) -> set[str]:
    """The vault opens for a reason, and a BSN for a question: both are deeds, at addresses of their own."""
    if methode == "POST" and route.pad.endswith("/melder"):
        return set(toneel.MELDER)
    return {"bsn"} if methode == "POST" and route.pad.endswith("/bsn") else set()


@pytest.mark.parametrize("naam", ["Bram", "Jamila", "Wim", "Elif", "Frank"])
def test_a_hidden_case_changes_no_byte_of_what_an_outsider_gets(ploeg: Ploeg, naam: str) -> None:
    """Twin worlds: before and after a case that this person may not know of (search, lists, autocomplete)."""
    vragen = [("GET", r.pad) for r in all_routes() if "<" not in r.pad and "GET" in _methods(r)]
    vragen += [("POST", pad) for pad in ("/zoeken", "/zoeken/aanvullen", "/meldingen/nieuw/bekend")]
    client = toneel.sign_in(ploeg, naam)
    ervoor = {vraag: toneel.plain(_search(client, *vraag)) for vraag in vragen}
    # The door gives a fresh challenge or secret at every visit; it shows nothing of any case.
    eenmalig = {v for v in vragen if ervoor[v] != toneel.plain(_search(client, *v))}
    assert all("sleutel" in pad or "code" in pad for _methode, pad in eenmalig), eenmalig
    een_melding(ploeg, bericht=toneel.een_bericht_met_kanaries(ploeg))
    erna = {vraag: toneel.plain(_search(client, *vraag)) for vraag in vragen}
    anders = [vraag for vraag in vragen if ervoor[vraag] != erna[vraag] and not _may_recognise(naam, vraag)]
    assert [vraag for vraag in anders if vraag not in eenmalig] == []


def _may_recognise(naam: str, vraag: tuple[str, str]) -> bool:
    """Recognising over all persons is a right of every Veilig Thuis: it gives a card, and is logged."""
    return naam == "Elif" and "bekend" in vraag[1]


def _search(client: Client, methode: str, pad: str) -> Any:
    woorden = {"q": "Zwaluwstaart", "term": "Zwaluwstaart", "zoek": "Zwaluwstaart", "bsn": toneel.BSN}
    return client.get(pad, woorden) if methode == "GET" else client.post(pad, woorden)


def test_nothing_is_changed_without_a_token(ploeg: Ploeg, auditor: psycopg.Connection[Any]) -> None:
    """Cross-site request forgery: every address that changes something asks for the token of the session."""
    toneel.een_zaak(ploeg)
    ids = toneel.ids_of(auditor)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(ploeg.mensen["Fatima"], backend="django.contrib.auth.backends.ModelBackend")
    voor = auditor.execute("SELECT count(*), max(id) FROM gebeurtenissen_gebeurtenis").fetchone()
    for route in all_routes():
        # A form that anybody may send acts for nobody, whoever is signed in: a lost cookie may not cost a report.
        if "POST" in _methods(route) and route.pad != "/formulier":
            antwoord = _post(client, _address(route, ids, bestaat=True), {"reden": "x"})
            assert antwoord.status_code in (403, 404), (route.pad, antwoord.status_code)
    assert auditor.execute("SELECT count(*), max(id) FROM gebeurtenissen_gebeurtenis").fetchone() == voor


@pytest.mark.parametrize("methode", ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "ONZIN"])
def test_other_methods_change_nothing(ploeg: Ploeg, auditor: psycopg.Connection[Any], methode: str) -> None:
    toneel.een_zaak(ploeg)
    ids, client = toneel.ids_of(auditor), toneel.sign_in(ploeg, "Fatima")
    voor = auditor.execute("SELECT count(*), max(id) FROM gebeurtenissen_gebeurtenis").fetchone()
    for route in all_routes():
        antwoord = client.generic(methode, _address(route, ids, bestaat=True))
        assert antwoord.status_code < 500, (methode, route.pad, antwoord.status_code)
    assert auditor.execute("SELECT count(*), max(id) FROM gebeurtenissen_gebeurtenis").fetchone() == voor


def test_everyone_of_the_cast_is_inside_or_outside() -> None:
    assert toneel.BINNEN | set(toneel.BUITEN) | {"Jamila", "Koen"} == set(ROLLEN)
