"""How fast are the pages with 16 people at once?  On a real server, as employees who are in few cases."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, perf_counter, sleep

import psycopg
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.meting.tijden import Tijden, table

GEBRUIKERS = 16
KEREN = 25
# One person of each of the teams with the fewest open cases, and one casus that the team may see.
_MENSEN = """SELECT DISTINCT ON (l.team_id) m.publiek_id::text, l.team_id, d.publiek_id::text
    FROM toegang_teamlid l JOIN toegang_medewerker m ON m.id = l.medewerker_id AND m.is_active AND m.is_voorbeeld
    JOIN dossiers_betrokkenheid b ON b.team_id = l.team_id AND upper_inf(b.periode) AND b.soort = 'CASUS'
    JOIN dossiers_dossier d ON d.id = b.dossier_id
    WHERE l.rol IN ('jeugdteam', 'lokaal_team', 'vt_triage') ORDER BY l.team_id, b.gewijzigd_op DESC"""
Mens = tuple[str, str]


def people() -> list[Mens]:
    """Return persona and casus of up to 16 employees; several of one team when there are fewer teams."""
    with psycopg.connect(os.environ["DATABASE_URL_AUDITOR"]) as auditor:
        rijen = [(persona, casus) for persona, _team, casus in auditor.execute(_MENSEN).fetchall()]
    return [rijen[i % len(rijen)] for i in range(GEBRUIKERS)] if rijen else []


@contextmanager
def served() -> Iterator[int]:
    """Serve the site as in the demo (2 processes of 2 threads) for the length of the block; give the port."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        poort = int(los.getsockname()[1])
    opdracht = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort),
        "--workers", "2", "--blocking-threads", "2", "--log-level", "error", "schakel.config.wsgi:application",
    ]  # fmt: skip
    with subprocess.Popen(opdracht, cwd=PROJECT, env={**os.environ, "SCHAKEL_ROL": "app"}) as server:
        try:
            _wait_for(poort)
            yield poort
        finally:
            server.terminate()


def _wait_for(poort: int) -> None:
    eind = monotonic() + 120
    while monotonic() < eind:
        try:
            if _get(http.client.HTTPConnection("127.0.0.1", poort, timeout=5), "/gezond", "")[0] == 200:
                return
        except OSError:
            pass
        sleep(0.1)
    raise TimeoutError("de site antwoordt niet")


def _get(verbinding: http.client.HTTPConnection, pad: str, koekje: str) -> tuple[int, float]:
    begin = perf_counter()
    verbinding.request("GET", pad, headers={"Cookie": koekje})
    antwoord = verbinding.getresponse()
    antwoord.read()
    return antwoord.status, (perf_counter() - begin) * 1000


def _sign_in(persona: str) -> str:
    """Return the cookie of a session of this person, made by the site's own door."""
    return "; ".join(f"{naam}={waarde.value}" for naam, waarde in _visitor(persona).cookies.items())


def _visitor(persona: str) -> Client:
    """
    Return a visitor who has come in as this person.

    :raises RuntimeError: if the door stays shut
    """
    # By the name that the site listens to; a stranger's name is turned away.
    klant = Client(SERVER_NAME="localhost")
    antwoord = klant.post("/inloggen/persona", {"persona": persona})
    if antwoord.status_code != 302:
        raise RuntimeError(f"aanmelden als {persona} geeft {antwoord.status_code}")
    return klant


def _visit(poort: int, keren: int, koekje: str, pad: str) -> list[float]:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
    duren = []
    for _ in range(keren):
        status, duur = _get(verbinding, pad, koekje)
        if status != 200:
            raise RuntimeError(f"{pad} antwoordt {status}")
        duren.append(duur)
    return duren


def _together(naam: str, poort: int, keren: int, paden: Sequence[tuple[str, str]]) -> Tijden:
    with ThreadPoolExecutor(len(paden)) as tegelijk:
        duren = list(tegelijk.map(lambda mens: _visit(poort, keren, *mens), paden))
    return Tijden(naam, tuple(duur for reeks in duren for duur in reeks))


def count_queries(persona: str, pad: str) -> int:
    """Return how many queries one view of this page takes."""
    klant = _visitor(persona)
    klant.get(pad)
    with CaptureQueriesContext(connection) as gevangen:
        klant.get(pad)
    return len(gevangen)


def run(keren: int = KEREN) -> str:
    """Measure work list and casus page on the data that is there; say so when there is none."""
    mensen = people()
    if not mensen:
        return "Pagina's: er zijn geen casussen. Maak eerst een jaar met ./schakel demo."
    koekjes = [_sign_in(persona) for persona, _casus in mensen]
    with served() as poort:
        leeg = _together("leeg antwoord (/gezond), 16 mensen tegelijk", poort, keren, [(k, "/gezond") for k in koekjes])
        lijst = _together("werkvoorraad, 16 mensen tegelijk", poort, keren, [(k, "/werkvoorraad") for k in koekjes])
        paden = [(k, f"/casussen/{casus}") for k, (_persona, casus) in zip(koekjes, mensen, strict=True)]
        casus = _together("casuspagina, 16 mensen tegelijk", poort, keren, paden)
        alleen = _together("casuspagina, 1 mens", poort, keren, paden[:1])
    eerste, dossier = mensen[0]
    vragen = f"Vragen aan de database: werkvoorraad {count_queries(eerste, '/werkvoorraad')}, " + (
        f"casuspagina {count_queries(eerste, f'/casussen/{dossier}')}."
    )
    return (
        table(f"Pagina's, elk {keren} keer per mens (verhouding tot een leeg antwoord)", [leeg, lijst, casus, alleen])
        + "\n"
        + vragen
    )
