import logging
import socket
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest
from django.conf import settings
from django.db import connection
from psycopg_pool import ConnectionPool, PoolTimeout

from schakel.toolkit.bereikbaar import POOL, database_answers


def test_the_database_of_the_suite_answers() -> None:
    assert database_answers()


@pytest.mark.parametrize("soort", ["map", "poort"])
def test_a_server_that_is_not_there_is_known_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, soort: str
) -> None:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    host = str(tmp_path) if soort == "map" else "127.0.0.1"
    monkeypatch.setitem(settings.DATABASES, "default", {"HOST": host, "PORT": str(poort)})
    begin = monotonic()
    assert not database_answers()
    assert monotonic() - begin < 1


def test_a_database_that_is_back_is_used_at_once_however_long_it_was_away(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, db: None
) -> None:
    echt = connection.get_connection_params()
    elders = {naam: waarde for naam, waarde in echt.items() if naam in {"dbname", "user", "password"}}
    caplog.set_level(logging.WARNING, "psycopg.pool")
    with ConnectionPool(kwargs={**elders, "host": str(tmp_path)}, open=True, **POOL) as pool:
        while sum("error connecting" in regel.getMessage() for regel in caplog.records) < 8:
            with suppress(PoolTimeout):
                pool.getconn(timeout=0.2)
        (tmp_path / ".s.PGSQL.5432").symlink_to(Path(echt["host"]) / ".s.PGSQL.5432")
        with pool.connection() as gegeven:
            assert gegeven.execute("SELECT 1").fetchone() == (1,)
