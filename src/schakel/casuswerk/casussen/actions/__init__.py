"""Every way in which a casus, a consult and a suspicion can change."""

from schakel.casuswerk.casussen.actions.beperken import lift_with_meldingen, restrict_with_meldingen
from schakel.casuswerk.casussen.actions.consulten import (
    answer_consult,
    ask_consult,
    ask_named,
    withdraw_consult,
)
from schakel.casuswerk.casussen.actions.gevaar import judge_gevaar
from schakel.casuswerk.casussen.actions.openen import link_melding, open_casus
from schakel.casuswerk.casussen.actions.raadplegen import (
    count_unasked,
    explain_not_asked,
    name_specialists,
    record_omstandigheden,
)
from schakel.casuswerk.casussen.actions.samenvoegen import join, merge, unmerge
from schakel.casuswerk.casussen.actions.sluiten import close_casus, reopen_casus
from schakel.casuswerk.casussen.actions.verhuizen import change_rol, move_out
from schakel.casuswerk.casussen.actions.vermoedens import (
    begin_vermoeden,
    close_vermoeden,
    mark_eer,
    record_stap,
    report_to_vt,
)

__all__ = [
    "answer_consult",
    "ask_consult",
    "ask_named",
    "begin_vermoeden",
    "change_rol",
    "close_casus",
    "close_vermoeden",
    "count_unasked",
    "explain_not_asked",
    "join",
    "judge_gevaar",
    "lift_with_meldingen",
    "link_melding",
    "mark_eer",
    "merge",
    "move_out",
    "name_specialists",
    "open_casus",
    "record_omstandigheden",
    "record_stap",
    "reopen_casus",
    "report_to_vt",
    "restrict_with_meldingen",
    "unmerge",
    "withdraw_consult",
]
