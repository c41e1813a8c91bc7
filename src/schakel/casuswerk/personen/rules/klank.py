"""How does a name sound, whoever wrote it down?  Dutch ears, and names from other scripts (ADR-0033)."""

import re
from functools import lru_cache

from schakel.casuswerk.personen.rules.namen import TUSSENVOEGSELS, flatten

# In this order: what is written in many ways and heard as one.
_KLANKEN = (
    ("tsj", "s"), ("dzj", "g"), ("dj", "g"), ("sch", "sg"), ("tch", "s"), ("sh", "s"), ("sj", "s"), ("ch", "g"),
    ("kh", "g"), ("gh", "g"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"),
    ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("z", "s"), ("v", "f"), ("d", "t"),
)  # fmt: skip
_DUBBEL = re.compile(r"(.)\1+")
# Vowels, and what is now heard as one: Yusuf and Joesoef, Wali and Ouali, Hassan and Assan.
_KLINKERS = re.compile(r"[aeiouyjwh]+")
_AANEEN = re.compile(r"([a-zß-ÿ])([A-Z])")
_GEEN_LETTERS = re.compile(r"[^a-z]+")
MEESTE_KLANKEN = 12

# Names by which people are called, and the name in the papers; either may be written down. Own list, not complete.
_ROEPNAMEN = {
    "wilhelmus": "wim willem pim wil",
    "wilhelmina": "willy mien mina wil willemien",
    "johannes": "jan hans johan joop jo",
    "johanna": "annie jo hanneke joke hannie jannie",
    "jacobus": "jaap sjaak ko koos cobus",
    "cornelis": "kees cor nelis",
    "cornelia": "corrie cor nel lia",
    "petrus": "peter piet pieter",
    "petronella": "nel nelly ellie petra",
    "maria": "marie ria mieke rie marja marijke",
    "elisabeth": "els bep lies betty elly liesbeth",
    "gerardus": "gerard gerrit ger",
    "gerarda": "gerda ger",
    "hendrikus": "henk hendrik henri rik",
    "hendrika": "henny riek rika",
    "antonius": "ton toon anton antoon",
    "antonia": "toos tonny",
    "theodorus": "theo dorus",
    "theodora": "thea dora",
    "catharina": "trees toos rina tineke ina",
    "adrianus": "ad adrie arie adriaan",
    "adriana": "janny jannie sjaan",
    "margaretha": "greet gre margreet marga",
    "nicolaas": "nico klaas niek",
    "lambertus": "bert lambert",
    "hubertus": "huub bert",
    "albertus": "bert albert ab",
    "bernardus": "ben bernard",
    "franciscus": "frans",
    "francisca": "cisca sisca",
    "martinus": "martin maarten tinus",
    "leonardus": "leo",
    "mohammed": "mo mohamed moh",
    "fatima": "fatma fatiha",
    "christina": "stien christien tineke ina",
    "everdina": "diny dien",
    "alexander": "alex sander xander lex",
    "sebastiaan": "bas bastiaan",
    "frederik": "fred frits freek erik",
    "mathilda": "til tilly",
    "magdalena": "leni lena magda",
}
_VOLUIT: dict[str, frozenset[str]] = {}
for _papier, _genoemd in _ROEPNAMEN.items():
    for _naam in (*_genoemd.split(), _papier):
        _VOLUIT[_naam] = _VOLUIT.get(_naam, frozenset()) | {_papier}


@lru_cache(maxsize=65_536)
def klank_of(woord: str) -> str:
    """
    Return how one word sounds: its consonants as they are heard; two spellings of one name sound alike.

    >>> klank_of("Meijer") == klank_of("Meyer") == klank_of("Maier")
    True
    """
    plat = _GEEN_LETTERS.sub("", flatten(woord))
    if plat.endswith("en") and len(plat) > len("aben"):
        plat = plat[:-1]
    for van, naar in _KLANKEN:
        plat = plat.replace(van, naar)
    plat = _DUBBEL.sub(r"\1", plat)
    open_begin = "a" if plat and _KLINKERS.match(plat) else ""
    return (open_begin + _KLINKERS.sub("", plat))[:MEESTE_KLANKEN]


@lru_cache(maxsize=65_536)
def naamdelen(achternaam: str) -> tuple[str, ...]:
    """Return the parts of a surname that count, flat, without prefixes: "De Vries-Bakker" gives vries and bakker."""
    # "van deVries" is one space short.
    los = _AANEEN.sub(r"\1 \2", achternaam)
    woorden = [w for w in re.split(r"[\s\-–/.]+", flatten(los)) if w]
    kern = [w for w in woorden if w not in TUSSENVOEGSELS and w.strip("'") not in TUSSENVOEGSELS] or woorden
    return tuple(deel for deel in (_GEEN_LETTERS.sub("", w) for w in kern) if deel)


@lru_cache(maxsize=65_536)
def voornaamdelen(roepnaam: str, voornamen: str) -> tuple[str, ...]:
    """Return the first names by which somebody may be called, flat, each once."""
    woorden = re.split(r"[\s\-–/.,]+", flatten(f"{roepnaam} {voornamen}"))
    return tuple(dict.fromkeys(deel for deel in (_GEEN_LETTERS.sub("", w) for w in woorden) if deel))


def is_roepnaam(een: str, ander: str) -> bool:
    """Answer whether both are ways to say one name: Wim and Wilhelmus, Bep and Elisabeth."""
    return bool(_VOLUIT.get(een, frozenset()) & _VOLUIT.get(ander, frozenset()))


def klanken_of(achternaam: str, roepnaam: str, voornamen: str) -> list[str]:
    """
    Return the keys under which a person is found by name alone: sound of a surname with sound of a first name.

    Each part of a double name counts, so that a maiden name is found; so does the whole, for who writes it as one word.
    """
    delen = naamdelen(achternaam)
    achter = {klank_of(deel) for deel in (*delen[:3], "".join(delen))}
    voor: set[str] = set()
    for naam in voornaamdelen(roepnaam, voornamen)[:4]:
        voor |= {klank_of(naam), *(klank_of(papier) for papier in _VOLUIT.get(naam, ()))}
    return sorted(f"{a}.{v}" for a in achter if a for v in voor if v)
