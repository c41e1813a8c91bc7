"""Which conditions and plans may be seen, and what stands in them?"""

from schakel.casuswerk.plannen.queries.plan import access_plan, plans_complete
from schakel.casuswerk.plannen.queries.voorwaarden import (
    Voorwaardenzicht,
    access_voorwaarde,
    open_voorwaarden,
    voorwaarden_of,
)

__all__ = [
    "Voorwaardenzicht",
    "access_plan",
    "access_voorwaarde",
    "open_voorwaarden",
    "plans_complete",
    "voorwaarden_of",
]
