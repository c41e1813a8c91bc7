"""Every way in which skills, meldcode and reach change."""

from schakel.sturing.deskundigheid.actions.bereik import (
    ask,
    count_campaign,
    hold,
    judge_expertise,
    refuse,
    schedule,
    withdraw,
)
from schakel.sturing.deskundigheid.actions.laden import load_deskundigheid
from schakel.sturing.deskundigheid.actions.leren import (
    answer_alarm,
    measure_after_training,
    raise_alarm,
    record_training,
    report_training,
)
from schakel.sturing.deskundigheid.actions.meldcode import (
    answer_question,
    appoint_functionaris,
    ask_functionaris,
    climb,
    end_functionaris,
    raise_vacancies,
    report_meldcode,
)

__all__ = [
    "answer_alarm",
    "answer_question",
    "appoint_functionaris",
    "ask",
    "ask_functionaris",
    "climb",
    "count_campaign",
    "end_functionaris",
    "hold",
    "judge_expertise",
    "load_deskundigheid",
    "measure_after_training",
    "raise_alarm",
    "raise_vacancies",
    "record_training",
    "refuse",
    "report_meldcode",
    "report_training",
    "schedule",
    "withdraw",
]
