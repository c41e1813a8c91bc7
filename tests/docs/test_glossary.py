"""Is every Dutch noun of the code explained once?"""

import re

import pytest

from tests.architecture.bron import PROJECT
from tests.docs.documenten import (
    DOCS,
    class_names,
    model_names,
    status_values,
    table_rows,
    tracked_files,
)

WOORDENLIJST = DOCS / "woordenlijst.md"
BEARER = re.compile(r"`([a-z]+\.[A-Z]\w+)`")


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    return list(table_rows(WOORDENLIJST.read_text(encoding="utf-8")))


def test_each_model_has_an_entry(rows: list[list[str]]) -> None:
    borne = {name for row in rows if len(row) == 4 for name in BEARER.findall(row[3])}
    missing = sorted(model_names() - borne)
    assert not missing, "docs/woordenlijst.md explains no word for: " + ", ".join(missing)


def test_each_status_value_has_an_entry(rows: list[list[str]]) -> None:
    explained = {(row[0].strip("`"), row[1].strip("`")) for row in rows if len(row) == 3}
    missing = sorted(status_values() - explained)
    assert not missing, "rows for docs/woordenlijst.md:\n" + "\n".join(f"| `{c}` | `{v}` | ... |" for c, v in missing)


def test_each_status_that_is_explained_exists(rows: list[list[str]]) -> None:
    explained = {(row[0].strip("`"), row[1].strip("`")) for row in rows if len(row) == 3}
    assert not sorted(explained - status_values())


def test_each_class_that_is_named_exists(rows: list[list[str]]) -> None:
    named = {name for row in rows if len(row) == 4 for name in BEARER.findall(row[3])}
    assert not sorted(named - class_names())


def test_each_word_is_explained_once_and_in_full(rows: list[list[str]]) -> None:
    words = [row[0].lower() for row in rows if len(row) == 4]
    assert len(words) == len(set(words))
    assert not [row for row in rows if not all(row)]


def test_each_reference_to_a_word_leads_somewhere() -> None:
    anchors = set(re.findall(r'<a id="([^"]+)">', WOORDENLIJST.read_text(encoding="utf-8")))
    reference = re.compile(r"woordenlijst\.md#([a-z0-9-]+)")
    lost = [
        f"{path.relative_to(PROJECT)}: #{anchor}"
        for path in tracked_files()
        if path.suffix in {".py", ".md", ".html", ".yaml", ".yml"} and path.parts[-2:] != ("docs", "test_glossary.py")
        for anchor in reference.findall(path.read_text(encoding="utf-8"))
        if anchor not in anchors
    ]
    assert not lost, "\n".join(lost)
