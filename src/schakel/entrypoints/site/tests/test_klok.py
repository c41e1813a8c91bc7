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
