"""Every way in which a dossier, who is in it, who answers and who directs can change."""

from schakel.casuswerk.dossiers.actions.beperken import lift_restriction, restrict
from schakel.casuswerk.dossiers.actions.contact import record_called, record_contact
from schakel.casuswerk.dossiers.actions.dossier import (
    Code,
    close_dossier,
    end_betrokkenheid,
    end_invitation,
    enter_by_invitation,
    grant_betrokkenheid,
    hold,
    invite_team,
    judge_gevaar_again,
    let_read_until,
    note,
    open_dossier,
    pass_on,
    reopen_dossier,
    set_gevaar,
)
from schakel.casuswerk.dossiers.actions.regie import (
    accept_regie,
    decline_regie,
    end_regie,
    end_regies,
    hand_over_regie,
    offer_regie,
)
from schakel.casuswerk.dossiers.actions.uitsluiten import exclude_medewerker, keep_out, let_in
from schakel.casuswerk.dossiers.actions.verlengen import ask_extension, decide_extension

__all__ = [
    "Code",
    "accept_regie",
    "ask_extension",
    "close_dossier",
    "decide_extension",
    "decline_regie",
    "end_betrokkenheid",
    "end_invitation",
    "end_regie",
    "end_regies",
    "enter_by_invitation",
    "exclude_medewerker",
    "grant_betrokkenheid",
    "hand_over_regie",
    "hold",
    "invite_team",
    "judge_gevaar_again",
    "keep_out",
    "let_in",
    "let_read_until",
    "lift_restriction",
    "note",
    "offer_regie",
    "open_dossier",
    "pass_on",
    "record_called",
    "record_contact",
    "reopen_dossier",
    "restrict",
    "set_gevaar",
]
