"""Every way in which meetings, attempts, lines of work and the team around a family can change."""

from schakel.casuswerk.bijeenkomsten.actions.bezoek import confirm_visit, record_kind_at
from schakel.casuswerk.bijeenkomsten.actions.contact import record_poging
from schakel.casuswerk.bijeenkomsten.actions.gasten import answer_as_guest, invite_guest
from schakel.casuswerk.bijeenkomsten.actions.gezinsteam import (
    add_lid,
    end_gezinsteam,
    end_lid,
    form_gezinsteam,
    name_procesregie,
)
from schakel.casuswerk.bijeenkomsten.actions.plannen import (
    UITNODIGING,
    cancel,
    go_round,
    hold,
    invite,
    plan_bijeenkomst,
    record_not_sent,
)
from schakel.casuswerk.bijeenkomsten.actions.verslag import conclude_safety, link_belofte, narrow_regel, write_regel
from schakel.casuswerk.bijeenkomsten.actions.werklijnen import move_werklijn, offer_werklijn

__all__ = [
    "UITNODIGING",
    "add_lid",
    "answer_as_guest",
    "cancel",
    "conclude_safety",
    "confirm_visit",
    "end_gezinsteam",
    "end_lid",
    "form_gezinsteam",
    "go_round",
    "hold",
    "invite",
    "invite_guest",
    "link_belofte",
    "move_werklijn",
    "name_procesregie",
    "narrow_regel",
    "offer_werklijn",
    "plan_bijeenkomst",
    "record_kind_at",
    "record_not_sent",
    "record_poging",
    "write_regel",
]
