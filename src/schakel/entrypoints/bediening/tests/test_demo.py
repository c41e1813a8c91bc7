"""Is each region loaded once, the country first, and is the year made until it is whole?"""

import json
from pathlib import Path

import pytest

from schakel.entrypoints.bediening import assets, browser, demo, installatie
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.postgres import Dsns
from schakel.entrypoints.bediening.scherm import Balk

ADRESSEN = Dsns(app="", owner="", job="", stats="", auditor="")


@pytest.fixture
def regios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "regios"
    for naam in ("den-haag", "landelijk", "anders", "schema"):
        (map_ / naam).mkdir(parents=True)
    for naam in ("den-haag", "landelijk", "anders"):
        (map_ / naam / "regio.yaml").write_text(f"code: {naam}\n")
    monkeypatch.setattr(demo, "REGIOS", map_)
    monkeypatch.setattr(demo, "known_command", lambda naam: True)
    return map_


@pytest.fixture
def geladen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    namen: list[str] = []

    def load(data: Path, argumenten: list[str], **_: object) -> str:
        namen.append(Path(argumenten[-1]).name)
        return ""

    monkeypatch.setattr(demo, "django_quietly", load)
    return namen


@pytest.fixture
def huis(tmp_path: Path) -> installatie.Installatie:
    gebouwd = installatie.Installatie(tmp_path / "huis")
    gebouwd._adressen = ADRESSEN
    return gebouwd


def test_the_country_is_loaded_before_its_regions(
    regios: Path, geladen: list[str], huis: installatie.Installatie
) -> None:
    demo._load_regions(huis, "den-haag")

    assert geladen == ["landelijk", "anders", "den-haag"]


def test_only_a_region_that_changed_is_loaded_again(
    regios: Path, geladen: list[str], huis: installatie.Installatie
) -> None:
    demo._load_regions(huis, "den-haag")
    geladen.clear()
    (regios / "anders" / "teams.yaml").write_text("- code: t1\n")
    demo._load_regions(huis, "den-haag")

    assert geladen == ["anders"]


def test_an_unknown_region_is_refused_with_the_ones_there_are(
    regios: Path, geladen: list[str], huis: installatie.Installatie
) -> None:
    with pytest.raises(StartFout, match=r"Kies uit: anders, den-haag\."):
        demo._load_regions(huis, "landelijk")


@pytest.mark.parametrize("inhoud", [None, "", "{half"])
def test_a_progress_file_that_is_missing_or_half_written_is_no_progress(tmp_path: Path, inhoud: str | None) -> None:
    if inhoud is not None:
        (tmp_path / "voortgang.json").write_text(inhoud)

    assert demo.read_voortgang(tmp_path) == {}


def test_the_bar_shows_a_line_for_each_tenth_where_nothing_can_be_redrawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    balk = Balk()
    for gemaakt in range(0, 101, 2):
        balk.show("levens", gemaakt, 100)

    regels = capsys.readouterr().out.splitlines()
    assert len(regels) == 11
    assert "100%  100 van 100  levens" in regels[-1]


def test_the_style_sheets_become_one_file_that_names_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "DOEL", tmp_path / "vendor")
    (tmp_path / "vendor").mkdir()
    modules = tmp_path / "node_modules"
    (modules / "htmx.org" / "dist").mkdir(parents=True)
    (modules / "htmx.org" / "dist" / "htmx.min.js").write_text("htmx")
    for naam in ("link", "button"):
        dist = modules / "@utrecht" / f"{naam}-css" / "dist"
        dist.mkdir(parents=True)
        (dist / "index.min.css").write_text(f".{naam}{{}}")
        pakket = {"name": f"@utrecht/{naam}-css", "version": "1.0.0", "license": "EUPL-1.2"}
        (dist.parent / "package.json").write_text(json.dumps(pakket))
    assets._copy(modules)

    assert (tmp_path / "vendor" / "htmx.min.js").read_text() == "htmx"
    assert (tmp_path / "vendor" / "utrecht.css").read_text().splitlines() == [
        "/* @utrecht/button-css 1.0.0, EUPL-1.2 */",
        ".button{}",
        "/* @utrecht/link-css 1.0.0, EUPL-1.2 */",
        ".link{}",
    ]


def test_a_browser_that_does_not_run_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for naam, code in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / naam).write_text(f"#!/bin/sh\nexit {code}\n")
        (tmp_path / naam).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)

    assert browser.find_chromium() == str(tmp_path / "google-chrome")
    monkeypatch.setenv("CHROMIUM", "/bin/true")
    assert browser.find_chromium() == "/bin/true"
