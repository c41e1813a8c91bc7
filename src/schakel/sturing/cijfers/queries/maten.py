"""What is measured?"""

from schakel.kernel.errors import NotFound
from schakel.sturing.cijfers.rules import Maat, all_measures


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
