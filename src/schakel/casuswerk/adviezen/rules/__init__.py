"""What is an advies, and which words may not stand in it?"""

from schakel.casuswerk.adviezen.rules.schoon import Schoon, Vondst, scan
from schakel.casuswerk.adviezen.rules.soorten import (
    ALLOWED_TRANSITIONS,
    AdviesStatus,
    AdviesvraagStatus,
    check_transition,
)
from schakel.casuswerk.adviezen.rules.termijn import ANTWOORDTERMIJN, answer_time

__all__ = [
    "ALLOWED_TRANSITIONS",
    "ANTWOORDTERMIJN",
    "AdviesStatus",
    "AdviesvraagStatus",
    "Schoon",
    "Vondst",
    "answer_time",
    "check_transition",
    "scan",
]
