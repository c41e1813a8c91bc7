"""How many statements does a deed take?  A year is made with thousands of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht

pytestmark = pytest.mark.django_db
S = OverdrachtStatus
# Savepoints, the settings of the transaction and the log line included.
HOOGSTENS = {
    S.AANGEBODEN: 28,
    S.ONTVANGEN: 22,
    S.GEACCEPTEERD: 32,
    S.GESPREK_GEVOERD: 24,
    S.REGIE_OVERGENOMEN: 30,
    S.EERSTE_CONTACT: 24,
    # What was agreed about safety goes along to the plan.
    S.GESTART: 42,
}


def test_each_step_takes_few_statements(ploeg: Ploeg) -> None:
    verloop = een_overdracht(ploeg)
    gebruikt = {}
    for stap in HOOGSTENS:
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            verloop.stap(stap)
        gebruikt[stap] = len(vragen)
    assert not {stap.value: aantal for stap, aantal in gebruikt.items() if aantal > HOOGSTENS[stap]}, gebruikt
