"""One world, one browser, and people who sit down at it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from schakel.entrypoints.bediening.browser import find_chromium
from tests.stories.bezoek import Bezoek
from tests.stories.wereld import Wereld

ARGUMENTEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
WORTEL = Path(__file__).parents[2]
DATA = Path(os.environ.get("SCHAKEL_TESTDATA", str(WORTEL / ".data" / "toets"))).absolute() / "verhalen"
Ploeg = Callable[..., Bezoek]


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """A Chromium of this machine; without one the stories say so and are skipped."""
    gevonden = find_chromium()
    if gevonden is None:
        pytest.skip("no Chromium on this machine: the stories in the browser were not played")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=gevonden, args=ARGUMENTEN)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def wereld(browser: Any) -> Iterator[Wereld]:
    """The installation in which the stories are played."""
    if os.environ.get("DATABASE_URL"):
        pytest.skip("the stories stop and start their database: they need one of their own")
    wereld = Wereld(DATA)
    try:
        wereld.start()
        yield wereld
    finally:
        wereld.stop()


@pytest.fixture
def als(wereld: Wereld, browser: Any) -> Iterator[Ploeg]:
    """Let somebody sit down at a browser and sign in: `als("Fatima Haddou")`."""
    bezoeken: list[Bezoek] = []

    def begin(naam: str = "", *, breedte: int = 1280, script: bool = True, team: str = "") -> Bezoek:
        bezoek = Bezoek(wereld, browser, naam, breedte=breedte, script=script)
        bezoeken.append(bezoek)
        if naam:
            bezoek.meldt_zich_aan(team)
        return bezoek

    yield begin
    for bezoek in bezoeken:
        bezoek.sluit()
