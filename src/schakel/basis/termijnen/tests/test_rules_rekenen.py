"""Is a term due when the law and the calendar say so?  Known cases, and thirty years of dates."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.basis.termijnen.rules import ALARMEN, Eenheid, alarm_op, due, laatste_dag, stand_op, volgend_alarm
from schakel.basis.termijnen.rules.rekenen import laatste_dag_van, plus_maanden
from schakel.kernel.tijd import AMSTERDAM, lokale_datum
from schakel.kernel.werkdagen import feestdagen, is_werkdag, paaszondag

EERSTE, LAATSTE = date(2010, 1, 1), date(2040, 1, 1)
MOMENTEN = st.datetimes(datetime(2010, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def op(dag: date, uur: int = 10) -> Any:
    """Return an hour of a day in Amsterdam."""
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("start", "aantal", "eenheid", "laatste"),
    [
        # Friday receipt: the statute says Wednesday, the norm says Friday.
        ("2016-03-04", 5, "kalenderdagen_atw", "2016-03-09"),
        ("2016-03-04", 5, "werkdagen", "2016-03-11"),
        # Monday + 5 days ends on Saturday: Monday (art. 1).
        ("2016-03-07", 5, "kalenderdagen_atw", "2016-03-14"),
        ("2016-03-07", 5, "kalenderdagen", "2016-03-12"),
        # Thursday before Easter 2016: Good Friday, weekend, Easter Monday; Tuesday is one day, Wednesday two (art. 2).
        ("2016-03-24", 5, "kalenderdagen_atw", "2016-03-30"),
        ("2016-03-24", 5, "werkdagen", "2016-04-04"),
        # Three days are stretched, two are not.
        ("2016-03-24", 3, "kalenderdagen_atw", "2016-03-30"),
        ("2016-03-24", 2, "kalenderdagen_atw", "2016-03-29"),
        # 5 May 2016 is Ascension as well; 4 May + 1 working day is Friday 6 May.
        ("2016-05-04", 1, "werkdagen", "2016-05-06"),
        # 5 May counts every year, also in 2017.
        ("2017-05-04", 1, "werkdagen", "2017-05-08"),
        # King's day 2014 fell on a Sunday and was kept on Saturday 26 April.
        ("2014-04-25", 1, "werkdagen", "2014-04-28"),
        # Christmas: Friday 23 December 2016, both days on Sunday and Monday.
        ("2016-12-23", 1, "werkdagen", "2016-12-27"),
        # Ten weeks to a holiday: 10 weeks after 19 February 2015 is 30 April; after 24 February 2015 it is 5 May.
        ("2015-02-19", 10, "weken", "2015-04-30"),
        ("2015-02-24", 10, "weken_atw", "2015-05-06"),
        ("2015-02-24", 10, "weken", "2015-05-05"),
        # More than twelve weeks, ninety days or three months: as it stands (art. 4).
        ("2016-01-02", 13, "weken_atw", "2016-04-02"),
        ("2016-01-02", 91, "kalenderdagen_atw", "2016-04-02"),
        ("2016-01-02", 3, "maanden_atw", "2016-04-04"),
        ("2016-01-02", 3, "maanden", "2016-04-02"),
        ("2015-12-02", 4, "maanden_atw", "2016-04-02"),
        # Short months and leap days.
        ("2016-01-31", 1, "maanden", "2016-02-29"),
        ("2015-01-31", 1, "maanden", "2015-02-28"),
        ("2016-02-29", 12, "maanden", "2017-02-28"),
        ("2016-02-28", 1, "kalenderdagen", "2016-02-29"),
        ("2015-11-30", 3, "maanden", "2016-02-29"),
        ("2016-12-31", 0, "kalenderdagen", "2016-12-31"),
        ("2016-12-31", 0, "werkdagen", "2017-01-02"),
    ],
)
def test_known_cases(start: Any, aantal: int, eenheid: Any, laatste: str) -> None:
    uiterlijk = due(op(date.fromisoformat(start)), aantal, Eenheid(eenheid))
    assert laatste_dag(uiterlijk) == date.fromisoformat(laatste)
    assert uiterlijk.astimezone(AMSTERDAM).hour == 0


@pytest.mark.parametrize(
    ("start", "uren", "lokaal_einde"),
    [
        ("2016-03-26T23:00", 24, "2016-03-28T00:00"),  # the night in which the clock goes forward
        ("2016-10-29T23:00", 24, "2016-10-30T22:00"),  # the night in which it goes back
        ("2016-02-28T12:00", 24, "2016-02-29T12:00"),
        ("2016-12-23T17:00", 2, "2016-12-23T19:00"),  # hours run on through evening and holiday
    ],
)
def test_hours_are_exact_hours(start: Any, uren: int, lokaal_einde: str) -> None:
    begin = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    uiterlijk = due(begin, uren, Eenheid.UREN)
    assert uiterlijk - begin.astimezone(UTC) == timedelta(hours=uren)
    assert uiterlijk.astimezone(AMSTERDAM).replace(tzinfo=None) == datetime.fromisoformat(lokaal_einde)


def test_a_day_is_a_day_in_amsterdam() -> None:
    net_na_middernacht = datetime(2016, 3, 3, 23, 30, tzinfo=UTC)
    assert laatste_dag(due(net_na_middernacht, 1, Eenheid.KALENDERDAGEN)) == date(2016, 3, 5)


def test_an_unaware_start_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        due(datetime(2016, 1, 1), 1, Eenheid.UREN)


def test_thirty_years_of_days_keep_the_law() -> None:
    """For each day: end on a working day, two working days within, never earlier than the bare count."""
    dag = EERSTE
    while dag < LAATSTE:
        for aantal in (3, 5, 14, 28):
            einde = laatste_dag_van(dag, aantal, Eenheid.KALENDERDAGEN_ATW)
            kaal = dag + timedelta(days=aantal)
            binnen = [dag + timedelta(days=n) for n in range(1, (einde - dag).days + 1)]
            assert is_werkdag(einde) and einde >= kaal
            assert sum(map(is_werkdag, binnen)) >= 2
            # Not a day longer than needed: the day before is too early, or no working day, or holds too few.
            if einde > kaal:
                korter = einde - timedelta(days=1)
                assert not is_werkdag(korter) or sum(map(is_werkdag, binnen[:-1])) < 2 or korter < kaal
        werk = laatste_dag_van(dag, 5, Eenheid.WERKDAGEN)
        assert sum(is_werkdag(dag + timedelta(days=n)) for n in range(1, (werk - dag).days + 1)) == 5
        assert is_werkdag(werk)
        dag += timedelta(days=1)


def test_thirty_years_of_holidays() -> None:
    """Nine days a year (fewer when two coincide), Easter between 22 March and 25 April, on a Sunday."""
    bekend = {2008: (3, 23), 2015: (4, 5), 2016: (3, 27), 2017: (4, 16), 2024: (3, 31), 2038: (4, 25)}
    for jaar in range(2008, 2041):
        pasen = paaszondag(jaar)
        assert pasen.weekday() == 6 and date(jaar, 3, 22) <= pasen <= date(jaar, 4, 25)
        if jaar in bekend:
            assert (pasen.month, pasen.day) == bekend[jaar]
        dagen = feestdagen(jaar)
        assert {date(jaar, 1, 1), date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)} <= dagen
        assert pasen - timedelta(days=2) in dagen and pasen + timedelta(days=50) in dagen
        assert 7 <= len(dagen) <= 9


@settings(max_examples=300, deadline=None)
@given(MOMENTEN, st.integers(0, 30), st.sampled_from(list(Eenheid)))
def test_due_is_never_before_the_start_and_grows_with_the_count(start: Any, aantal: int, eenheid: Any) -> None:
    korter, langer = due(start, aantal, eenheid), due(start, aantal + 1, eenheid)
    assert start <= korter <= langer
    if eenheid is not Eenheid.UREN:
        assert lokale_datum(korter) == laatste_dag(korter) + timedelta(days=1)


@settings(max_examples=200, deadline=None)
@given(MOMENTEN, st.timedeltas(timedelta(0), timedelta(days=20)), st.integers(0, 12), st.sampled_from(list(Eenheid)))
def test_a_later_start_is_never_due_earlier(start: Any, later: Any, aantal: int, eenheid: Any) -> None:
    assert due(start, aantal, eenheid) <= due(start + later, aantal, eenheid)


@settings(max_examples=200, deadline=None)
@given(MOMENTEN, st.integers(0, 60), st.sampled_from(list(Eenheid)))
def test_alarms_rise_from_start_to_end(start: Any, aantal: int, eenheid: Any) -> None:
    uiterlijk = due(start, aantal, eenheid)
    momenten = [alarm_op(start, uiterlijk, a) for a in ALARMEN]
    assert momenten == sorted(momenten)
    assert start <= momenten[0] and momenten[-1] == uiterlijk
    assert stand_op(start, uiterlijk, uiterlijk) == 100
    assert volgend_alarm(start, uiterlijk, 100) is None
    assert volgend_alarm(start, uiterlijk, 60) == momenten[1]


@given(st.dates(EERSTE, LAATSTE), st.integers(0, 40))
def test_months_keep_the_day_or_take_the_last(dag: date, aantal: int) -> None:
    later = plus_maanden(dag, aantal)
    assert (later.year * 12 + later.month) - (dag.year * 12 + dag.month) == aantal
    assert later.day == dag.day or (later + timedelta(days=1)).day == 1
