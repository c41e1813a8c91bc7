"""Does the worker count by itself what nobody did before a clock ran out?"""

from datetime import timedelta

import pytest

from schakel.basis.afspraken.tests import builders as afspraken
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Afwijking
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.entrypoints.worker import rondes
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def test_nobody_asked_before_the_clock_ran_out_and_it_is_counted_once(ploeg: Ploeg) -> None:
    """Two children in acute danger: the crisis team must be asked within two hours, and nobody does anything."""
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    laad_termijnen()
    dossier = een_casus(ploeg).dossier_id

    def geteld(uren: float) -> list[tuple[str, str]]:
        nu = ploeg.moment + timedelta(hours=uren)
        assert not isinstance(tegelijk([lambda: rondes.raise_alarms(nu)], rol="job")[0], Exception)
        with transactie(ploeg.handeling("Fatima", nu), wat="toets"):
            return list(Afwijking.objects.filter(dossier_id=dossier).values_list("waarvan", "reden"))

    assert geteld(2) == [], "the clock runs: an alarm, and no deviation"
    assert geteld(2.5) == [("specialist_cit", "ZONDER_UITLEG")]
    assert geteld(200) == [("specialist_cit", "ZONDER_UITLEG")]
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=9)), wat="toets"):
        gebeurtenis = Gebeurtenis.objects.get(soort="afwijking.vastgelegd")
    assert gebeurtenis.namens.startswith("termijn:")
