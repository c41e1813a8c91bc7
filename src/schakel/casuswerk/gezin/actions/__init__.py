"""Every way in which copies for the family, and what the family answers, can change."""

from schakel.casuswerk.gezin.actions.antwoorden import (
    answer_as_reader,
    end_visit,
    hear_answers,
    open_by_code,
    read_answer,
    stay_longer,
)
from schakel.casuswerk.gezin.actions.bladen import give_code, make_copy, withdraw_copy

__all__ = [
    "answer_as_reader",
    "end_visit",
    "give_code",
    "hear_answers",
    "make_copy",
    "open_by_code",
    "read_answer",
    "stay_longer",
    "withdraw_copy",
]
