"""First, again, or while it runs?"""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.casuswerk.meldingen.rules.soorten import EerdereBetrokkenheid


@dataclass(frozen=True, slots=True)
class Bekend:
    """What is known of one recognised person: how often earlier, and what runs now."""

    eerdere: int
    in_beoordeling: bool
    in_casus: bool
    in_monitoring: bool


def classify(bekenden: Sequence[Bekend], *, iemand: bool = True) -> EerdereBetrokkenheid:
    """
    Return the class of a melding from the people in it who are known.

    What runs goes before what ended, and the earliest phase goes first: a melding that comes in while another is
    still judged belongs to that judgement. A melding in which nobody stands (`iemand`) cannot be classified yet.
    """
    if not iemand:
        return EerdereBetrokkenheid.NIET_INGEDEELD
    if any(b.in_beoordeling for b in bekenden):
        return EerdereBetrokkenheid.VERVOLG_BEOORDELING
    if any(b.in_monitoring for b in bekenden):
        return EerdereBetrokkenheid.VERVOLG_MONITORING
    if any(b.in_casus for b in bekenden):
        return EerdereBetrokkenheid.VERVOLG_NA
    met_verleden = [b for b in bekenden if b.eerdere]
    if len(met_verleden) > 1:
        return EerdereBetrokkenheid.HER_MEER
    return EerdereBetrokkenheid.HER_EEN if met_verleden else EerdereBetrokkenheid.EERSTE
