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
# What stands without an article and is no name either: adverbs and numerals; people, trades and things.
BIJWOORD = _groep("bijwoord")
MENSEN = _groep("mensen")
# After these relatives a name follows at once, and after "van" behind them too.
KIN = _groep("kin")
KIN_VAN = KIN | _groep("kinvan")
# Only a person does this: an unknown first word before it is a name.
MENS_DOET = _groep("mensdoet")
# A verb of one person; an unknown capital word before it is a name, unless it is stuff, which needs no article.
PERSOONSVORM = (DOET | MENS_DOET | _groep("persoonsvorm")) - {"en"}
_VOLTOOID = re.compile(r"^(?:ge|be|ver|ont|her)\w+[dt]$")
STOF = _groep("stof")
# After one of these, a word that nobody knows and that does something is a name: "mijn buurvrouw tsehay durft".
MENS_DAAR = VERWANT - {"aan", "die", "door", "haar", "hun", "jullie", "met", "mijn", "ons", "onze", "zijn", "kleine"}
_TUSSEN_VREEMD = frozenset({"el", "al", "ben", "bin", "abu", "ou", "ait", "bint", "ul", "ibn", "da", "dos", "von"})
_HEET = NOEMT - {"noemt", "noemen"}
_NAAM_IS = frozenset(
    {
        "naam",
        "voornaam",
        "achternaam",
        "roepnaam",
        "bijnaam",
        "doopnaam",
        "schuilnaam",
        "koosnaam",
        "koosnaampje",
        "bijnaampje",
    }
)
# "Ze noemen hem dikke toon": everybody calls him so. What one calls another ("hij noemt haar lui") is no name.
_ZO_GENOEMD = frozenset(
    {"hem", "haar", "'m", "m", "dikke", "lange", "grote", "gekke", "oude", "malle", "rooie", "kromme"}
)
_KORTE_TITEL = frozenset({"dhr", "mevr", "mvr", "mw", "fam", "hr"})
_LANGE_TITEL = frozenset({"mevrouw", "meneer", "mijnheer", "mejuffrouw", "familie"})
# Endings of what is said about somebody, and of what somebody does or is by trade.
_EIGENSCHAP = re.compile(r"(?:ig|lijk|isch|loos|baar|zaam|heid|ief|end|ing|teit|schap|ens|atie|sel)$")
_VAK = re.compile(
    r"(?:er|ster|eur|euse|ist|iste|loog|ent|ente|ant|aar|ares|arts|kracht|kundige|leider|genoot|genote|ouders?|zorg"
    r"|vrouw|moeder|vader|zoon|dochter|kind|hulp|dienst|team|gever|baas|coach|maatje|groep|school)$"
)
# "al-Sayed", "D'Angelo", "McKenzie": the capital inside tells.
_BINNENHOOFD = re.compile(r"^(?:[a-z]{1,3}[-'’][A-ZÀ-Þ]|[A-ZÀ-Þ]['’][A-ZÀ-Þ]|Mc[A-Z])")
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

    @property
    def tussen(self) -> bool:
        """Answer whether it is a prefix of a surname, also shortened ("v.d. Berg"); a "V." is somebody's initial."""
        return self.plat in TUSSEN or self.tekst in {"v", "v.", "d", "d.", "vd", "vd."}


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
    delen = plat.split("-")
    if len(delen) > 1 and all(_is_bekend(deel) for deel in delen):
        return True
    vormen = {plat, kern, re.sub(r"(?:je|tje|etje|ie)$", "", kern)} if len(kern) > 5 else {plat, kern}
    return any(_is_bekend(vorm) and vorm not in _lijst("dubbelzinnig") and len(vorm) > 2 for vorm in vormen)


def _woorden(tekst: str) -> list[Woord]:
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
        gevonden.append(Woord(treffer.start(), tot, woord, _plat(woord), begin))
    return gevonden


