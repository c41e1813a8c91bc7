"""Every way in which a melding can change."""

from schakel.casuswerk.meldingen.actions.aanleveren import (
    Kwitantie,
    confirm_zorgbericht,
    deliver,
    drain_aanleveringen,
    record_aanlevering,
    settle_aanlevering,
)
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
    "Kwitantie",
    "Leging",
    "Ontvangst",
    "close_melding",
    "confirm_zorgbericht",
    "convert_to_advies",
    "deliver",
    "deny_bekende",
    "drain_aanleveringen",
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
    "record_aanlevering",
    "register_from_advies",
    "register_melding",
    "save_concept",
    "settle_aanlevering",
    "unlink_bekende",
]
