from pathlib import Path

import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen.tests.test_receive import geef_voordeur_werkgebied
from schakel.toolkit.spool import Spool


@pytest.fixture
def ploeg() -> Ploeg:
    ploeg = een_ploeg()
    geef_voordeur_werkgebied(ploeg)
    return ploeg


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: object) -> Spool:
    settings.SPOOL = tmp_path / "spool"  # type: ignore[attr-defined]
    return Spool(tmp_path / "spool" / "aanleveringen")
