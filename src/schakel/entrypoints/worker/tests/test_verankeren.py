"""Is whatever is sealed also anchored outside the database, so that a tail that is cut off shows?"""

from pathlib import Path
from typing import Any

import pytest

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.entrypoints.bewaking import ankers, kopie
from schakel.entrypoints.worker import lus
from schakel.toolkit.tests.tegelijk import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def map_(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "ankers"


def test_whatever_the_worker_seals_is_anchored_at_once(owner_dsn: str, map_: Path) -> None:
    """No anchor of its own: those that the sealing round of the worker writes show the tail that is cut off."""
    ploeg = een_ploeg()
    for _ in range(2):
        een_dossier(ploeg)
        assert tegelijk([lus.seal_log], rol="job") == [1]
    with kopie.copied(owner_dsn) as dsn:
        assert ankers.sees_cut_tail(dsn, ankers.anchors(map_))
    assert [nummer for nummer, _hash in ankers.anchors(map_)] == [1, 2]
    # Nothing sealed, nothing written: the file grows with the log, not with the clock.
    assert tegelijk([lus.seal_log], rol="job") == [0]
    assert len(ankers.anchors(map_)) == 2
