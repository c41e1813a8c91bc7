"""Which words, names and places does the scanner of an advies know?  Made at set-up from packages of the lock files."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path

from schakel.casuswerk.adviezen.rules.lijsten import OPGEHAALDE_LIJSTEN, eigen_lijst, plat

# Languages that many people in the Netherlands have a name from.
VOORNAMEN = (
    *("az_AZ", "cs_CZ", "de_DE", "en_GB", "en_IN", "en_PK", "es_ES", "fr_DZ", "fr_FR", "hr_HR", "hu_HU", "id_ID"),
    *("it_IT", "lt_LT", "nl_BE", "nl_NL", "pl_PL", "pt_PT", "ro_RO", "sk_SK", "sv_SE", "tr_TR", "tw_GH"),
)
ACHTERNAMEN = ("en_PK", "es_ES", "fr_DZ", "hr_HR", "nl_BE", "nl_NL", "pt_PT", "ro_RO", "tr_TR", "tw_GH", "vi_VN")
# No word of its own: wrong on purpose, or only inside a compound.
_GEEN_WOORD = frozenset({"Fw", "Cx"})
_GEWOON_TEKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\Z")
_KORT, _LANG_DEEL, _LANG = 4, 6, 17
# In so many compounds a short word makes others likely; fewer will do when the dictionary itself combines it.
_VAAK, _SOMS = 15, 3

_Regel = tuple[str, str, re.Pattern[str]]


def make_lists(woordenboek: Path) -> dict[str, str]:
    """This function will give the text of each list, from the folder of the dictionary and the names of Faker."""
    woorden = _all_words(woordenboek)
    begin, einde = _said_to_combine(woordenboek)
    delen = begin | _common_parts(woorden, einde)
    gewoon = woorden | {plat(woord) for woord in eigen_lijst("hoofdletters")}
    voornamen = _names("first_names", VOORNAMEN) - gewoon
    achternamen = _names("last_names", ACHTERNAMEN) - gewoon
    # Who is called "van Haarlem" is known by the prefix; a surname without one goes before the place.
    namen = (
        voornamen | _names("last_names", ACHTERNAMEN, los=True) | eigen_lijst("voornamen") | eigen_lijst("achternamen")
    )
    plaatsen = _places() - woorden - namen
    return {
        naam: "\n".join(sorted(inhoud)) + "\n"
        for naam, inhoud in zip(
            OPGEHAALDE_LIJSTEN,
            (
                _without_compounds(woorden, delen),
                delen,
                voornamen,
                achternamen - plaatsen,
                plaatsen,
            ),
            strict=True,
        )
    }


def _all_words(woordenboek: Path) -> frozenset[str]:
    """This function will give every form of every common word: an entry with a capital is somebody or somewhere."""
    regels = _read_affixes((woordenboek / "index.aff").read_text(encoding="utf-8"))
    ingangen = (regel.split()[0].partition("/") for regel in _entries(woordenboek))
    vormen = chain.from_iterable(_forms(woord, vlaggen, regels) for woord, _, vlaggen in ingangen)
    return frozenset(woord for woord in map(plat, vormen) if _GEWOON_TEKEN.match(woord))


def _entries(woordenboek: Path) -> list[str]:
    """This function will give the entries, without the number of them that stands first."""
    return [regel for regel in (woordenboek / "index.dic").read_text(encoding="utf-8").splitlines()[1:] if regel]


def _read_affixes(tekst: str) -> dict[str, tuple[str, list[_Regel]]]:
    """This function will give for each flag whether it is a prefix or a suffix, and its rules."""
    regels: dict[str, tuple[str, list[_Regel]]] = {}
    for soort, vlag, weg, erbij, *rest in (regel.split() for regel in tekst.splitlines() if regel[1:3] == "FX"):
        if not rest:
            # The head of a flag: how many rules follow.
            continue
        letters, _, vlaggen = erbij.partition("/")
        if not letters.strip("-0") or letters.endswith("-") or "Cx" in _pairs(vlaggen):
            continue
        regel = (weg.strip("0"), letters, re.compile(rf"(?:{rest[0]})\Z"))
        regels.setdefault(vlag, (soort, []))[1].append(regel)
    return regels


def _pairs(vlaggen: str) -> list[str]:
    return [vlaggen[plek : plek + 2] for plek in range(0, len(vlaggen), 2)]


def _forms(woord: str, vlaggen: str, regels: dict[str, tuple[str, list[_Regel]]]) -> Iterator[str]:
    paren = _pairs(vlaggen)
    if not woord[:1].islower() or _GEEN_WOORD.intersection(paren):
        return
    soorten = [regels[vlag] for vlag in paren if vlag in regels]
    vormen = [woord]
    for soort, eigen in soorten:
        if soort == "SFX":
            vormen += [
                woord[: len(woord) - len(weg)] + letters
                for weg, letters, past in eigen
                if woord.endswith(weg) and past.search(woord)
            ]
    yield from vormen
    for soort, eigen in soorten:
        if soort == "PFX":
            yield from (letters + vorm for _, letters, _ in eigen for vorm in vormen)


def _said_to_combine(woordenboek: Path) -> tuple[frozenset[str], frozenset[str]]:
    """This function will give what is no word but begins compounds ("kinder"), and what may end one."""
    begin, einde = set(), set()
    for woord, _, tekens in (regel.split()[0].partition("/") for regel in _entries(woordenboek)):
        vlaggen = set(_pairs(tekens))
        if {"Ca", "Cx"} <= vlaggen and len(woord) >= _LANG_DEEL:
            begin.add(plat(woord))
        if "Cc" in vlaggen and woord.islower() and not vlaggen & _GEEN_WOORD:
            einde.add(plat(woord))
    return frozenset(begin), frozenset(einde)


def _common_parts(woorden: frozenset[str], einde: frozenset[str]) -> frozenset[str]:
    """This function will give the short words of which many compounds are made."""
    telling: Counter[str] = Counter()
    for woord in woorden:
        for plek in range(_KORT, len(woord) - _KORT + 1):
            links, rechts = woord[:plek], woord[plek:]
            if links in woorden and rechts in woorden:
                telling.update(deel for deel in (links, rechts) if len(deel) < _LANG_DEEL)
    return frozenset(deel for deel, aantal in telling.items() if aantal >= (_SOMS if deel in einde else _VAAK))


def _without_compounds(woorden: Iterable[str], delen: frozenset[str]) -> frozenset[str]:
    """This function will leave out what the scanner knows without a list: made of the rest, or very long."""
    over: set[str] = set()
    for woord in sorted(woorden, key=len):
        if len(woord) <= _LANG and not _is_compound(woord, over, delen):
            over.add(woord)
    return frozenset(over)


def _is_compound(woord: str, woorden: set[str], delen: frozenset[str]) -> bool:
    def is_part(deel: str) -> bool:
        return deel in delen or (len(deel) >= _LANG_DEEL and deel in woorden)

    for plek in range(_KORT, len(woord) - _KORT + 1):
        links, rechts = woord[:plek], woord[plek:]
        begin = is_part(links) or (links[-1] == "s" and is_part(links[:-1]))
        if begin and (is_part(rechts) or _is_compound(rechts, woorden, delen)):
            return True
    return False


def _names(soort: str, talen: Iterable[str], *, los: bool = False) -> frozenset[str]:
    """This function will give the names of Faker in these languages, of "van Dijk" the last word or, if `los`, none."""
    gevonden = set()
    for taal in talen:
        bron = import_module(f"faker.providers.person.{taal}").Provider
        lijsten = [getattr(bron, naam) for naam in dir(bron) if naam.startswith(soort)]
        delen = (str(naam).split() for lijst in lijsten for naam in lijst or ())
        gevonden |= {plat(deel[-1]) for deel in delen if len(deel) == 1 or not los}
    return frozenset(naam for naam in gevonden if len(naam) > 1 and _GEWOON_TEKEN.match(naam))


def _places() -> frozenset[str]:
    """This function will give the words of which the names of Dutch places and of countries are made."""
    bron = import_module("faker.providers.address.nl_NL").Provider
    delen = {plat(deel.strip("(),")) for naam in (*bron.cities, *bron.countries) for deel in naam.split()}
    return frozenset(deel for deel in delen if len(deel) > 3)
