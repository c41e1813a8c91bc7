"""Every way in which a casus, a consult and a suspicion can change."""

from schakel.casuswerk.casussen.actions.consulten import (
    answer_consult,
    ask_consult,
    ask_named,
    explain_not_asked,
    record_afwijking,
    withdraw_consult,
)
from schakel.casuswerk.casussen.actions.openen import link_melding, open_casus
from schakel.casuswerk.casussen.actions.samenvoegen import join, merge, unmerge
from schakel.casuswerk.casussen.actions.sluiten import close_casus, reopen_casus
from schakel.casuswerk.casussen.actions.verhuizen import Adres, move_out
from schakel.casuswerk.casussen.actions.vermoedens import (
    begin_vermoeden,
    close_vermoeden,
    mark_eer,
    record_stap,
    report_to_vt,
)

__all__ = [
    "Adres",
    "answer_consult",
    "ask_consult",
    "ask_named",
    "begin_vermoeden",
    "close_casus",
    "close_vermoeden",
    "explain_not_asked",
    "join",
    "link_melding",
    "mark_eer",
    "merge",
    "move_out",
    "open_casus",
    "record_afwijking",
    "record_stap",
    "reopen_casus",
    "report_to_vt",
    "unmerge",
    "withdraw_consult",
]
