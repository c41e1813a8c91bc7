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
    """This function will hold the lock for the block; a second launcher waits for its turn."""
    greep = os.open(pad, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        uiterlijk = time.monotonic() + wacht
        while not _take(greep):
            if time.monotonic() > uiterlijk:
                raise StartFout(f"Een ander schakel-programma houdt {pad} al {wacht:.0f} seconden bezet.")
            time.sleep(PAUZE)
        yield
    finally:
        os.close(greep)


def _take(greep: int) -> bool:
    try:
        fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
