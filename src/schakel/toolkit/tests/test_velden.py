"""Is what people type understood, and is what cannot be understood asked again kindly?"""

from datetime import date, time

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from schakel.toolkit import taal
from schakel.toolkit.velden import DatumVeld, PostcodeVeld, TijdVeld, lees_datum, lees_tijd


@pytest.mark.parametrize(
    "tekst", ["3-3-2027", "03/03/2027", "3.3.27", "3 maart 2027", "wo 3 mrt 2027", " 3  Maart 2027", "2027-03-03"]
)
def test_a_day_is_read_in_every_usual_way(tekst: str) -> None:
    assert lees_datum(tekst) == date(2027, 3, 3)


@pytest.mark.parametrize("tekst", ["30-2-2027", "maart", "3 smaart 2027", "3-13-2027", "gisteren"])
def test_nonsense_is_no_day(tekst: str) -> None:
    assert lees_datum(tekst) is None
    with pytest.raises(forms.ValidationError, match="Schrijf de datum zo"):
        DatumVeld().clean(tekst)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_that_we_write_can_be_read_back(dag: date) -> None:
    assert lees_datum(taal.datum(dag)) == dag
    assert lees_datum(str(DatumVeld().prepare_value(dag))) == dag


@pytest.mark.parametrize(
    ("tekst", "tijd"),
    [
        ("21.44", time(21, 44)),
        ("9:05", time(9, 5)),
        ("21u44", time(21, 44)),
        ("2144", time(21, 44)),
        ("9 uur", time(9)),
    ],
)
def test_a_time_is_read_in_every_usual_way(tekst: str, tijd: time) -> None:
    assert lees_tijd(tekst) == tijd


@pytest.mark.parametrize("tekst", ["25.00", "12.60", "straks", "1"])
def test_only_a_time_is_a_time(tekst: str) -> None:
    assert (lees_tijd(tekst) is None) == (tekst != "1")


@pytest.mark.parametrize("tekst", ["2532cx", "2532 CX", " 2532  cx "])
def test_a_postcode_is_kept_without_space(tekst: str) -> None:
    assert PostcodeVeld().clean(tekst) == "2532CX"


def test_four_digits_of_a_postcode_are_enough_and_empty_is_empty() -> None:
    assert PostcodeVeld().clean("2532") == "2532"
    assert PostcodeVeld(required=False).clean("") == ""
    assert TijdVeld(required=False).clean("") is None
    with pytest.raises(forms.ValidationError, match="Schrijf de postcode zo"):
        PostcodeVeld().clean("0532 CX")
