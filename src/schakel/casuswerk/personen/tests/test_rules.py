from datetime import date

import pytest

from schakel.casuswerk.personen.rules import (
    adres_sleutel,
    check_kindcontact,
    family_name,
    is_kind,
    leeftijd_op,
    mask_bsn,
    naam_sleutel,
    normaliseer_postcode,
    split_achternaam,
)
from schakel.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("van der Meijden", "Meyden"),
        ("Van den Meÿden-Bakker", "meijden bakker"),
        ("de Boer", "Boer, de"),
        ("Öztürk", "OZTURK"),
        ("El Amrani", "amrani"),
        ("'t Hart", "Hart"),
        ("d’Angelo", "D'Angelo"),
        ("Groß", "gross"),
        ("Łukasz", "lukasz"),
    ],
)
def test_spellings_of_one_surname_have_one_key(een: str, ander: str) -> None:
    assert naam_sleutel(een) == naam_sleutel(ander) != ""


def test_different_surnames_have_different_keys() -> None:
    assert naam_sleutel("Bakker") != naam_sleutel("Bakkers")


def test_a_surname_of_nothing_but_prefixes_keeps_them() -> None:
    assert naam_sleutel("De") == "de"


def test_prefixes_are_split_off_as_typed() -> None:
    assert split_achternaam("van der Meer") == ("van der", "Meer")
    assert split_achternaam("Terpstra") == ("", "Terpstra")


@pytest.mark.parametrize(
    ("dag", "jaren"), [(date(2016, 5, 3), 8), (date(2016, 5, 4), 9), (date(2017, 5, 3), 9), (date(2008, 2, 29), 0)]
)
def test_an_age_changes_on_the_birthday(dag: date, jaren: int) -> None:
    assert leeftijd_op(dag, geboortedatum=date(2007, 5, 4), leeftijd=None, peildatum=None) == jaren


def test_an_estimate_grows_with_the_years() -> None:
    assert leeftijd_op(date(2018, 3, 3), geboortedatum=None, leeftijd=9, peildatum=date(2016, 3, 2)) == 11
    assert leeftijd_op(date(2018, 3, 3), geboortedatum=None, leeftijd=None, peildatum=None) is None


def test_a_child_is_one_by_role_or_by_age() -> None:
    assert is_kind("KIND", None)
    assert is_kind("PLEGER", 17)
    assert not is_kind("SLACHTOFFER", 18)
    assert not is_kind("SLACHTOFFER", None)


def test_addresses_compare_without_spaces_and_case() -> None:
    assert normaliseer_postcode(" 2532 cx") == "2532CX"
    assert normaliseer_postcode("0000 AA") == ""
    assert adres_sleutel("2532cx", "118", "a") == adres_sleutel("2532 CX", " 118", "A") != ""
    assert adres_sleutel("2532", "118", "") == ""


def test_a_masked_bsn_shows_two_digits() -> None:
    assert mask_bsn("999990007") == "•••••••07"


def test_a_contact_says_something_or_why_not() -> None:
    with pytest.raises(InvalidInput):
        check_kindcontact(gezien=False, gesproken=False, reden_niet=" ")
    check_kindcontact(gezien=False, gesproken=False, reden_niet="niet_bereikt")


@pytest.mark.parametrize(
    ("mensen", "naam"),
    [
        ([("SLACHTOFFER", "", "El Idrissi"), ("PLEGER", "", "Ouali"), ("KIND", "", "Ouali")], "El Idrissi – Ouali"),
        ([("SLACHTOFFER", "van", "Dalen"), ("OUDER", "van", "Dalen")], "Van Dalen"),
        ([("NETWERK", "", "Bakker"), ("KIND", "de", "Wit")], "De Wit"),
        ([("ONBEKEND", "", "A"), ("GETUIGE", "", "B"), ("PLEGER", "", "C")], "A – B"),
        ([("PLEGER", " ", "")], ""),
    ],
)
def test_a_family_is_called_after_its_first_two_grown_ups(mensen: list[tuple[str, str, str]], naam: str) -> None:
    assert family_name(mensen) == naam
