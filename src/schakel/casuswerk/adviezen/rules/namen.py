"""Is this word somebody's name?  Lists for what is known, the sentence for what is a word as well."""

import re
from collections.abc import Iterator, Sequence

from schakel.casuswerk.adviezen.rules.kaal import is_told_by_what_lacks
from schakel.casuswerk.adviezen.rules.lijsten import eigen_lijst, groep, is_achternaam, is_bekend, is_voornaam, is_zeker
from schakel.casuswerk.adviezen.rules.onbekend import (
    is_abbreviation,
    is_known_part,
    is_no_person,
    names_an_office,
    no_dictionary_knows,
)
from schakel.casuswerk.adviezen.rules.woord import TUSSEN, Woord, split_words
from schakel.casuswerk.adviezen.rules.woordenboek import is_plaats, is_woord

# After one of these follows a name, however it is written.
AANSPREEK = groep("aanspreek")
NOEMT = groep("noemt")
# After one of these a word that can be a name is one, and a capital is enough.
VERWANT = groep("verwant")
# Words that often begin a sentence, also after an initial that ends the one before.
GEWOON = groep("gewoon")
# What a person does: a doubtful word before it is a name ("Wil zegt dat").
DOET = groep("doet")


# Compounds of these name a profession, an office or a facility, also with a capital.
_INSTELLING = re.compile(
    r"^(?:jeugd|kinder|gemeente|wijk|zorg|school|basisschool|ouder|sociale?|huisarts|praktijk|ziekenhuis|politie|vrouwen"
    r"|slachtoffer|crisis|meld|gezins|leerplicht|onderwijs|buurt|dorps|stads|reclasserings?|maatschappelijk)",
)
# After these familiar titles a name may stand without a capital; what is no name there is one of these or a verb.
_VERTROUWD = groep("vertrouwd")
_GEEN_NAAM = groep("geen_naam")
# What stands without an article and is no name either: adverbs and numerals; people, trades and things.
BIJWOORD = groep("bijwoord")
MENSEN = groep("mensen")
# After these relatives a name follows at once, and after "van" behind them too.
KIN = groep("kin")
KIN_VAN = KIN | groep("kinvan")
# Only a person does this: an unknown first word before it is a name.
MENS_DOET = groep("mensdoet")
# A verb of one person; an unknown capital word before it is a name, unless it is stuff, which needs no article.
PERSOONSVORM = (DOET | MENS_DOET | groep("persoonsvorm")) - {"en"}
# A case, a fire or a shop does this as well.
_OOK_EEN_DING = frozenset({"dreigt", "duwt", "liegt", "loopt", "roept", "wil", "weigert", "vindt", "woont", "woonde"})
_VOLTOOID = re.compile(r"^(?:ge|be|ver|ont|her)\w+[dt]$")
STOF = groep("stof")
# After one of these, a word that nobody knows and that does something is a name: "mijn buurvrouw tsehay durft".
MENS_DAAR = VERWANT - {"aan", "die", "door", "haar", "hun", "jullie", "met", "mijn", "ons", "onze", "zijn", "kleine"}
_TUSSEN_VREEMD = frozenset({"el", "al", "ben", "bin", "abu", "ou", "ait", "bint", "ul", "ibn", "da", "dos", "von"})
# "Zij hoort van nova dat": behind these without an article, such a word is somebody.
NAAM_NA = groep("naamna")
_VOOR_NAAM = frozenset({"met", "van", "over", "door", "bij", "volgens", "tegen", "naar", "aan", "dat", "voor", "om"})
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
_ZEGT = frozenset({"zei", "zegt", "vertelt", "vertelde", "vroeg", "vraagt", "schreef", "schrijft"})
_KORTE_TITEL = frozenset({"dhr", "mevr", "mvr", "mw", "fam", "hr"})
_LANGE_TITEL = frozenset({"mevrouw", "meneer", "mijnheer", "mejuffrouw", "familie"})
_AMBT = groep("ambt")
# Endings of what is said about somebody, and of what somebody does or is by trade.
_EIGENSCHAP = re.compile(r"(?:ig|lijk|isch|loos|baar|zaam|heid|ief|end|ing|teit|schap|ens|atie|sel)$")
_VAK = re.compile(
    r"(?:er|ster|eur|euse|ist|iste|aris|aat|eut|iater|lid|persoon|mens|loog|ent|ente|ant|aar|ares|arts|kracht|kundige|leider|genoot|genote|ouders?|zorg"
    r"|vrouw|moeder|vader|zoon|dochter|kind|hulp|dienst|team|gever|baas|coach|maatje|groep|school)$"
)
# "al-Sayed", "D'Angelo", "McKenzie": the capital inside tells.
_BINNENHOOFD = re.compile(r"^(?:[a-z]{1,3}[-'’][A-ZÀ-Þ]|[A-ZÀ-Þ]['’][A-ZÀ-Þ]|Mc[A-Z])")


