"""Which states does an advies know, and who may ask?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import NotPossible


class AdviesStatus(StrEnum):
    """An advies is given; it may later become a melding."""

    GEGEVEN = "GEGEVEN"
    OMGEZET = "OMGEZET"


class AdviesvraagStatus(StrEnum):
    """A question that was sent waits until somebody answers it."""

    GESTELD = "GESTELD"
    BEANTWOORD = "BEANTWOORD"


ALLOWED_TRANSITIONS: Mapping[AdviesStatus, frozenset[AdviesStatus]] = {
    AdviesStatus.GEGEVEN: frozenset({AdviesStatus.OMGEZET}),
    AdviesStatus.OMGEZET: frozenset(),
}


def check_transition(van: str, naar: AdviesStatus) -> None:
    """
    Refuse a step that the table does not know.

    :raises NotPossible: with the reason
    """
    if naar not in ALLOWED_TRANSITIONS[AdviesStatus(van)]:
        raise NotPossible("Dit advies is al omgezet in een melding.")
