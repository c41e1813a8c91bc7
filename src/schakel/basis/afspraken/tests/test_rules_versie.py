"""May a version go from this state to that one?  Every pair."""

from typing import Any

import pytest

from schakel.basis.afspraken.rules import VersieStatus, check_transition
from schakel.kernel.errors import NotPossible

TOEGESTAAN = {
    ("concept", "goedgekeurd"),
    ("goedgekeurd", "van_kracht"),
    ("goedgekeurd", "vervangen"),
    ("van_kracht", "in_herziening"),
    ("van_kracht", "vervangen"),
    ("in_herziening", "van_kracht"),
    ("in_herziening", "vervangen"),
}


@pytest.mark.parametrize("van", VersieStatus)
@pytest.mark.parametrize("naar", VersieStatus)
def test_every_pair_of_states(van: Any, naar: Any) -> None:
    if (van.value, naar.value) in TOEGESTAAN:
        check_transition(van, naar)
    else:
        with pytest.raises(NotPossible):
            check_transition(van, naar)
