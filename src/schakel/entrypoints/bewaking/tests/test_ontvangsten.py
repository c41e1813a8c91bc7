"""Reports that do not become a melding are told by verify and by the status."""

import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from schakel.entrypoints.bediening.toestand import count_stuck
from schakel.entrypoints.bewaking import ontvangsten

NU = datetime(2017, 3, 2, 21, 41, tzinfo=UTC)


@pytest.fixture
def in_(tmp_path: Path) -> Path:
    map_ = tmp_path / "meldingen" / "in"
    map_.mkdir(parents=True)
    return map_


def test_verify_tells_of_what_nobody_can_read(tmp_path: Path, in_: Path) -> None:
    assert ontvangsten.stuck(tmp_path, NU) == []
    (in_ / str(uuid4())).write_bytes(b"geen sleutel past hierop, en meer dan twaalf")
    (regel,) = ontvangsten.stuck(tmp_path, NU)
    assert "VT " in regel and "onleesbaar" in regel
    assert ontvangsten.sees_unreadable(NU)


def test_the_status_counts_what_failed_or_waits_too_long_and_reads_nothing(in_: Path) -> None:
    jong, oud, mislukt = (in_ / str(uuid4()) for _ in range(3))
    for pad in (jong, oud, mislukt):
        pad.write_bytes(b"x")
    os.utime(oud, (0, 0))
    (in_ / f".{mislukt.name}.reden").write_text("geweigerd")
    assert count_stuck(in_) == 2
    assert count_stuck(in_.parent / "nergens") == 0


def test_a_message_of_a_machine_that_does_not_get_further_is_told(tmp_path: Path) -> None:
    """A receipt was given for it, as for any report."""
    (tmp_path / "aanleveringen" / "in").mkdir(parents=True)
    (tmp_path / "aanleveringen" / "in" / str(uuid4())).write_bytes(b"geen sleutel past hierop, en meer dan twaalf")
    assert len(ontvangsten.stuck(tmp_path, NU)) == 1
