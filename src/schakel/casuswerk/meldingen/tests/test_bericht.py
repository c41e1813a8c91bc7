"""A message of a machine in words of people; whatever was sent, all of it is shown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.casuswerk.meldingen.presenters.bericht import parts

BERICHT = {
    "kenmerk": "P-1",
    "soort": "HUISELIJK_GEWELD",
    "acuut": "DREIGT",
    "gebeurdOp": "2017-01-02T07:40:00+01:00",
    "waar": {"postcode": "2532 CX", "huisnummer": "118"},
    "betrokkenen": [
        {"rol": "SLACHTOFFER", "roepnaam": "Marloes", "achternaam": "Terpstra", "geboortedatum": "1982-05-04"},
        {"rol": "KIND", "omschrijving": "meisje", "leeftijd": 9},
    ],
    "functionaris": {"naam": "agent Kuiper", "eenheid": "basisteam Zuid", "telefoon": "070 555 02 02"},
    "wapen": True,
}


def test_codes_are_words_and_each_person_has_a_line() -> None:
    delen = parts(json.dumps(BERICHT))
    assert delen["soort"] == ("Soort", "huiselijk geweld")
    assert delen["acuut"] == ("Direct gevaar", "Gevaar dreigt")
    assert delen["waar"] == ("Waar", "2532 CX, nummer 118")
    assert delen["betrokkenen"][1].splitlines() == [
        "Ondergaat geweld: Marloes Terpstra, geboren 4 mei 1982",
        "Kind: meisje, leeftijd 9",
    ]
    assert delen["functionaris"][1] == "agent Kuiper basisteam Zuid, telefoon 070 555 02 02"
    assert delen["gebeurdOp"][1].startswith("2 januari 2017")
    assert delen["wapen"] == ("wapen", "ja")
    assert list(delen)[-1] == "wapen"


@pytest.mark.parametrize(
    ("naam", "waarde", "tekst"),
    [
        ("soort", "ONBEKEND_WOORD", "ONBEKEND_WOORD"),
        ("acuut", None, "leeg"),
        ("gebeurdOp", "gisteren", "gisteren"),
        ("waar", "bij het station", "bij het station"),
        ("betrokkenen", {"rol": "KIND"}, "Kind"),
        ("betrokkenen", [{"rol": "BUURVROUW", "roepnaam": "An"}], "BUURVROUW: An"),
        ("betrokkenen", [{"geboortedatum": "04-05-1982"}], "04-05-1982"),
    ],
)
def test_a_word_that_nobody_knows_is_shown_as_it_came(naam: str, waarde: object, tekst: str) -> None:
    assert tekst in parts(json.dumps({naam: waarde}))[naam][1]


@pytest.mark.parametrize("ruw", ["", "{", "[1, 2]", '"tekst"', "null"])
def test_what_is_no_message_has_no_parts(ruw: str) -> None:
    assert parts(ruw) == {}


WOORD = st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=8)
NAAM = st.sampled_from([*BERICHT, "iets"])
WAARDE = st.recursive(
    WOORD | st.integers(0, 99),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(WOORD | st.just("rol"), deel, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(NAAM, WAARDE, max_size=5))
def test_whatever_was_sent_stands_on_the_page(bericht: dict[str, object]) -> None:
    tekst = "\n".join(deel for _naam, deel in parts(json.dumps(bericht)).values()).lower()
    for woord in _leaves(bericht):
        assert woord.lower() in tekst


def _leaves(waarde: object) -> list[str]:
    if isinstance(waarde, dict):
        return [woord for deel in waarde.values() for woord in _leaves(deel)]
    if isinstance(waarde, list):
        return [woord for deel in waarde for woord in _leaves(deel)]
    return [str(waarde)]
