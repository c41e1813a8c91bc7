"""Which programs keep the site up?  Web, worker and the maker of a year: how each starts, is known and stops."""

import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from schakel.entrypoints.bediening import processen
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.omgeving import Rol, django_omgeving, kenmerk_of
from schakel.entrypoints.bediening.postgres import Dsns

POORT = 8000
ZOEKBREEDTE = 50
STARTTIJD = 60.0
# In the order in which they stop: who makes work first, who serves it last.
NAMEN = ("wachter", "generator", "worker", "web")


@dataclass(frozen=True)
class Dienst:
    """A program that runs on its own: its name, its command line and its role in the database."""

    naam: str
    opdracht: tuple[str, ...]
    rol: Rol


def web(poort: int) -> Dienst:
    """This function will describe the site: it listens on this machine only."""
    keuzes = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort)]
    keuzes += ["--workers", "2", "--blocking-threads", "2", "--respawn-failed-workers", "--no-ws"]
    return Dienst("web", ("granian", *keuzes, "schakel.config.wsgi:application"), "app")


def worker() -> Dienst:
    """This function will describe the loop that hears events and sends messages."""
    return Dienst("worker", ("django", "work"), "job")


def keeper() -> Dienst:
    """This function will describe the one that starts again what died."""
    return Dienst("wachter", ("schakel.entrypoints.bediening.wachter",), "app")


def generator(argumenten: Sequence[str]) -> Dienst:
    """This function will describe the making of a year, behind the site."""
    return Dienst("generator", ("schakel.entrypoints.bediening.jaarloop", *argumenten), "app")


def pid_file(data: Path, naam: str) -> Path:
    """This function will tell where a program's number stands."""
    return data / "pid" / f"{naam}.pid"


def log_file(data: Path, naam: str) -> Path:
    """This function will tell where a program's log stands."""
    return data / "log" / f"{naam}.log"


def running_pid(data: Path, naam: str) -> int | None:
    """This function will give the number of a living program of this installation; a stale number is no number."""
    pid = processen.read_pid(pid_file(data, naam))
    if pid is None or not processen.is_alive(pid) or not processen.has_kenmerk(pid, kenmerk_of(data, naam)):
        return None
    return pid


def running(data: Path) -> dict[str, int]:
    """This function will give every program of this installation that lives, with its number."""
    gevonden = {naam: running_pid(data, naam) for naam in NAMEN}
    return {naam: pid for naam, pid in gevonden.items() if pid is not None}


def start(data: Path, dienst: Dienst, adressen: Dsns) -> int:
    """This function will start a program in the background; children of one that was killed go first."""
    stop(data, dienst.naam)
    pid = processen.start_detached(
        [sys.executable, "-P", "-m", *dienst.opdracht],
        omgeving=django_omgeving(data, dienst.rol, adressen, naam=dienst.naam),
        logboek=log_file(data, dienst.naam),
        werkmap=PROJECT,
    )
    processen.write_pid(pid_file(data, dienst.naam), pid)
    return pid


def stop(data: Path, naam: str) -> bool:
    """This function will stop a program with all its children, and tell whether there was anything to stop."""
    liep = processen.stop_kenmerk(kenmerk_of(data, naam), processen.read_pid(pid_file(data, naam)))
    pid_file(data, naam).unlink(missing_ok=True)
    return liep


def check_lives(data: Path, naam: str, seconden: float = 1.0) -> None:
    """
    This function will look whether a program that was just started stays up.

    :raises StartFout: with the last lines of its log, if it did not
    """
    if processen.wait_until(lambda: running_pid(data, naam) is None, seconden):
        raise StartFout(f"{naam} is meteen weer gestopt. {log_tail(data, naam)}")


def log_tail(data: Path, naam: str) -> str:
    """This function will give the last lines of a log, for a message."""
    pad = log_file(data, naam)
    regels = pad.read_text(errors="replace").splitlines()[-12:] if pad.exists() else []
    return f"De laatste regels van {pad}:\n" + "\n".join(regels)


def wait_for_web(data: Path, poort: int) -> None:
    """
    This function will wait until the site answers.

    :raises StartFout: if it stops or does not answer in time
    """
    uiterlijk = time.monotonic() + STARTTIJD
    while not _answers(poort):
        if running_pid(data, "web") is None:
            raise StartFout(f"De site is meteen weer gestopt. {log_tail(data, 'web')}")
        if time.monotonic() > uiterlijk:
            raise StartFout(f"De site antwoordt na {STARTTIJD:.0f} seconden nog niet. {log_tail(data, 'web')}")
        time.sleep(processen.PAUZE)


def _answers(poort: int) -> bool:
    """This function will tell whether the site speaks; also a refusal is an answer. No proxy stands in between."""
    verbinding = HTTPConnection("127.0.0.1", poort, timeout=20)
    try:
        verbinding.request("GET", "/", headers={"Host": f"localhost:{poort}"})
        verbinding.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        verbinding.close()
    return True


def choose_port(gevraagd: int | None) -> int:
    """
    This function will give the asked port, or else the first free one.

    :raises StartFout: if the asked port is taken
    """
    if gevraagd is not None:
        if _is_free(gevraagd):
            return gevraagd
        raise StartFout(f"Poort {gevraagd} is al in gebruik. Kies een andere met --port, of laat --port weg.")
    for poort in range(POORT, POORT + ZOEKBREEDTE):
        if _is_free(poort):
            return poort
    raise StartFout(f"De poorten {POORT} tot {POORT + ZOEKBREEDTE} zijn allemaal in gebruik. Kies er een met --port.")


def _is_free(poort: int) -> bool:
    with socket.socket() as stekker:
        stekker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            stekker.bind(("127.0.0.1", poort))
        except OSError:
            return False
    return True
