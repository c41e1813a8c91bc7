"""The cast in a region with municipalities, with people who steer, and a clock that stands still."""

from pathlib import Path

import pytest
from pytest_django import Settings

from schakel.sturing.uitvoering.tests.builders import Stuurploeg, een_stuurploeg


@pytest.fixture
def ploeg(db: None, settings: Settings, tmp_path: Path) -> Stuurploeg:
    """Return the cast with a policy adviser of the region and one of a municipality."""
    gemaakt = een_stuurploeg()
    klok = tmp_path / "klok"
    klok.write_text(gemaakt.moment.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return gemaakt
