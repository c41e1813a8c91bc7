"""Which states has a question to a specialist?  It moves no responsibility and ends by itself."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class ConsultStatus(StrEnum):
    """The life of a consult."""

    GEVRAAGD = "GEVRAAGD"
    BEANTWOORD = "BEANTWOORD"
    INGETROKKEN = "INGETROKKEN"


CONSULT_OVERGANGEN: Mapping[ConsultStatus, frozenset[ConsultStatus]] = {
    ConsultStatus.GEVRAAGD: frozenset({ConsultStatus.BEANTWOORD, ConsultStatus.INGETROKKEN}),
    ConsultStatus.BEANTWOORD: frozenset(),
    ConsultStatus.INGETROKKEN: frozenset(),
}

STATUSNAMEN: Mapping[ConsultStatus, str] = {
    ConsultStatus.GEVRAAGD: "gevraagd",
    ConsultStatus.BEANTWOORD: "beantwoord",
    ConsultStatus.INGETROKKEN: "ingetrokken",
}

# Why a specialist that the agreement names was not asked.
REDENEN_NIET_GEVRAAGD: Mapping[str, str] = {
    "AL_GESPROKEN": "Wij spraken deze specialist al",
    "NIET_BEREIKBAAR": "Niemand is bereikbaar",
    "GEEN_TIJD": "Wachten is gevaarlijker",
    "NIET_NODIG": "In deze zaak is het niet nodig",
}

# How long the specialist can see the question when the agreement names no answering term.
STANDAARD_UREN = 48


def check_consult_transition(van: ConsultStatus, naar: ConsultStatus) -> None:
    """
    Check that a consult may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in CONSULT_OVERGANGEN[van]:
        raise NotPossible(f"Deze vraag is al {STATUSNAMEN[van]}.")


def check_vraag(*, vraag: str) -> None:
    """
    Check that something is asked.

    :raises InvalidInput: if not
    """
    if not vraag.strip():
        raise InvalidInput({"vraag": ["Schrijf uw vraag aan de specialist."]})


def answer_due(moment: datetime, uren: int) -> datetime:
    """Return when an answer is due; hours are counted as they are."""
    return moment + timedelta(hours=uren)
