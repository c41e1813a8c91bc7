"""The clock of a half-year: begun by the worker, with an owner and alarms, done when it was delivered."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from schakel.basis.berichten.models import Bericht
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.kernel.tijd import AMSTERDAM
from schakel.sturing.leveringen import queries
from schakel.sturing.leveringen.models import Leveringstermijn
from schakel.sturing.leveringen.tests.builders import (
    HALFJAAR,
    NA_AFLOOP,
    bestel,
    geef_vrij,
    maak,
    verstuur,
    volg_termijnen,
)
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
EINDE = datetime(2016, 7, 22, 0, 0, tzinfo=AMSTERDAM)


def _volg(moment: datetime) -> int:
    (uitkomst,) = tegelijk([lambda: volg_termijnen(moment)], rol="job")
    assert isinstance(uitkomst, int), uitkomst
    return uitkomst


def _termijn(ploeg: Ploeg, naam: str = "Lena") -> list[Leveringstermijn]:
    wie = ploeg.handeling(naam, NA_AFLOOP)
    with transactie(wie, wat="toets"):
        return list(Leveringstermijn.objects.select_related("team"))


def test_three_weeks_run_from_the_end_for_the_team_that_is_led(ploeg: Ploeg) -> None:
    assert _volg(NA_AFLOOP) == 0
    assert _volg(NA_AFLOOP) == 0
    (termijn,) = _termijn(ploeg)
    assert (termijn.halfjaar, termijn.team.code) == (HALFJAAR, "vt-triage")
    assert termijn.gestart_op == datetime(2016, 7, 1, tzinfo=AMSTERDAM)
    assert abs(termijn.uiterlijk - EINDE) <= timedelta(days=1)
    assert "par. 6.4" in termijn.bron
    (eigen,) = _termijn(ploeg, "Elif")
    assert eigen.organisatie_id != termijn.organisatie_id
    assert _termijn(ploeg, "Bram") == []


def test_it_sounds_three_times_and_tells_its_team_no_more_than_that(ploeg: Ploeg) -> None:
    _volg(NA_AFLOOP)
    for dag, klinkt in ((10, 0), (14, 2), (15, 0), (18, 2), (30, 2), (40, 0)):
        assert _volg(datetime(2016, 7, 1, 12, tzinfo=AMSTERDAM) + timedelta(days=dag)) == klinkt, dag
    (termijn,) = _termijn(ploeg)
    assert (termijn.alarm_stand, termijn.volgend_alarm_op) == (100, None)
    berichten = Bericht.objects.filter(team=termijn.team)
    assert berichten.count() == 3 and all(b.aanleiding.startswith("leveringstermijn:") for b in berichten)


def test_delivered_is_done_and_silent(ploeg: Ploeg, tmp_path: Path) -> None:
    _volg(NA_AFLOOP)
    levering = bestel(ploeg)
    assert tegelijk([maak], rol="job") == [1]
    geef_vrij(ploeg, levering)
    assert tegelijk([lambda: verstuur(tmp_path)], rol="job") == [1]
    (termijn,) = _termijn(ploeg)
    assert (termijn.afgedaan_op, termijn.volgend_alarm_op) == (NA_AFLOOP, None)
    wie = ploeg.handeling("Lena", NA_AFLOOP)
    with transactie(wie, wat="toets"):
        assert queries.summary(wie) == []
    # The other organisation of the cast has not delivered: its clock alone sounds.
    assert _volg(EINDE + timedelta(days=3)) == 1


def test_delivered_before_the_clock_began_is_done_at_once(ploeg: Ploeg, tmp_path: Path) -> None:
    levering = bestel(ploeg)
    tegelijk([maak], rol="job")
    geef_vrij(ploeg, levering)
    tegelijk([lambda: verstuur(tmp_path)], rol="job")
    _volg(NA_AFLOOP)
    assert [t.afgedaan_op for t in _termijn(ploeg)] == [NA_AFLOOP]
