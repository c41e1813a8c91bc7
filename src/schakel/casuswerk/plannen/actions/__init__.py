"""Every way in which plans, conditions and what hangs from them can change."""

from schakel.casuswerk.plannen.actions.beginnen import begin_plan, close_plan, decide_no_plan, end_plans, hold_plan
from schakel.casuswerk.plannen.actions.kaart import (
    add_drieluik,
    add_netwerklid,
    end_netwerklid,
    give_scores,
    move_up,
    write_blad,
    write_drieluik,
)
from schakel.casuswerk.plannen.actions.poorten import fix_version, take_gate
from schakel.casuswerk.plannen.actions.voorwaarden import check_voorwaarde, lapse_voorwaarde, set_voorwaarde

__all__ = [
    "add_drieluik",
    "add_netwerklid",
    "begin_plan",
    "check_voorwaarde",
    "close_plan",
    "decide_no_plan",
    "end_netwerklid",
    "end_plans",
    "fix_version",
    "give_scores",
    "hold_plan",
    "lapse_voorwaarde",
    "move_up",
    "set_voorwaarde",
    "take_gate",
    "write_blad",
    "write_drieluik",
]
