"""The twin of a page is as large as the page: not smaller, and not by blanks that no template made."""

import pytest

from schakel.entrypoints.meting import blad


@pytest.mark.parametrize("maat", [1, 500, 30_000])
@pytest.mark.parametrize("rijen", [[("a", 1)], [("x" * 40, None, "<b>"), ("kort",)]])
def test_a_twin_is_as_long_as_its_page(rijen: list[tuple[object, ...]], maat: int) -> None:
    tekst = blad.render(rijen, maat)
    assert maat <= len(tekst) < maat + 400
    assert len(tekst.split()) < len(tekst) / 4, "words, not blanks"
    assert "<b>" not in tekst


def test_a_twin_without_rows_is_as_long_as_its_page_too() -> None:
    assert len(blad.render([], 1000)) >= 1000
