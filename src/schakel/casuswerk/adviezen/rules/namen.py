"""Is this word somebody's name?  Lists for what is known, the sentence for what is a word as well."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_MAP = Path(__file__).parent


def _groep(naam: str) -> frozenset[str]:
    regels = (_MAP / "woordsoorten.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(woord for regel in regels if regel.startswith(f"{naam}: ") for woord in regel.split()[1:])


_WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")

# After one of these follows a name, however it is written.
AANSPREEK = _groep("aanspreek")
NOEMT = _groep("noemt")
# After one of these a word that can be a name is one, and a capital is enough.
VERWANT = _groep("verwant")
TUSSEN = _groep("tussen")
# Words that often begin a sentence, also after an initial that ends the one before.
GEWOON = _groep("gewoon")
# What a person does: a doubtful word before it is a name ("Wil zegt dat").
DOET = _groep("doet")
_LEESTEKEN_ZIN = re.compile(r"(?:^|[.!?:;\n•*\"“”‘])\s*[\"“‘•*-]*\s*$")


# Compounds of these name a profession, an office or a facility, also with a capital.
_INSTELLING = re.compile(
    r"^(?:jeugd|kinder|gemeente|wijk|zorg|school|basisschool|ouder|sociale?|huisarts|praktijk|ziekenhuis|politie|vrouwen"
    r"|slachtoffer|crisis|meld|gezins|leerplicht|onderwijs|buurt|dorps|stads|reclasserings?|maatschappelijk)",
)
# After these familiar titles a name may stand without a capital; what is no name there is one of these or a verb.
_VERTROUWD = _groep("vertrouwd")
_GEEN_NAAM = _groep("geen_naam")
_NA_VOORLETTER = re.compile(r"\b(?:[A-Z]|dhr|mevr|mw|mvr|fam|dr|drs|ds|mr|zr|br|ing|ir)\.\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of the text with what is needed to judge it."""

    van: int
    tot: int
    tekst: str
    plat: str
    begin: bool

    @property
    def hoofdletter(self) -> bool:
        """Answer whether it begins with a capital."""
        return self.tekst[:1].isupper()


def _plat(tekst: str) -> str:
    zonder = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in zonder if not unicodedata.combining(teken)).replace("’", "'").rstrip(".")


