"""A word that is also a name: what stands around it tells which.  A thing has an article, a person has none."""

from collections.abc import Sequence

from schakel.casuswerk.adviezen.rules.lijsten import eigen_lijst, groep
from schakel.casuswerk.adviezen.rules.woord import Woord

KAAL = groep("kaal")
_NAVERWANT = groep("naverwant")
_KIN = groep("kin") | groep("kinvan")
_BEPALEND = frozenset(
    {"de", "het", "een", "geen", "deze", "die", "dit", "dat", "elke", "iedere", "welke", "mijn", "zijn", "haar", "hun"}
) | {"ons", "onze", "uw", "jouw", "jullie", "'n", "n", "t", "'t", "zo'n", "z'n", "d'r", "m'n", "veel", "als"}
# "Dat bas slaat", "haar roos": the first opens a clause more often than it points at a thing.
_OOK_VOEGWOORD = frozenset({"dat", "als"})
_MAANDEN = frozenset({"april", "mei", "juni", "juli", "augustus"})
_VOOR_MAAND = groep("voormaand")
_WEER = frozenset({"regen", "wind", "onweer", "hagel", "sneeuw", "kou", "bliksem", "maan"})
_MENSENWERK = groep("mensdoet") | {"heeft", "zegt", "huilt", "eet", "denkt", "kan", "mag", "wil", "zit", "woont"}
_VOOR_BEN = frozenset(
    {"omdat", "dat", "als", "toen", "heeft", "is", "zegt", "slaat", "om", "met", "van", "voor", "door"}
)
_VOORZETSEL = frozenset({"om", "met", "volgens", "door", "tegen", "aan", "bij", "naar", "over"})


def is_told_by_what_lacks(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a word that is a name as well lacks what it would have as a thing, a month or a verb."""
    return _stands_bare(woorden, plek) or _is_month_as_name(woorden, plek) or _is_no_verb_there(woorden, plek)


def _stands_bare(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a thing or an animal stands without an article: "sinds vader weg is zorgt mees voor ons"."""
    twijfel = woorden[plek].leeftijd and woorden[plek].plat in eigen_lijst("dubbelzinnig")
    if woorden[plek].plat not in KAAL and not twijfel:
        return False
    if plek + 1 < len(woorden) and woorden[plek + 1].los and not woorden[plek].leeftijd and not woorden[plek + 1].begin:
        # "Max 2 uur" tells how much; "mees (4)" has an age.
        return False
    for terug in range(1, min(plek, 3) + 1):
        eerder = woorden[plek - terug]
        if woorden[plek - terug + 1].komma or woorden[plek - terug + 1].los:
            break
        if eerder.plat in _BEPALEND and (terug == 1 or _describes(woorden, plek - terug + 1, plek)):
            return eerder.plat in _OOK_VOEGWOORD
    return not _is_compared(woorden, plek)


def _describes(woorden: Sequence[Woord], van: int, tot: int) -> bool:
    """Answer whether only adjectives stand between: "een grote gele ster"."""
    return all(woord.plat.endswith("e") and woord.plat not in _KIN for woord in woorden[van:tot])


def _is_compared(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether it stands beside what it is one of: "storm en regen", "een soort engel"."""
    om = {woord.plat for woord in woorden[max(plek - 2, 0) : plek + 3]}
    if [een.plat for een in woorden[max(plek - 2, 0) : plek]] in (["er", "was"], ["er", "is"], ["het", "was"]):
        return True
    return bool(om & _WEER) or (plek > 0 and woorden[plek - 1].plat in {"zo'n", "soort"})


def _is_month_as_name(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a month does what only a person does, or stands where no month can: "vader nam Juni mee"."""
    woord = woorden[plek]
    if woord.plat not in _MAANDEN or woord.los:
        return False
    vorig = woorden[plek - 1].plat if plek else ""
    volgend = woorden[plek + 1].plat if plek + 1 < len(woorden) else ""
    if woord.begin or not plek:
        return volgend in _MENSENWERK
    return woord.hoofdletter and vorig not in _VOOR_MAAND


def _is_no_verb_there(woorden: Sequence[Woord], plek: int) -> bool:
    """Answer whether a verb or a month that is a name stands where neither can: "met ben", "zoon mei"."""
    woord = woorden[plek]
    if woord.begin and woord.plat == "lief" and plek + 1 < len(woorden):
        return woorden[plek + 1].plat in {"wordt", "heeft", "krijgt", "mag", "moet", "gaat", "komt", "zegt", "huilt"}
    if not plek or woord.plat not in _NAVERWANT or woord.los or woord.komma:
        return False
    vorig = woorden[plek - 1].plat
    if woord.plat in _MAANDEN:
        return vorig in groep("kin")
    if woord.plat == "ben":
        # The verb goes with "ik" and "je" alone.
        return vorig in _VOOR_BEN and not {"ik", "je", "jij", "'k", "k"} & {een.plat for een in woorden}
    return vorig in _VOORZETSEL and not (vorig == "tegen" and woord.plat == "wil")
