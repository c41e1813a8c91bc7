"""Is every alarm of a clock raised in time, once, and none after the end?"""

from datetime import UTC, datetime, timedelta

import pytest

from schakel.basis.termijnen.rules import ALARMEN, alarm_op, volgend_alarm
from schakel.entrypoints.generator.wekker import TEGELIJK, Klok, first_of, rounds

BEGIN = datetime(2016, 3, 1, 9, tzinfo=UTC)


def _klok(dagen: float, na: float = 0.0) -> Klok:
    start = BEGIN + timedelta(days=na)
    uiterlijk = start + timedelta(days=dagen)
    return Klok(start, uiterlijk, volgend_alarm(start, uiterlijk, 0))


@pytest.mark.parametrize("tot", [0.0, 0.3, 3.0, 6.5, 40.0])
def test_every_alarm_up_to_a_moment_sounds_soon_and_none_after_it(tot: float) -> None:
    klokken, einde = [_klok(5), _klok(5, 0.05), _klok(0.2), _klok(28, 1)], BEGIN + timedelta(days=tot)
    momenten = rounds(klokken, einde)
    assert momenten == sorted(set(momenten)) and all(m <= einde for m in momenten)
    for klok in klokken:
        for alarm in (alarm_op(klok.gestart_op, klok.uiterlijk, stand) for stand in ALARMEN):
            hoorbaar = [m for m in momenten if alarm <= m <= alarm + TEGELIJK]
            assert bool(hoorbaar) == (alarm <= einde)
    volgende = first_of(klokken)
    assert volgende is None or volgende > einde


def test_a_clock_that_has_sounded_to_the_end_is_silent() -> None:
    klokken = [_klok(1)]
    assert rounds(klokken, BEGIN + timedelta(days=9)) and first_of(klokken) is None
    assert rounds(klokken, BEGIN + timedelta(days=99)) == []
