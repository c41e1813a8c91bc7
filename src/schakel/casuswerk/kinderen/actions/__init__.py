"""Every way in which what is known of children can change."""

from schakel.casuswerk.kinderen.actions.hulp import decide_none, move_hulp, wish_hulp
from schakel.casuswerk.kinderen.actions.rechten import discuss_rights, follow_birthdays
from schakel.casuswerk.kinderen.actions.scheiding import ask_for_flag, help_flag, lower_flag, raise_flag, start_for_flag
from schakel.casuswerk.kinderen.actions.school import (
    Schoolvraag,
    answer_as_school,
    end_visit,
    hear_answers,
    invite_school,
    open_by_code,
    read_answer,
    record_code_not_sent,
    send_code,
    withdraw_school,
)
from schakel.casuswerk.kinderen.actions.verhalen import record_verhaal, set_permission, withdraw_permission
from schakel.casuswerk.kinderen.actions.welzijn import add_meting, lapse_meting, plan_metingen, record_meting

__all__ = [
    "Schoolvraag",
    "add_meting",
    "answer_as_school",
    "ask_for_flag",
    "decide_none",
    "discuss_rights",
    "end_visit",
    "follow_birthdays",
    "hear_answers",
    "help_flag",
    "invite_school",
    "lapse_meting",
    "lower_flag",
    "move_hulp",
    "open_by_code",
    "plan_metingen",
    "raise_flag",
    "read_answer",
    "record_code_not_sent",
    "record_meting",
    "record_verhaal",
    "send_code",
    "set_permission",
    "start_for_flag",
    "wish_hulp",
    "withdraw_permission",
    "withdraw_school",
]
