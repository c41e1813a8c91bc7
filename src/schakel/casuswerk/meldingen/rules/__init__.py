"""What is a melding, what does its state permit, and what is asked at the door?"""

from schakel.casuswerk.meldingen.rules.bericht import Betrokkene, Melder, Meldingbericht, Waar, bericht_van
from schakel.casuswerk.meldingen.rules.bron import VERBERGT, check_grond, is_open
from schakel.casuswerk.meldingen.rules.indeling import Bekend, classify
from schakel.casuswerk.meldingen.rules.soorten import (
    ALLOWED_TRANSITIONS,
    GEVAAR,
    STATUSWOORDEN,
    Acuut,
    Brongrond,
    EerdereBetrokkenheid,
    Kanaal,
    MelderSoort,
    MeldingStatus,
    check_transition,
)

__all__ = [
    "ALLOWED_TRANSITIONS",
    "GEVAAR",
    "STATUSWOORDEN",
    "VERBERGT",
    "Acuut",
    "Bekend",
    "Betrokkene",
    "Brongrond",
    "EerdereBetrokkenheid",
    "Kanaal",
    "Melder",
    "MelderSoort",
    "MeldingStatus",
    "Meldingbericht",
    "Waar",
    "bericht_van",
    "check_grond",
    "check_transition",
    "classify",
    "is_open",
]
