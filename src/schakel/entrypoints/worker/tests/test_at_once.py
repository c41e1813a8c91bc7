"""Several workers, several writers: each event is heard once and in order, and the chain of the log stays whole."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import psycopg
import pytest

from schakel.basis.gebeurtenissen.actions import store_subscriptions
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.entrypoints.bewaking import proeven
from schakel.entrypoints.worker import lus, rondes
from schakel.entrypoints.worker.subscriptions import Luisteraar
from schakel.kernel.handeling import Handeling
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
SOORT = "persoon.vastgelegd"


class Oor:
    """A listener that remembers what it heard, in which order; it can be made to stumble over some of it."""

    def __init__(self, struikelt: Callable[[int], bool] = lambda keer: False) -> None:
        self.gehoord: dict[int, list[int]] = defaultdict(list)
        self._struikelt = struikelt
        self._keren = 0
        self._slot = Lock()

    def hoort(self, handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
        with self._slot:
            self._keren += 1
            if self._struikelt(self._keren):
                raise ConnectionError("even niet")
            self.gehoord[gebeurtenis.dossier_id].append(gebeurtenis.volgnummer)


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def _listen(monkeypatch: pytest.MonkeyPatch, oor: Oor) -> None:
    monkeypatch.setattr(lus, "LUISTERAARS", {"oor": Luisteraar(oor.hoort, (SOORT,))})
    store_subscriptions({"oor": [SOORT]})


def _note(ploeg: Ploeg, dossier: int, keren: int, seconden: int = 1) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(seconds=seconden))
    with transactie(wie, wat="toets"):
        for _ in range(keren):
            actions.note(wie, SOORT, dossier=dossier)


def _waiting(dsn: str) -> int:
    with psycopg.connect(dsn) as auditor:
        return int((auditor.execute("SELECT count(*) FROM gebeurtenissen_tehoren").fetchone() or (0,))[0])


def _hear_until_silent(dsn: str, nu: datetime) -> Callable[[], int]:
    def work() -> int:
        gehoord = 0
        while _waiting(dsn):
            gehoord += lus.hear_all(nu, limit=7)
        return gehoord

    return work


@pytest.mark.parametrize(
    "struikelt", [lambda keer: False, lambda keer: keer % 4 == 1], ids=["all goes well", "one in four fails once"]
)
@pytest.mark.filterwarnings("ignore")
def test_three_workers_hear_each_event_once_and_in_order(
    ploeg: Ploeg, owner_dsn: str, monkeypatch: pytest.MonkeyPatch, struikelt: Callable[[int], bool]
) -> None:
    oor = Oor(struikelt)
    _listen(monkeypatch, oor)
    dossiers = [een_dossier(ploeg).pk for _ in range(4)]
    for dossier in dossiers:
        _note(ploeg, dossier, 6)
    auditor = owner_dsn.replace("schakel_owner", "schakel_auditor")
    uitkomsten = tegelijk([_hear_until_silent(auditor, ploeg.moment + timedelta(minutes=1))] * 3, rol="job")
    assert not [een for een in uitkomsten if isinstance(een, Exception)], uitkomsten
    assert oor.gehoord == {dossier: [1, 2, 3, 4, 5, 6] for dossier in dossiers}


def test_what_is_noted_while_workers_listen_is_heard_too(
    ploeg: Ploeg, owner_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    oor = Oor()
    _listen(monkeypatch, oor)
    dossier = een_dossier(ploeg).pk
    auditor = owner_dsn.replace("schakel_owner", "schakel_auditor")

    def write() -> None:
        for keer in range(10):
            _note(ploeg, dossier, 2, keer + 1)

    def hear() -> None:
        while len(oor.gehoord[dossier]) < 20:
            lus.hear_all(ploeg.moment + timedelta(minutes=1))

    uitkomsten = _mixed([write], [hear, hear])
    assert uitkomsten == [None, None, None]
    assert oor.gehoord[dossier] == list(range(1, 21))
    assert _waiting(auditor) == 0


def _mixed(als_app: list[Callable[[], Any]], als_job: list[Callable[[], Any]]) -> list[Any]:
    """Writers as the app and workers as the job, all at once."""
    groepen = [lambda: tegelijk(als_app), lambda: tegelijk(als_job, rol="job")]
    return [een for groep in tegelijk(groepen) for een in (groep if isinstance(groep, list) else [groep])]


def test_sealing_while_others_write_keeps_the_chain_whole(ploeg: Ploeg, owner_dsn: str) -> None:
    dossiers = [een_dossier(ploeg).pk for _ in range(3)]

    def write(dossier: int) -> Callable[[], None]:
        def noteer() -> None:
            for keer in range(12):
                _note(ploeg, dossier, 1, keer + 1)

        return noteer

    def seal() -> int:
        return sum(lus.seal_log() for _ in range(15))

    uitkomsten = _mixed([write(dossier) for dossier in dossiers], [seal, seal])
    assert not [een for een in uitkomsten if isinstance(een, Exception)], uitkomsten
    assert not [een for een in tegelijk([lus.seal_log], rol="job") if isinstance(een, Exception)]
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as auditor:
        los = auditor.execute("SELECT count(*) FROM verantwoording_verantwoording WHERE blok IS NULL").fetchone()
        gevonden = proeven.outcome(auditor, ploeg.moment + timedelta(hours=1))
        blokken = auditor.execute("SELECT count(*), sum(aantal) FROM verantwoording_blok").fetchone()
        regels = auditor.execute("SELECT count(*) FROM verantwoording_verantwoording").fetchone()
    assert los == (0,)
    assert {code: wat for code, wat in gevonden.items() if wat} == {}
    assert blokken is not None and regels is not None
    assert blokken[0] > 1 and blokken[1] == regels[0]


def test_an_alarm_and_a_deed_on_one_dossier_at_once(ploeg: Ploeg, owner_dsn: str) -> None:
    """The worker raises alarms while the team works on: neither breaks the other off, and every clock is heard of."""
    dossier = een_dossier(ploeg).pk
    for nummer in range(8):
        _clock(ploeg, dossier, nummer)
    nu = ploeg.moment + timedelta(days=10)

    def write() -> None:
        for keer in range(15):
            _touch(ploeg, dossier, keer)

    def alarm() -> None:
        for _ in range(5):
            rondes.raise_alarms(nu, limit=3)

    uitkomsten = _mixed([write, write], [alarm, alarm])
    assert not [een for een in uitkomsten if isinstance(een, Exception)], uitkomsten
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        alarmen = auditor.execute(
            "SELECT onderwerp_id, count(*) FROM gebeurtenissen_gebeurtenis WHERE soort = 'termijn.alarm' GROUP BY 1"
        ).fetchall()
    assert [keren for _, keren in alarmen] == [1] * 8


def test_a_clock_that_cannot_be_told_keeps_no_other_silent(ploeg: Ploeg) -> None:
    """The team of one clock has left the dossier: its alarm is told all the same, and so is every other."""
    dossiers = [een_dossier(ploeg).pk for _ in range(2)]
    for dossier in dossiers:
        _clock(ploeg, dossier, 0)
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        Termijn.objects.filter(dossier_id=dossiers[0]).update(team_id=ploeg.team_van("Wim").pk)
    assert tegelijk([lambda: rondes.raise_alarms(ploeg.moment + timedelta(days=10))], rol="job") == [2]


def test_a_clock_that_outlives_its_dossier_is_told_too(ploeg: Ploeg, owner_dsn: str) -> None:
    """A duty that runs on in a closed dossier, such as telling people what is kept about them, is not silent."""
    dossier = een_dossier(ploeg).pk
    _clock(ploeg, dossier, 0)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        actions.close_dossier(wie, dossier=dossier, soort="melding.gesloten")
    nu = ploeg.moment + timedelta(days=10)
    assert tegelijk([lambda: rondes.raise_alarms(nu)], rol="job") == [1]
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as auditor:
        alarm = "SELECT team, moment FROM gebeurtenissen_gebeurtenis WHERE soort = 'termijn.alarm'"
        assert auditor.execute(alarm).fetchall() == [(wie.team, nu)]
        assert proeven.outcome(auditor, nu)["termijn-alarm"] == []


def test_no_alarm_is_raised_years_ahead_when_the_clock_of_a_region_begins(ploeg: Ploeg) -> None:
    """The worker began its round on the wall's time; by the time it comes to the dossier, domain time is known."""
    dossier = een_dossier(ploeg).pk
    _clock(ploeg, dossier, 0)
    later, nu = ploeg.moment + timedelta(days=3650), ploeg.moment + timedelta(days=2)
    assert tegelijk([lambda: rondes.raise_alarms(later, lees=lambda: nu)], rol="job") == [0]
    assert tegelijk([lambda: rondes.raise_alarms(nu + timedelta(days=2))], rol="job") == [1]


def _clock(ploeg: Ploeg, dossier: int, nummer: int) -> None:
    fatima = ploeg.handeling("Fatima")
    uiterlijk = ploeg.moment + timedelta(days=5)
    with transactie(fatima, wat="toets"):
        Termijn.objects.create(
            dossier_id=dossier, definitie=f"toets_{nummer}", titel="toets", eigenaar="verantwoordelijk",
            team_id=fatima.team, gestart_op=ploeg.moment, praktijk_uiterlijk=uiterlijk, uiterlijk=uiterlijk,
            volgend_alarm_op=ploeg.moment + timedelta(days=3),
        )  # fmt: skip


def _touch(ploeg: Ploeg, dossier: int, keer: int) -> None:
    """A deed that takes the dossier and then its clocks, as every noted event does."""
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=4, seconds=keer))
    with transactie(wie, wat="toets"):
        actions.note(wie, SOORT, dossier=dossier)
        Termijn.objects.filter(dossier_id=dossier).update(gevaar=keer % 4)
