from collections.abc import Iterator
from pathlib import Path

import pytest

from schakel.entrypoints.bediening.postgres import Dsns, ensure_database, remove_database


@pytest.fixture
def eigen_data(tmp_path: Path) -> Iterator[Path]:
    """A folder of an installation, with a space in its name; its database goes when the test ends."""
    map_ = tmp_path / "een map"
    yield map_
    if map_.exists():
        remove_database(map_)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same for tests that leave a database which can start again: making one is the slow part."""
    map_ = tmp_path_factory.mktemp("een map") / "nog een"
    yield map_
    if map_.exists():
        remove_database(map_)


@pytest.fixture(scope="module")
def adressen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dsns]:
    """One database for the tests that leave it as it was."""
    map_ = tmp_path_factory.mktemp("gedeelde database")
    yield ensure_database(map_)
    remove_database(map_)


@pytest.fixture(autouse=True)
def _own_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about the server that we start ourselves."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
