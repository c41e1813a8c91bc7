"""The rules of the ketenkaart, without a database."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.organisaties.models import Verbondenheid
from schakel.basis.organisaties.rules import FASEN, Periode, is_on_duty, is_valid_on, overlapping, sees_casus
from schakel.kernel.tijd import AMSTERDAM

DAGEN = st.dates(date(2000, 1, 1), date(2040, 1, 1))


def _moment(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("verbondenheid", "ziet"), [("structureel", True), ("incidenteel", True), ("alleen_signalerend", False)]
)
def test_who_only_signals_never_sees_a_casus(verbondenheid: str, ziet: bool) -> None:
    assert sees_casus(verbondenheid) is ziet


def test_every_way_of_being_connected_is_decided() -> None:
    assert {waarde for waarde in Verbondenheid.values if sees_casus(waarde)} == {"structureel", "incidenteel"}


def test_a_period_is_half_open() -> None:
    van, tot = date(2015, 1, 1), date(2016, 1, 1)
    assert is_valid_on(van, tot, van)
    assert is_valid_on(van, tot, date(2015, 12, 31))
    assert not is_valid_on(van, tot, tot)
    assert not is_valid_on(van, tot, date(2014, 12, 31))


def test_periods_that_touch_do_not_overlap() -> None:
    assert overlapping([Periode(date(2016, 1, 1)), Periode(date(2015, 1, 1), date(2016, 1, 1))]) is None


def test_an_open_period_clashes_with_a_later_one() -> None:
    assert overlapping([Periode(date(2015, 1, 1)), Periode(date(2016, 1, 1))]) == (0, 1)


@given(DAGEN, st.integers(1, 900), DAGEN, st.integers(1, 900))
def test_overlap_means_a_shared_day(van_a: date, lengte_a: int, van_b: date, lengte_b: int) -> None:
    a = Periode(van_a, date.fromordinal(van_a.toordinal() + lengte_a))
    b = Periode(van_b, date.fromordinal(van_b.toordinal() + lengte_b))
    assert a.tot is not None
    assert b.tot is not None
    gedeeld = max(van_a, van_b) < min(a.tot, b.tot)
    assert (overlapping([a, b]) is not None) is gedeeld
    assert a.overlaps(b) is b.overlaps(a)


KANTOOR = ((1, 2, 3, 4, 5), time(9), time(17))
NACHT = ((1, 2, 3, 4, 5), time(17), time(9))
WEEKEND = ((6, 7), time(9), time(9))


@pytest.mark.parametrize(
    ("moment", "rooster", "dienst"),
    [
        ("2016-06-01T09:00", KANTOOR, True),  # a Wednesday
        ("2016-06-01T17:00", KANTOOR, False),
        ("2016-06-01T17:00", NACHT, True),
        ("2016-06-02T08:59", NACHT, True),
        ("2016-06-04T08:59", NACHT, True),  # Saturday morning: the night that began on Friday
        ("2016-06-04T09:00", NACHT, False),
        ("2016-06-04T09:00", WEEKEND, True),
        ("2016-06-06T08:59", WEEKEND, True),  # Monday morning: the day and night that began on Sunday
        ("2016-06-06T09:00", WEEKEND, False),
        ("2016-05-16T10:00", KANTOOR, False),  # Whit Monday counts as a Sunday
        ("2016-05-16T10:00", WEEKEND, True),
        ("2016-03-27T03:30", WEEKEND, True),  # the night in which the clock goes forward
    ],
)
def test_a_roster_reads_the_clock_of_amsterdam(
    moment: str, rooster: tuple[tuple[int, ...], time, time], dienst: bool
) -> None:
    weekdagen, van, tot = rooster
    assert is_on_duty(weekdagen, van, tot, _moment(moment)) is dienst


@given(st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1), timezones=st.just(AMSTERDAM)))
def test_office_night_and_weekend_together_leave_no_hour_uncovered(moment: datetime) -> None:
    assert any(is_on_duty(weekdagen, van, tot, moment) for weekdagen, van, tot in (KANTOOR, NACHT, WEEKEND))


def test_the_phases_are_those_of_the_vision_with_signalling() -> None:
    assert {"preventie", "curatie", "nazorg", "participatie", "vroegsignalering"} <= set(FASEN)
