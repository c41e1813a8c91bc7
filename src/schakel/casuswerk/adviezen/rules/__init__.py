"""What is an advies, and which words may not stand in it?"""

from schakel.casuswerk.adviezen.rules.schoon import Schoon, Vondst, scan
from schakel.casuswerk.adviezen.rules.soorten import (
    ALLOWED_TRANSITIONS,
    AdviesStatus,
    AdviesvraagStatus,
    check_transition,
)

__all__ = ["ALLOWED_TRANSITIONS", "AdviesStatus", "AdviesvraagStatus", "Schoon", "Vondst", "check_transition", "scan"]