@cache
def _lijst(naam: str) -> frozenset[str]:
    regels = (_MAP / f"{naam}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_plat(woord) for regel in regels if not regel.startswith("#") for woord in regel.split())


def _is_bekend(plat: str) -> bool:
    return plat in _lijst("voornamen") or plat in _lijst("achternamen")


def _is_zeker(plat: str) -> bool:
    """Answer whether it is a name whatever stands around it; also in its small form ("Keesje", "Sjaantje's")."""
    kern = re.sub(r"(?:'s|s)$", "", plat) if plat not in _lijst("voornamen") else plat
    vormen = {plat, kern, re.sub(r"(?:je|tje|etje|ie)$", "", kern)} if len(kern) > 5 else {plat, kern}
    return any(_is_bekend(vorm) and vorm not in _lijst("dubbelzinnig") and len(vorm) > 2 for vorm in vormen)


def _woorden(tekst: str) -> list[Woord]:
    gevonden = []
    for treffer in _WOORD.finditer(tekst):
        ervoor = tekst[: treffer.start()]
        begin = bool(_LEESTEKEN_ZIN.search(ervoor)) and not _NA_VOORLETTER.search(ervoor)
        # A full stop belongs to an initial or an abbreviation, not to the last word of a sentence.
        tot = treffer.end()
        if treffer.group().endswith(".") and len(treffer.group()) > 2:
            tot -= 1
        woord = tekst[treffer.start() : tot]
        gevonden.append(Woord(treffer.start(), tot, woord, _plat(woord), begin))
    return gevonden


def find(tekst: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand, from the first prefix to the last part of the surname."""
    woorden = _woorden(tekst)
    plek = 0
    while plek < len(woorden):
        aantal = _name_at(woorden, plek)
        if aantal:
            yield woorden[plek].van, woorden[plek + aantal - 1].tot
        plek += max(aantal, 1)


def _name_at(woorden: Sequence[Woord], plek: int) -> int:
    """Return over how many words a name stretches that begins here; 0 when none does."""
    woord = woorden[plek]
    vorig = woorden[plek - 1].plat if plek else ""
    if vorig in AANSPREEK or vorig in NOEMT:
        aantal = _after_title(woorden, plek, na_aanspreek=vorig in AANSPREEK)
        if aantal:
            return aantal
    if _is_initial(woord) and _goes_with_initial(woorden, plek):
        return _stretch(woorden, plek)
    if _is_zeker(woord.plat) or _is_name_here(woorden, plek, vorig):
        return _stretch(woorden, plek)
    return 0


def _is_initial(woord: Woord) -> bool:
    return woord.hoofdletter and len(woord.tekst) == 2 and woord.tekst.endswith(".")


def _goes_with_initial(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a surname follows: "K. Soeters" and "A. van den Berg", not "groep A. De school"."""
    rest = [woord for woord in woorden[plek + 1 : plek + 5] if woord.plat not in TUSSEN]
    return bool(rest) and (_is_initial(rest[0]) or (rest[0].hoofdletter and rest[0].plat not in GEWOON))


def _after_title(woorden: Sequence[Woord], plek: int, *, na_aanspreek: bool) -> int:
    einde = plek
    while einde < len(woorden) and woorden[einde].plat in TUSSEN | NOEMT and einde - plek < 3:
        einde += 1
    if einde == len(woorden):
        return 0
    woord = woorden[einde]
    if na_aanspreek and woorden[plek - 1].plat in _VERTROUWD and _looks_like_a_name(woord):
        return einde - plek + _stretch(woorden, einde)
    naam = (woord.hoofdletter and woord.plat not in _lijst("hoofdletters")) or _is_bekend(woord.plat)
    if not naam or (woord.begin and not _is_bekend(woord.plat)):
        return 0
    if (
        not na_aanspreek
        and not woord.hoofdletter
        and not _is_zeker(woord.plat)
        and einde == plek
        and woord.plat in DOET
    ):
        return 0
    return einde - plek + _stretch(woorden, einde)


def _looks_like_a_name(woord: Woord) -> bool:
    """Answer whether a word after "opa" or "juf" is neither a verb nor one of the small words."""
    gewoon = woord.plat in _GEEN_NAAM | GEWOON | DOET | TUSSEN | VERWANT | AANSPREEK
    return len(woord.plat) > 2 and not gewoon and not re.search(r"(?:t|en|de|te)$", woord.plat)


def _is_name_here(woorden: Sequence[Woord], plek: int, vorig: str) -> bool:
    """Judge a word that no list settles by itself."""
    woord = woorden[plek]
    if woord.plat in _lijst("hoofdletters") or len(woord.plat) < 2:
        return False
    twijfel = _is_bekend(woord.plat) or woord.plat in _lijst("dubbelzinnig")
    if woord.plat in GEWOON or _INSTELLING.match(woord.plat):
        return False
    if woord.hoofdletter and not woord.begin:
        return not _is_abbreviation(woord) or twijfel
    volgend = woorden[plek + 1].plat if plek + 1 < len(woorden) else ""
    if woord.hoofdletter and _owns_or_is_followed(woorden, plek):
        return True
    if woord.hoofdletter:
        return twijfel and volgend in DOET and woord.plat not in {"een", "den", "haar", "meer", "los", "ja"}
    return (
        twijfel
        and woord.plat in _lijst("voornamen")
        and vorig in VERWANT - {"met", "door", "aan", "die", "haar", "zijn"}
    )


def _owns_or_is_followed(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a first word is a name by what follows: "Ricardo's moeder", "Ludmila Benali"."""
    woord, rest = woorden[plek], woorden[plek + 1 : plek + 2]
    if not rest or woord.plat in AANSPREEK | VERWANT | GEWOON | NOEMT:
        return False
    if woord.plat.endswith("'s") and rest[0].plat in VERWANT:
        return True
    naam = rest[0].hoofdletter and not rest[0].begin and rest[0].plat not in _lijst("hoofdletters")
    return naam and not _is_abbreviation(rest[0]) and not _is_initial(rest[0])


def _is_abbreviation(woord: Woord) -> bool:
    """Answer whether the word is written in capitals such as GGZ, or has one inside such as mbo'er and iPad."""
    letters = woord.tekst.rstrip(".").split("-")[0].split("'")[0]
    return len(letters) > 1 and letters[1:2].isupper()


def _stretch(woorden: Sequence[Woord], plek: int) -> int:
    """Return how many words belong to the name that begins here: initials, prefixes, surname."""
    einde = plek
    while einde + 1 < len(woorden):
        volgend = woorden[einde + 1]
        ver = einde + 1
        while ver < len(woorden) - 1 and woorden[ver].plat in TUSSEN and ver - einde <= 3:
            ver += 1
        kandidaat = woorden[ver]
        raak = kandidaat.hoofdletter and not kandidaat.begin and kandidaat.plat not in _lijst("hoofdletters")
        na_tussen = ver > einde + 1 and kandidaat.plat in _lijst("achternamen")
        if not (raak or na_tussen or (ver == einde + 1 and _is_zeker(volgend.plat))):
            break
        einde = ver
    return einde - plek + 1
