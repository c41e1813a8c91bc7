"""Is there a browser for the tests that look at pages?  One that is there, else one that can be installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
TIJDSLIMIET = 600


def find_chromium() -> str | None:
    """This function will find a Chromium that runs on this machine."""
    return next((pad for pad in _candidates() if _runs(pad)), None)


def find_or_install() -> str | None:
    """This function will find a Chromium, or install one the way this account may."""
    if gevonden := find_chromium():
        return gevonden
    print("Chromium installeren voor de browsertests …", file=sys.stderr, flush=True)
    for opdracht in _installers():
        if _try(opdracht) and (gevonden := find_chromium()):
            return gevonden
    return None


def _candidates() -> Iterator[str]:
    if eigen := os.environ.get("CHROMIUM"):
        yield eigen
    for naam in NAMEN:
        if pad := shutil.which(naam):
            yield pad
    # The browsers that playwright fetched itself.
    map_ = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path("~/.cache/ms-playwright").expanduser())
    yield from sorted((str(pad) for pad in map_.glob("chromium-*/chrome-linux*/chrome")), reverse=True)


def _runs(pad: str) -> bool:
    try:
        return subprocess.run([pad, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _installers() -> Iterator[list[str]]:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        yield ["sh", "-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def _try(opdracht: list[str]) -> bool:
    omgeving = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        antwoord = subprocess.run(
            opdracht, env=omgeving, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIJDSLIMIET, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return antwoord.returncode == 0
