"""The worker lets the task of speaking a child follow its age, also where nobody looks."""

from datetime import date, timedelta

import pytest

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen.rules import Betrokkene
from schakel.casuswerk.meldingen.tests.builders import MOEDER, een_melding
from schakel.casuswerk.werkplek.tests.builders import laad_termijnen
from schakel.entrypoints.worker import rondes
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def test_a_birthday_makes_a_task_once(ploeg: Ploeg) -> None:
    laad_termijnen(ploeg)
    kind = Betrokkene(rol="KIND", roepnaam="Bo", achternaam="Terpstra", geboortedatum=date(2010, 3, 20))
    melding = een_melding(ploeg, betrokkenen=(MOEDER, kind))
    uitslagen = [
        tegelijk([lambda dag=dag: rondes.follow_ages(ploeg.moment + timedelta(days=dag))], rol="job")  # type: ignore[misc]
        for dag in (2, 30, 31)
    ]
    assert uitslagen == [[0], [1], [0]]
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=32))
    with transactie(wie, wat="toets"):
        taken = Termijn.objects.lopend().filter(dossier_id=melding.dossier_id, definitie__startswith="kind_")
        assert set(taken.values_list("definitie", flat=True)) == {"kind_zien", "kind_spreken_later"}
