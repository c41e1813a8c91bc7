"""A word that no list and no dictionary knows: whose name is it, and when is it none?"""

import re
from collections.abc import Sequence

from schakel.casuswerk.adviezen.rules.lijsten import eigen_lijst, groep, is_bekend, is_voornaam, opgehaald
from schakel.casuswerk.adviezen.rules.woord import Woord
from schakel.casuswerk.adviezen.rules.woordenboek import is_plaats, is_samenstelling, is_verschrijving, is_woord

# Not "dat": a clause begins with it more often ("zij zegt dat waldo slaat").
_LIDWOORD = frozenset({"de", "het", "een", "geen", "deze", "die", "dit", "elke", "ieder", "iedere", "welke"})
# "cjg'er", "sms't": an abbreviation that is bent; "stiefoma", "plusvader": relatives of every kind.
_GEBOGEN = re.compile(r"'(?:er|ers|t|en|te|s|je|jes)$")
_FAMILIE = re.compile(
    r"^(?:stief|plus|bonus|half|schoon|pleeg|oud|groot|achter|over|aanstaande|ex-?)(?:-?(?:stief|schoon|groot))?"
    r"(?:opa|oma|vader|moeder|ouders?|kind|kinderen|zoon|zonen|dochter|dochters|broers?|zus|zussen|oom|tante|neef|nicht|familie"
    r"|vriend|vriendin|man|vrouw|partner|collega|buurman|buurvrouw)$"
)
# Behind "de" and "het" a capital may be the name of a school, a boat or a flat; behind these it is a thing.
_ARTIKEL = frozenset({"een", "geen", "deze"})
_PLEK = frozenset({"op", "aan", "in"})
_NA_ROEPNAAM = frozenset({"met", "van", "door", "bij", "tegen", "over", "naar", "volgens", "voor", "en", "is", "dat"})
# Longer than this, a word in capitals is a word: "MOEDER BELT".
_KORT = 5
_KLINKER = re.compile(r"[aeiouy]")
_AANSPREEK = groep("aanspreek")
_AFKORTING = groep("afkorting")
# Initials of a name with a prefix, "RvD" and "JvdB": no office is written so, except a few.
_PARAAF = re.compile(r"^[A-Z]{1,2}(?:v|d|vd|vdd)[A-Z]$")
_DUBBEL = re.compile(r"^[A-ZÀ-Þ][a-zà-ÿ]+-[A-ZÀ-Þ][a-zà-ÿ]+$")
# A capital inside: "CoMensha"; not that of a name, "LaToya" or "McKenzie".
_MERK = re.compile(r"^(?!(?:Mc|Mac|La|Le|De|Di|Da|Du|Jo|Van|O)[A-Z])[A-Z][a-z]+[A-Z][A-Za-z]*$")
# What an office, a facility or a line for help ends in.
_INSTANTIE = re.compile(
    r"(?:ziekenhuis|kliniek|school|academie|universiteit|college|instituut|centrum|punt|loket|lijn|dienst|team|raad|bureau"
    r"|politie|zorg|hulp|opvang|huis|hof|bank|fonds|bond|partij|kamer|vereniging|stichting|commissie|inspectie|autoriteit"
    r"|organisatie|groep|corporatie|ministerie|gemeente|provincie|rechtbank|chaussee|brandweer|ambulance|wet|regeling|plan"
    r"|methode|protocol|project|programma|training|cursus|netwerk|platform|poli|afdeling|conferentie|bescherming|toezicht)$"
)


