"""Every way in which plans, conditions and what hangs from them can change."""

from schakel.casuswerk.plannen.actions.beginnen import begin_plan, close_plan, decide_no_plan, end_plans, hold_plan
from schakel.casuswerk.plannen.actions.beloften import (
    answer_belofte,
    judge_belofte,
    offer_belofte,
    remind_belofte,
    withdraw_belofte,
)
from schakel.casuswerk.plannen.actions.hulp import (
    add_lijn,
    finish_lijn,
    grant_maatwerk,
    move_aanvraag,
    request_aanbod,
    spend_maatwerk,
    write_lijn,
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
from schakel.casuswerk.plannen.actions.kader import ask_regie, begin_kader, choose_casemanager, end_kader
from schakel.casuswerk.plannen.actions.meekijken import answer_along, ask_along
from schakel.casuswerk.plannen.actions.overnemen import carry_over, put_aside, use_overname
from schakel.casuswerk.plannen.actions.poorten import fix_version, take_gate
from schakel.casuswerk.plannen.actions.veiligheid import (
    add_situatie,
    lapse_situatie,
    open_address,
    record_copy,
    store_address,
    write_situatie,
)
from schakel.casuswerk.plannen.actions.voorwaarden import (
    agree_voorwaarde,
    check_voorwaarde,
    lapse_voorwaarde,
    set_voorwaarde,
)

__all__ = [
    "add_drieluik",
    "add_lijn",
    "add_netwerklid",
    "add_situatie",
    "agree_voorwaarde",
    "answer_along",
    "answer_belofte",
    "ask_along",
    "ask_regie",
    "begin_kader",
    "begin_plan",
    "carry_over",
    "check_voorwaarde",
    "choose_casemanager",
    "close_plan",
    "decide_no_plan",
    "end_kader",
    "end_netwerklid",
    "end_plans",
    "finish_lijn",
    "fix_version",
    "give_scores",
    "grant_maatwerk",
    "hold_plan",
    "judge_belofte",
    "lapse_situatie",
    "lapse_voorwaarde",
    "move_aanvraag",
    "move_up",
    "offer_belofte",
    "open_address",
    "put_aside",
    "record_copy",
    "remind_belofte",
    "request_aanbod",
    "set_voorwaarde",
    "spend_maatwerk",
    "store_address",
    "take_gate",
    "use_overname",
    "withdraw_belofte",
    "write_blad",
    "write_drieluik",
    "write_lijn",
    "write_situatie",
]
