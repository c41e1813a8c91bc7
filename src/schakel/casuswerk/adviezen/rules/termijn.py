"""How long may a question for advice wait?  As the region laid it down; else until the next working day ends."""

from collections.abc import Mapping

from schakel.basis.termijnen.rules import Duur, Eenheid

ANTWOORDTERMIJN = "adviesvraag_antwoord"
# For a region that laid down nothing, or something that says no time.
GEWOON = Duur(1, Eenheid.WERKDAGEN)


def answer_time(waarde: object) -> Duur:
    """Return the time from what a region laid down: {aantal, eenheid}; what cannot be read is the usual time."""
    if not isinstance(waarde, Mapping):
        return GEWOON
    aantal, eenheid = waarde.get("aantal"), waarde.get("eenheid")
    if isinstance(aantal, bool) or not isinstance(aantal, int) or aantal < 1 or eenheid not in set(Eenheid):
        return GEWOON
    return Duur(aantal, Eenheid(eenheid))
