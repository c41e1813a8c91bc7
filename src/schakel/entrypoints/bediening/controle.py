"""Is the house in order?  The static checks, each with one line, and the whole suite."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from schakel.entrypoints.bediening import assets, browser
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.postgres import database_runs, stop_database
from schakel.entrypoints.bediening.scherm import print_line, seconds, stap

TESTDATA = PROJECT / ".data" / "toets"
# With other arguments than these a choice was made from the suite.
OVER_HET_GEHEEL = frozenset({"-q", "-v", "-vv", "-rs", "--durations=40"})
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
    delen = parts_of_suite(argumenten, browsertests=chromium is not None, kernen=os.cpu_count() or 1)
    if chromium is None:
        print_line("Overgeslagen: alle browsertests, want er is geen Chromium en hij is niet te installeren.")
        delen = [["-m", "not browser", *deel] for deel in delen]
    # Each part has a database server of its own, so that they cannot be in each other's way.
    mappen = [TESTDATA, *(TESTDATA.with_name(f"{TESTDATA.name}-{i}") for i in range(2, len(delen) + 1))]
    liep_al = {map_: database_runs(map_) for map_ in mappen}
    try:
        with ThreadPoolExecutor(max_workers=len(delen)) as ploeg:
            taken = [
                ploeg.submit(_run_part, *deel, chromium, i > 0)
                for i, deel in enumerate(zip(delen, mappen, strict=True))
            ]
            uitslagen = [taak.result() for taak in taken]
    finally:
        # The suite leaves its server for the next run of a developer; this command leaves nothing behind.
        for map_ in mappen:
            # The stories keep theirs in a folder of its own, and stop it themselves.
            if not liep_al[map_] and (map_ / "slot").exists():
                stop_database(map_)
    for uitslag in uitslagen[1:]:
        print_line(uitslag.uitvoer.rstrip())
    return max((uitslag.code for uitslag in uitslagen), default=0) or code


def parts_of_suite(argumenten: Sequence[str], *, browsertests: bool, kernen: int) -> list[list[str]]:
    """This function will divide the whole suite: the stories play beside the rest where there are two cores for it."""
    if browsertests and kernen > 1 and OVER_HET_GEHEEL.issuperset(argumenten):
        return [[*argumenten, "--ignore=tests/stories"], [*argumenten, "tests/stories"]]
    return [list(argumenten)]


def _run_part(argumenten: Sequence[str], data: Path, chromium: str | None, bewaren: bool) -> Uitslag:
    """Run a part of the suite; what `bewaren` keeps is shown when all are done, so that two never mix on the screen."""
    begin = time.monotonic()
    antwoord = subprocess.run(
        [sys.executable, "-m", "pytest", *argumenten],
        cwd=PROJECT,
        env=suite_omgeving(chromium) | {"SCHAKEL_TESTDATA": str(data)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if bewaren else None,
        stderr=subprocess.STDOUT if bewaren else None,
        text=True,
        check=False,
    )
    return Uitslag(antwoord.returncode, antwoord.stdout or "", time.monotonic() - begin)
