"""Does the database answer the phone?  Asked at its door, without waiting for a connection of the pool."""

import socket
from contextlib import closing
from typing import Any

from django.conf import settings
from psycopg import Connection
from psycopg_pool import ConnectionPool

HOOGSTENS = 0.4


def database_answers() -> bool:
    """
    Answer whether a server listens where the database should be.

    A pool keeps trying for seconds before it says no; who has somebody on the phone cannot wait for that (ADR-0012).
    """
    waar = settings.DATABASES["default"]
    host, poort = str(waar["HOST"] or "localhost"), int(str(waar["PORT"] or "5432"))
    try:
        if host.startswith("/"):
            greep = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            with closing(greep):
                greep.settimeout(HOOGSTENS)
                greep.connect(f"{host}/.s.PGSQL.{poort}")
        else:
            socket.create_connection((host, poort), timeout=HOOGSTENS).close()
    except OSError:
        return False
    return True


def try_anew(pool: ConnectionPool) -> None:
    """Let a pool that gave up on a connection begin again while somebody is waiting for one; else the next one asks."""
    if pool.get_stats().get("requests_waiting"):
        pool.check()


class Verbinding(Connection[Any]):
    """A connection that remembers the plans of all the questions of the pages; the usual number is a hundred."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepared_max = 400


# A page asks few rows through many policies: planning its questions took longer than answering them.  So a question
# that comes back is planned once for each connection (ADR-0001).
ONTHOUDEN: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 2}

# The pool waits twice as long after every try that failed.  A database that was away for a minute would then be
# refused for half a minute after it is back; giving up early makes each next question start with a fresh try.
POOL: dict[str, Any] = {
    "connection_class": Verbinding,
    "min_size": 1,
    "max_size": 6,
    "timeout": 4,
    "reconnect_timeout": 2,
    "reconnect_failed": try_anew,
}
