"""Several people act at the same moment: real threads, each with a connection of its own."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

# How long a test waits for something that must come to pass; it never sleeps through it.
GEDULD = 60.0


def tegelijk(daden: Sequence[Callable[[], Any]], *, rol: str = "app") -> list[Any]:
    """Start every deed at once, each on its own connection; return what each gave, or the error that it raised."""
    start = Barrier(len(daden))

    def run(daad: Callable[[], Any]) -> Any:
        connection.settings_dict = {**connection.settings_dict, "USER": f"schakel_{rol}"}
        try:
            connection.ensure_connection()
            start.wait(GEDULD)
            return daad()
        except Exception as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daden)) as draden:
        return list(draden.map(run, daden))


def wacht_tot(waar: Callable[[], bool], *, geduld: float = GEDULD) -> None:
    """Wait until something is so; fail when it does not come to pass in time."""
    grens = time.monotonic() + geduld
    while not waar():
        assert time.monotonic() < grens, "het kwam er niet van"
        time.sleep(0.01)
