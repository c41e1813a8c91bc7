"""When are two Dutch names the same name?"""

import re
import unicodedata
from collections.abc import Iterable

from schakel.casuswerk.personen.rules.soorten import PersoonRol

# The prefixes of surnames that people give, leave out and move to the front as they please.
TUSSENVOEGSELS = frozenset(
    [
        "aan",
        "af",
        "al",
        "am",
        "auf",
        "aus",
        "bij",
        "d",
        "da",
        "dal",
        "das",
        "de",
        "deca",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "die",
        "do",
        "don",
        "dos",
        "du",
        "een",
        "el",
        "'l",
        "het",
        "i",
        "in",
        "'t",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "o",
        "of",
        "onder",
        "op",
        "over",
        "'s",
        "te",
        "ten",
        "ter",
        "to",
        "toe",
        "tot",
        "uijt",
        "uit",
        "van",
        "ver",
        "vom",
        "von",
        "voor",
        "vor",
        "zu",
        "zum",
        "zur",
        "ben",
        "bin",
        "ibn",
        "ould",
    ]
)
_LIGATUREN = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "\u0131": "i"}
)
_GEEN_LETTERS = re.compile(r"[^a-z]+")


def flatten(tekst: str) -> str:
    """Return lower-case letters without diacritics; the Dutch ij in all its spellings becomes y."""
    zonder = unicodedata.normalize("NFKD", tekst.casefold().translate(_LIGATUREN))
    letters = "".join(teken for teken in zonder if not unicodedata.combining(teken))
    return letters.replace("ij", "y").replace("’", "'").replace("`", "'")


def naam_sleutel(achternaam: str) -> str:
    """
    Return the key by which surnames are compared: "Van den Meÿden-Bakker" and "meijden bakker" are one.

    A name that is nothing but prefixes ("De") keeps them.
    """
    woorden = [woord for woord in re.split(r"[\s\-–/.]+", flatten(achternaam)) if woord]
    kern = [woord for woord in woorden if woord.strip("'") not in TUSSENVOEGSELS and woord not in TUSSENVOEGSELS]
    return "".join(_GEEN_LETTERS.sub("", woord) for woord in kern or woorden)


def split_achternaam(tekst: str) -> tuple[str, str]:
    """Return prefix and surname of what was typed in one field: "van der Meer" gives ("van der", "Meer")."""
    woorden = tekst.split()
    grens = 0
    while grens < len(woorden) - 1 and woorden[grens].casefold().replace("’", "'") in TUSSENVOEGSELS:
        grens += 1
    return " ".join(woorden[:grens]).casefold(), " ".join(woorden[grens:])


def volledige_naam(roepnaam: str, voornamen: str, tussenvoegsel: str, achternaam: str) -> str:
    """Return how somebody is called on a page; empty when nothing is known."""
    return " ".join(deel for deel in (roepnaam or voornamen, tussenvoegsel, achternaam) if deel)


def family_name(mensen: Iterable[tuple[str, str, str]]) -> str:
    """
    Return what a family is called everywhere: the surnames of its first two grown-ups, "El Idrissi – Ouali".

    Each person is (role, prefix, surname), in the order in which they stand in the dossier. Only where no grown-up of
    the family has a name, the children give theirs; empty when nobody does.
    """
    groot: list[str] = []
    klein: list[str] = []
    for rol, tussenvoegsel, achternaam in mensen:
        naam = " ".join(deel.strip() for deel in (tussenvoegsel, achternaam) if deel.strip())
        rij = klein if rol == PersoonRol.KIND else groot
        if naam and rol != PersoonRol.NETWERK and naam not in rij:
            rij.append(naam)
    return " – ".join(naam[:1].upper() + naam[1:] for naam in (groot or klein)[:2])


def mask_bsn(bsn: str) -> str:
    """Return a BSN as it is shown to whoever has no reason to see it: only its last two digits."""
    return f"•••••••{bsn[-2:]}"
