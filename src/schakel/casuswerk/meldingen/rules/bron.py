"""May the family hear who told it?"""

from schakel.casuswerk.meldingen.rules.soorten import Brongrond, MelderSoort
from schakel.kernel.errors import InvalidInput

VERBERGT = frozenset({Brongrond.BEDREIGT_GEZIN, Brongrond.BEDREIGT_MELDER, Brongrond.VERTROUWEN})


def is_open(soort: MelderSoort, grond: Brongrond | None) -> bool:
    """
    Answer whether the source may be named (Uitvoeringsbesluit Wmo 2015, art. 4.1.8 lid 3).

    A professional is named unless a ground is recorded; anyone else is hidden unless that person agrees.
    """
    if soort is MelderSoort.BEROEP:
        return grond is None or grond is Brongrond.TOESTEMMING
    return soort is MelderSoort.BURGER and grond is Brongrond.TOESTEMMING


def why_no_grond(soort: MelderSoort, grond: Brongrond | None) -> str:
    """Return why this ground does not belong to this kind of reporter; empty when it does."""
    if grond is None:
        return ""
    if soort is MelderSoort.DUBBEL_ANONIEM:
        return "Niemand weet wie dit meldt. Er is dus niets te verbergen of vrij te geven."
    if soort is MelderSoort.BURGER and grond in VERBERGT:
        return "Een burger blijft altijd verborgen. Daar is geen reden voor nodig."
    return ""


def check_grond(soort: MelderSoort, grond: Brongrond | None) -> None:
    """
    Refuse a ground that does not belong to this kind of reporter.

    :raises InvalidInput: for a citizen who is hidden anyway, or an author whom nobody knows
    """
    reden = why_no_grond(soort, grond)
    if reden:
        raise InvalidInput({"bron_grond": [reden]})
