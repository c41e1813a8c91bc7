"""The watched folder: whole files are read once, what is cut off is kept, and nothing lies there open afterwards."""

from pathlib import Path

import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.rules import Uitkomst
from schakel.casuswerk.meldingen.tests.test_receive import machine
from schakel.entrypoints.koppelingen.politie.folder import Feedmap, read_all, unseal
from schakel.entrypoints.koppelingen.politie.tests.berichten import een_regel
from schakel.entrypoints.koppelingen.politie.tests.test_deliver import politie
from schakel.kernel.handeling import Handeling

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(tmp_path: Path) -> Feedmap:
    feed = Feedmap(tmp_path / "feed")
    feed.waiting()
    return feed


def leg(feed: Feedmap, naam: str, *regels: str) -> Path:
    pad = feed.map / "in" / naam
    pad.write_text("\n".join(regels), encoding="utf-8")
    return pad


def lees(feed: Feedmap, wie: Handeling | None) -> list[str]:
    feed.ready()
    return [stand.naam for stand in read_all(feed, wie)]


def test_a_whole_file_is_read_and_moved_away_sealed(ploeg: Ploeg, feed: Feedmap) -> None:
    pad = leg(feed, "een.ndjson", een_regel("A"), "", een_regel("B"), een_regel("A"))
    assert lees(feed, politie(ploeg)) == ["een.ndjson"] and not pad.exists()
    klaar = feed.map / "done" / "een.ndjson.verzegeld"
    assert b"Terpstra" not in klaar.read_bytes() and b"Terpstra" in unseal(klaar)
    assert actions.drain_aanleveringen(machine(ploeg)).gelukt == 2


def test_a_file_that_still_grows_is_left_alone(ploeg: Ploeg, feed: Feedmap) -> None:
    leg(feed, "een.ndjson", een_regel("A"))
    assert read_all(feed, politie(ploeg)) == []
    leg(feed, "een.ndjson", een_regel("A"), een_regel("B"))
    assert read_all(feed, politie(ploeg)) == [], "it changed since"
    assert [stand.naam for stand in read_all(feed, politie(ploeg))] == ["een.ndjson"]
    leg(feed, "twee.ndjson.part", een_regel("C"))
    assert lees(feed, politie(ploeg)) == [], "its sender has not named it yet"


def test_a_line_that_is_cut_off_goes_to_failed_and_those_before_it_count(ploeg: Ploeg, feed: Feedmap) -> None:
    leg(feed, "een.ndjson", een_regel("A"), een_regel("B")[:80])
    feed.ready()
    (stand,) = read_all(feed, politie(ploeg))
    assert stand.uitkomsten == {Uitkomst.ONTVANGEN: 1, Uitkomst.ONLEESBAAR: 1}
    assert [pad.name for pad in (feed.map / "failed").iterdir()] == ["een.ndjson.verzegeld"]
    leg(feed, "een.ndjson", een_regel("A"), een_regel("B"))
    feed.ready()
    (stand,) = read_all(feed, politie(ploeg))
    assert stand.uitkomsten == {Uitkomst.HERHAALD: 1, Uitkomst.ONTVANGEN: 1}


def test_dying_between_reading_and_moving_makes_nothing_twice(
    ploeg: Ploeg, feed: Feedmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    leg(feed, "een.ndjson", een_regel("A"))
    feed.ready()
    with monkeypatch.context() as stuk:
        stuk.setattr(Feedmap, "_move", lambda *_: (_ for _ in ()).throw(OSError("vol")))
        with pytest.raises(OSError, match="vol"):
            read_all(feed, politie(ploeg))
    feed.ready()
    (stand,) = read_all(feed, politie(ploeg))
    assert stand.uitkomsten == {Uitkomst.HERHAALD: 1}
    assert actions.drain_aanleveringen(machine(ploeg)).gelukt == 1


def test_without_a_machine_that_may_deliver_the_file_waits(ploeg: Ploeg, feed: Feedmap) -> None:
    pad = leg(feed, "een.ndjson", een_regel("A"))
    assert lees(feed, None) == [] and pad.exists()


def test_a_file_with_odd_bytes_breaks_nothing(ploeg: Ploeg, feed: Feedmap) -> None:
    (feed.map / "in" / "raar.ndjson").write_bytes(b"\xff\xfe\x00{\n" + een_regel("A").encode())
    assert lees(feed, politie(ploeg)) == ["raar.ndjson"]
    assert actions.drain_aanleveringen(machine(ploeg)).gelukt == 2
