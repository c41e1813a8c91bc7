"""What do the pages of casussen, specialists and suspicions show?"""

from schakel.casuswerk.casussen.presenters.verloop import closing, danger_name, family, joinable, other_side
from schakel.casuswerk.casussen.presenters.werk import (
    consult_page,
    duties,
    next_step,
    proposals,
    questions,
    specialist_name,
    suspicions,
    vermoeden_page,
)

__all__ = [
    "closing",
    "consult_page",
    "danger_name",
    "duties",
    "family",
    "joinable",
    "next_step",
    "other_side",
    "proposals",
    "questions",
    "specialist_name",
    "suspicions",
    "vermoeden_page",
]
