"""What does row-level security cost?  A team with 50 dossiers beside one with 40,000, in 1,000,000 (ADR-0006)."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.postgres import BESTUUR
from schakel.entrypoints.bediening.rollen import database_sql
from schakel.entrypoints.meting.tijden import Tijden, measure, table

NAAM = "meting_sloten"
KLEIN, GROOT = 1, 2
MOMENT = "2016-06-01T12:00:00+00:00"
Verbinding = psycopg.Connection[Any]

_VUL = (
    "SET session_replication_role = replica",
    """INSERT INTO organisaties_organisatie (id, publiek_id, code, herkomst, naam, soort, verbondenheid, doelgroepen,
        fasen, rol_omschrijving, lijst, geldig_van, bron)
        VALUES (1, gen_random_uuid(), 'o', '', 'o', 'o', 'structureel', '{}', '{}', '', '', '2000-01-01', '')""",
    """INSERT INTO organisaties_team (id, publiek_id, organisatie_id, code, herkomst, naam, soort, telefoon,
        aangesloten, geldig_van, bron)
        SELECT i, gen_random_uuid(), 1, 't' || i, '', 't' || i, 't', '',
        true, '2000-01-01', '' FROM generate_series(1, 500) i""",
    """INSERT INTO dossiers_dossier (id, publiek_id, nummer, soort, regio, status, geopend_op, gevaar,
        laatste_volgnummer)
        SELECT i, gen_random_uuid(), '2016-' || i, 'CASUS', 'r', 'OPEN',
        '2016-01-01'::timestamptz + i * interval '1 s', 0, 0 FROM generate_series(1, %(dossiers)s) i""",
    """INSERT INTO dossiers_betrokkenheid (dossier_id, soort, team_id, rol, grondslag, categorieen, periode, fase,
        gewijzigd_op) SELECT i, 'CASUS', 3 + i %% 497, 'VERANTWOORDELIJK', 'wmo', '{alles}',
        tstzrange('2016-01-01'::timestamptz + i * interval '1 s', NULL), '',
        '2016-01-01'::timestamptz + i * interval '1 s' FROM generate_series(1, %(dossiers)s) i""",
    """INSERT INTO dossiers_betrokkenheid (dossier_id, soort, team_id, rol, grondslag, categorieen, periode, fase,
        gewijzigd_op) SELECT i * (%(dossiers)s / n), 'CASUS', t, 'UITVOERING', 'wmo', '{alles}',
        tstzrange('2016-01-01'::timestamptz + i * interval '1 s', NULL), '',
        '2016-01-01'::timestamptz + i * interval '1 s' FROM (VALUES (1, 50), (2, 40000)) v (t, n),
        generate_series(1, n) i""",
    "ANALYZE",
)
_PER_ID = "SELECT nummer FROM dossiers_dossier WHERE publiek_id = %s"
# As the program's own lists: first the page from betrokkenheid alone, then the dossiers of that page.
_NIEUWSTE = """WITH pagina AS MATERIALIZED (SELECT dossier_id FROM dossiers_betrokkenheid WHERE team_id = %s
        AND soort = 'CASUS' AND periode @> %s::timestamptz ORDER BY gewijzigd_op DESC LIMIT 50)
    SELECT nummer FROM dossiers_dossier WHERE id = ANY (ARRAY(SELECT dossier_id FROM pagina))"""


def _address(naam: str, rol: str) -> str:
    delen = urlsplit(os.environ["DATABASE_URL_OWNER"])
    plaats = delen.netloc.rpartition("@")[2]
    return urlunsplit(delen._replace(netloc=f"{rol}@{plaats}", path=f"/{naam}"))


def _prepare(dossiers: int) -> None:
    with psycopg.connect(_address("postgres", BESTUUR), autocommit=True) as bestuur:
        bestuur.execute(f"DROP DATABASE IF EXISTS {NAAM} WITH (FORCE)".encode())
        bestuur.execute(f"CREATE DATABASE {NAAM} TEMPLATE template0".encode())
    with psycopg.connect(_address(NAAM, BESTUUR), autocommit=True) as bestuur:
        for regel in database_sql(NAAM):
            bestuur.execute(regel.encode())
    omgeving = {**os.environ, "DATABASE_URL_OWNER": _address(NAAM, "schakel_owner"), "SCHAKEL_ROL": "owner"}
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=omgeving, cwd=PROJECT, check=True
    )
    with psycopg.connect(_address(NAAM, BESTUUR), autocommit=True) as bestuur:
        for regel in _VUL:
            bestuur.execute(regel.encode(), {"dossiers": dossiers} if "%(" in regel else None)


def _connect(rol: str) -> Verbinding:
    # As Django does: values are put in by the client, so that the planner knows them at every run.
    return psycopg.connect(_address(NAAM, rol), cursor_factory=psycopg.ClientCursor, prepare_threshold=None)


def _act(verbinding: Verbinding, team: int) -> None:
    verbinding.execute(
        "SELECT set_config('schakel.team', %s, true), set_config('schakel.medewerker', '1', true),"
        " set_config('schakel.moment', %s, true)",
        [str(team), MOMENT],
    )


def _measure_team(verbinding: Verbinding, wie: str, team: int, keren: int) -> list[Tijden]:
    ids = [rij[0] for rij in _as(verbinding, team, "SELECT publiek_id FROM dossiers_dossier LIMIT 50", [])]
    vreemd = "00000000-0000-4000-8000-000000000000"

    def one(sql: str, waarden: Callable[[int], list[object]]) -> Callable[[int], object]:
        return lambda keer: _as(verbinding, team, sql, waarden(keer))

    return [
        measure(f"{wie}: één dossier, dat het team ziet", one(_PER_ID, lambda k: [ids[k % len(ids)]]), keren),
        measure(f"{wie}: één dossier, dat er niet is", one(_PER_ID, lambda k: [vreemd]), keren),
        measure(f"{wie}: de nieuwste 50", one(_NIEUWSTE, lambda k: [team, MOMENT]), keren),
    ]


def _as(verbinding: Verbinding, team: int, sql: str, waarden: list[object]) -> list[Any]:
    with verbinding.transaction():
        _act(verbinding, team)
        return verbinding.execute(sql.encode(), waarden).fetchall()


def run(dossiers: int = 1_000_000, keren: int = 200) -> str:
    """Fill a database of its own, measure it as the app, and return the table; the database is dropped afterwards."""
    _prepare(dossiers)
    try:
        with _connect("schakel_auditor") as zonder_slot:
            maat = _measure_team(zonder_slot, "zonder slot, team met 50", KLEIN, keren)
        with _connect("schakel_app") as app:
            klein = _measure_team(app, "team met 50", KLEIN, keren)
            groot = _measure_team(app, "team met 40.000", GROOT, keren)
    finally:
        with psycopg.connect(_address("postgres", BESTUUR), autocommit=True) as bestuur:
            bestuur.execute(f"DROP DATABASE IF EXISTS {NAAM} WITH (FORCE)".encode())
    delen = [
        table(f"Slot per rij, {dossiers:,} dossiers, {keren} keer", [een, *ander])
        for een, ander in zip(maat, zip(klein, groot, strict=True), strict=True)
    ]
    return "\n\n".join(delen)
