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
from schakel.casuswerk.gezin.actions.ervaring import (
    answer_questions,
    give_question_code,
    hear_experiences,
    read_experience,
    record_talk,
    skip_question,
)
from schakel.casuswerk.gezin.actions.momenten import plan_moment

__all__ = [
    "answer_as_reader",
    "answer_questions",
    "end_visit",
    "give_code",
    "give_question_code",
    "hear_answers",
    "hear_experiences",
    "make_copy",
    "open_by_code",
    "plan_moment",
    "read_answer",
    "read_experience",
    "record_talk",
    "skip_question",
    "stay_longer",
    "withdraw_copy",
]
