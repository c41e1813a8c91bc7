"""How is a whole database copied while it is in use?"""

import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from schakel.entrypoints.bediening import postgres
from schakel.entrypoints.bediening.binaries import find_binaries
from schakel.entrypoints.bediening.processen import Gebruiker


@contextmanager
def copied(bron: str | None = None) -> Iterator[str]:
    """Copy the database beside itself, give the address of the copy for its administrator, and drop it afterwards."""
    eigenaar = bron or os.environ["DATABASE_URL_OWNER"]
    naam = f"kopie_{secrets.token_hex(4)}"
    beheer, kopie = _as_admin(eigenaar, "postgres"), _as_admin(eigenaar, naam)
    with psycopg.connect(beheer, autocommit=True) as verbinding:
        verbinding.execute(f"CREATE DATABASE {naam}".encode())
    try:
        _transfer(_as_admin(eigenaar, urlsplit(eigenaar).path.lstrip("/")), kopie)
        yield kopie
    finally:
        with psycopg.connect(beheer, autocommit=True) as verbinding:
            verbinding.execute(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)".encode())


def _as_admin(adres: str, naam: str) -> str:
    delen = urlsplit(adres)
    plaats = delen.netloc.rpartition("@")[2]
    return urlunsplit(delen._replace(netloc=f"{postgres.BESTUUR}@{plaats}", path=f"/{naam}"))


def _transfer(van: str, naar: str) -> None:
    programma = _programs()
    with subprocess.Popen([str(programma / "pg_dump"), "--format=custom", "--compress=0", "--dbname", van],
                          stdout=subprocess.PIPE) as dump:  # fmt: skip
        subprocess.run(
            [str(programma / "pg_restore"), "--dbname", naar, "--exit-on-error"], stdin=dump.stdout, check=True
        )
    if dump.returncode:
        raise RuntimeError("de database kon niet worden gekopieerd")


def _programs() -> Path:
    return find_binaries(Gebruiker(os.geteuid(), os.getegid(), "")).map_
