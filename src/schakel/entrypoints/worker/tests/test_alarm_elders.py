"""Whoever follows a family hears of a new melding when it comes in, before anybody judged it; also once closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from schakel.basis.gebeurtenissen.actions import store_subscriptions
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.casuswerk.meldingen.tests.builders import MOEDER, een_melding
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.rules import NIEUWE_MELDING
from schakel.casuswerk.monitoring.tests.builders import geplande_controles
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.entrypoints.worker import lus
from schakel.entrypoints.worker.subscriptions import LUISTERAARS
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
LUISTERT = "alarm_bij_herkenning"


@pytest.fixture
def ploeg() -> Ploeg:
    store_subscriptions({LUISTERT: list(LUISTERAARS[LUISTERT].soorten)})
    return een_ploeg()


def _moeder(ploeg: Ploeg, dossier: int) -> Dossierpersoon:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=19))
    with transactie(wie, wat="toets"):
        return Dossierpersoon.objects.select_related("persoon").get(
            dossier_id=dossier, persoon__roepnaam=MOEDER.roepnaam
        )


def _alarms(ploeg: Ploeg) -> Sequence[int]:
    nu = ploeg.moment + timedelta(days=21)
    uitslag = tegelijk([lambda: lus.hear_all(nu)], rol="job")
    assert not isinstance(uitslag[0], Exception), uitslag
    wie = ploeg.handeling("Fatima", nu)
    with transactie(wie, wat="toets"):
        rijen = Controlemoment.objects.filter(sjabloon__startswith=NIEUWE_MELDING)
        return list(rijen.values_list("dossier_id", flat=True))


@pytest.mark.parametrize("gesloten", [False, True], ids=["while it runs", "once it is closed"])
def test_who_follows_hears_of_a_melding_in_which_somebody_was_recognised(ploeg: Ploeg, gesloten: bool) -> None:
    volgt = geplande_controles(ploeg)[0]
    if gesloten:
        fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=10))
        with transactie(fatima, wat="toets"):
            casus = Casus.objects.get(dossier_id=volgt.dossier_id)
            sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    moeder = _moeder(ploeg, volgt.dossier_id)
    ibrahim = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(days=20))
    bekend = replace(MOEDER, bekend_als=moeder.persoon.publiek_id)
    een_melding(ploeg, handeling=ibrahim, betrokkenen=(bekend,))
    assert _alarms(ploeg) == [volgt.dossier_id]
    assert _alarms(ploeg) == [volgt.dossier_id], "heard twice, alarmed once"


def test_who_follows_hears_when_somebody_is_recognised_later(ploeg: Ploeg) -> None:
    volgt = geplande_controles(ploeg)[0]
    moeder = _moeder(ploeg, volgt.dossier_id)
    ibrahim = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(days=20))
    melding = een_melding(ploeg, handeling=ibrahim, betrokkenen=(MOEDER,))
    assert _alarms(ploeg) == []
    later = replace(ibrahim, moment=ibrahim.moment + timedelta(minutes=5))
    with transactie(later, wat="toets"):
        zelf = Dossierpersoon.objects.get(dossier_id=melding.dossier_id, persoon__roepnaam=MOEDER.roepnaam)
        personen.confirm_zelfde(
            later, dossier=melding.dossier_id, persoon=zelf.persoon_id, bekend=moeder.persoon.publiek_id
        )
    assert _alarms(ploeg) == [volgt.dossier_id]
