"""Does the keeper start again what died, slower each time, and nothing that was stopped on purpose?"""

from itertools import pairwise
from pathlib import Path

import pytest

from schakel.entrypoints.bediening import aanzet, diensten, wachter
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.sloten import slot
from schakel.entrypoints.bediening.toestand import as_text, is_broken, read_status

# No process of this system has this number.
NIEMAND = "4194304\n"


@pytest.fixture
def huis(tmp_path: Path) -> Path:
    for naam in ("pid", "slot", "log", "sleutels"):
        (tmp_path / naam).mkdir()
    aanzet.write_toestand(tmp_path, 8123)
    return tmp_path


@pytest.fixture
def gestart(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    namen: list[str] = []
    monkeypatch.setattr(diensten, "start", lambda data, dienst, adressen: namen.append(" ".join(dienst.opdracht)))
    monkeypatch.setattr(wachter, "ensure_database", lambda data: namen.append("database"))
    monkeypatch.setattr(wachter, "dsns", lambda data: None)
    return namen


def _died(huis: Path, *namen: str) -> None:
    for naam in namen:
        (huis / "pid" / f"{naam}.pid").write_text(NIEMAND)


def test_what_died_is_started_again_the_database_first(huis: Path, gestart: list[str]) -> None:
    _died(huis, "worker", "web", "database")
    assert wachter.Wachter(huis).look(0.0) == ["database", "web", "worker"]
    assert gestart[0] == "database"
    assert "--port 8123" in gestart[1]
    assert gestart[2] == "django work"


def test_what_was_stopped_on_purpose_stays_away(huis: Path, gestart: list[str]) -> None:
    _died(huis, "web")
    assert wachter.Wachter(huis).look(0.0) == ["web"]
    assert len(gestart) == 1


def test_what_keeps_dying_is_tried_ever_more_slowly(huis: Path, gestart: list[str]) -> None:
    _died(huis, "worker")
    kijkt = wachter.Wachter(huis)
    pogingen = [seconde for seconde in range(300) if kijkt.look(float(seconde))]
    stappen = [later - eerder for eerder, later in pairwise(pogingen)]
    assert stappen[:5] == [2, 4, 8, 16, 32]
    assert set(stappen[5:]) == {60}


def test_whoever_brings_it_up_now_is_not_disturbed(huis: Path, gestart: list[str]) -> None:
    _died(huis, "worker")
    with slot(huis / "slot" / "start.slot"), pytest.raises(StartFout, match="bezet"):
        wachter.Wachter(huis).look(0.0)
    assert gestart == []


def test_status_tells_what_lies_still_and_what_helps(huis: Path) -> None:
    assert not is_broken(read_status(huis))
    assert as_text(read_status(huis)).startswith("De site loopt niet.")
    _died(huis, "web", "worker")
    status = read_status(huis)
    assert is_broken(status)
    assert not status["running"]
    assert status["down"] == ["database", "web", "worker", "wachter"]
    tekst = as_text(status)
    assert "worker: LIGT STIL" in tekst
    assert "herstellen: ./schakel start" in tekst
