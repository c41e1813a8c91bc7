"""Which programs of ours run, and how do they start and stop?  A process number alone is never believed."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from schakel.entrypoints.bediening.fouten import StartFout

# Every program we start carries this variable, so that a reused process number is not taken for ours.
KENMERK = "SCHAKEL_KENMERK"
PAUZE = 0.05
PROC = Path("/proc")


@dataclass(frozen=True)
class Gebruiker:
    """The account under which a program runs."""

    uid: int
    gid: int
    naam: str

    @property
    def is_other(self) -> bool:
        """This function will tell whether we must change accounts for it."""
        return self.uid != os.geteuid()


def is_alive(pid: int) -> bool:
    """This function will tell whether the process runs; one that died and was not collected does not."""
    return _state(pid) not in ("", "Z", "X")


def _state(pid: int) -> str:
    try:
        tekst = (PROC / str(pid) / "stat").read_text(errors="replace")
    except OSError:
        return ""
    # The name between brackets may hold spaces and brackets itself: read behind the last one.
    return tekst.rpartition(")")[2].split()[0]


def has_kenmerk(pid: int, kenmerk: str) -> bool:
    """This function will tell whether the process was started by us under this mark."""
    try:
        omgeving = (PROC / str(pid) / "environ").read_bytes()
    except OSError:
        return False
    return f"{KENMERK}={kenmerk}".encode() in omgeving.split(b"\0")


def works_in(pid: int, map_: Path) -> bool:
    """This function will tell whether the folder is the process's working folder."""
    try:
        return (PROC / str(pid) / "cwd").readlink() == map_
    except OSError:
        return False


def _all_pids() -> list[int]:
    return [int(pad.name) for pad in PROC.iterdir() if pad.name.isdigit()]


def with_kenmerk(kenmerk: str) -> list[int]:
    """This function will find every living process under this mark, children included."""
    return [pid for pid in _all_pids() if has_kenmerk(pid, kenmerk) and is_alive(pid)]


def working_in(map_: Path) -> list[int]:
    """This function will find every living process whose working folder this is."""
    return [pid for pid in _all_pids() if works_in(pid, map_) and is_alive(pid)]


def as_gebruiker(gebruiker: Gebruiker | None) -> dict[str, object]:
    """This function will give the arguments by which subprocess drops to this account."""
    if gebruiker is None or not gebruiker.is_other:
        return {}
    return {"user": gebruiker.uid, "group": gebruiker.gid, "extra_groups": []}


def start_detached(
    opdracht: Sequence[str],
    *,
    omgeving: Mapping[str, str],
    logboek: Path,
    gebruiker: Gebruiker | None = None,
    werkmap: Path = Path("/"),
) -> int:
    """
    This function will start a program that outlives us, and return its number.

    A shell in between starts it and leaves, so that process 1 becomes the parent: a program that dies is
    then collected by the system, and not left behind as our zombie.
    """
    greep = os.open(logboek, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    # The log comes in as the shell's input, since a small shell knows no number above 9.
    regel = 'exec 3>&0; "$@" >&3 2>&3 3>&- </dev/null & echo $!'
    try:
        klaar = subprocess.run(  # type: ignore[call-overload]
            ["/bin/sh", "-c", regel, "sh", *opdracht],
            env=dict(omgeving),
            cwd=werkmap,
            stdin=greep,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
            check=True,
            **as_gebruiker(gebruiker),
        )
    finally:
        os.close(greep)
    return int(klaar.stdout.strip())


def run_quietly(opdracht: Sequence[str], *, omgeving: Mapping[str, str], wat: str, werkmap: Path | None = None) -> str:
    """
    This function will run a program to its end and give what it printed.

    :raises StartFout: with the program's own last words, if it fails
    """
    antwoord = subprocess.run(
        list(opdracht),
        env=dict(omgeving),
        cwd=werkmap,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if antwoord.returncode:
        raise StartFout(f"{wat} is mislukt:\n{(antwoord.stderr or antwoord.stdout).strip()[-2000:]}")
    return antwoord.stdout


def wait_until(klaar: Callable[[], bool], seconden: float) -> bool:
    """This function will wait until the condition holds, and tell whether it came to hold in time."""
    uiterlijk = time.monotonic() + seconden
    while not klaar():
        if time.monotonic() > uiterlijk:
            return False
        time.sleep(PAUZE)
    return True


def send(pids: Iterable[int], sein: signal.Signals) -> None:
    """This function will send a signal; who is gone already needs none."""
    for pid in pids:
        try:
            os.kill(pid, sein)
        except ProcessLookupError:
            continue
        except PermissionError as fout:
            raise StartFout(f"Proces {pid} is van een andere gebruiker; stop het met dat account.") from fout


def stop_kenmerk(kenmerk: str, eerste: int | None, *, seconden: float = 15.0) -> bool:
    """This function will stop a program and its children: first with a request, then by force."""
    if not with_kenmerk(kenmerk):
        return False
    if eerste is not None and has_kenmerk(eerste, kenmerk):
        send([eerste], signal.SIGTERM)
        wait_until(lambda: not is_alive(eerste), seconden)
    # What is left had no parent to tell it, or did not listen.
    send(with_kenmerk(kenmerk), signal.SIGTERM)
    if not wait_until(lambda: not with_kenmerk(kenmerk), 3.0):
        send(with_kenmerk(kenmerk), signal.SIGKILL)
        wait_until(lambda: not with_kenmerk(kenmerk), 5.0)
    return True


def read_pid(pad: Path) -> int | None:
    """This function will read a process number; a missing or broken file holds none."""
    try:
        return int(pad.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def write_pid(pad: Path, pid: int) -> None:
    """This function will write a process number in one step, so that nobody reads half of it."""
    nieuw = pad.with_suffix(".nieuw")
    nieuw.write_text(f"{pid}\n")
    nieuw.replace(pad)
