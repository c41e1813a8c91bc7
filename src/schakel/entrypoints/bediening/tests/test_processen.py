"""Is a process number believed only when it is ours, and does a stop reach the children too?"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from schakel.entrypoints.bediening import processen, sloten
from schakel.entrypoints.bediening.fouten import StartFout

MERK = f"proef@{os.getpid()}"
OUDER = (
    "import subprocess, sys, time;"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)"
)


def _start(tmp_path: Path, programma: str) -> int:
    return processen.start_detached(
        [sys.executable, "-c", programma],
        omgeving={"PATH": os.defpath, processen.KENMERK: MERK},
        logboek=tmp_path / "log",
    )


def test_a_dead_child_that_nobody_collected_does_not_count_as_alive() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as kind:
        assert processen.wait_until(lambda: not processen.is_alive(kind.pid), 10)


def test_a_process_of_someone_else_is_not_ours() -> None:
    assert processen.is_alive(os.getpid())
    assert not processen.has_kenmerk(os.getpid(), MERK)


def test_a_stop_reaches_the_children(tmp_path: Path) -> None:
    pid = _start(tmp_path, OUDER)
    assert processen.wait_until(lambda: len(processen.with_kenmerk(MERK)) == 2, 10)

    assert processen.stop_kenmerk(MERK, pid)
    assert processen.with_kenmerk(MERK) == []
    assert not processen.stop_kenmerk(MERK, pid)


def test_children_of_a_killed_parent_are_found_and_stopped(tmp_path: Path) -> None:
    pid = _start(tmp_path, OUDER)
    assert processen.wait_until(lambda: len(processen.with_kenmerk(MERK)) == 2, 10)
    os.kill(pid, signal.SIGKILL)

    assert processen.stop_kenmerk(MERK, pid)
    assert processen.with_kenmerk(MERK) == []


def test_a_program_writes_to_its_log_also_when_we_hold_many_files(tmp_path: Path) -> None:
    open_bestanden = [os.open(os.devnull, os.O_RDONLY) for _ in range(20)]
    try:
        _start(tmp_path, "import sys; print('uit'); print('fout', file=sys.stderr)")
    finally:
        for greep in open_bestanden:
            os.close(greep)
    logboek = tmp_path / "log"
    assert processen.wait_until(lambda: {"uit", "fout"} <= set(logboek.read_text().split()), 10)


@pytest.mark.parametrize("inhoud", ["", "geen getal", "\n"])
def test_a_broken_number_is_no_number(tmp_path: Path, inhoud: str) -> None:
    pad = tmp_path / "web.pid"
    assert processen.read_pid(pad) is None
    pad.write_text(inhoud)
    assert processen.read_pid(pad) is None
    processen.write_pid(pad, 12)
    assert processen.read_pid(pad) == 12


def test_a_second_holder_of_a_lock_waits_and_then_says_who_is_busy(tmp_path: Path) -> None:
    pad = tmp_path / "slot"
    with sloten.slot(pad), pytest.raises(StartFout, match="bezet"), sloten.slot(pad, wacht=0.1):
        pass
    with sloten.slot(pad, wacht=0.1):
        pass


def test_who_uses_a_thing_together_keeps_out_who_wants_it_alone(tmp_path: Path) -> None:
    pad = tmp_path / "slot"
    with sloten.samen(pad), sloten.samen(pad, wacht=0.1), sloten.alleen(pad) as gelukt:
        assert not gelukt
    with sloten.alleen(pad) as gelukt:
        assert gelukt
