"""Every way in which copies for the family, and what the family answers, can change."""

from schakel.casuswerk.gezin.actions.antwoorden import answer_as_reader, hear_answers, open_by_code, read_answer
from schakel.casuswerk.gezin.actions.bladen import give_code, make_copy, withdraw_copy

__all__ = [
    "answer_as_reader",
    "give_code",
    "hear_answers",
    "make_copy",
    "open_by_code",
    "read_answer",
    "withdraw_copy",
]
