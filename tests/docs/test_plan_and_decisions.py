"""Do the plan and the decisions match the house?"""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture.bron import PROJECT, SRC
from tests.docs.documenten import DOCS, room_names, tracked_files

ADRS = sorted((DOCS / "adr").glob("*.md"))
HEADINGS = ["## Context", "## Decision", "## Alternatives", "## Consequences"]


def test_the_plan_lists_every_room() -> None:
    plan = (DOCS / "plattegrond.md").read_text(encoding="utf-8")
    for room in room_names():
        assert f"| `{room.split('.')[1]}` |" in plan, f"docs/plattegrond.md does not list {room}"


def test_the_plan_lists_every_door() -> None:
    plan = (DOCS / "plattegrond.md").read_text(encoding="utf-8")
    for folder in (SRC / "schakel/entrypoints").iterdir():
        if (folder / "__init__.py").exists():
            assert f"| `{folder.name}` |" in plan, f"docs/plattegrond.md does not list {folder.name}"


def test_each_decision_has_a_number_of_its_own() -> None:
    numbers = Counter(path.name[:4] for path in ADRS)
    assert len(ADRS) >= 24
    assert [number for number, count in numbers.items() if count > 1] == []
    assert sorted(numbers) == [f"{n:04}" for n in range(1, len(ADRS) + 1)]


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.stem)
def test_each_decision_is_whole_and_fits_a_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# ADR-{path.name[:4]}: ")
    assert re.findall(r"^## .*$", text, re.MULTILINE) == HEADINGS
    assert re.search(r"^Status: (accepted|proposed|replaced by ADR-\d{4})$", text, re.MULTILINE)
    assert len(text.splitlines()) <= 60


def test_each_decision_that_is_named_exists() -> None:
    known = {path.name[:4] for path in ADRS}
    lost = [
        f"{path.relative_to(PROJECT)}: ADR-{number}"
        for path in tracked_files()
        if path.suffix in {".py", ".md", ".html", ".yaml", ".csv"}
        for number in re.findall(r"ADR-(\d{4})", path.read_text(encoding="utf-8"))
        if number not in known
    ]
    assert not lost, "\n".join(lost)


def test_links_between_documents_lead_somewhere() -> None:
    lost = []
    for path in tracked_files():
        if path.suffix != ".md" or path.name == "LICENSE.md":
            continue
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                lost.append(f"{path.relative_to(PROJECT)}: {target}")
    assert not lost, "\n".join(lost)
