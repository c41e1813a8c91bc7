"""Is this a Dutch word?  It is in the word list, or made of words that are, or one slip of the pen away."""

import re

from schakel.casuswerk.adviezen.rules.lijsten import is_bekend, opgehaald

_DEEL, _LANG_DEEL = 4, 6
# Nobody's name is so long, and no list holds every compound of this length.
_LANG = 17
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# From this length one slip is forgiven; below it, too many names are one letter away from a word.
_VERGEEFLIJK = 8
# Of a people or a place: "Hagenees", "Antilliaanse".
_AFLEIDING = re.compile(r"\w{3,}(?:aans|aanse|anen|isch|ische|nees|nese|nezen)$")


def is_woord(woord: str) -> bool:
    """Answer whether a word in small letters without accents is Dutch."""
    if woord in opgehaald("woorden") or len(woord) > _LANG:
        return True
    kern = re.sub(r"'(?:s|er|ers|tje|tjes)$", "", woord)
    return (kern != woord and is_woord(kern)) or is_samenstelling(woord)


def _is_deel(woord: str) -> bool:
    """Answer whether a compound may be made of it: a short word only when many compounds have it."""
    return woord in opgehaald("woorddelen") or (len(woord) >= _LANG_DEEL and woord in opgehaald("woorden"))


def is_samenstelling(woord: str) -> bool:
    """Answer whether two or more words make it: "vertrouwenspunt", "sigarettenbrandwonden"."""
    for plek in range(_DEEL, len(woord) - _DEEL + 1):
        links, rechts = woord[:plek], woord[plek:]
        begin = _is_deel(links) or (links[-1] == "s" and _is_deel(links[:-1]))
        if begin and (_is_deel(rechts) or is_samenstelling(rechts)):
            return True
    return False


def is_plaats(woord: str) -> bool:
    """Answer whether it is (part of) the name of a place, or made from one."""
    return woord in opgehaald("plaatsen") or (len(woord) > 6 and bool(_AFLEIDING.match(woord)) and not is_bekend(woord))


def is_verschrijving(woord: str) -> bool:
    """Answer whether one letter too many, too few, wrong or swapped makes it a word of the list."""
    if len(woord) < _VERGEEFLIJK:
        return False
    begin, rest = woord[:2], woord[2:]
    paren = [(rest[:plek], rest[plek:]) for plek in range(len(rest) + 1)]
    anders = (
        variant
        for voor, na in paren
        for variant in (
            *((voor + na[1:],) if na else ()),
            *((voor + na[1] + na[0] + na[2:],) if len(na) > 1 else ()),
            *(voor + letter + na[1:] for letter in _LETTERS if na),
            *(voor + letter + na for letter in _LETTERS),
        )
    )
    return any(begin + variant in opgehaald("woorden") for variant in anders)
