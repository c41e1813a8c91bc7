"""Who stands around a household is drawn, and the same stands in words."""

from html import unescape

import pytest

from schakel.toolkit.tekeningen.ecomap import BREED, KLEINSTE, Omringend, draw, places, titel

OM = [
    Omringend("Ina", "oma", "sterk"),
    Omringend("Ali", "buurman", "zwak"),
    Omringend("Opa <Jan>", "opa", "spanning"),
    Omringend("Jeugdteam", is_team=True),
]


def test_everybody_stands_in_the_drawing_and_in_the_words() -> None:
    svg = draw("het gezin", OM)
    assert 'role="img"' in svg and titel("het gezin", OM) in unescape(svg)
    assert "Ina, oma, sterke band; Ali, buurman, zwakke band" in unescape(svg)
    assert "Opa &lt;Jan&gt;" in svg and "<Jan>" not in svg
    for soort in ("sterk", "zwak", "spanning", "gewoon"):
        assert f'class="band band--{soort}"' in svg
    assert 'class="om om--team"' in svg


def test_nobody_is_no_drawing() -> None:
    assert draw("het gezin", []) == ""


@pytest.mark.parametrize("aantal", range(1, 15))
def test_every_place_lies_within_the_drawing_and_none_twice(aantal: int) -> None:
    hoog = KLEINSTE + max(0, aantal - 6) * 34.0
    plekken = places(aantal, hoog)
    assert len({(round(x), round(y)) for x, y in plekken}) == aantal
    assert all(0 < x < BREED and 0 < y < hoog for x, y in plekken)
