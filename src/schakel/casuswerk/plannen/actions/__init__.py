"""Every way in which plans, conditions and what hangs from them can change."""

from schakel.casuswerk.plannen.actions.beginnen import begin_plan, close_plan, decide_no_plan, end_plans, hold_plan
from schakel.casuswerk.plannen.actions.beloften import (
    answer_belofte,
    judge_belofte,
    offer_belofte,
    withdraw_belofte,
)
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
from schakel.casuswerk.plannen.actions.veiligheid import (
    add_situatie,
    lapse_situatie,
    open_address,
    record_copy,
    store_address,
    write_situatie,
)
from schakel.casuswerk.plannen.actions.voorwaarden import check_voorwaarde, lapse_voorwaarde, set_voorwaarde

__all__ = [
    "add_drieluik",
    "add_netwerklid",
    "add_situatie",
    "answer_belofte",
    "begin_plan",
    "check_voorwaarde",
    "close_plan",
    "decide_no_plan",
    "end_netwerklid",
    "end_plans",
    "fix_version",
    "give_scores",
    "hold_plan",
    "judge_belofte",
    "lapse_situatie",
    "lapse_voorwaarde",
    "move_up",
    "offer_belofte",
    "open_address",
    "record_copy",
    "set_voorwaarde",
    "store_address",
    "take_gate",
    "withdraw_belofte",
    "write_blad",
    "write_drieluik",
    "write_situatie",
]
