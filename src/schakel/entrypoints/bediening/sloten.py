"""Who is busy with this folder right now?  A lock that the kernel frees when its holder dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schakel.entrypoints.bediening.fouten import StartFout

PAUZE = 0.05


@contextmanager
def slot(pad: Path, *, wacht: float = 120.0) -> Iterator[None]:
    """
    This function will hold the lock alone for the block; a second launcher waits for its turn.

    :raises StartFout: if the turn does not come in time
    """
    with _held(pad, fcntl.LOCK_EX, wacht):
        yield


@contextmanager
def samen(pad: Path, *, wacht: float = 120.0) -> Iterator[None]:
    """
    This function will hold the lock together with others who use the same thing.

    :raises StartFout: if someone keeps it for himself for too long
    """
    with _held(pad, fcntl.LOCK_SH, wacht):
        yield


@contextmanager
def alleen(pad: Path) -> Iterator[bool]:
    """This function will take the lock alone if nobody else holds it, and tell whether it could."""
    greep = _open(pad)
    try:
        yield _take(greep, fcntl.LOCK_EX)
    finally:
        os.close(greep)


@contextmanager
def _held(pad: Path, hoe: int, wacht: float) -> Iterator[None]:
    greep = _open(pad)
    try:
        uiterlijk = time.monotonic() + wacht
        while not _take(greep, hoe):
            if time.monotonic() > uiterlijk:
                raise StartFout(f"Een ander schakel-programma houdt {pad} al {wacht:.0f} seconden bezet.")
            time.sleep(PAUZE)
        yield
    finally:
        os.close(greep)


def _open(pad: Path) -> int:
    return os.open(pad, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _take(greep: int, hoe: int) -> bool:
    try:
        fcntl.flock(greep, hoe | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
