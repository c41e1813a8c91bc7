"""Is the suite divided so that every test runs once?"""

import pytest

from schakel.entrypoints.bediening.controle import parts_of_suite


def test_the_stories_play_beside_the_rest_where_there_are_two_cores() -> None:
    rest, verhalen = parts_of_suite(["-v"], browsertests=True, kernen=2)
    assert rest == ["-v", "--ignore=tests/stories"]
    assert verhalen == ["-v", "tests/stories"]


@pytest.mark.parametrize(
    ("argumenten", "browsertests", "kernen"),
    [(["-k", "grootboek"], True, 2), (["tests/belofte"], True, 4), ([], False, 2), ([], True, 1)],
)
def test_a_choice_one_core_or_no_browser_is_one_run(argumenten: list[str], browsertests: bool, kernen: int) -> None:
    assert parts_of_suite(argumenten, browsertests=browsertests, kernen=kernen) == [argumenten]
