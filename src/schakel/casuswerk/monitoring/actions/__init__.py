"""Every way in which the checks after a handover change."""

from schakel.casuswerk.monitoring.actions.bellen import (
    answer_bell,
    raise_alarm,
    readdress_bells,
    record_light,
    ring_bell,
)
from schakel.casuswerk.monitoring.actions.controles import (
    GEVAAR_BIJ_ONVEILIG,
    end_light,
    let_lapse,
    plan_checks,
    record_check,
    record_opvolging,
)
from schakel.casuswerk.monitoring.actions.overdragen import confirm_following, hand_over_following, withdraw_following

__all__ = [
    "GEVAAR_BIJ_ONVEILIG",
    "answer_bell",
    "confirm_following",
    "end_light",
    "hand_over_following",
    "let_lapse",
    "plan_checks",
    "raise_alarm",
    "readdress_bells",
    "record_check",
    "record_light",
    "record_opvolging",
    "ring_bell",
    "withdraw_following",
]
