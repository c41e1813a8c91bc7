"""What does the state of a plan, a condition or a promise permit?"""

from schakel.casuswerk.plannen.rules.plan import (
    PLAN_OVERGANGEN,
    Bladsoort,
    Lopendkeuze,
    Lopendsoort,
    Planfase,
    PlanStatus,
)
from schakel.casuswerk.plannen.rules.voorwaarde import (
    ALLOWED_TRANSITIONS,
    GEBEURTENIS,
    STATUS_NAMEN,
    EigenaarSoort,
    VoorwaardeStatus,
    check_transition,
    check_voorwaarde,
)

__all__ = [
    "ALLOWED_TRANSITIONS",
    "GEBEURTENIS",
    "PLAN_OVERGANGEN",
    "STATUS_NAMEN",
    "Bladsoort",
    "EigenaarSoort",
    "Lopendkeuze",
    "Lopendsoort",
    "PlanStatus",
    "Planfase",
    "VoorwaardeStatus",
    "check_transition",
    "check_voorwaarde",
]
