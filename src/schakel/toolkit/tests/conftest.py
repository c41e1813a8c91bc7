from collections.abc import Iterator
from shutil import which
from typing import Any

import pytest

ARGUMENTEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium of this machine; without one the test says so and is skipped."""
    gevonden = which("chromium") or which("chromium-browser") or which("google-chrome")
    if gevonden is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=gevonden, args=ARGUMENTEN)
        yield browser
        browser.close()
