"""Do the import contracts hold, and would they see somebody who climbs up?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.bron import PROJECT, SRC

CLEAN = "0 broken"

# what is planted -> where, and what the contracts must say of it
CLIMBERS = {
    "an import between rooms": (
        "casuswerk/meldingen/planted/__init__.py",
        "from schakel.casuswerk.casussen import apps",
        "schakel.casuswerk.meldingen is not allowed to import schakel.casuswerk.casussen",
    ),
    "an import between floors": (
        "basis/gebeurtenissen/tests/planted.py",
        "from schakel.casuswerk.dossiers import apps",
        "schakel.basis is not allowed to import schakel.casuswerk",
    ),
    "rules that know Django": (
        "casuswerk/plannen/rules/planted.py",
        "from django.db import models",
        "is not allowed to import django",
    ),
    "a view that imports a table": (
        "casuswerk/plannen/views.py",
        "from schakel.casuswerk.plannen import models",
        "schakel.casuswerk.plannen.views is not allowed to import schakel.casuswerk.plannen.models",
    ),
    "a look that calls a deed": (
        "casuswerk/plannen/queries.py",
        "from schakel.casuswerk.plannen import actions",
        "schakel.casuswerk.plannen.queries is not allowed to import schakel.casuswerk.plannen.actions",
    ),
    "a room without a place": ("casuswerk/keuken/__init__.py", "", "- schakel.casuswerk.keuken"),
    "furniture that nobody knows": ("casuswerk/plannen/lade.py", "", "- schakel.casuswerk.plannen.lade"),
    "the kernel that leans on the toolkit": (
        "kernel/planted.py",
        "from schakel.toolkit import spool",
        "schakel.kernel is not allowed to import schakel.toolkit",
    ),
}


def _lint(folder: Path) -> str:
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("lint-imports is not installed beside this Python")
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "1000", "NO_COLOR": "1"}
    run = subprocess.run(
        [str(program), "--no-cache", "--config", str(folder / ".importlinter")],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return " ".join((run.stdout + run.stderr).split())


@pytest.fixture(scope="module")
def said_of_climbers(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the contracts say of a copy of the house in which all climbers were planted."""
    folder = tmp_path_factory.mktemp("huis")
    shutil.copy(PROJECT / ".importlinter", folder)
    shutil.copytree(SRC, folder / "src", ignore=lambda _, names: [n for n in names if n == "__pycache__"])
    for file, text, _ in CLIMBERS.values():
        path = folder / "src/schakel" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.parent.name not in {"kernel", "tests"}:
            (path.parent / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")
    for target in ("models", "actions"):
        path = folder / f"src/schakel/casuswerk/plannen/{target}.py"
        if not path.exists() and not path.with_suffix("").exists():
            path.touch()
    return _lint(folder)


def test_everything_runs_down() -> None:
    said = _lint(PROJECT)
    assert CLEAN in said, said[-3000:]


@pytest.mark.parametrize("what", CLIMBERS)
def test_a_planted_climber_is_seen(what: str, said_of_climbers: str) -> None:
    assert CLIMBERS[what][2] in said_of_climbers, said_of_climbers[-4000:]
