"""Is the house in order?  The static checks, each with one line, and the whole suite."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from schakel.entrypoints.bediening import assets, browser
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.postgres import database_runs, stop_database
from schakel.entrypoints.bediening.scherm import print_line, seconds, stap

TESTDATA = PROJECT / ".data" / "toets"
TESTINSTELLINGEN = "schakel.config.settings.test"


@dataclass(frozen=True)
class Uitslag:
    """What one check said."""

    code: int
    uitvoer: str
    duur: float


def checks() -> dict[str, list[str]]:
    """This function will list the checks, in the order in which they are shown."""
    python = [sys.executable, "-P", "-m"]
    return {
        "ruff check": [*python, "ruff", "check", "--quiet", "--output-format", "concise", "."],
        "ruff format": [*python, "ruff", "format", "--check", "--quiet", "--output-format", "concise", "."],
        "mypy --strict": [*python, "mypy", "--strict", "src"],
        "import contracts": [sys.executable, "-P", "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        "migrations complete": [*python, "django", "makemigrations", "--check", "--dry-run"],
        "house rules": [*python, "pytest", "tests/architecture", "-q", "-p", "no:cacheprovider"],
    }


def run_checks() -> int:
    """This function will run every check, show the output of those that fail, and give 1 if one did."""
    lijst = checks()
    # Two at a time: most of them use one core.
    with ThreadPoolExecutor(max_workers=2) as ploeg:
        uitslagen = dict(zip(lijst, ploeg.map(_run, lijst.values()), strict=True))
    for naam, uitslag in uitslagen.items():
        print_line(f"{'✓' if uitslag.code == 0 else '✗'} {naam} ({seconds(uitslag.duur)})")
        if uitslag.code:
            print_line(uitslag.uitvoer.rstrip())
    return int(any(uitslag.code for uitslag in uitslagen.values()))


def _run(opdracht: Sequence[str]) -> Uitslag:
    begin = time.monotonic()
    antwoord = subprocess.run(
        list(opdracht),
        cwd=PROJECT,
        env=suite_omgeving(None),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Uitslag(antwoord.returncode, antwoord.stdout, time.monotonic() - begin)


def suite_omgeving(chromium: str | None) -> dict[str, str]:
    """This function will give the environment of the suite: nothing of a running installation leaks into it."""
    omgeving = {
        sleutel: waarde
        for sleutel, waarde in os.environ.items()
        if not sleutel.startswith(("SCHAKEL_", "DATABASE_URL", "CHROMIUM"))
    }
    omgeving |= {
        "DJANGO_SETTINGS_MODULE": TESTINSTELLINGEN,
        "PYTHONPATH": str(PROJECT / "src"),
        "SCHAKEL_TEST": "1",
    }
    if chromium:
        omgeving["CHROMIUM"] = chromium
    return omgeving


def run_tests(argumenten: Sequence[str]) -> int:
    """This function will run the checks and then the whole suite; both must be right."""
    code = run_checks()
    with stap("Opmaak klaarzetten"):
        assets.ensure_assets()
    chromium = browser.find_or_install()
    keuze = list(argumenten)
    if chromium is None:
        print_line("Overgeslagen: alle browsertests, want er is geen Chromium en hij is niet te installeren.")
        keuze = ["-m", "not browser", *keuze]
    liep_al = database_runs(TESTDATA)
    try:
        suite = subprocess.run(
            [sys.executable, "-m", "pytest", *keuze],
            cwd=PROJECT,
            env=suite_omgeving(chromium),
            stdin=subprocess.DEVNULL,
            check=False,
        )
    finally:
        # The suite leaves its server for the next run of a developer; this command leaves nothing behind.
        if not liep_al:
            stop_database(TESTDATA)
    return suite.returncode or code
