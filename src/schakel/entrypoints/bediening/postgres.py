"""How does the database come up, and stay up?  One launcher for the demo, the tests and an installation."""

import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from schakel.entrypoints.bediening import processen, rollen
from schakel.entrypoints.bediening.binaries import Binaries, find_binaries
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.ligging import Thuis, known_thuis, make_data, thuis_of
from schakel.entrypoints.bediening.sloten import slot

BESTUUR = "postgres"
STARTTIJD = 120.0
Melder = Callable[[str], None]

# Durable first: a receipt that was given must survive a power cut. The log holds no values of rows.
INSTELLINGEN = """\
listen_addresses = ''
unix_socket_directories = '"{socket}"'
port = 5432
max_connections = 60
fsync = on
synchronous_commit = on
full_page_writes = on
shared_buffers = '256MB'
effective_cache_size = '1GB'
work_mem = '16MB'
maintenance_work_mem = '128MB'
max_wal_size = '2GB'
random_page_cost = 1.1
max_locks_per_transaction = 256
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_line_prefix = '%m [%p] %u@%d '
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
"""
TOEGANG = "# The socket's folder is closed to everyone else; there is no other way in.\nlocal all all trust\n"


@dataclass(frozen=True)
class Dsns:
    """The address of the database, for each role."""

    app: str
    owner: str
    job: str
    stats: str
    auditor: str

    def as_omgeving(self) -> dict[str, str]:
        """This function will give the addresses as environment variables."""
        return {f"DATABASE_URL_{rol.upper()}": adres for rol, adres in vars(self).items()}


def quiet(tekst: str) -> None:
    """This function will report nothing."""


def dsns(data: Path, *, naam: str = "schakel") -> Dsns:
    """This function will give the addresses of this installation's database, running or not."""
    if extern := os.environ.get("DATABASE_URL"):
        return _external_dsns(extern)
    socket = thuis_of(data.resolve()).socket
    return Dsns(**{rol: _dsn(f"schakel_{rol}", naam, socket) for rol in Dsns.__dataclass_fields__})


def _dsn(rol: str, naam: str, socket: Path) -> str:
    return f"postgresql://{rol}@/{naam}?host={quote(str(socket))}"


def _external_dsns(extern: str) -> Dsns:
    """This function will put each role's name into the given address, unless an address of its own is given."""
    delen = urlsplit(extern)
    _, apenstaart, plaats = delen.netloc.rpartition("@")
    _, _, wachtwoord = delen.netloc.removesuffix(apenstaart + plaats).partition(":")
    adressen = {}
    for rol in Dsns.__dataclass_fields__:
        wie = f"schakel_{rol}:{wachtwoord}@" if wachtwoord else f"schakel_{rol}@"
        afgeleid = urlunsplit(delen._replace(netloc=wie + plaats))
        adressen[rol] = os.environ.get(f"DATABASE_URL_{rol.upper()}") or afgeleid
    return Dsns(**adressen)


def ensure_database(data: Path, *, naam: str = "schakel", melden: Melder = quiet) -> Dsns:
    """
    This function will see to it that the database runs, with roles and extensions, and give its addresses.

    :raises StartFout: if it cannot be started; the text says what helps
    """
    rollen.check_naam(naam)
    data = data.resolve()
    if os.environ.get("DATABASE_URL"):
        return _check_external(dsns(data, naam=naam))
    make_data(data)
    with slot(data / "slot" / "database.slot"):
        thuis = thuis_of(data)
        if not is_running(thuis):
            _start(thuis, melden)
        _bootstrap(thuis, naam)
        pid = _postmaster(thuis)
        if pid is not None:
            processen.write_pid(data / "pid" / "database.pid", pid)
    return dsns(data, naam=naam)


def stop_database(data: Path) -> bool:
    """This function will stop the database if it runs; what was committed stays."""
    data = data.resolve()
    thuis = known_thuis(data)
    if thuis is None:
        return False
    with slot(data / "slot" / "database.slot"):
        liep = bool(processen.working_in(thuis.cluster))
        pid = _postmaster(thuis)
        if pid is not None:
            # SIGINT is PostgreSQL's fast stop: open transactions are undone, no client is waited for.
            processen.send([pid], signal.SIGINT)
            processen.wait_until(lambda: not processen.is_alive(pid), 60.0)
        _clear_remains(thuis)
        (data / "pid" / "database.pid").unlink(missing_ok=True)
    return liep


