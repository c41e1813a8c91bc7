"""Every way in which the carrying out of a vision changes."""

from schakel.sturing.uitvoering.actions.opdracht import (
    add_skill,
    add_task,
    choose_requirements,
    draft_opdracht,
    record_teamstand,
    sign,
)
from schakel.sturing.uitvoering.actions.plannen import adopt_plan, begin_plan, load_sjabloon, write_section
from schakel.sturing.uitvoering.actions.preventie import record_activiteit
from schakel.sturing.uitvoering.actions.zelfscan import (
    fill_in,
    finish_action,
    finish_zelfscan,
    go_together,
    plan_action,
    repeat_zelfscan,
    score_together,
    start_zelfscan,
)

__all__ = [
    "add_skill",
    "add_task",
    "adopt_plan",
    "begin_plan",
    "choose_requirements",
    "draft_opdracht",
    "fill_in",
    "finish_action",
    "finish_zelfscan",
    "go_together",
    "load_sjabloon",
    "plan_action",
    "record_activiteit",
    "record_teamstand",
    "repeat_zelfscan",
    "score_together",
    "sign",
    "start_zelfscan",
    "write_section",
]
