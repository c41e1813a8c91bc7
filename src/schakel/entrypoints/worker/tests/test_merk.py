"""Once a melding came in, the machine keeps who of it is like somebody known: for the work list alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from schakel.basis.gebeurtenissen.actions import store_subscriptions
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Acuut
from schakel.casuswerk.meldingen.tests.builders import MOEDER, een_melding
from schakel.casuswerk.personen.queries import ask_in
from schakel.casuswerk.personen.rules import Adres
from schakel.entrypoints.worker import inhalen, lus
from schakel.entrypoints.worker.subscriptions import LUISTERAARS
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
LUISTERT = "merk_bij_herkenning"
ELDERS = Adres(postcode="2512 HE", huisnummer="1", gemeente="0518")
GEHOORD = replace(MOEDER, achternaam="Terpztra", bsn="")


@pytest.fixture
def ploeg() -> Ploeg:
    store_subscriptions({LUISTERT: list(LUISTERAARS[LUISTERT].soorten)})
    return een_ploeg()


def _report(ploeg: Ploeg, dag: int, wie: str = "Ibrahim") -> tuple[Melding, datetime]:
    handeling = ploeg.handeling(wie, ploeg.moment + timedelta(days=dag))
    melding = een_melding(
        ploeg, handeling=handeling, ontvangen_op=handeling.moment, betrokkenen=(GEHOORD,), acuut=Acuut.NEE, waar=ELDERS
    )
    return melding, handeling.moment + timedelta(minutes=1)


def _asks(ploeg: Ploeg, melding: Melding, nu: datetime) -> bool:
    wie = ploeg.handeling("Fatima", nu)
    with transactie(wie, wat="toets"):
        return bool(ask_in(wie, dossiers=[melding.dossier_id]))


def test_who_is_alike_is_marked_by_the_worker_and_again_when_heard_again(ploeg: Ploeg) -> None:
    een_melding(ploeg)
    melding, nu = _report(ploeg, 5)
    assert not _asks(ploeg, melding, nu)
    uitslag = tegelijk([lambda: lus.hear_all(nu)], rol="job")
    assert not isinstance(uitslag[0], Exception), uitslag
    assert _asks(ploeg, melding, nu)
    assert tegelijk([lambda: lus.hear_all(nu)], rol="job") == [0]
    assert _asks(ploeg, melding, nu)


def test_nobody_like_them_leaves_no_mark(ploeg: Ploeg) -> None:
    melding, nu = _report(ploeg, 5)
    tegelijk([lambda: lus.hear_all(nu)], rol="job")
    assert not _asks(ploeg, melding, nu)


def test_meldingen_of_before_the_mark_are_marked_a_few_each_turn_and_once(
    ploeg: Ploeg, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    store_subscriptions({})
    een_melding(ploeg)
    melding, nu = _report(ploeg, 5)
    tegelijk([lambda: lus.hear_all(nu)], rol="job")
    assert not _asks(ploeg, melding, nu)

    beurten = []
    for _beurt in range(4):
        beurten += tegelijk([lambda: inhalen.mark_earlier(nu, limit=1)], rol="job")
    assert not [uitslag for uitslag in beurten if isinstance(uitslag, Exception)], beurten
    assert [bool(uitslag) for uitslag in beurten] == [False, True, False, False]
    assert _asks(ploeg, melding, nu)
    assert (tmp_path / "inhalen" / "merken.json").read_text() == '{"tot": -1}'
