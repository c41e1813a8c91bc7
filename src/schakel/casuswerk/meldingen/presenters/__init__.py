"""What the screens of the door and of one melding say."""

from schakel.casuswerk.meldingen.presenters.bekend import denied, herkend, linked, maybe_known
from schakel.casuswerk.meldingen.presenters.melding import at_the_phone, concepten, judge_step, melding_page, next_step
from schakel.casuswerk.meldingen.presenters.wachtend import stuck_page, why_stuck
from schakel.casuswerk.meldingen.presenters.woorden import name_of

__all__ = [
    "at_the_phone",
    "concepten",
    "denied",
    "herkend",
    "judge_step",
    "linked",
    "maybe_known",
    "melding_page",
    "name_of",
    "next_step",
    "stuck_page",
    "why_stuck",
]
