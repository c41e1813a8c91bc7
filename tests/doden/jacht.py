"""How is a process killed at a moment that nobody chose, and what had it told until then?"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.db import connection

from schakel.entrypoints.bediening.postgres import Dsns
from tests.doden import kind

MAPPEN = ("DATA", "SPOOL", "SLEUTELS", "SINK")


def adressen_van(dsn: str) -> dict[str, str]:
    """Return the address of every role, made from the owner's."""
    rollen = Dsns(**{rol: dsn.replace("schakel_owner", f"schakel_{rol}") for rol in Dsns.__dataclass_fields__})
    return {f"DATABASE_URL_{rol.upper()}": adres for rol, adres in asdict(rollen).items()}


def kills(anders: int) -> int:
    """Return how many kills to make: SCHAKEL_DODEN, else this many."""
    return int(os.environ.get("SCHAKEL_DODEN", anders))


class Jacht:
    """Children of one server, that has loaded the program once; each is killed at a seeded moment."""

    def __init__(self, owner_dsn: str, zaad: int) -> None:
        self.adressen = adressen_van(owner_dsn)
        self.mappen = {naam: str(getattr(settings, naam)) for naam in MAPPEN}
        self.toeval = Random(zaad)
        # A fork of this process would share its connection to the database.
        connection.close()
        self._server = multiprocessing.get_context("forkserver")
        self._server.set_forkserver_preload(["tests.doden.kind"])

    def kill_one(
        self,
        wat: Callable[..., None],
        *feiten: Any,
        rol: str = "app",
        langst: float = 0.25,
        ook: int | None = None,
        wacht: bool = True,
    ) -> list[Any]:
        """
        Let a child work, kill it with -9 somewhere in its work, and return all that it had told.

        `ook` is killed just before it: the server that it leans on. Without `wacht` it is killed at any moment, also
        before it has said anything.
        """
        oor, mond = self._server.Pipe(duplex=False)
        proces = self._server.Process(target=run, args=(mond, rol, self.adressen, self.mappen, wat, feiten))
        proces.start()
        mond.close()
        slachtoffers = [pid for pid in (ook, proces.pid) if pid]
        gehoord = self._listen(oor, time.monotonic() + self.toeval.uniform(0, langst), slachtoffers, wacht=wacht)
        proces.join(30)
        assert proces.exitcode == -signal.SIGKILL, f"it ended by itself: {proces.exitcode}"
        oor.close()
        return gehoord

    def _listen(self, oor: Any, tot: float, slachtoffers: list[int], *, wacht: bool) -> list[Any]:
        gehoord: list[Any] = []
        gedood = False
        # Half of the time it is killed during its start or first deed, which a wait for a first word would spare.
        eerste = wacht and self.toeval.random() < 0.8
        with suppress(EOFError):
            while True:
                if not gedood and time.monotonic() >= tot and (gehoord or not eerste):
                    for pid in slachtoffers:
                        os.kill(pid, signal.SIGKILL)
                    gedood = True
                if gedood or oor.poll(0.002):
                    gehoord.append(oor.recv())
                    if len(gehoord) == 1 and eerste:
                        tot = time.monotonic() + self.toeval.uniform(0, 0.15)
        return gehoord


def run(
    mond: Any, rol: str, adressen: dict[str, str], mappen: dict[str, str], wat: Callable[..., None], feiten: Any
) -> None:
    """Work as a child does: with its own addresses, until it is killed."""
    kind.settle(rol, adressen, mappen)
    wat(mond, *feiten)


def files_in(map_: Path) -> int:
    """Return how many files wait in a folder, whatever they are called."""
    return sum(1 for pad in map_.iterdir() if pad.is_file()) if map_.exists() else 0
