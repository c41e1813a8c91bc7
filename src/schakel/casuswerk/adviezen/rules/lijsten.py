"""Which words do we know, and as what?  Our own lists beside this module, and those that set-up made (ADR-0024)."""

import re
import unicodedata
from functools import cache
from pathlib import Path

_MAP = Path(__file__).parent
# Made at set-up from packages of the lock files; never committed, never served.
OPGEHAALD = _MAP / "opgehaald"
OPGEHAALDE_LIJSTEN = ("woorden", "woorddelen", "voornamen_elders", "achternamen_elders", "plaatsen")


class LijstOntbreekt(RuntimeError):
    """The lists that set-up makes are not there: without them no text is judged, and none passes."""


def plat(tekst: str) -> str:
    """Return a word in small letters, without accents and without a full stop behind it."""
    zonder = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in zonder if not unicodedata.combining(teken)).replace("’", "'").rstrip(".")


def groep(naam: str) -> frozenset[str]:
    """Return the words of one group of the kinds of words."""
    regels = (_MAP / "woordsoorten.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(woord for regel in regels if regel.startswith(f"{naam}: ") for woord in regel.split()[1:])


@cache
def eigen_lijst(naam: str) -> frozenset[str]:
    """Return the words of a list of our own."""
    return _words_in(_MAP / f"{naam}.txt")


@cache
def opgehaald(naam: str) -> frozenset[str]:
    """
    Return the words of a list that set-up made.

    :raises LijstOntbreekt: if it is not there or empty
    """
    pad = OPGEHAALD / f"{naam}.txt"
    woorden = _words_in(pad) if pad.is_file() else frozenset()
    if not woorden:
        raise LijstOntbreekt(f"De woordenlijst {naam} ontbreekt. Start ./schakel met netwerk; die haalt de lijsten op.")
    return woorden


def check_lists() -> None:
    """
    Read every list that set-up made; they stay in memory.

    :raises LijstOntbreekt: if one is not there: a text that cannot be judged may not pass
    """
    for naam in OPGEHAALDE_LIJSTEN:
        opgehaald(naam)


def _words_in(pad: Path) -> frozenset[str]:
    regels = pad.read_text(encoding="utf-8").splitlines()
    return frozenset(plat(woord) for regel in regels if not regel.startswith("#") for woord in regel.split())


def is_voornaam(woord: str) -> bool:
    """Answer whether a list of given names holds it."""
    return woord in eigen_lijst("voornamen") or woord in opgehaald("voornamen_elders")


def is_achternaam(woord: str) -> bool:
    """Answer whether a list of surnames holds it."""
    return woord in eigen_lijst("achternamen") or woord in opgehaald("achternamen_elders")


def is_bekend(woord: str) -> bool:
    """Answer whether a list of names holds it."""
    return is_voornaam(woord) or is_achternaam(woord)


def is_zeker(woord: str) -> bool:
    """Answer whether it is a name whatever stands around it; also in its small form ("Keesje", "Sjaantje's")."""
    # "Anouks" is a possessive; "niks" and "baas" are words.
    lijsten = (eigen_lijst("dubbelzinnig"), eigen_lijst("hoofdletters"), opgehaald("woorden"))
    bezit = not is_voornaam(woord) and not any(woord in lijst for lijst in lijsten)
    kern = re.sub(r"(?:'s|s)$", "", woord) if bezit else woord
    delen = woord.split("-")
    if len(delen) > 1 and all(is_bekend(deel) for deel in delen):
        return True
    verklein = len(kern) > 5 and not {woord, kern} & opgehaald("woorden")
    vormen = {woord, kern, re.sub(r"(?:je|tje|etje|ie)$", "", kern)} if verklein else {woord, kern}
    return any(is_bekend(vorm) and vorm not in eigen_lijst("dubbelzinnig") and len(vorm) > 2 for vorm in vormen)
