"""Which records are of one person, given who was confirmed to be whom?"""

from collections.abc import Iterable


def groups_of(personen: Iterable[int], paren: Iterable[tuple[int, int]]) -> dict[int, int]:
    """
    Return for each of these records, and for each in a pair, the earliest record of the same person.

    Being the same goes both ways and goes on: whoever is the one, is everyone that the one is.
    """
    naar: dict[int, int] = {}

    def eerste(persoon: int) -> int:
        while naar.setdefault(persoon, persoon) != persoon:
            persoon = naar[persoon]
        return persoon

    for een, ander in paren:
        vroeg, laat = sorted((eerste(een), eerste(ander)))
        naar[laat] = vroeg
    return {persoon: eerste(persoon) for persoon in [*personen, *naar]}