def no_dictionary_knows(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether this word can only be a name: no Dutch word, no place, no abbreviation, no slip of the pen."""
    woord = woorden[plek]
    vorig = woorden[plek - 1].plat if plek else ""
    if len(woord.plat) < 3:
        return _is_short_name(woord, vorig)
    if is_known_part(woord.plat) or is_abbreviation(woord) or woord.plat in _AANSPREEK:
        return False
    if not woord.hoofdletter and vorig in _LIDWOORD:
        # A thing, unless somebody lives there: "op de hoefkade".
        return plek > 1 and woorden[plek - 2].plat in _PLEK and not is_verschrijving(woord.plat)
    return bool(woord.hoofdletter and not woord.begin) or not is_verschrijving(woord.plat)


def is_no_person(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a capital inside a sentence belongs to an office, a place or a word: "het Vertrouwenspunt"."""
    woord = woorden[plek]
    if _PARAAF.match(woord.tekst):
        return False
    instantie = woord.tekst.isupper() or _INSTANTIE.search(woord.plat)
    if _is_written_short(woord) or (instantie and is_woord(woord.plat)):
        return True
    if is_plaats(woord.plat) or ("-" in woord.plat and is_known_part(woord.plat)):
        # "Mr. Spong-Haan": two capitals, and neither is an office or a place.
        return not (_DUBBEL.match(woord.tekst) and not any(_is_no_word_of_ours(deel) for deel in woord.plat.split("-")))
    return _stands_in_a_title(woorden, plek)


def names_an_office(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether an office is named after somebody: "het Juliana Kinderziekenhuis"."""
    if plek + 1 == len(woorden) or not plek or woorden[plek].begin or woorden[plek - 1].plat not in {"het", "de"}:
        return False
    volgend = woorden[plek + 1]
    instantie = bool(_INSTANTIE.search(volgend.plat)) and is_woord(volgend.plat)
    return volgend.hoofdletter and not volgend.begin and instantie


def is_abbreviation(woord: Woord) -> bool:
    """Answer whether the word is an abbreviation: in capitals such as GGZ, without a vowel, or known as one."""
    letters = woord.tekst.rstrip(".").split("-")[0].split("'")[0].split("’")[0]
    hoofdletters = len(letters) > 1 and letters[1:2].isupper() and (len(letters) <= _KORT or letters != woord.tekst)
    if _PARAAF.match(woord.tekst):
        return False
    return hoofdletters or bool(_MERK.match(woord.tekst)) or _is_written_short(woord)


def _is_written_short(woord: Woord) -> bool:
    hoofdletters = sum(teken.isupper() for teken in woord.tekst)
    kort = len(woord.plat) <= _KORT and (hoofdletters > 1 or not _KLINKER.search(woord.plat))
    return woord.plat in _AFKORTING or (kort and not _PARAAF.match(woord.tekst))


def _is_no_word_of_ours(deel: str) -> bool:
    return deel in eigen_lijst("hoofdletters") or is_plaats(deel) or bool(_INSTANTIE.search(deel)) or deel in _AFKORTING


def _is_short_name(woord: Woord, vorig: str) -> bool:
    if len(woord.plat) < 2 or not is_voornaam(woord.plat) or woord.plat in eigen_lijst("dubbelzinnig"):
        return False
    if woord.hoofdletter:
        return not woord.tekst.isupper() and woord.plat not in opgehaald("woorden")
    return vorig in _NA_ROEPNAAM


def is_known_part(plat: str) -> bool:
    """Answer whether every part of it is a word, a place or an office."""
    if "-" in plat:
        return all(is_known_part(deel) for deel in plat.split("-"))
    plat = _GEBOGEN.sub("", plat)
    return (
        len(plat) < 3
        or plat in eigen_lijst("hoofdletters")
        or plat in _AFKORTING
        or is_woord(plat)
        or is_plaats(plat)
        or bool(_FAMILIE.match(plat))
    )


def _stands_in_a_title(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether it is a plain word behind an article or behind a known office: "uit de Knel", "Bureau Media"."""
    woord, vorig = woorden[plek], woorden[plek - 1] if plek else None
    if vorig is None or is_bekend(woord.plat) or is_samenstelling(woord.plat) or not is_woord(woord.plat):
        return False
    if not vorig.hoofdletter and vorig.plat in _ARTIKEL:
        return plek < 2 or woorden[plek - 2].plat not in _PLEK
    if vorig.hoofdletter and vorig.plat.endswith("se") and vorig.plat in eigen_lijst("hoofdletters"):
        return True
    if vorig.plat == "en" and plek > 1:
        vorig = woorden[plek - 2]
    kan = vorig.hoofdletter and not is_bekend(vorig.plat) and vorig.plat not in eigen_lijst("dubbelzinnig")
    return kan and (bool(_INSTANTIE.search(vorig.plat)) or (not vorig.begin and _stands_in_a_title(woorden, plek - 1)))
