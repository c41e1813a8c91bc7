"""Does the database come up again, whatever was done to it?  Real servers, really killed."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path

import psycopg
import pytest

from schakel.entrypoints.bediening import binaries, postgres, processen
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.ligging import PROJECT, known_thuis, thuis_of
from schakel.entrypoints.bediening.postgres import database_pid, ensure_database, stop_database

STARTER = (
    "import sys, pathlib; from schakel.entrypoints.bediening.postgres import ensure_database;"
    "print(ensure_database(pathlib.Path(sys.argv[1])).app)"
)


def _write_row(adres: str) -> None:
    """This function will leave exactly one row."""
    with psycopg.connect(adres, autocommit=True) as verbinding:
        verbinding.execute("DROP TABLE IF EXISTS proef")
        verbinding.execute("CREATE TABLE proef (getal int)")
        verbinding.execute("INSERT INTO proef VALUES (1)")


def _count_rows(adres: str) -> int:
    with psycopg.connect(adres) as verbinding:
        rij = verbinding.execute("SELECT count(*) FROM proef").fetchone()
    assert rij is not None
    return int(rij[0])


def _server(data: Path) -> int:
    pid = database_pid(data)
    assert pid is not None
    return pid


def _launcher(data: Path) -> "subprocess.Popen[str]":
    omgeving = os.environ | {"PYTHONPATH": str(PROJECT / "src")}
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(data)],
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_database_starts_and_is_used_again(data: Path) -> None:
    eerste = ensure_database(data)
    pid = _server(data)

    assert ensure_database(data) == eerste
    assert _server(data) == pid
    assert processen.read_pid(data / "pid" / "database.pid") == pid


def test_what_was_committed_survives_a_stop(data: Path) -> None:
    adressen = ensure_database(data)
    _write_row(adressen.owner)

    assert stop_database(data)
    assert not stop_database(data)
    assert _count_rows(ensure_database(data).auditor) == 1


def test_a_killed_server_starts_again_with_all_that_was_committed(data: Path) -> None:
    adressen = ensure_database(data)
    _write_row(adressen.owner)
    os.kill(_server(data), signal.SIGKILL)

    assert _count_rows(ensure_database(data).auditor) == 1


def test_a_child_that_outlives_a_killed_server_is_cleared_first(data: Path) -> None:
    adressen = ensure_database(data)
    _write_row(adressen.owner)
    begonnen = threading.Event()

    def keep_busy() -> None:
        verbinding = psycopg.connect(adressen.owner)
        begonnen.set()
        with pytest.raises(psycopg.OperationalError):
            verbinding.execute("SELECT count(*) FROM generate_series(1, 10000000000)")
        verbinding.close()

    bezig = threading.Thread(target=keep_busy)
    bezig.start()
    assert begonnen.wait(10)
    os.kill(_server(data), signal.SIGKILL)

    assert _count_rows(ensure_database(data).auditor) == 1
    bezig.join(timeout=10)
    assert not bezig.is_alive()


def test_a_stale_note_that_names_a_living_stranger_is_not_believed(data: Path) -> None:
    ensure_database(data)
    stop_database(data)
    cluster = thuis_of(data).cluster
    (cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster}\n1\n5432\n")
    (data / "pid" / "database.pid").write_text(f"{os.getpid()}\n")

    assert database_pid(data) is None
    ensure_database(data)
    assert _server(data) != os.getpid()


def test_half_a_cluster_of_an_interrupted_start_is_made_anew(eigen_data: Path) -> None:
    ensure_database(eigen_data)
    stop_database(eigen_data)
    thuis = thuis_of(eigen_data)
    thuis.cluster.rename(thuis.map_ / "cluster.nieuw")
    (thuis.map_ / "cluster.nieuw" / "PG_VERSION").unlink()

    ensure_database(eigen_data)
    assert not (thuis.map_ / "cluster.nieuw").exists()


def test_two_launchers_at_once_share_one_server(eigen_data: Path) -> None:
    starters = [_launcher(eigen_data), _launcher(eigen_data)]
    uitvoer = [starter.communicate(timeout=60) for starter in starters]

    assert [starter.returncode for starter in starters] == [0, 0], uitvoer
    assert uitvoer[0][0] == uitvoer[1][0]
    assert len([pid for pid in processen.working_in(thuis_of(eigen_data).cluster) if _is_postmaster(pid)]) == 1


def _is_postmaster(pid: int) -> bool:
    return b" -D " in (Path("/proc") / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ")


def test_a_second_database_lives_in_the_same_server(data: Path) -> None:
    eerste = ensure_database(data)
    tweede = ensure_database(data, naam="schakel_twee")
    with psycopg.connect(tweede.owner, autocommit=True) as verbinding:
        verbinding.execute("CREATE TABLE alleen_hier (getal int)")

    with psycopg.connect(eerste.owner) as verbinding:
        assert verbinding.execute("SELECT to_regclass('alleen_hier')").fetchone() == (None,)


def test_a_folder_with_a_long_name_still_gets_a_socket(tmp_path: Path) -> None:
    data = tmp_path / ("lang" * 30)
    try:
        with psycopg.connect(ensure_database(data).app) as verbinding:
            assert verbinding.execute("SELECT 1").fetchone() == (1,)
    finally:
        postgres.remove_database(data)


def test_only_the_owner_can_come_near_the_socket_and_the_keys(data: Path) -> None:
    ensure_database(data)

    assert thuis_of(data).socket.stat().st_mode & 0o077 == 0
    assert (data / "sleutels").stat().st_mode & 0o077 == 0


def test_a_strangers_folder_in_the_place_of_the_socket_is_refused(data: Path, tmp_path: Path) -> None:
    ensure_database(data)
    stop_database(data)
    socket = thuis_of(data).socket
    shutil.rmtree(socket)
    socket.symlink_to(tmp_path)
    try:
        with pytest.raises(StartFout, match="niet van ons"):
            ensure_database(data)
    finally:
        socket.unlink()


def test_a_cluster_of_another_version_is_left_alone(data: Path) -> None:
    ensure_database(data)
    stop_database(data)
    versie = thuis_of(data).cluster / "PG_VERSION"
    echt = versie.read_text()
    versie.write_text("14\n")
    with pytest.raises(StartFout, match="PostgreSQL 14"):
        ensure_database(data)
    versie.write_text(echt)


def test_the_log_holds_no_values_of_rows(data: Path) -> None:
    adressen = ensure_database(data)
    with psycopg.connect(adressen.owner, autocommit=True) as verbinding:
        verbinding.execute("CREATE TABLE uniek (tekst text UNIQUE)")
        verbinding.execute("INSERT INTO uniek VALUES ('Geheimstraat 12')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            verbinding.execute("INSERT INTO uniek VALUES ('Geheimstraat 12')")

    logboek = thuis_of(data).logboek.read_text()
    assert "uniek_tekst_key" in logboek
    assert "Geheimstraat" not in logboek


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
def test_root_hands_the_server_to_an_ordinary_account_without_opening_folders(data: Path) -> None:
    ensure_database(data)

    assert (Path("/proc") / str(_server(data))).stat().st_uid != 0
    # The folders of pytest are closed to others, so the database lives where its account can come.
    assert data.parent.stat().st_mode & 0o077 == 0
    thuis = known_thuis(data)
    assert thuis is not None
    assert data not in thuis.map_.parents


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
def test_a_copied_folder_does_not_share_the_database_of_the_first(eigen_data: Path) -> None:
    ensure_database(eigen_data)
    kopie = eigen_data.parent / "kopie"
    shutil.copytree(eigen_data, kopie)

    with pytest.raises(StartFout, match="kopie"):
        ensure_database(kopie)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
def test_an_ordinary_user_needs_no_root() -> None:
    nobody = pwd.getpwnam("nobody")
    data = Path("/tmp") / f"schakel-proef-{os.getpid()}"
    python = _python_for(nobody.pw_uid)
    if python is None:
        pytest.skip("every Python of this version lies in a folder that is closed to others")
    paden = f"{PROJECT / 'src'}:{sysconfig.get_paths()['purelib']}"
    stop = STARTER.replace("ensure_database", "remove_database").replace(".app", "")
    for opdracht in (STARTER, STARTER, stop):
        antwoord = subprocess.run(
            [python, "-c", opdracht, str(data)],
            user=nobody.pw_uid,
            group=nobody.pw_gid,
            extra_groups=[],
            env={"PYTHONPATH": paden, "HOME": "/nonexistent", "PATH": os.defpath},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        assert antwoord.returncode == 0, antwoord.stderr
    shutil.rmtree(data)


def _python_for(uid: int) -> str | None:
    """This function will find a Python like ours that this account may run."""
    vraag = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            subprocess.run([python, "-c", vraag], user=uid, check=True, cwd="/", env={}, capture_output=True)
        except (OSError, subprocess.SubprocessError):
            continue
        return python
    return None


@pytest.mark.parametrize(
    ("antwoord", "hoofdversie"),
    [
        ("postgres (PostgreSQL) 18.6", 18),
        ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15),
        ("postgres (PostgreSQL) 19devel", 19),
    ],
)
def test_every_way_in_which_a_server_tells_its_version_is_understood(
    tmp_path: Path, antwoord: str, hoofdversie: int
) -> None:
    for naam in ("initdb", "postgres"):
        (tmp_path / naam).write_text(f"#!/bin/sh\necho '{antwoord}'\n")
        (tmp_path / naam).chmod(0o755)
    versie = binaries._version(tmp_path, None)

    assert versie is not None
    assert binaries.Binaries(tmp_path, versie).hoofdversie == hoofdversie
