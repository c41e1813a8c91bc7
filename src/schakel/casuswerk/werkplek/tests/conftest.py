"""The cast, and a clock that stands still at the moment of the story."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.werkplek.tests.builders import laad_termijnen
from schakel.toolkit.tests.conftest import ARGUMENTEN


@pytest.fixture
def ploeg(db: None, settings: Settings, tmp_path: Path) -> Ploeg:
    """Return the cast in a region whose terms run."""
    gemaakt = een_ploeg()
    klok = tmp_path / "klok"
    klok.write_text(gemaakt.moment.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    laad_termijnen(gemaakt)
    return gemaakt


@pytest.fixture
def chromium(ploeg: Ploeg) -> Iterator[Any]:
    """Return a browser that is closed before the database is asked anything again."""
    gevonden = which("chromium") or which("chromium-browser") or which("google-chrome")
    if gevonden is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        gestart = playwright.chromium.launch(executable_path=gevonden, args=ARGUMENTEN)
        yield gestart
        gestart.close()
