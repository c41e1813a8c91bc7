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


def check_grond(soort: MelderSoort, grond: Brongrond | None) -> None:
    """
    Refuse a ground that does not belong to this kind of reporter.

    :raises InvalidInput: for a citizen who is hidden anyway, or an author whom nobody knows
    """
    if grond is None:
        return
    if soort is MelderSoort.DUBBEL_ANONIEM:
        raise InvalidInput(
            {"bron_grond": ["Niemand weet wie dit meldt. Er is dus niets te verbergen of vrij te geven."]}
        )
    if soort is MelderSoort.BURGER and grond in VERBERGT:
        raise InvalidInput({"bron_grond": ["Een burger blijft altijd verborgen. Daar is geen reden voor nodig."]})
