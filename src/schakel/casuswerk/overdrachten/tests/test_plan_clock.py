"""Does the start of help ask for a plan of whoever directs from then on?"""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.plannen.tests.builders import een_plan
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TERMIJNEN = Path(__file__).resolve().parents[5] / "regios" / "den-haag" / "termijnen.yaml"


def test_the_start_without_a_plan_starts_the_clock_of_the_receiver() -> None:
    ploeg = een_ploeg()
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        load_termijnen(machine, regio=ploeg.regio.code, inhoud=yaml.safe_load(TERMIJNEN.read_text(encoding="utf-8")))
    een_overdracht(ploeg, OverdrachtStatus.GESTART)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=40))
    with transactie(jamila, wat="toets"):
        klok = Termijn.objects.get(definitie="plan_beginnen")
        casus = Casus.objects.select_related("dossier").get(dossier_id=klok.dossier_id)
    assert (klok.team_id, klok.status) == (ploeg.team_van("Jamila").pk, "LOPEND")
    een_plan(ploeg, "Jamila", casus=casus, moment=ploeg.moment + timedelta(days=40))
    with transactie(jamila, wat="toets"):
        assert Termijn.objects.get(definitie="plan_beginnen").status == "AFGEDAAN"