def remove_database(data: Path) -> None:
    """This function will stop and delete the database of this installation: for tests that made their own."""
    stop_database(data)
    thuis = known_thuis(data.resolve())
    if thuis is not None:
        shutil.rmtree(thuis.map_, ignore_errors=True)
        shutil.rmtree(thuis.socket, ignore_errors=True)
        (data.resolve() / "database.thuis").unlink(missing_ok=True)


def database_runs(data: Path) -> bool:
    """This function will tell whether this installation's own database answers."""
    thuis = known_thuis(data.resolve())
    return thuis is not None and is_running(thuis)


def database_pid(data: Path) -> int | None:
    """This function will give the number of this installation's own database server, if it lives."""
    thuis = known_thuis(data.resolve())
    return None if thuis is None else _postmaster(thuis)


def is_running(thuis: Thuis) -> bool:
    """This function will tell whether the server answers."""
    if _postmaster(thuis) is None:
        return False
    try:
        with _connect(thuis, "postgres"):
            return True
    except psycopg.OperationalError:
        return False


def _connect(thuis: Thuis, naam: str) -> psycopg.Connection:
    return psycopg.connect(_dsn(BESTUUR, naam, thuis.socket), autocommit=True, connect_timeout=10)


def _postmaster(thuis: Thuis) -> int | None:
    """This function will find the living server of exactly this cluster; its own note of itself may be stale."""
    pid = processen.read_pid(thuis.cluster / "postmaster.pid")
    if pid is None or not processen.is_alive(pid) or not processen.works_in(pid, thuis.cluster):
        return None
    return pid


def _start(thuis: Thuis, melden: Melder) -> None:
    binaries = find_binaries(thuis.gebruiker)
    _make_home(thuis)
    if not (thuis.cluster / "PG_VERSION").exists():
        melden("Database aanmaken")
        _initdb(thuis, binaries)
    _check_version(thuis, binaries)
    if _postmaster(thuis) is None:
        _clear_remains(thuis)
        _write_settings(thuis)
        melden("Database start")
        processen.start_detached(
            [str(binaries.map_ / "postgres"), "-D", str(thuis.cluster)],
            omgeving=_environment(),
            logboek=thuis.logboek,
            gebruiker=thuis.gebruiker,
        )
    _wait_ready(thuis)


def _environment() -> dict[str, str]:
    """This function will give the server a bare environment: no variable of ours may steer it."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}


def _make_home(thuis: Thuis) -> None:
    thuis.map_.mkdir(mode=0o711, exist_ok=True)
    if thuis.gebruiker.is_other:
        thuis.map_.chmod(0o711)
    _make_socket_folder(thuis)


def _make_socket_folder(thuis: Thuis) -> None:
    """This function will make the socket's folder; one that a stranger put in its place is refused."""
    try:
        thuis.socket.mkdir(mode=0o700)
        os.chown(thuis.socket, thuis.gebruiker.uid, thuis.gebruiker.gid)
    except FileExistsError:
        gevonden = thuis.socket.lstat()
        if not stat.S_ISDIR(gevonden.st_mode) or gevonden.st_uid not in (thuis.gebruiker.uid, os.geteuid()):
            raise StartFout(f"{thuis.socket} is niet van ons. Verwijder die map en probeer het opnieuw.") from None
        os.chown(thuis.socket, thuis.gebruiker.uid, thuis.gebruiker.gid)
        thuis.socket.chmod(0o700)


def _initdb(thuis: Thuis, binaries: Binaries) -> None:
    """This function will make a cluster beside its place and move it there whole: half a cluster is never seen."""
    nieuw = thuis.map_ / "cluster.nieuw"
    shutil.rmtree(nieuw, ignore_errors=True)
    nieuw.mkdir(mode=0o700)
    os.chown(nieuw, thuis.gebruiker.uid, thuis.gebruiker.gid)
    taal = ["--locale=C.UTF-8"]
    if binaries.hoofdversie >= 17:
        # The server's own C.UTF-8 sorts alike on every machine, so an index survives a new libc.
        taal += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    antwoord = subprocess.run(  # type: ignore[call-overload]
        [str(binaries.map_ / "initdb"), "-D", str(nieuw), "-U", BESTUUR, "--encoding=UTF8", "--auth=trust", *taal],
        env=_environment(),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **processen.as_gebruiker(thuis.gebruiker),
    )
    if antwoord.returncode:
        raise StartFout(f"De database kon niet worden aangemaakt:\n{antwoord.stderr.strip()}")
    nieuw.rename(thuis.cluster)


