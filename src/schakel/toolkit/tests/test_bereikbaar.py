import socket
from pathlib import Path
from time import monotonic

import pytest
from django.conf import settings

from schakel.toolkit.bereikbaar import database_answers


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
