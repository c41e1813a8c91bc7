"""Does the worker publish the figures by itself, in the hour that the region chose, and only then?"""

import subprocess
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Instellingbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.entrypoints.worker import cijfers
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.sturing.cijfers.models import Publicatie
from schakel.toolkit.tests.tegelijk import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)
NACHT = datetime(2016, 4, 20, 5, 10, tzinfo=AMSTERDAM)


@pytest.fixture
def ploeg(owner_dsn: str, monkeypatch: pytest.MonkeyPatch) -> Ploeg:
    """Return the cast, with a melding in March and a place for what is counted."""
    monkeypatch.setenv(cijfers.ADRES, owner_dsn.replace("schakel_owner", "schakel_stats"))
    ploeg = een_ploeg()
    beheer = Handeling(None, None, "beheer", None, NACHT, namens="toets")
    gebied = Gebiedbeschrijving(soort="gemeente", code="0518", naam="Grootstad")
    organisaties.store_gebieden(beheer, regio=ploeg.regio, beschrijvingen=[gebied])
    een_melding(ploeg, sleutel=uuid4())
    return ploeg


def _laid_down(ploeg: Ploeg, **waarde: int) -> None:
    beheer = Handeling(None, None, "beheer", None, NACHT, namens="toets")
    regel = Instellingbeschrijving(sleutel="cijfers_publicatie", waarde=waarde, bron="toets")
    organisaties.store_instellingen(beheer, regio=ploeg.regio, beschrijvingen=[regel])


def _round(moment: datetime) -> Any:
    """Let the worker do its round, in the role that it has in the database."""
    (gedaan,) = tegelijk([lambda: cijfers.publish_on_schedule(moment)], rol="job")
    return gedaan


def test_in_its_hour_what_is_due_is_published_once(ploeg: Ploeg) -> None:
    _laid_down(ploeg, dagen_na_maand=10, vanzelf_om=5)
    assert _round(NACHT + timedelta(hours=1)) == {} and not Publicatie.objects.exists()
    gedaan = _round(NACHT)
    assert [p.code for p in gedaan[ploeg.regio.code]] == ["2016-03"]
    assert Publicatie.objects.get().gepubliceerd_op == NACHT
    assert _round(NACHT + timedelta(days=1)) == {ploeg.regio.code: []} and Publicatie.objects.count() == 1


def test_a_process_of_its_own_publishes_so_that_alarms_do_not_wait(
    ploeg: Ploeg, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laid_down(ploeg, dagen_na_maand=10, vanzelf_om=5)
    begonnen: list[list[str]] = []

    class Proces:
        loopt = True

        def __init__(self, opdracht: list[str]) -> None:
            begonnen.append(opdracht)

        def poll(self) -> int | None:
            return None if self.loopt else 0

        def terminate(self) -> None:
            type(self).loopt = False

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(subprocess, "Popen", Proces)
    publiceerder = cijfers.Publiceerder()
    assert not publiceerder.begin_if_due(NACHT + timedelta(hours=1))
    assert publiceerder.begin_if_due(NACHT) and begonnen[0][-3:] == ["cijfers", "publiceren", "--vanzelf"]
    assert not publiceerder.begin_if_due(NACHT), "one at a time"
    publiceerder.stop()
    assert publiceerder.begin_if_due(NACHT) and len(begonnen) == 2


def test_a_region_that_names_no_hour_publishes_by_hand_alone(ploeg: Ploeg) -> None:
    _laid_down(ploeg, dagen_na_maand=10)
    assert [_round(NACHT + timedelta(hours=uur)) for uur in range(0, 24, 6)] == [{}] * 4
    assert not Publicatie.objects.exists()
