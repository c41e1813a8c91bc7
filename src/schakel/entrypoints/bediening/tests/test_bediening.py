"""Does the command line start, know and stop a whole installation?  Real programs, started as a person would."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from schakel.entrypoints.bediening import diensten, processen
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.postgres import database_pid, remove_database

DJANGO = "schakel.config.settings.local"


def _omgeving() -> dict[str, str]:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("SCHAKEL_", "DATABASE_URL"))}
    return schoon | {"PYTHONPATH": str(PROJECT / "src"), "DJANGO_SETTINGS_MODULE": DJANGO}


def _schakel(data: Path, *argumenten: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-P", "-m", "schakel.entrypoints.bediening", *argumenten, "--data", str(data)],
        env=_omgeving(),
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def _free_port() -> int:
    with socket.socket() as stekker:
        stekker.bind(("127.0.0.1", 0))
        return int(stekker.getsockname()[1])


@pytest.fixture(scope="module")
def installatie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    data = tmp_path_factory.mktemp("een installatie") / "met spatie"
    yield data
    _schakel(data, "stop")
    remove_database(data)


@pytest.fixture(scope="module")
def poort(installatie: Path) -> int:
    nummer = _free_port()
    antwoord = _schakel(installatie, "start", "--port", str(nummer))
    assert antwoord.returncode == 0, antwoord.stderr
    return nummer


def _status(data: Path) -> dict[str, object]:
    antwoord = _schakel(data, "status", "--json")
    assert antwoord.returncode == 0, antwoord.stderr
    status: dict[str, object] = json.loads(antwoord.stdout)
    return status


def _web(data: Path) -> int:
    pid = diensten.running_pid(data, "web")
    assert pid is not None
    return pid


def test_status_gives_address_numbers_and_a_way_for_the_auditor(installatie: Path, poort: int) -> None:
    status = _status(installatie)

    assert status["address"] == f"http://localhost:{poort}"
    pids = status["pids"]
    assert isinstance(pids, dict)
    for naam, pid in pids.items():
        assert processen.read_pid(installatie / "pid" / f"{naam}.pid") == pid
    assert {"web", "database"} <= set(pids)
    with psycopg.connect(str(status["auditor_dsn"])) as verbinding:
        assert verbinding.execute("SELECT count(*) > 0 FROM django_migrations").fetchone() == (True,)


def test_a_second_start_uses_what_runs(installatie: Path, poort: int) -> None:
    voor = _web(installatie), database_pid(installatie)
    antwoord = _schakel(installatie, "start")

    assert f"http://localhost:{poort}" in antwoord.stdout
    assert (_web(installatie), database_pid(installatie)) == voor


def test_what_is_killed_is_told_and_comes_back_by_itself(installatie: Path, poort: int) -> None:
    assert _schakel(installatie, "status").returncode == 0
    # Without the keeper it stays away, and status says so.
    os.kill(processen.read_pid(installatie / "pid" / "wachter.pid") or 0, signal.SIGKILL)
    werker = diensten.running_pid(installatie, "worker")
    assert werker is not None
    os.kill(werker, signal.SIGKILL)
    assert processen.wait_until(lambda: diensten.running_pid(installatie, "worker") is None, 10)
    antwoord = _schakel(installatie, "status")
    assert antwoord.returncode == 1
    assert "worker: LIGT STIL" in antwoord.stdout
    assert "./schakel start" in antwoord.stdout

    # A start brings the keeper back, which does the rest from then on.
    assert _schakel(installatie, "start").returncode == 0
    vorige = {naam: diensten.running_pid(installatie, naam) for naam in ("web", "worker")}
    database = database_pid(installatie)
    for pid in (*vorige.values(), database):
        assert pid is not None
        os.kill(pid, signal.SIGKILL)

    def is_back() -> bool:
        nu = {naam: diensten.running_pid(installatie, naam) for naam in vorige}
        anders = all(nu[naam] not in (None, vorige[naam]) for naam in vorige)
        return anders and database_pid(installatie) not in (None, database)

    assert processen.wait_until(is_back, 90), (installatie / "log" / "wachter.log").read_text()
    diensten.wait_for_web(installatie, poort)


def test_a_killed_site_and_database_start_again(installatie: Path, poort: int) -> None:
    vorige = _web(installatie)
    database = database_pid(installatie)
    assert database is not None
    os.kill(vorige, signal.SIGKILL)
    os.kill(database, signal.SIGKILL)
    antwoord = _schakel(installatie, "start", "--port", str(poort))

    assert antwoord.returncode == 0, antwoord.stderr
    assert _web(installatie) != vorige


def test_a_taken_port_gets_one_clear_line(installatie: Path, poort: int) -> None:
    with pytest.raises(StartFout, match=f"Poort {poort} is al in gebruik"):
        diensten.choose_port(poort)


def test_a_stale_number_is_not_stopped(installatie: Path, poort: int) -> None:
    vreemde = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        (installatie / "pid" / "generator.pid").write_text(f"{vreemde.pid}\n")
        assert _status(installatie)["running"]
        antwoord = _schakel(installatie, "stop")
        assert vreemde.poll() is None
    finally:
        vreemde.kill()
        vreemde.wait()

    assert "web" in antwoord.stdout
    assert "database" in antwoord.stdout
    assert "generator" not in antwoord.stdout
    assert _schakel(installatie, "stop").stdout == "Er liep niets.\n"
    assert _status(installatie)["pids"] == {}


def test_a_command_stops_the_database_that_it_started(installatie: Path, poort: int) -> None:
    _schakel(installatie, "stop")
    antwoord = _schakel(installatie, "showmigrations", "--plan")

    assert antwoord.returncode == 0, antwoord.stderr
    assert database_pid(installatie) is None


def test_an_interrupted_start_stops_all_that_it_started(installatie: Path, poort: int) -> None:
    # A suite that runs in the background would hand its children a keyboard that cannot interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _schakel(installatie, "stop")
    opdracht = ["start", "--port", str(poort), "--data", str(installatie)]
    begin = subprocess.Popen(
        [sys.executable, "-P", "-m", "schakel.entrypoints.bediening", *opdracht],
        env=_omgeving(),
        stdout=subprocess.PIPE,
        text=True,
    )
    # In the middle of starting: the database is up, the rest is not.
    assert processen.wait_until(lambda: database_pid(installatie) is not None, 60)
    begin.send_signal(signal.SIGINT)
    begin.communicate(timeout=60)

    assert begin.returncode == 130
    assert database_pid(installatie) is None
    assert diensten.running(installatie) == {}


def test_help_needs_nothing_but_python() -> None:
    programma = (
        f"import sys, runpy; sys.path.insert(0, {str(PROJECT / 'src')!r}); sys.argv = ['schakel', 'help'];"
        "runpy.run_module('schakel.entrypoints.bediening', run_name='__main__')"
    )
    antwoord = subprocess.run(
        [sys.executable, "-I", "-S", "-c", programma], capture_output=True, text=True, check=False
    )
    assert "./schakel demo" in antwoord.stdout
    for opdracht in (
        "start",
        "stop",
        "status",
        "test",
        "check",
        "bench",
        "verify",
        "openapi",
        "routes",
        "database roles",
    ):
        assert f"./schakel {opdracht}" in antwoord.stdout


def test_a_command_that_is_not_there_is_refused_in_dutch(tmp_path: Path) -> None:
    antwoord = _schakel(tmp_path / "leeg", "foo")
    assert antwoord.returncode == 1
    assert antwoord.stderr == "schakel: De opdracht foo bestaat niet. Wat er wel is, zegt: ./schakel help\n"
    assert not (tmp_path / "leeg").exists()


@pytest.mark.parametrize("opdracht", ["demo", "start", "stop", "status"])
def test_every_help_tells_of_the_folder(tmp_path: Path, opdracht: str) -> None:
    assert "--data MAP" in _schakel(tmp_path / "leeg", opdracht, "--help").stdout


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    opdracht = [sys.executable, "-P", "-m", "schakel.entrypoints.bediening", "routes", "--data", str(tmp_path)]
    with subprocess.Popen(opdracht, env=_omgeving(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as kind:
        assert kind.stdout is not None
        assert kind.stderr is not None
        # Before it says its first word: what it writes then, nobody reads.
        kind.stdout.close()
        gezegd = kind.stderr.read()
    assert gezegd == b""
    assert kind.returncode == 0


def test_a_clock_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    opdracht = [sys.executable, "-P", "-m", "schakel.entrypoints.bediening", "start", "--data", str(tmp_path / "leeg")]
    antwoord = subprocess.run(
        opdracht, env=_omgeving() | {"SCHAKEL_CLOCK": "+1d"}, capture_output=True, text=True, check=False
    )
    assert antwoord.returncode == 1
    assert antwoord.stderr.startswith("schakel: SCHAKEL_CLOCK=+1d is geen klok.")
    assert antwoord.stderr.count("\n") == 1
    assert not (tmp_path / "leeg").exists()


def test_roles_are_printed_without_a_database(tmp_path: Path) -> None:
    antwoord = _schakel(tmp_path / "leeg", "database", "roles")

    assert "CREATE ROLE schakel_app" in antwoord.stdout
    assert not (tmp_path / "leeg").exists()
