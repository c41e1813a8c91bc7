"""Every way in which a judgement, its decision, the investigation after it and the feedback can change."""

from schakel.casuswerk.beoordelingen.actions.aanspreken import ask_by_name, hear_persoon, meet_kind, tell_melder
from schakel.casuswerk.beoordelingen.actions.beoordelen import (
    begin_beoordeling,
    give_oordeel,
    save_antwoorden,
    set_fase,
)
from schakel.casuswerk.beoordelingen.actions.besluiten import record_besluit
from schakel.casuswerk.beoordelingen.actions.informeren import consult_professional
from schakel.casuswerk.beoordelingen.actions.meebeslissen import ask_meebeslissen, sign_off
from schakel.casuswerk.beoordelingen.actions.onderzoeken import close_early, conclude_onderzoek, start_onderzoek
from schakel.casuswerk.beoordelingen.actions.terugkoppelen import give_terugkoppeling
from schakel.casuswerk.beoordelingen.actions.vervolgen import conclude_vervolg, start_vervolg

__all__ = [
    "ask_by_name",
    "ask_meebeslissen",
    "begin_beoordeling",
    "close_early",
    "conclude_onderzoek",
    "conclude_vervolg",
    "consult_professional",
    "give_oordeel",
    "give_terugkoppeling",
    "hear_persoon",
    "meet_kind",
    "record_besluit",
    "save_antwoorden",
    "set_fase",
    "sign_off",
    "start_onderzoek",
    "start_vervolg",
    "tell_melder",
]
