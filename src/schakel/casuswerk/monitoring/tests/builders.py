"""Moments of control made by the deeds of this room and lower ones."""

from datetime import timedelta

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.monitoring import actions
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.toolkit.transactie import transactie


def geplande_controles(ploeg: Ploeg, *, overdracht: int = 1) -> list[Controlemoment]:
    """Plan the checks of the example template on a casus of the triage, as if it had been handed over."""
    casus = een_casus(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"):
        return actions.plan_checks(
            fatima,
            dossier=casus.dossier_id,
            overdracht=overdracht,
            team=ploeg.team_van("Fatima").pk,
            gestart_op=fatima.moment,
        )
