from datetime import date
from itertools import product

import pytest

from schakel.casuswerk.plannen.rules import (
    ALLOWED_TRANSITIONS,
    GEBEURTENIS,
    VoorwaardeStatus,
    check_transition,
    check_voorwaarde,
)
from schakel.kernel.errors import InvalidInput, NotPossible

S = VoorwaardeStatus


@pytest.mark.parametrize(("van", "naar"), list(product(S, S)))
def test_every_pair_of_states_is_allowed_or_refused_in_words(van: S, naar: S) -> None:
    mag = (van, naar) in {
        (S.GESTELD, S.NAGEKOMEN),
        (S.GESTELD, S.NIET_NAGEKOMEN),
        (S.GESTELD, S.VERVALLEN),
        (S.NIET_NAGEKOMEN, S.NAGEKOMEN),
        (S.NIET_NAGEKOMEN, S.VERVALLEN),
        (S.NAGEKOMEN, S.NIET_NAGEKOMEN),
        (S.NAGEKOMEN, S.VERVALLEN),
        (S.CONCEPT, S.GESTELD),
        (S.CONCEPT, S.VERVALLEN),
    }
    if mag:
        check_transition(van, naar)
    else:
        with pytest.raises(NotPossible, match="voorwaarde is"):
            check_transition(van, naar)


def test_every_state_has_its_steps_and_its_event() -> None:
    assert set(ALLOWED_TRANSITIONS) == set(GEBEURTENIS) == set(S)


@pytest.mark.parametrize(
    ("tekst", "uiterlijk", "velden"),
    [
        ("Joris slaapt elders.", date(2016, 3, 2), set()),
        ("  ", date(2016, 3, 2), {"tekst"}),
        ("Joris slaapt elders.", date(2016, 3, 1), {"uiterlijk"}),
        ("", date(2016, 3, 1), {"tekst", "uiterlijk"}),
    ],
)
def test_a_condition_says_something_and_can_still_be_met(tekst: str, uiterlijk: date, velden: set[str]) -> None:
    vandaag = date(2016, 3, 2)
    if not velden:
        check_voorwaarde(tekst=tekst, uiterlijk=uiterlijk, vandaag=vandaag)
        return
    with pytest.raises(InvalidInput) as fout:
        check_voorwaarde(tekst=tekst, uiterlijk=uiterlijk, vandaag=vandaag)
    assert set(fout.value.fouten) == velden