def find(tekst: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand, from the first prefix to the last part of the surname."""
    # Where everything stands in capitals, a capital tells nothing.
    klein = tekst.lower()
    schreeuwt = re.sub(r"\[\w+\]", "", tekst).isupper() and len(klein) == len(tekst)
    woorden = split_words(klein if schreeuwt else tekst)
    plek = vorige_naam = 0
    while plek < len(woorden):
        # Who is named in one breath with somebody named is somebody too: "Emmy en puck".
        samen = plek > 1 and vorige_naam == plek - 1 and woorden[plek - 1].plat in {"en", "of"}
        aantal = _name_at(woorden, plek) or int(samen and _goes_along(woorden[plek]))
        vorige_naam = plek + aantal if aantal else vorige_naam
        if aantal:
            yield woorden[plek].van, woorden[plek + aantal - 1].tot
        plek += max(aantal, 1)


def parts(naam: str) -> list[str]:
    """Return what of a name that was found can be looked for elsewhere: no prefixes, titles and small words."""
    gewoon = GEWOON | TUSSEN | VERWANT | AANSPREEK | NOEMT | DOET | MENSEN | BIJWOORD | _GEEN_NAAM
    return [w.tekst for w in split_words(naam) if len(w.plat) > 2 and w.plat not in gewoon]


def _name_at(woorden: Sequence[Woord], plek: int) -> int:
    """Return over how many words a name stretches that begins here; 0 when none does."""
    woord = woorden[plek]
    vorig = woorden[plek - 1].plat if plek and not woord.los else ""
    if names_an_office(woorden, plek):
        return 0
    if vorig in AANSPREEK or vorig in NOEMT:
        aantal = _after_title(woorden, plek, na_aanspreek=vorig in AANSPREEK)
        if aantal:
            return aantal
    if _BINNENHOOFD.match(woord.tekst) or _has_an_age(woorden, plek) or _is_told_by_before(woorden, plek):
        return _stretch(woorden, plek)
    if _is_initial(woord) and _goes_with_initial(woorden, plek):
        return _stretch(woorden, plek)
    zeker = is_zeker(woord.plat) or is_told_by_what_lacks(woorden, plek)
    if zeker or _is_name_here(woorden, plek, vorig) or no_dictionary_knows(woorden, plek):
        return _stretch(woorden, plek)
    return 0


def _goes_along(woord: Woord) -> bool:
    """Answer whether a word after "Emmy en" names somebody too: no word that only a dictionary knows."""
    return (_is_doubtful(woord) or not is_woord(woord.plat)) and _may_be_a_name(woord, ook_doen=False)


def _may_be_a_name(woord: Woord, *, ook_doen: bool) -> bool:
    """Answer whether no list knows the word as anything else; `ook_doen`: no verb can stand here ("zus van")."""
    gewoon = woord.plat in BIJWOORD | MENSEN | _GEEN_NAAM | GEWOON | DOET | TUSSEN | VERWANT | AANSPREEK | NOEMT
    if gewoon or len(woord.plat) < 2 or _EIGENSCHAP.search(woord.plat) or _INSTELLING.match(woord.plat):
        return False
    if woord.plat in eigen_lijst("hoofdletters") or is_abbreviation(woord):
        return False
    return ook_doen or not re.search(r"(?:t|en|de|te)$", woord.plat)


def _is_told_by_before(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether the words before tell that this is a name, however it is written and whether it is known."""
    woord = woorden[plek]
    vooraan = plek == 0 or woord.begin
    if woord.los:
        return False
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
    ambt = vorig in _AMBT and bool(woord.tekst) and not woord.hoofdletter and not is_woord(woord.plat)
    return ambt or (vorig in KIN | _KORTE_TITEL | _LANGE_TITEL and _stands_behind_somebody(woorden, plek))


def _stands_behind_somebody(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a word behind "mijn neef" or "mevrouw" is the name, and not what they do."""
    woord, vorig = woorden[plek], woorden[plek - 1].plat
    volgend = woorden[plek + 1].plat if plek + 1 < len(woorden) else ""
    # No two verbs follow each other: "familie kolen heeft", "mijn zoon linde wil".
    if volgend in PERSOONSVORM and (vorig in _LANGE_TITEL | {"fam"} or (vorig in KIN and _is_doubtful(woord))):
        return _may_be_a_name(woord, ook_doen=True) and woord.plat not in STOF
    if vorig in KIN and is_woord(woord.plat) and not _is_doubtful(woord):
        return False
    return _may_be_a_name(woord, ook_doen=vorig in _KORTE_TITEL and not woord.plat.endswith("t"))


def _acts_as_a_person(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether an unknown first word does what only a person does: "joey slaat zijn moeder"."""
    volgend = woorden[plek + 1].plat if plek + 1 < len(woorden) else ""
    woord = woorden[plek]
    if not _may_be_a_name(woord, ook_doen=False) or _VAK.search(woord.plat) or _VOLTOOID.match(woord.plat):
        return False
    if woord.hoofdletter and re.search(r"-[A-ZÀ-Þ][a-zà-ÿ]", woord.tekst):
        return not is_known_part(woord.plat)
    gewoon = woord.plat in STOF or (is_woord(woord.plat) and not _is_doubtful(woord))
    los = MENS_DOET - _OOK_EEN_DING if gewoon else PERSOONSVORM if woord.hoofdletter or plek else MENS_DOET
    return volgend in los or (woord.hoofdletter and volgend == "van" and _is_from_nearby(woorden, plek + 2))


def _is_doubtful(woord: Woord) -> bool:
    return is_bekend(woord.plat) or woord.plat in eigen_lijst("dubbelzinnig")


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
    # "De juf te streng" has no name in it, "juf te Winkel" has.
    te = einde < len(woorden) and woorden[plek].plat == "te" and not woorden[einde].hoofdletter
    if einde == len(woorden) or (te and is_woord(woorden[einde].plat)) or _tells_where(woorden[plek], woorden[einde]):
        return 0
    woord = woorden[einde]
    if na_aanspreek and woorden[plek - 1].plat in _VERTROUWD and _looks_like_a_name(woord):
        return einde - plek + _stretch(woorden, einde)
    if na_aanspreek and _is_surname_behind_prefix(woorden, plek, einde):
        return einde - plek + _stretch(woorden, einde)
    # "Hij noemt haar dom": whom he calls so, not what she is called.
    naam = (woord.hoofdletter and woord.plat not in eigen_lijst("hoofdletters")) or is_bekend(woord.plat)
    naam = naam and (woord.hoofdletter or woord.plat not in GEWOON)
    if not naam or (woord.begin and not is_bekend(woord.plat)):
        return 0
    if not na_aanspreek and not woord.hoofdletter and not is_zeker(woord.plat) and einde == plek and woord.plat in DOET:
        return 0
    return einde - plek + _stretch(woorden, einde)


def _tells_where(eerste: Woord, woord: Woord) -> bool:
    """Answer whether it tells where somebody is ("oma in Leiden", "oma in bed"), and not who ("opa in 't Veld")."""
    plek = is_plaats(woord.plat) or (is_known_part(woord.plat) and not woord.hoofdletter)
    return eerste.plat in {"in", "op"} and plek


def _is_surname_behind_prefix(woorden: Sequence[Woord], plek: int, einde: int) -> bool:
    """Answer whether a word behind "mevr de" or "meneer van der" is a surname, also one that is a word as well."""
    woord, ertussen = woorden[einde], {w.plat for w in woorden[plek:einde]}
    kort = woorden[plek - 1].plat in _KORTE_TITEL and "van" not in ertussen
    naam = bool(ertussen) and (kort or bool(ertussen & {"der", "den", "ter", "ten", "'t", "el"}))
    return naam and _may_be_a_name(woord, ook_doen=True)


def _looks_like_a_name(woord: Woord) -> bool:
    """Answer whether a word after "opa" or "juf" is neither a verb nor one of the small words."""
    gewoon = woord.plat in _GEEN_NAAM | BIJWOORD | GEWOON | DOET | TUSSEN | VERWANT | AANSPREEK
    return len(woord.plat) > 2 and not gewoon and not re.search(r"(?:t|en|de|te)$", woord.plat)


def _is_name_here(woorden: Sequence[Woord], plek: int, vorig: str) -> bool:
    """Judge a word that no list settles by itself."""
    woord, twijfel = woorden[plek], _is_doubtful(woorden[plek])
    gewoon = woord.plat in GEWOON or woord.plat in eigen_lijst("hoofdletters") or _INSTELLING.match(woord.plat)
    if gewoon or len(woord.plat) < 2:
        return False
    if woord.hoofdletter and not woord.begin:
        los = is_abbreviation(woord) or (is_no_person(woorden, plek) and not _is_named_after(vorig))
        return twijfel or not los
    volgend = woorden[plek + 1].plat if plek + 1 < len(woorden) else ""
    if woord.hoofdletter:
        doet = twijfel and volgend in DOET and woord.plat not in {"een", "den", "haar", "meer", "los", "ja"}
        return doet or _owns_or_is_followed(woorden, plek)
    if woord.begin and is_voornaam(woord.plat) and volgend in MENS_DOET:
        return woord.plat not in BIJWOORD | STOF
    # Whoever says something is somebody: "en toen zei roos dat", where a thing would have an article.
    zegt = vorig in _ZEGT and volgend in {"dat", "of"} and twijfel and is_voornaam(woord.plat)
    if zegt or (vorig in _VOOR_NAAM and woord.plat in NAAM_NA):
        return True
    return twijfel and is_voornaam(woord.plat) and vorig in VERWANT - {"met", "door", "aan", "die", "haar", "zijn"}


def _has_an_age(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a first word has an age: "April is 11 en eet niet meer"."""
    woord, rest = woorden[plek], woorden[plek + 1 : plek + 3]
    jaren = len(rest) == 2 and rest[0].plat == "is" and rest[1].los
    return jaren and woord.begin and woord.hoofdletter and _is_doubtful(woord)


def _is_named_after(vorig: str) -> bool:
    """Answer whether the word before tells of one person: "vriend Bever"."""
    return vorig in KIN_VAN | NOEMT


def _owns_or_is_followed(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a first word is a name by what follows: "Ricardo's moeder", "Ludmila Benali"."""
    woord, rest = woorden[plek], woorden[plek + 1 : plek + 2]
    if not rest or rest[0].los or woord.plat in AANSPREEK | VERWANT | GEWOON | NOEMT:
        return False
    if rest[0].plat in VERWANT and (woord.plat.endswith("'s") or is_voornaam(woord.plat.removesuffix("s"))):
        return True
    # "Hoop is de naam van het kind."
    if [w.plat for w in woorden[plek + 1 : plek + 4 : 2]] == ["is", "naam"]:
        return True
    naam = rest[0].hoofdletter and not rest[0].begin and rest[0].plat not in eigen_lijst("hoofdletters")
    naam = naam and not is_abbreviation(rest[0]) and not _is_initial(rest[0])
    return naam or bool(_BINNENHOOFD.match(rest[0].tekst))


def _is_surname_at_the_end(woorden: Sequence[Woord], einde: int) -> bool:
    """Answer whether a name in small letters goes on: nothing, or a deed, stands behind "rinus boterbloem"."""
    naam, kandidaat = woorden[einde], woorden[einde + 1]
    volgend = woorden[einde + 2].plat if einde + 2 < len(woorden) else ""
    return (
        not naam.hoofdletter
        and not kandidaat.begin
        and not kandidaat.hoofdletter
        and (not volgend or volgend in PERSOONSVORM)
        and is_zeker(naam.plat)
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
        raak = kandidaat.hoofdletter and not kandidaat.begin and kandidaat.plat not in eigen_lijst("hoofdletters")
        vreemd = ver > einde + 1 and woorden[einde + 1].plat in _TUSSEN_VREEMD
        na_tussen = ver > einde + 1 and (is_achternaam(kandidaat.plat) or is_plaats(kandidaat.plat) or vreemd)
        na_tussen = na_tussen or _is_surname_at_the_end(woorden, einde)
        if not (raak or na_tussen or (ver == einde + 1 and is_zeker(volgend.plat))):
            break
        einde = ver
    return einde - plek + 1
