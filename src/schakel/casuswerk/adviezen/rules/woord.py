"""The words of a text, with what is needed to judge each."""

import re
from dataclasses import dataclass

from schakel.casuswerk.adviezen.rules.lijsten import groep, plat

TUSSEN = groep("tussen")
_WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_LEESTEKEN_ZIN = re.compile(r"(?:^|[.!?:;\n•*\"“”‘])\s*[\"“‘•*-]*\s*$")
_NA_VOORLETTER = re.compile(r"\b(?:[A-Z]|dhr|mevr|mw|mvr|fam|dr|drs|ds|mr|zr|br|ing|ir)\.\s*$", re.IGNORECASE)
# A number, a bracket or the end of a sentence stands between: "een man van 79 verzorgt".
_LOS = re.compile(r"[\d(]\W*$")
# Something else begins behind it: "zij heeft dorst, beer ook".
_KOMMA = re.compile(r"[,;:/(–-]\s*$")
_LEEFTIJD = re.compile(r"\s\(\d{1,2}(?:\s?(?:jaar|jr?))?\)")
_ZIN_UIT = re.compile(r"[.!?\n]\s*$")


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of the text with what is needed to judge it."""

    van: int
    tot: int
    tekst: str
    plat: str
    begin: bool
    los: bool = False
    komma: bool = False
    # An age in brackets stands behind it: "maan (4)".
    leeftijd: bool = False

    @property
    def hoofdletter(self) -> bool:
        """Answer whether it begins with a capital."""
        return self.tekst[:1].isupper()

    @property
    def tussen(self) -> bool:
        """Answer whether it is a prefix of a surname, also shortened ("v.d. Berg"); a "V." is somebody's initial."""
        return self.plat in TUSSEN or self.tekst in {"v", "v.", "d", "d.", "vd", "vd."}


def split_words(tekst: str) -> list[Woord]:
    """Return the words in order, also those of names with prefixes and hyphens."""
    gevonden = []
    for treffer in _WOORD.finditer(tekst):
        ervoor = tekst[: treffer.start()]
        if ervoor.endswith("[") and tekst[treffer.end() : treffer.end() + 1] == "]":
            # It stands for something that was taken out before, and is no word by which others are judged.
            gevonden.append(Woord(treffer.start(), treffer.end(), "", "", begin=False))
            continue
        begin = bool(_LEESTEKEN_ZIN.search(ervoor)) and not _NA_VOORLETTER.search(ervoor)
        # A full stop belongs to an initial or an abbreviation, not to the last word of a sentence.
        tot = treffer.end()
        if treffer.group().endswith(".") and len(treffer.group()) > 2:
            tot -= 1
        woord = tekst[treffer.start() : tot]
        los = bool(_LOS.search(ervoor)) or (begin and bool(_ZIN_UIT.search(ervoor)))
        komma, leeftijd = bool(_KOMMA.search(ervoor)), bool(_LEEFTIJD.match(tekst, tot))
        gevonden.append(Woord(treffer.start(), tot, woord, plat(woord), begin, los, komma, leeftijd))
    return gevonden
