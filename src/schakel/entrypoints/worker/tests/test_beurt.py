"""Whose turn is it?  Whatever waits, the next costs the same, and no report waits behind the rest of the work."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any

import psycopg
import pytest

from schakel.basis.gebeurtenissen import actions as gebeurtenissen
from schakel.basis.gebeurtenissen.actions import store_subscriptions
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.entrypoints.worker import lus, werk
from schakel.entrypoints.worker.subscriptions import LUISTERAARS, VERZONNEN, Luisteraar
from schakel.entrypoints.worker.tests.test_at_once import Oor
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
SOORT = "persoon.vastgelegd"
VEEL = 4000


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@contextmanager
def _filled(owner_dsn: str) -> Iterator[psycopg.Connection]:
    """So many events wait, of many dossiers, for two listeners each."""
    with psycopg.connect(owner_dsn, autocommit=True) as eigenaar:
        eigenaar.execute(
            """INSERT INTO gebeurtenissen_tehoren (luisteraar, gebeurtenis_id, soort, dossier_id, pogingen, fout)
            SELECT oor, n, 'casus.gesloten', n %% 700, 0, ''
            FROM generate_series(1, %s) n, unnest('{a,b}'::text[]) oor""",
            [VEEL],
        )
        yield eigenaar


@pytest.mark.parametrize("geteld", [False, True], ids=["as it grew", "after the database counted"])
def test_the_next_costs_as_much_with_thousands_waiting_as_with_ten(ploeg: Ploeg, owner_dsn: str, geteld: bool) -> None:
    with _filled(owner_dsn) as eigenaar:
        if geteld:
            eigenaar.execute("ANALYZE gebeurtenissen_tehoren")
        vraag = gebeurtenissen.NEXT.replace("%s", str(gebeurtenissen.POGINGEN))
        rij = eigenaar.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + vraag).fetchone()
    assert rij is not None
    gezien = sum(_rows(rij[0][0]["Plan"]))
    assert gezien < 50, f"{gezien} rows were looked at to find one"


def _rows(knoop: Mapping[str, Any]) -> Iterator[float]:
    yield knoop["Actual Rows"] * knoop["Actual Loops"] + knoop.get("Rows Removed by Filter", 0)
    for deel in knoop.get("Plans", ()):
        yield from _rows(deel)


def test_a_turn_of_hearing_ends_though_more_waits(
    ploeg: Ploeg, owner_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lus, "LUISTERAARS", {"oor": Luisteraar(Oor().hoort, (SOORT,))})
    store_subscriptions({"oor": [SOORT]})
    dossier = een_dossier(ploeg).pk
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        for _ in range(3):
            actions.note(wie, SOORT, dossier=dossier)
    monkeypatch.setattr(lus, "BEURT", 0.0)
    assert tegelijk([lambda: lus.hear_all(ploeg.moment + timedelta(minutes=1))], rol="job") == [0]
    monkeypatch.setattr(lus, "BEURT", 60.0)
    assert tegelijk([lambda: lus.hear_all(ploeg.moment + timedelta(minutes=1))], rol="job") == [3]


def test_a_report_waits_for_no_other_work(ploeg: Ploeg) -> None:
    """The rest is busy until a door was served meanwhile: were they one after the other, it would never end."""
    bezig, bediend, uitkomst = Event(), Event(), []

    def long(nu: object) -> None:
        bezig.set()
        uitkomst.append(bediend.wait(30))

    def door(nu: object) -> None:
        if bezig.is_set():
            bediend.set()

    werker = werk.Werker(deuren=[werk.Ronde("ronde:deur", door, timedelta(0))], rondes=[])
    werker.rondes[:] = [
        werk.Ronde("ronde:lang", long, timedelta(0)),
        werk.Ronde("ronde:klaar", lambda nu: werker.stop(), timedelta(0)),
    ]
    assert tegelijk([werker.run], rol="job") == [None]
    assert uitkomst[0] is True


def test_a_worker_whose_doors_fell_does_not_go_on_without_them(ploeg: Ploeg) -> None:
    def fall(nu: object) -> None:
        raise SystemExit(3)

    werker = werk.Werker(deuren=[werk.Ronde("ronde:deur", fall, timedelta(0))], rondes=[])
    werker.rondes.clear()
    (fout,) = tegelijk([werker.run], rol="job")
    assert isinstance(fout, RuntimeError)
    assert isinstance(werker.gevallen, SystemExit)


def test_what_an_invented_year_played_is_not_heard_again_but_who_avoids_is_kept_out(
    ploeg: Ploeg, monkeypatch: pytest.MonkeyPatch
) -> None:
    gespeeld, echt = Oor(), Oor()
    oren = {"gespeeld": Luisteraar(gespeeld.hoort, (SOORT,), gespeeld=True), "echt": Luisteraar(echt.hoort, (SOORT,))}
    monkeypatch.setattr(lus, "LUISTERAARS", oren)
    store_subscriptions({naam: [SOORT] for naam in oren})
    dossier = een_dossier(ploeg).pk
    for seconde, namens in ((1, VERZONNEN), (2, None)):
        wie = replace(ploeg.handeling("Fatima", ploeg.moment + timedelta(seconds=seconde)), namens=namens)
        with transactie(wie, wat="toets"):
            actions.note(wie, SOORT, dossier=dossier)
    tegelijk([lambda: lus.hear_all(ploeg.moment + timedelta(minutes=1))], rol="job")
    assert len(gespeeld.gehoord[dossier]) == 1, "only what a person did"
    assert len(echt.gehoord[dossier]) == 2
    assert not LUISTERAARS["weg_bij_bekenden"].gespeeld
