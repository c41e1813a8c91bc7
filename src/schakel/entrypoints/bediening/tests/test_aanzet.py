"""Which clock does a program of an installation get: the one asked for, that of its start, or none?"""

from pathlib import Path

import pytest

from schakel.entrypoints.bediening import aanzet
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.omgeving import django_omgeving

MOMENT = "2017-03-02T21:41:00+01:00"


@pytest.fixture
def huis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SCHAKEL_CLOCK", raising=False)
    for naam in ("pid", "sleutels"):
        (tmp_path / naam).mkdir()
    return tmp_path


@pytest.mark.parametrize(("waarde", "seconden"), [("86400", "86400.0"), ("+3600s", "3600.0"), ("-1.5", "-1.5")])
def test_seconds_are_taken(huis: Path, monkeypatch: pytest.MonkeyPatch, waarde: str, seconden: str) -> None:
    monkeypatch.setenv("SCHAKEL_CLOCK", waarde)
    assert aanzet.clock_of(huis) == seconden


def test_a_moment_becomes_a_file_that_every_program_reads(huis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHAKEL_CLOCK", MOMENT)
    pad = Path(aanzet.clock_of(huis))
    assert pad.read_text() == MOMENT
    gezet = pad.stat().st_mtime_ns
    # The next command finds the same clock, crept on as far as it had.
    assert aanzet.clock_of(huis) == str(pad)
    assert pad.stat().st_mtime_ns == gezet


@pytest.mark.parametrize("waarde", ["+1d", "P1D", "morgen", "/er/is/niets"])
def test_anything_else_is_refused_in_one_line(huis: Path, monkeypatch: pytest.MonkeyPatch, waarde: str) -> None:
    monkeypatch.setenv("SCHAKEL_CLOCK", waarde)
    with pytest.raises(StartFout, match="is geen klok") as fout:
        aanzet.clock_of(huis)
    assert "\n" not in str(fout.value)


def test_a_file_without_a_moment_is_refused(huis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (huis / "leeg").write_text("")
    monkeypatch.setenv("SCHAKEL_CLOCK", str(huis / "leeg"))
    with pytest.raises(StartFout, match="is geen klok"):
        aanzet.clock_of(huis)


def test_a_later_command_keeps_to_the_clock_of_the_start(huis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHAKEL_CLOCK", "3600")
    aanzet.write_toestand(huis, 8000)
    (huis / "pid" / "web.pid").write_text("1\n")
    monkeypatch.delenv("SCHAKEL_CLOCK")
    assert django_omgeving(huis, "app", None)["SCHAKEL_CLOCK"] == "3600.0"
    monkeypatch.setenv("SCHAKEL_CLOCK", "7200")
    assert django_omgeving(huis, "app", None)["SCHAKEL_CLOCK"] == "7200.0"
    # Stopped on purpose: what was, no longer holds.
    monkeypatch.delenv("SCHAKEL_CLOCK")
    (huis / "pid" / "web.pid").unlink()
    assert django_omgeving(huis, "app", None)["SCHAKEL_CLOCK"] == ""


def test_a_relative_file_is_the_same_file_from_every_folder(huis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (huis / "klok").write_text(MOMENT)
    monkeypatch.chdir(huis)
    monkeypatch.setenv("SCHAKEL_CLOCK", "klok")
    assert aanzet.clock_of(huis) == str(huis / "klok")
