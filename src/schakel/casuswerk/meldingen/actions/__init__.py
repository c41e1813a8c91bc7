"""Every way in which a melding can change."""

from schakel.casuswerk.meldingen.actions.concepten import drop_concept, open_concept, save_concept
from schakel.casuswerk.meldingen.actions.omzetten import convert_to_advies, register_from_advies
from schakel.casuswerk.meldingen.actions.registreren import register_melding
from schakel.casuswerk.meldingen.actions.verloop import (
    close_melding,
    deny_bekende,
    judge_acuut,
    link_bekende,
    mark_beoordeeld,
    mark_in_beoordeling,
    mark_teruggekoppeld,
    open_melder,
    unlink_bekende,
)
from schakel.casuswerk.meldingen.actions.voordeur import Leging, Ontvangst, drain_spool, receive

__all__ = [
    "Leging",
    "Ontvangst",
    "close_melding",
    "convert_to_advies",
    "deny_bekende",
    "drain_spool",
    "drop_concept",
    "judge_acuut",
    "link_bekende",
    "mark_beoordeeld",
    "mark_in_beoordeling",
    "mark_teruggekoppeld",
    "open_concept",
    "open_melder",
    "receive",
    "register_from_advies",
    "register_melding",
    "save_concept",
    "unlink_bekende",
]
