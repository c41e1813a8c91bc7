"""Is the repository fit to be public?  It has its papers, and speaks of the product alone."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.architecture.bron import PROJECT
from tests.docs.documenten import tracked_files

PAPERS = [
    "README.md",
    "LICENSE",
    "LICENSES/EUPL-1.2.txt",
    "publiccode.yml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "GOVERNANCE.md",
    "CODE_OF_CONDUCT.md",
    "docs/plattegrond.md",
    "docs/woordenlijst.md",
    "docs/leven-van-een-melding.md",
    "docs/dekking.csv",
]
REQUIRED = {
    *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"),
    *("legal", "maintenance", "localisation", "categories", "softwareVersion"),
}
# Written in pieces, so that this file does not name what it forbids.
FORBIDDEN = {
    "a path of somebody's machine": r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/",
    "the address of a registry": r"https?://[^\s\"')]*(?:pypi|npmjs|python" + r"hosted|arti" + r"factory|nexus|devpi)",
    "the option that names a registry": r"(?<!emit-)(?<!no-)" + r"index-url\s*[=:]",
    "a stretch of work": r"\b(?:this|work|previous|next|earlier) ses" + r"sions? of\b|\bwork ses" + r"sions?\b",
    "a ticket": r"\bissues? #?\d+\b|(?<![&\w\"'(=:/])#\d{1,4}\b",
    "a machine that writes": r"\b(?:Chat" + r"GPT|Clau" + r"de|Anthro" + r"pic|AI assis" + r"tant)\b",
}
TEXT = {".py", ".md", ".yml", ".yaml", ".toml", ".cfg", ".ini", ".html", ".txt", ".in", ".sh", ".json", ".csv", ".js"}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_there(paper: str) -> None:
    assert (PROJECT / paper).stat().st_size > 0


def test_the_readme_begins_with_the_two_commands() -> None:
    top = (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()[:8]
    assert any(line.startswith("./schakel demo") for line in top)
    assert any(line.startswith("./schakel test") for line in top)


def test_the_licence_is_the_eupl() -> None:
    text = (PROJECT / "LICENSES/EUPL-1.2.txt").read_text(encoding="utf-8")
    assert text == (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text


def test_publiccode_has_the_required_keys() -> None:
    public = yaml.safe_load((PROJECT / "publiccode.yml").read_text(encoding="utf-8"))
    assert set(public) >= REQUIRED
    assert public["publiccodeYmlVersion"] == "0"
    assert public["legal"]["license"] == "EUPL-1.2"
    assert set(public["description"]) >= {"nl", "en"}
    for text in public["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


def test_the_version_is_the_same_everywhere() -> None:
    public = yaml.safe_load((PROJECT / "publiccode.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert public["softwareVersion"] == project["version"]
    assert project["version"] in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_repository_speaks_of_the_product_alone() -> None:
    faults = [fault for path in _texts() for fault in _faults(path)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "text",
    [
        "see /wo" + "rk/main/x",
        "cp /ro" + "ot/.cache",
        "https://py" + "pi.org/simple",
        "as iss" + "ue 12 asks",
        "done in this ses" + "sion of work",
    ],
)
def test_a_planted_slip_is_caught(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text)
    assert _faults(tmp_path / "a.md")


@pytest.mark.parametrize("text", ["href='#/x'", "kleur #1a2b3c", "/workplace", "a session cookie", "docs.md#12-regel"])
def test_an_innocent_text_goes_free(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text)
    assert _faults(tmp_path / "a.md") == []


def _texts() -> list[Path]:
    return [p for p in tracked_files() if p.suffix in TEXT or p.name in {"schakel", "LICENSE", ".npmrc"}]


def _faults(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    shown = path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path
    return [
        f"{shown}:{text.count(chr(10), 0, match.start()) + 1} speaks of {what}: {match.group(0)!r}"
        for what, pattern in FORBIDDEN.items()
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
