from collections.abc import Iterator
from pathlib import Path

import pytest

from schakel.casuswerk.adviezen.rules import lijsten, scan
from schakel.casuswerk.adviezen.rules.lijsten import OPGEHAALDE_LIJSTEN, LijstOntbreekt, check_lists, opgehaald, plat


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of fetched lists, each of one word."""
    monkeypatch.setattr(lijsten, "OPGEHAALD", tmp_path)
    opgehaald.cache_clear()
    for naam in OPGEHAALDE_LIJSTEN:
        (tmp_path / f"{naam}.txt").write_text("woord\n")
    yield tmp_path
    opgehaald.cache_clear()


@pytest.mark.parametrize("naam", OPGEHAALDE_LIJSTEN)
@pytest.mark.parametrize("inhoud", [None, "", "# Alleen uitleg.\n"])
def test_without_a_list_no_text_is_judged_and_none_passes(map_: Path, naam: str, inhoud: str | None) -> None:
    pad = map_ / f"{naam}.txt"
    pad.unlink()
    if inhoud is not None:
        pad.write_text(inhoud)

    with pytest.raises(LijstOntbreekt, match=rf"woordenlijst {naam} ontbreekt"):
        check_lists()
    with pytest.raises(LijstOntbreekt):
        scan("Goedemorgen.")


def test_with_all_lists_a_text_is_judged(map_: Path) -> None:
    check_lists()
    assert scan("06-12345678").tekst == "[telefoon]"


@pytest.mark.parametrize("naam", ["rotterdam", "kowalczyk", "tesfalem", "yilmaz"])
def test_what_the_dictionary_writes_with_a_capital_is_no_common_word(naam: str) -> None:
    assert naam not in opgehaald("woorden")


def test_a_name_of_elsewhere_is_no_common_word_and_no_place() -> None:
    namen = opgehaald("voornamen_elders") | opgehaald("achternamen_elders")
    assert not namen & opgehaald("woorden")
    assert not opgehaald("achternamen_elders") & opgehaald("plaatsen")
    assert all(naam == plat(naam) for naam in namen)
