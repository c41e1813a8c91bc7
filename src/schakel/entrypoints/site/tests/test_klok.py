"""Domain time in tests: a file sets it, and still no two deeds fall on one moment."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from schakel.entrypoints import klok

OUDJAAR = datetime(2016, 12, 31, 22, 59, 59, tzinfo=UTC)


@pytest.fixture
def bestand(tmp_path: Path, settings: Any) -> Path:
    pad = tmp_path / "klok.txt"
    pad.write_text(OUDJAAR.isoformat())
    settings.KLOK_TOEGESTAAN, settings.KLOK = True, str(pad)
    return pad


def test_a_clock_in_a_file_sets_domain_time(bestand: Path) -> None:
    assert OUDJAAR <= klok.nu() < OUDJAAR + timedelta(milliseconds=500)
    bestand.write_text("2016-12-31T23:30:00+01:00")
    assert klok.nu().replace(microsecond=0) == datetime(2016, 12, 31, 22, 30, tzinfo=UTC)


def test_two_deeds_in_a_row_have_an_order(bestand: Path) -> None:
    nu = datetime.now(UTC).timestamp()
    os.utime(bestand, (nu - 1, nu - 1))
    eerder = klok.nu()
    os.utime(bestand, (nu - 2, nu - 2))
    assert timedelta(microseconds=900) < klok.nu() - eerder < timedelta(milliseconds=200)


def test_a_clock_set_in_the_future_of_the_wall_does_not_run_back(bestand: Path) -> None:
    later = datetime.now(UTC).timestamp() + 3600
    os.utime(bestand, (later, later))
    assert klok.nu() == OUDJAAR


def test_production_ignores_a_clock_that_was_set(bestand: Path, settings: Any) -> None:
    settings.KLOK_TOEGESTAAN = False
    assert klok.nu() - klok.wandtijd() < timedelta(seconds=5)


def test_a_clock_file_that_says_nothing_for_a_moment_keeps_the_last_time_it_said(
    bestand: Path, caplog: pytest.LogCaptureFixture
) -> None:
    eerst = klok.nu()
    for inhoud in (b"", b"morgen", b"\xff\xfe"):
        bestand.write_bytes(inhoud)
        assert eerst <= klok.nu() < eerst + timedelta(seconds=1)
    bestand.unlink()
    assert eerst <= klok.nu() < eerst + timedelta(seconds=1)
    # Told once, not at every look at the clock.
    assert caplog.text.count("geen moment") == 1
    bestand.write_text("2017-01-01T12:00:00+01:00")
    assert klok.nu() >= datetime(2017, 1, 1, 11, tzinfo=UTC)


def test_a_clock_that_never_said_a_moment_is_no_clock(tmp_path: Path, settings: Any) -> None:
    pad = tmp_path / "nooit.txt"
    pad.write_text("morgen")
    settings.KLOK_TOEGESTAAN, settings.KLOK = True, str(pad)
    with pytest.raises(ValueError, match="geen moment"):
        klok.nu()


@pytest.mark.parametrize("waarde", ["86400", "+86400", "86400s", "86400.0"])
def test_seconds_move_the_clock_of_the_wall(settings: Any, waarde: str) -> None:
    settings.KLOK_TOEGESTAAN, settings.KLOK = True, waarde
    assert timedelta(0) <= klok.nu() - klok.wandtijd() - timedelta(days=1) + timedelta(seconds=1) < timedelta(seconds=2)


def test_a_bare_moment_stands_there(settings: Any) -> None:
    settings.KLOK_TOEGESTAAN, settings.KLOK = True, "2017-03-02T21:41:00+01:00"
    assert datetime(2017, 3, 2, 20, 41, tzinfo=UTC) <= klok.nu() < datetime(2017, 3, 2, 20, 42, tzinfo=UTC)
