"""Every way in which what is known of people can change."""

from schakel.casuswerk.personen.actions.contact import (
    inform_persoon,
    open_stemmen,
    record_contactblad,
    record_kindcontact,
    record_stem,
)
from schakel.casuswerk.personen.actions.gezin import end_relatie, move_out, relate
from schakel.casuswerk.personen.actions.herkennen import (
    Verleden,
    confirm_bekenden,
    confirm_zelfde,
    deny_zelfde,
    end_zelfde,
    hold_same,
    mark_alike,
)
from schakel.casuswerk.personen.actions.leeftijd import follow_leeftijden, record_geboortedatum
from schakel.casuswerk.personen.actions.meenemen import carry_over
from schakel.casuswerk.personen.actions.rol import change_rol
from schakel.casuswerk.personen.actions.vastleggen import (
    Nieuw,
    add_personen,
    add_persoon,
    create_huishouden,
    link_persoon,
    reveal_bsn,
)

__all__ = [
    "Nieuw",
    "Verleden",
    "add_personen",
    "add_persoon",
    "carry_over",
    "change_rol",
    "confirm_bekenden",
    "confirm_zelfde",
    "create_huishouden",
    "deny_zelfde",
    "end_relatie",
    "end_zelfde",
    "follow_leeftijden",
    "hold_same",
    "inform_persoon",
    "link_persoon",
    "mark_alike",
    "move_out",
    "open_stemmen",
    "record_contactblad",
    "record_geboortedatum",
    "record_kindcontact",
    "record_stem",
    "relate",
    "reveal_bsn",
]
