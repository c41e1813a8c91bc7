"""Which copies were made, and what does a reader see?"""

from schakel.casuswerk.gezin.queries.bladen import (
    Bladzicht,
    access_antwoord,
    access_leesblad,
    leaves_of,
    open_paper,
)
from schakel.casuswerk.gezin.queries.deur import dossiers_to_hear, leaf_behind
from schakel.casuswerk.gezin.queries.lezers import Lezerzicht, parts_for, readers_of

__all__ = [
    "Bladzicht",
    "Lezerzicht",
    "access_antwoord",
    "access_leesblad",
    "dossiers_to_hear",
    "leaf_behind",
    "leaves_of",
    "open_paper",
    "parts_for",
    "readers_of",
]