def find(tekst: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand, from the first prefix to the last part of the surname."""
    woorden = _woorden(tekst)
    plek = vorige_naam = 0
    while plek < len(woorden):
        # Who is named in one breath with somebody named is somebody too: "Emmy en puck".
        samen = plek > 1 and vorige_naam == plek - 1 and woorden[plek - 1].plat in {"en", "of"}
        aantal = _name_at(woorden, plek) or int(samen and _may_be_a_name(woorden[plek], ook_doen=False))
        vorige_naam = plek + aantal if aantal else vorige_naam
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
    if _BINNENHOOFD.match(woord.tekst) or _is_told_by_before(woorden, plek):
        return _stretch(woorden, plek)
    if _is_initial(woord) and _goes_with_initial(woorden, plek):
        return _stretch(woorden, plek)
    if _is_zeker(woord.plat) or _is_name_here(woorden, plek, vorig):
        return _stretch(woorden, plek)
    return 0


def _may_be_a_name(woord: Woord, *, ook_doen: bool) -> bool:
    """Answer whether no list knows the word as anything else; `ook_doen`: no verb can stand here ("zus van")."""
    gewoon = woord.plat in BIJWOORD | MENSEN | _GEEN_NAAM | GEWOON | DOET | TUSSEN | VERWANT | AANSPREEK | NOEMT
    if gewoon or len(woord.plat) < 2 or _EIGENSCHAP.search(woord.plat) or _INSTELLING.match(woord.plat):
        return False
    if woord.plat in _lijst("hoofdletters"):
        return False
    return ook_doen or not re.search(r"(?:t|en|de|te)$", woord.plat)


def _is_told_by_before(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether the words before tell that this is a name, however it is written and whether it is known."""
    woord = woorden[plek]
    vooraan = plek == 0 or woord.begin
    daar = not vooraan and woorden[plek - 1].plat in MENS_DAAR and not woord.hoofdletter
    if vooraan or (daar and _acts_as_a_person(woorden, plek)):
        return daar or _acts_as_a_person(woorden, plek)
    vorig, eerder = woorden[plek - 1].plat, woorden[plek - 2].plat if plek > 1 else ""
    if vorig in _HEET or (vorig == "is" and eerder in _NAAM_IS) or (vorig == "van" and eerder in KIN_VAN):
        return _may_be_a_name(woord, ook_doen=True) and not (vorig == "van" and re.search(r"(?:en|s)$", woord.plat))
    if vorig in _ZO_GENOEMD:
        return "noemen" in {w.plat for w in woorden[max(plek - 3, 0) : plek]} and _may_be_a_name(woord, ook_doen=True)
    if vorig == "mee" and eerder == "u":
        return _may_be_a_name(woord, ook_doen=False)
    if vorig in KIN | _KORTE_TITEL | _LANGE_TITEL:
        return _may_be_a_name(woord, ook_doen=vorig in _KORTE_TITEL and not woord.plat.endswith("t"))
    return False


def _acts_as_a_person(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether an unknown first word does what only a person does: "joey slaat zijn moeder"."""
    volgend = woorden[plek + 1].plat if plek + 1 < len(woorden) else ""
    woord = woorden[plek]
    if not _may_be_a_name(woord, ook_doen=False) or _VAK.search(woord.plat) or _VOLTOOID.match(woord.plat):
        return False
    if woord.hoofdletter and re.search(r"-[A-ZÀ-Þ][a-zà-ÿ]", woord.tekst):
        return True
    los = PERSOONSVORM if (woord.hoofdletter or plek) and woord.plat not in STOF else MENS_DOET
    return volgend in los or (woord.hoofdletter and volgend == "van" and _is_from_nearby(woorden, plek + 2))


def _is_from_nearby(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether somebody is told by where they live: "Djoke van hiernaast", not "Signaal van een tolk"."""
    waar = {"hiernaast", "hierboven", "hieronder", "boven", "beneden", "nummer", "hierachter", "hierover", "verderop"}
    return plek < len(woorden) and woorden[plek].plat in waar


def _is_initial(woord: Woord) -> bool:
    return woord.hoofdletter and len(woord.tekst) == 2 and woord.tekst.endswith(".")


def _goes_with_initial(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a surname follows: "K. Soeters" and "A. van den Berg", not "groep A. De school"."""
    rest = [woord for woord in woorden[plek + 1 : plek + 5] if not woord.tussen]
    return bool(rest) and (_is_initial(rest[0]) or (rest[0].hoofdletter and rest[0].plat not in GEWOON))


def _after_title(woorden: Sequence[Woord], plek: int, *, na_aanspreek: bool) -> int:
    einde = plek
    while einde < len(woorden) and (woorden[einde].tussen or woorden[einde].plat in NOEMT) and einde - plek < 3:
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
    gewoon = woord.plat in _GEEN_NAAM | BIJWOORD | GEWOON | DOET | TUSSEN | VERWANT | AANSPREEK
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
    # "Hoop is de naam van het kind."
    if [w.plat for w in woorden[plek + 1 : plek + 4 : 2]] == ["is", "naam"]:
        return True
    naam = rest[0].hoofdletter and not rest[0].begin and rest[0].plat not in _lijst("hoofdletters")
    naam = naam and not _is_abbreviation(rest[0]) and not _is_initial(rest[0])
    return naam or bool(_BINNENHOOFD.match(rest[0].tekst))


def _is_abbreviation(woord: Woord) -> bool:
    """Answer whether the word is written in capitals such as GGZ, or has one inside such as mbo'er and iPad."""
    letters = woord.tekst.rstrip(".").split("-")[0].split("'")[0]
    return len(letters) > 1 and letters[1:2].isupper()


def _is_surname_at_the_end(woorden: Sequence[Woord], einde: int) -> bool:
    """Answer whether a name in small letters goes on: nothing, or a deed, stands behind "rinus boterbloem"."""
    naam, kandidaat = woorden[einde], woorden[einde + 1]
    volgend = woorden[einde + 2].plat if einde + 2 < len(woorden) else ""
    return (
        not naam.hoofdletter
        and not kandidaat.begin
        and not kandidaat.hoofdletter
        and (not volgend or volgend in PERSOONSVORM)
        and _is_zeker(naam.plat)
        and _may_be_a_name(kandidaat, ook_doen=False)
        and not _VAK.search(kandidaat.plat)
        and kandidaat.plat not in STOF
    )


def _stretch(woorden: Sequence[Woord], plek: int) -> int:
    """Return how many words belong to the name that begins here: initials, prefixes, surname."""
    einde = plek
    while einde + 1 < len(woorden):
        volgend = woorden[einde + 1]
        ver = einde + 1
        while ver < len(woorden) - 1 and woorden[ver].tussen and ver - einde <= 3:
            ver += 1
        kandidaat = woorden[ver]
        raak = kandidaat.hoofdletter and not kandidaat.begin and kandidaat.plat not in _lijst("hoofdletters")
        vreemd = ver > einde + 1 and woorden[einde + 1].plat in _TUSSEN_VREEMD
        na_tussen = ver > einde + 1 and (kandidaat.plat in _lijst("achternamen") or vreemd)
        na_tussen = na_tussen or _is_surname_at_the_end(woorden, einde)
        if not (raak or na_tussen or (ver == einde + 1 and _is_zeker(volgend.plat))):
            break
        einde = ver
    return einde - plek + 1
