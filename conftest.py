"""How does the suite come by a real database?  Its own cluster, one migrated template, and the app's own role."""

import contextlib
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg.sql import SQL, Identifier, Literal

# How quick a machine is, is no property of the program: no example has a deadline.
settings.register_profile("huis", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("huis")

WORTEL = Path(__file__).parent
sys.path.insert(0, str(WORTEL / "src"))

from schakel.entrypoints.bediening import assets, postgres  # noqa: E402
from schakel.entrypoints.bediening.fouten import StartFout  # noqa: E402

DATA = Path(os.environ.get("SCHAKEL_TESTDATA", str(WORTEL / ".data" / "toets"))).absolute()
NAAM = f"toets_{os.getpid()}"
TABELLEN = """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
    AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname NOT IN ('django_migrations', 'django_content_type')"""
# Every sequence that was used begins anew.
BEGINNEN = """SELECT setval(format('%I.%I', schemaname, sequencename), 1, false) FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL
    AND sequencename NOT IN ('django_migrations_id_seq', 'django_content_type_id_seq')"""
_BEURT = itertools.count(1)


def _omgeving(adressen: postgres.Dsns, map_: Path) -> dict[str, str]:
    return {
        **adressen.as_omgeving(),
        "SCHAKEL_DATA": str(map_),
        "DJANGO_SETTINGS_MODULE": "schakel.config.settings.test",
        "SCHAKEL_ROL": "app",
        "PYTHONPATH": str(WORTEL / "src"),
    }


def _bestuur(adres: str) -> psycopg.Connection[Any]:
    """Connect as the one who made the cluster: only to copy and drop databases."""
    return psycopg.connect(adres.replace("schakel_owner", postgres.BESTUUR), dbname="postgres", autocommit=True)


def _stempel() -> str:
    inhoud = hashlib.sha256()
    for pad in sorted((WORTEL / "src").rglob("migrations/*.py")):
        inhoud.update(pad.read_bytes())
    for pad in sorted((WORTEL / "src").rglob("models.py")) + sorted((WORTEL / "src").rglob("rollen.py")):
        inhoud.update(pad.read_bytes())
    inhoud.update((WORTEL / "src/schakel/casuswerk/dossiers/rules.py").read_bytes())
    return inhoud.hexdigest()[:12]


def _maak_sjabloon(sjabloon: str) -> postgres.Dsns:
    """Migrate a database once for each version of the migrations; every run copies it."""
    adressen = postgres.ensure_database(DATA, naam=sjabloon)
    omgeving = {**os.environ, **_omgeving(adressen, DATA), "SCHAKEL_ROL": "owner"}
    klaar = DATA / f"{sjabloon}.klaar"
    if not klaar.exists():
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=omgeving, check=True, cwd=WORTEL
        )
        klaar.touch()
    return adressen


def _kopieer(sjabloon: str, naam: str, adres: str) -> None:
    with _bestuur(adres) as bestuur:
        bestuur.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)'.encode())
        bestuur.execute(f'CREATE DATABASE "{naam}" TEMPLATE "{sjabloon}" OWNER "{postgres.BESTUUR}"'.encode())


def pytest_configure(config: pytest.Config) -> None:
    """Point the settings, which are read by now, at the database and the folder of this run."""
    from django.conf import settings
    from django.test import TransactionTestCase

    from schakel.config import omgevingswaarden

    # The app may not truncate: after a test that commits, `leeg_database` empties the tables as their owner.
    TransactionTestCase._fixture_teardown = lambda zelf: None  # type: ignore[attr-defined]

    # Without network only the tests that need what comes from the lock files fail.
    with contextlib.suppress(StartFout):
        assets.ensure_assets()
    DATA.mkdir(parents=True, exist_ok=True)
    map_ = Path(tempfile.mkdtemp(prefix="schakel-toets-"))
    os.environ.update(_omgeving(postgres.dsns(DATA, naam=NAAM), map_))
    settings.DATABASES["default"].update(omgevingswaarden.database("app"), OPTIONS={})
    mappen = {"DATA": "", "SPOOL": "spool", "SLEUTELS": "sleutels", "SINK": "uitgaand", "FEED": "feed"}
    for naam, deel in mappen.items():
        setattr(settings, naam, map_ / deel)


@pytest.fixture(scope="session")
def sjabloon() -> str:
    """Return the name of the migrated database that others are copied from."""
    naam = f"sjabloon_{_stempel()}"
    _maak_sjabloon(naam)
    return naam


@pytest.fixture(scope="session")
def django_db_setup(sjabloon: str) -> Iterator[None]:
    """Make the database of this run; the tests then connect as the app, which owns nothing."""
    adres = postgres.dsns(DATA, naam=NAAM).owner
    _kopieer(sjabloon, NAAM, adres)
    postgres.ensure_database(DATA, naam=NAAM)
    yield
    from django.db import connections

    connections.close_all()
    with _bestuur(adres) as bestuur:
        bestuur.execute(f'DROP DATABASE IF EXISTS "{NAAM}" WITH (FORCE)'.encode())


@pytest.fixture
def _django_db_helper(_django_db_helper: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Empty every table as the owner after a test that commits: the app may not truncate."""
    from django.conf import settings

    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        leeg_database()
        # A report that a failing test left behind would wait for people that no longer exist.
        shutil.rmtree(settings.SPOOL, ignore_errors=True)


def leeg_database() -> None:
    """
    Take every row out of the database of this run.

    By far the most tables are empty: only the others are emptied, past the guards that forbid it to everybody else. A
    TRUNCATE of all of them takes ten times as long; it is done now and then, for the room that deleted rows leave.
    """
    adres = postgres.dsns(DATA, naam=NAAM).owner
    with psycopg.connect(adres.replace("schakel_owner", postgres.BESTUUR), autocommit=True) as bestuur:
        tabellen = [naam for (naam,) in bestuur.execute(TABELLEN)]
        if next(_BEURT) % 100 == 0:
            bestuur.execute(f"TRUNCATE {', '.join(tabellen)} RESTART IDENTITY CASCADE".encode())
            return
        zoek = [SQL("(SELECT {} FROM {} LIMIT 1)").format(Literal(t), Identifier(t)) for t in tabellen]
        vol = [naam for (naam,) in bestuur.execute(SQL(" UNION ALL ").join(zoek))]
        bestuur.execute("SET session_replication_role = replica")
        with bestuur.transaction():
            for naam in vol:
                bestuur.execute(SQL("DELETE FROM {}").format(Identifier(naam)))
            bestuur.execute(BEGINNEN)


@pytest.fixture
def owner_dsn() -> str:
    """Return the address of this run's database for the owner: to plant faults that the app cannot make."""
    return postgres.dsns(DATA, naam=NAAM).owner


@pytest.fixture
def app_dsn() -> str:
    """Return the address of this run's database for the app: for tests with connections of their own."""
    return postgres.dsns(DATA, naam=NAAM).app


@pytest.fixture(autouse=True)
def _vergeet_regels() -> Iterator[None]:
    """Forget the definitions and tables that a test loaded: the database forgets them too."""
    yield
    from schakel.basis.afspraken import queries as afspraken
    from schakel.basis.termijnen import queries as termijnen

    afspraken.forget_tabellen()
    termijnen.forget_definities()
