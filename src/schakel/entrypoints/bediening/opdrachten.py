"""Which Django command needs what?  The role it acts as in the database, or that it needs no database at all."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import psycopg

from schakel.entrypoints.bediening import diensten
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.omgeving import Rol, django_omgeving
from schakel.entrypoints.bediening.postgres import Dsns, database_runs, ensure_database, stop_database
from schakel.entrypoints.bediening.processen import run_quietly
from schakel.entrypoints.bediening.sloten import alleen, samen


@dataclass(frozen=True)
class Eisen:
    """What a command needs: a role, and a database or not."""

    rol: Rol = "app"
    database: bool = True


ZONDER_DATABASE = Eisen(database=False)
EIGENAAR = Eisen(rol="owner")
WERKER = Eisen(rol="job")
# A command that is not named here acts as the program itself does, with no more rights.
REGISTER = {
    "openapi": ZONDER_DATABASE,
    "routes": ZONDER_DATABASE,
    "diagrams": ZONDER_DATABASE,
    "help": ZONDER_DATABASE,
    "check": ZONDER_DATABASE,
    "collectstatic": ZONDER_DATABASE,
    "makemessages": ZONDER_DATABASE,
    "compilemessages": ZONDER_DATABASE,
    "makemigrations": EIGENAAR,
    "migrate": EIGENAAR,
    "showmigrations": EIGENAAR,
    "sqlmigrate": EIGENAAR,
    "work": WERKER,
    "cijfers": WERKER,
    # It seals what is not sealed yet, which is the worker's right; it reads as the auditor.
    "verify": WERKER,
    # It makes the file of a half-year: rows of a whole organisation, which the worker alone may read.
    "leveringen": WERKER,
}


def known_command(naam: str) -> bool:
    """This function will tell whether this installation has the command."""
    return any((PROJECT / "src" / "schakel").glob(f"**/management/commands/{naam}.py"))


def is_ours(naam: str) -> bool:
    """This function will tell whether the command is one of ours, or one of Django's that we know what it needs."""
    return naam in REGISTER or known_command(naam)


def run_command(data: Path, argumenten: Sequence[str]) -> int:
    """
    This function will run a Django command with all that it needs, and give its exit code.

    A database that was started only for this command is stopped behind it, unless another program came to use it.
    """
    eisen = REGISTER.get(argumenten[0], Eisen())
    if not eisen.database:
        return django(data, argumenten, rol=eisen.rol, adressen=None)
    with samen(data / "slot" / "gebruik.slot"):
        liep_al = os.environ.get("DATABASE_URL") is not None or database_runs(data)
        adressen = ensure_database(data)
        if argumenten[0] != "migrate":
            migrate_if_empty(data, adressen)
        code = django(data, argumenten, rol=eisen.rol, adressen=adressen)
    if not liep_al:
        _stop_if_unused(data)
    return code


def _stop_if_unused(data: Path) -> None:
    with alleen(data / "slot" / "gebruik.slot") as niemand_anders:
        if niemand_anders and not diensten.running(data):
            stop_database(data)


def migrate(data: Path, adressen: Dsns) -> None:
    """This function will bring the tables up to date; only the owner role may do so."""
    django_quietly(data, ["migrate", "--noinput", "--verbosity", "0"], rol="owner", adressen=adressen)


def migrate_if_empty(data: Path, adressen: Dsns) -> None:
    """This function will lay the tables in a database that never had any."""
    with psycopg.connect(adressen.owner) as verbinding:
        (tabel,) = verbinding.execute("SELECT to_regclass('public.django_migrations')").fetchone() or (None,)
    if tabel is None:
        # What a command prints may be read by a program; our own word goes beside it.
        print("Tabellen aanmaken", file=sys.stderr, flush=True)
        migrate(data, adressen)


def django(data: Path, argumenten: Sequence[str], *, rol: Rol, adressen: Dsns | None) -> int:
    """This function will run one Django command on this terminal, and pass a request to stop on to it."""
    kind = subprocess.Popen(
        [sys.executable, "-P", "-m", "schakel.entrypoints.bediening.uitvoering", *argumenten],
        env=django_omgeving(data, _rol(rol), adressen),
    )

    def pass_on(sein: int, _plek: FrameType | None) -> None:
        kind.send_signal(sein)

    vorige = {sein: signal.signal(sein, pass_on) for sein in (signal.SIGTERM, signal.SIGHUP)}
    try:
        return _wait(kind)
    finally:
        for sein, wat in vorige.items():
            signal.signal(sein, wat)


def _wait(kind: subprocess.Popen[bytes]) -> int:
    """This function will wait for the child; Ctrl-C reaches both of us, and the child decides how it ends."""
    while True:
        try:
            code = kind.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code


def _rol(rol: Rol) -> Rol:
    gevraagd = os.environ.get("SCHAKEL_ROL")
    for keuze in ("app", "owner", "job", "stats"):
        if gevraagd == keuze:
            return keuze
    return rol


def django_quietly(data: Path, argumenten: Sequence[str], *, rol: Rol = "app", adressen: Dsns | None) -> str:
    """
    This function will run one Django command and give what it printed.

    :raises StartFout: with the command's own words, if it fails
    """
    return run_quietly(
        [sys.executable, "-P", "-m", "django", *argumenten],
        omgeving=django_omgeving(data, rol, adressen),
        wat=f"De opdracht {argumenten[0]}",
    )
