"""Are counts apportioned, and do people keep office hours?"""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.entrypoints.generator.toeval import is_kantoortijd, maak_random, na_werkdagen, verdeel, verdeelde_lijst
from schakel.kernel.tijd import AMSTERDAM

GEWICHTEN = st.dictionaries(st.text(min_size=1), st.floats(0.001, 1000), min_size=1, max_size=40)


@given(st.integers(0, 20000), GEWICHTEN)
def test_the_parts_add_up_and_none_is_a_whole_one_off(totaal: int, gewichten: dict[str, float]) -> None:
    delen = verdeel(totaal, gewichten)
    som = sum(gewichten.values())
    assert sum(delen.values()) == totaal
    assert all(abs(delen[k] - totaal * gewichten[k] / som) < 1.0001 for k in gewichten)


@given(st.integers(0, 300), GEWICHTEN, st.integers())
def test_a_list_holds_exactly_the_shares(totaal: int, gewichten: dict[str, float], seed: int) -> None:
    lijst = verdeelde_lijst(totaal, gewichten, maak_random(seed))
    assert {k: lijst.count(k) for k in gewichten} == verdeel(totaal, gewichten)


def test_nothing_cannot_be_divided() -> None:
    with pytest.raises(ValueError, match="nothing"):
        verdeel(3, {})


@given(
    st.datetimes(datetime(2016, 1, 1), datetime(2016, 12, 1), timezones=st.just(AMSTERDAM)),
    st.floats(0, 12),
    st.integers(),
)
def test_steps_fall_in_office_hours_and_later(begin: datetime, werkdagen: float, seed: int) -> None:
    moment = na_werkdagen(begin, werkdagen, maak_random(seed))
    assert is_kantoortijd(moment)
    assert moment > begin or begin - moment < timedelta(minutes=1)


def test_chance_is_the_same_on_every_machine() -> None:
    assert maak_random(1, "den-haag", 7).random() == maak_random(1, "den-haag", 7).random()
    assert maak_random(1, "den-haag", 7).random() != maak_random(2, "den-haag", 7).random()
