"""What is measured?"""

from schakel.kernel.errors import NotFound
from schakel.sturing.cijfers.rules import Maat, all_measures, matenboek


def measures() -> tuple[Maat, ...]:
    """Return every measure, in the order of the file."""
    return all_measures()


def get_measure(code: str) -> Maat:
    """
    Return the measure with this code.

    :raises NotFound: if there is none
    """
    for maat in all_measures():
        if maat.code == code:
            return maat
    raise NotFound(f"De maat {code} bestaat niet.")


def counts_per_place(maat: Maat) -> bool:
    """Answer whether a measure is published by municipality, not for the sets alone."""
    grondslag = matenboek().grondslagen.get(maat.grondslag)
    return grondslag is not None and grondslag.per_gemeente


def parts_in_words(maat: Maat) -> dict[str, str]:
    """Return the words of the parts of a measure that its definition names."""
    splitsing = matenboek().grondslagen[maat.grondslag].split(maat.dimensie) if maat.grondslag else None
    return dict(splitsing.woorden) if splitsing else {}
