"""Every way in which a handover can change."""

from schakel.casuswerk.overdrachten.actions.aanbieden import offer, prepare, withdraw
from schakel.casuswerk.overdrachten.actions.beslissen import accept, confirm_receipt, refuse
from schakel.casuswerk.overdrachten.actions.betwisten import confirm_start, contest, settle_contest
from schakel.casuswerk.overdrachten.actions.buiten import check_confirmation, confirm_on_behalf, reject_confirmation
from schakel.casuswerk.overdrachten.actions.gesprek import confirm_gesprek, plan_gesprek, record_gesprek, skip_gesprek
from schakel.casuswerk.overdrachten.actions.opschalen import escalate, review
from schakel.casuswerk.overdrachten.actions.starten import record_first_contact, start, take_regie

__all__ = [
    "accept",
    "check_confirmation",
    "confirm_gesprek",
    "confirm_on_behalf",
    "confirm_receipt",
    "confirm_start",
    "contest",
    "escalate",
    "offer",
    "plan_gesprek",
    "prepare",
    "record_first_contact",
    "record_gesprek",
    "refuse",
    "reject_confirmation",
    "review",
    "settle_contest",
    "skip_gesprek",
    "start",
    "take_regie",
    "withdraw",
]
