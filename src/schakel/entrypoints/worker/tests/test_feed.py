"""The worker watches the folder of the feed, and lets what came become what it becomes."""

from pathlib import Path

import pytest

from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.meldingen.models import Aanlevering
from schakel.casuswerk.meldingen.tests.test_receive import geef_voordeur_werkgebied
from schakel.entrypoints import klok
from schakel.entrypoints.koppelingen.politie.folder import Feedmap
from schakel.entrypoints.koppelingen.politie.tests.berichten import een_regel
from schakel.entrypoints.worker import rondes
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_the_worker_reads_for_the_machine_of_the_police_and_on_behalf_of_it(tmp_path: Path, settings: object) -> None:
    settings.SPOOL = tmp_path / "spool"  # type: ignore[attr-defined]
    ploeg, feed = een_ploeg(), Feedmap(tmp_path / "feed")
    geef_voordeur_werkgebied(ploeg)
    feed.waiting()
    (feed.map / "in" / "een.ndjson").write_text(een_regel("A"), encoding="utf-8")
    feed.ready()
    assert rondes.read_feed(feed, ploeg.moment) == 0
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        toegang.create_koppeling(
            frank, naam="meldkamer", team=ploeg.team_van("Bram"), rol="politie", op=klok.wandtijd(), dagen=30
        )
    assert rondes.read_feed(feed, ploeg.moment) == 1
    assert rondes.drain_feed(ploeg.moment) == 1
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        assert Aanlevering.objects.get().deur == "BESTAND"
