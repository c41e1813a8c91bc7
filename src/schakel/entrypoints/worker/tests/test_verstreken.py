"""Does the worker count by itself what nobody did before a clock ran out?"""

from datetime import timedelta

import pytest

from schakel.basis.afspraken.tests import builders as afspraken
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Afwijking, Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import Beperkreden
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.entrypoints.worker import rondes
from schakel.kernel.handeling import Handeling
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


def test_a_dossier_for_named_colleagues_raises_its_alarms_and_shows_the_machine_no_content(ploeg: Ploeg) -> None:
    """The worker notes and counts where only two people may look; it sees neither the family nor the casus."""
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    laad_termijnen()
    dossier = een_casus(ploeg).dossier_id
    lena = ploeg.handeling("Lena", ploeg.moment + timedelta(minutes=20))
    with transactie(lena, wat="toets"):
        mensen = [ploeg.mensen[naam].pk for naam in ("Lena", "Fatima")]
        dossiers.restrict(lena, dossier=dossier, medewerkers=mensen, reden=Beperkreden.COLLEGA)
    nu = ploeg.moment + timedelta(hours=3)

    def look(wie: Handeling) -> tuple[int, int]:
        with transactie(wie, wat="toets"):
            return Casus.objects.count(), Dossierpersoon.objects.filter(dossier_id=dossier).count()

    machine = Handeling(None, lena.team, "machine", None, nu, namens="toets")
    gegeven, gezien = (
        tegelijk([lambda: rondes.raise_alarms(nu)], rol="job"),
        tegelijk([lambda: look(machine)], rol="job"),
    )
    assert gegeven[0] > 0
    assert gezien == [(0, 0)]
    fatima, gerda = (ploeg.handeling(naam, nu + timedelta(minutes=1)) for naam in ("Fatima", "Gerda"))
    with transactie(fatima, wat="toets"):
        assert Gebeurtenis.objects.filter(dossier_id=dossier, soort="termijn.alarm").exists()
        assert Afwijking.objects.get(dossier_id=dossier).waarvan == "specialist_cit"
    with transactie(gerda, wat="toets"):
        assert not Gebeurtenis.objects.filter(dossier_id=dossier).exists()
        assert not Afwijking.objects.filter(dossier_id=dossier).exists()
    # A page cannot pretend to be the worker by acting as nobody.
    with transactie(machine, wat="toets"):
        assert not Gebeurtenis.objects.filter(dossier_id=dossier).exists()
