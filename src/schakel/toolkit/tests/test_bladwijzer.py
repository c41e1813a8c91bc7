import pytest

from schakel.toolkit.bladwijzer import bookmark, place_of


def test_a_bookmark_brings_back_its_place_and_shows_nothing() -> None:
    wijzer = bookmark("lijst", 1_500_000_000_000_000, 1234567)
    assert place_of("lijst", wijzer, 2) == (1_500_000_000_000_000, 1234567)
    assert "1234567" not in wijzer and wijzer != bookmark("lijst", 1_500_000_000_000_000, 1234567)


@pytest.mark.parametrize("onzin", ["", "12-34", "é", "a" * 400, "1234567"])
def test_nonsense_is_no_place(onzin: str) -> None:
    assert place_of("lijst", onzin, 2) is None


def test_a_bookmark_of_another_list_or_length_is_no_place() -> None:
    assert place_of("log", bookmark("lijst", 1, 2), 2) is None
    assert place_of("lijst", bookmark("lijst", 1), 2) is None
