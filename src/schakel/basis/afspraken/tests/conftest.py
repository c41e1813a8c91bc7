"""The cast, and a clock that stands still at the moment of the story."""

from pathlib import Path

import pytest
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg


@pytest.fixture
def ploeg(db: None, settings: Settings, tmp_path: Path) -> Ploeg:
    """Return the cast, in a region that has agreed nothing yet."""
    gemaakt = een_ploeg()
    klok = tmp_path / "klok"
    klok.write_text(gemaakt.moment.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return gemaakt
