"""Whatever anybody tries, in whatever order: exactly one team answers, and the sender until the start."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import AFSPRAAK, ALLEN, een_overdracht
from schakel.kernel.errors import SchakelError
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
S = OverdrachtStatus
MENSEN = ["Fatima", "Gerda", "Lena", "Jamila", "Koen", "Carlijn", "Frank"]
Deed = tuple[Callable[..., Any], Callable[[Any], dict[str, Any]]]
DEDEN: dict[str, Deed] = {
    "offer": (actions.offer, lambda m: {}),
    "confirm_receipt": (actions.confirm_receipt, lambda m: {}),
    "accept": (actions.accept, lambda m: {"regisseur": m.jamila}),
    "refuse": (actions.refuse, lambda m: {"reden": "GEEN_PLAATS", "toelichting": "Vol."}),
    "plan_gesprek": (actions.plan_gesprek, lambda m: {"op": m.verloop.moment + timedelta(days=2)}),
    "record_gesprek": (actions.record_gesprek, lambda m: {"op": m.verloop.moment, "aanwezig": ALLEN}),
    "confirm_gesprek": (actions.confirm_gesprek, lambda m: {}),
    "skip_gesprek": (actions.skip_gesprek, lambda m: {"reden": "EER"}),
    "take_regie": (actions.take_regie, lambda m: {}),
    "first_contact": (
        actions.record_first_contact,
        lambda m: {"op": m.verloop.moment, "door": m.jamila, "met_wie": "moeder"},
    ),
    "start": (actions.start, lambda m: {"veiligheidsafspraak": AFSPRAAK}),
    "withdraw": (actions.withdraw, lambda m: {"reden": "ANDER_TEAM"}),
    "escalate": (actions.escalate, lambda m: {}),
    "resume": (actions.review, lambda m: {"uitkomst": "HERVATTEN"}),
    "drop": (actions.review, lambda m: {"uitkomst": "INTREKKEN"}),
    "contest": (actions.contest, lambda m: {"reden": "GEEN_CONTACT", "toelichting": "Niemand gezien."}),
    "confirm_start": (actions.confirm_start, lambda m: {}),
}


class Overdragen(RuleBasedStateMachine):
    """Members of the cast try deeds; most are refused, and no refusal leaves a trace."""

    def __init__(self) -> None:
        super().__init__()
        self.punt = transaction.atomic()
        self.punt.__enter__()
        self.ploeg = een_ploeg()
        self.verloop = een_overdracht(self.ploeg)
        self.jamila = self.ploeg.mensen["Jamila"].pk

    def teardown(self) -> None:
        """Undo this example, so that the next begins with an empty database."""
        transaction.set_rollback(True)
        self.punt.__exit__(None, None, None)

    @rule(naam=st.sampled_from(MENSEN), deed=st.sampled_from(sorted(DEDEN)))
    def somebody_tries(self, naam: str, deed: str) -> None:
        doe, waarden = DEDEN[deed]
        with suppress(SchakelError):
            self.verloop.doe(naam, doe, **waarden(self))

    @rule()
    def the_next_step_is_taken(self) -> None:
        """Walk on, so that the far states are reached as well."""
        weg = [S.VOORBEREID, S.AANGEBODEN, S.ONTVANGEN, S.GEACCEPTEERD, S.GESPREK_GEVOERD, S.REGIE_OVERGENOMEN]
        weg += [S.EERSTE_CONTACT, S.GESTART]
        nu = S(self._row()[0])
        if nu in weg[:-1]:
            self.verloop.stap(weg[weg.index(nu) + 1])

    @invariant()
    def exactly_one_team_answers_and_the_sender_until_the_start(self) -> None:
        status, antwoorders = self._row()
        verwacht = "Jamila" if S(status) is S.GESTART else "Fatima"
        assert antwoorders == [self.ploeg.team_van(verwacht).pk]

    def _row(self) -> tuple[str, list[int]]:
        fatima = self.verloop.wie("Fatima")
        with transactie(fatima, wat="toets"), connection.cursor() as cursor:
            cursor.execute(
                "SELECT o.status, array_agg(v.team_id) FROM overdrachten_overdracht o JOIN"
                " dossiers_verantwoordelijkheid v USING (dossier_id) WHERE o.id = %s AND v.periode @> %s"
                " GROUP BY o.status",
                [self.verloop.overdracht.pk, fatima.moment],
            )
            status, antwoorders = cursor.fetchone()
        return status, list(antwoorders)


def test_any_sequence_of_deeds_keeps_exactly_one_answering() -> None:
    run_state_machine_as_test(
        Overdragen,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
