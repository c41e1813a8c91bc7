import pytest

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import WEG, een_overdracht
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_the_sender_answers_until_the_start_and_the_receiver_from_then_on(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg)
    for stap in WEG:
        verloop.stap(stap)
        zender = verloop.wie("Fatima")
        with transactie(zender, wat="toets"):
            nu = dossiers.responsible_at(zender, dossier=verloop.overdracht.dossier_id, moment=zender.moment)
        assert nu is not None
        verwacht = "Jamila" if stap is OverdrachtStatus.GESTART else "Fatima"
        assert nu.team == ploeg.team_van(verwacht).pk
