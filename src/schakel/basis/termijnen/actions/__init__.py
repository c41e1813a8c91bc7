"""Every way in which terms and their definitions change."""

from schakel.basis.termijnen.actions.alarmen import Alarm, raise_alarms
from schakel.basis.termijnen.actions.beheren import (
    carry_over,
    explain_overrun,
    give_to,
    move_owner,
    record_contact,
    release,
    set_gevaar,
    take_over,
    take_over_all,
)
from schakel.basis.termijnen.actions.laden import load_termijnen
from schakel.basis.termijnen.actions.toepassen import apply_event
from schakel.basis.termijnen.actions.verlengen import ask_extension, decide_extension
from schakel.basis.termijnen.rules.bestand import lees_termijnen

__all__ = [
    "Alarm",
    "apply_event",
    "ask_extension",
    "carry_over",
    "decide_extension",
    "explain_overrun",
    "give_to",
    "lees_termijnen",
    "load_termijnen",
    "move_owner",
    "raise_alarms",
    "record_contact",
    "release",
    "set_gevaar",
    "take_over",
    "take_over_all",
]