def _check_version(thuis: Thuis, binaries: Binaries) -> None:
    gemaakt_met = int((thuis.cluster / "PG_VERSION").read_text())
    if gemaakt_met != binaries.hoofdversie:
        raise StartFout(
            f"De database in {thuis.map_} is gemaakt met PostgreSQL {gemaakt_met}, "
            f"maar hier staat versie {binaries.hoofdversie}. Zet de gegevens over met pg_dump of kies --data MAP."
        )


def _write_settings(thuis: Thuis) -> None:
    """This function will write our settings anew at each start; PostgreSQL's own file includes them."""
    eigen = thuis.cluster / "schakel.conf"
    eigen.write_text(INSTELLINGEN.format(socket=thuis.socket))
    (thuis.cluster / "pg_hba.conf").write_text(TOEGANG)
    hoofd = thuis.cluster / "postgresql.conf"
    regel = "include 'schakel.conf'\n"
    tekst = hoofd.read_text()
    if regel not in tekst:
        hoofd.write_text(f"{tekst}\n{regel}")
    os.chown(eigen, thuis.gebruiker.uid, thuis.gebruiker.gid)


def _clear_remains(thuis: Thuis) -> None:
    """
    This function will clear what a killed server left: children still busy, a note with a number that means nothing.

    The order matters. Only when no child has the shared memory open any more may the note go: it is what keeps a
    second server from writing the same files.
    """
    if not processen.wait_until(lambda: not processen.working_in(thuis.cluster), 2.0):
        processen.send(processen.working_in(thuis.cluster), signal.SIGKILL)
        processen.wait_until(lambda: not processen.working_in(thuis.cluster), 10.0)
    (thuis.cluster / "postmaster.pid").unlink(missing_ok=True)
    (thuis.socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def _wait_ready(thuis: Thuis) -> None:
    """
    This function will wait until the server answers, also while it recovers from a crash.

    :raises StartFout: if it stops or does not answer in time
    """
    begonnen = processen.wait_until(lambda: bool(processen.working_in(thuis.cluster)), 5.0)
    processen.wait_until(lambda: is_running(thuis) or not processen.working_in(thuis.cluster), STARTTIJD)
    if not begonnen or not is_running(thuis):
        regels = thuis.logboek.read_text(errors="replace").splitlines()[-8:]
        raise StartFout("De database start niet. De laatste regels van het logboek:\n" + "\n".join(regels))


def _bootstrap(thuis: Thuis, naam: str) -> None:
    """This function will give the server its roles and the database its rights, once per version of that SQL."""
    stempel = rollen.stempel(naam)
    with _connect(thuis, "postgres") as verbinding:
        bestaat = verbinding.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", (naam,)
        ).fetchone()
        if bestaat == (stempel,):
            return
        for regel in rollen.roles_sql():
            verbinding.execute(regel)
        if bestaat is None:
            verbinding.execute(f"CREATE DATABASE {naam} ENCODING 'UTF8' TEMPLATE template0")
    with _connect(thuis, naam) as verbinding:
        for regel in rollen.database_sql(naam):
            verbinding.execute(regel)
        verbinding.execute(f"COMMENT ON DATABASE {naam} IS '{stempel}'")


def _check_external(adressen: Dsns) -> Dsns:
    for rol, adres in vars(adressen).items():
        try:
            psycopg.connect(adres, connect_timeout=10).close()
        except psycopg.OperationalError as fout:
            raise StartFout(
                f"De database van DATABASE_URL laat schakel_{rol} niet binnen: {str(fout).strip()}\n"
                "Geef de beheerder de uitvoer van: ./schakel database roles"
            ) from fout
    return adressen
