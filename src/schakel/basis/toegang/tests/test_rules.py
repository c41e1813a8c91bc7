from datetime import date

import pytest

from schakel.basis.toegang import rules


@pytest.mark.parametrize(
    ("vog", "dag", "mag"),
    [
        (date(2016, 1, 2), date(2016, 4, 2), True),
        (date(2016, 1, 1), date(2016, 4, 2), False),
        (date(2015, 11, 28), date(2016, 2, 29), False),
        (date(2016, 2, 29), date(2016, 5, 31), True),
        (date(2016, 4, 3), date(2016, 4, 2), False),
        (date(2015, 12, 31), date(2016, 3, 31), True),
    ],
)
def test_a_certificate_is_at_most_three_months_old(vog: date, dag: date, mag: bool) -> None:
    assert rules.is_vog_fresh(vog, dag) is mag


@pytest.mark.parametrize("slecht", ["kort", "fatima fatima fatima", "aaaaaaaaaaaaaaaa"])
def test_a_weak_password_is_named(slecht: str) -> None:
    assert rules.check_wachtwoord(slecht, "fatima")


def test_a_sentence_is_a_good_password() -> None:
    assert not rules.check_wachtwoord("een paard in de regen", "fatima")


def test_a_code_read_aloud_is_the_same_code() -> None:
    assert rules.code_key("Fatima ", "abcd-efgh 2345") == rules.code_key("fatima", "ABCDEFGH2345")


def test_what_must_be_handed_over_is_counted_in_words() -> None:
    assert rules.reasons_to_stay(rules.Draagt(0, 0)) == []
    assert rules.reasons_to_stay(rules.Draagt(1, 2)) == [
        "1 casus waarover deze collega de regie heeft",
        "2 taken op naam van deze collega",
    ]
