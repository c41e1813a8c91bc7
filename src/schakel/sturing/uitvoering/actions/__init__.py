"""Every way in which the carrying out of a vision changes."""

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
    "adopt_plan",
    "begin_plan",
    "fill_in",
    "finish_action",
    "finish_zelfscan",
    "go_together",
    "load_sjabloon",
    "plan_action",
    "record_activiteit",
    "repeat_zelfscan",
    "score_together",
    "start_zelfscan",
    "write_section",
]
