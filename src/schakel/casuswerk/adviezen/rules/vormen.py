"""What points at a household by its shape, not by a list: spelled numbers, plates, streets, buildings, initials."""

import re
from collections.abc import Iterator

_EENHEID = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TIENTAL = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
# A Dutch number in words, "vierendertig" and "tweeduizend" included.
GETALWOORD = (
    rf"(?:nul|{_EENHEID}|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
    rf"|(?:(?:{_EENHEID})(?:en|ën))?(?:{_TIENTAL})"
    rf"|(?:(?:{_EENHEID}|tien|elf|twaalf|(?:(?:{_EENHEID})(?:en|ën))?(?:{_TIENTAL}))?(?:honderd|duizend)"
    rf"(?:en)?(?:{_EENHEID}|tien|elf|twaalf|dertien|veertien|(?:(?:{_EENHEID})(?:en|ën))?(?:{_TIENTAL}))?))"
)
_TUSSEN = r"[\s,.;-]{1,3}"
_GETAL = rf"(?:{GETALWOORD}|\d{{1,4}})\b"
_MAAND = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# What a street ends in; without a number it points at a household only when the word is a name of its own.
_WEG = "straat|laan|plein|gracht|singel|dreef|plantsoen|steeg|kade|hof"
_GEEN_STRAAT = (
    "straat|laan|plein|gracht|zijstraat|winkelstraat|achterstraat|woonstraat|achterlaan|oprijlaan|schoolplein|speelplein"
    "|dorpsplein|parkeerplein|marktplein|kerkplein|binnenplein|gerechtshof|hof|kade|steeg|doodlopende|hoofdstraat"
    "|kinderhof|stationsplein|dwarsstraat|buurtstraat|gerechtshof|behoof|geloof"
)
# A place in which anybody can live: no name of a house.
_GEEN_HUIS = (
    r"\w*(?:huis|huizen|flat|buurt|wijk|opvang|centrum|instelling|woning|stad|dorp|straat|kamer|kazerne|groep|tuin|schuur"
    r"|caravan|regio|gemeente|omgeving|hoek|kelder|auto|boerderij|gevangenis|kliniek|inrichting|provincie|polder|kerk)"
    r"|zelfde|buurt|andere|eigen|kleine|grote|rand|randstad|haag|stad|verte|nacht|kou|periode|weekend\w*|vakantie\w*|"
    r"begane|eerste|tweede|derde|vierde|bovenste|onderste|noordzijde|overkant|verdieping|vrouwenopvang|open|drukke|oude|nieuwe"
)
# Houses and schools of which there are many, so that a name follows.
_GEBOUW = (
    "kindcentrum|basisschool|obs|cbs|rkbs|kdv|bso|kinderdagverblijf|peuterspeelzaal|camping|woonboot|complex|appartementencomplex"
    "|verzorgingshuis|verpleeghuis|woonzorgcentrum|kapsalon|bakkerij|lyceum|college|hofje|residentie|vso|sbo|flatgebouw|flat"
)
_GEEN_GEBOUWNAAM = (
    "en|de|het|een|op|in|aan|met|van|voor|waar|is|zijn|maar|om|te|als|dat|die|heeft|had|belt|ziet|zag|wil|weet|maakt|staat|of"
    "|bij|naar|niet|ook|mag|kan|al|alleen|vaak|altijd|niemand|iedereen|hoort|tot|na|over|boven|onder|naast|door|sinds"
)
_AFKORTING = (
    r"d\.w\.z|o\.a|i\.v\.m|m\.b\.t|a\.u\.b|e\.d|n\.a\.v|t\.a\.v|m\.n|i\.p\.v|t\.o\.v|b\.v|z\.s\.m|d\.m\.v|i\.o|p\.m|a\.m"
    r"|a\.s|j\.l|n\.v\.t|e\.a|i\.c|d\.d|o\.i|i\.e|t\.b\.v|o\.b\.v|v\.w\.b|p\.p|w\.o|t\.z\.t|m\.i|o\.l\.v|t\.n\.v"
)
_VOORZETSEL = r"(?:van der|van den|van de|van 't|van het|van|ter|ten|de|den|el|al|'t|op den|op de)"

_NUMMER = rf"(?:nummer\s+)?{_GETAL}(?:\s?[a-zA-Z]\b)?"
_MAAND_KORT = rf"(?:{_MAAND}|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b)"
_VOOR_ADRES = r"(?:op|aan|in|bij|uit)\s+(?:de\s+|het\s+)?"
_NETWERK = r"(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|facebook|fb|discord|telegram|account|(?:gebruikers|profiel)naam)"


def _vorm(soort: str, *delen: str, kast: bool = False) -> tuple[str, re.Pattern[str]]:
    """Return a pattern made of its parts; `kast`: capitals count."""
    return soort, re.compile("".join(delen), 0 if kast else re.IGNORECASE)


_PATRONEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    _vorm("telefoon", rf"\bnul(?:{_TUSSEN}{_GETAL}){{3,10}}"),
    _vorm("nummer", rf"\b{GETALWOORD}\b(?:{_TUSSEN}{GETALWOORD}\b){{5,12}}"),
    _vorm(
        "adres",
        rf"\b(?:huisnummer|postcode)\W{{1,3}}{GETALWOORD}\b",
        rf"(?:{_TUSSEN}{_GETAL}){{0,4}}",
        r"(?:\s[a-z]{2}\b)?",
    ),
    _vorm("adres", rf"\b(?:op|van|bij|naast)\s+nummer\s+{_GETAL}(?:\s?[a-z]\b)?"),
    _vorm("adres", r"\b(?:plek|kamer|woning|kavel|huisje|unit|appartement|portiek|perceel)\s+", _NUMMER),
    _vorm(
        "geboortedatum",
        r"\b(?:geboren|jarig|verjaardag|geb\.?\s?dat(?:um)?)\b\.?(?:\W+[\w.]+){0,4}?\W+",
        rf"{_MAAND_KORT}\.?(?:\W+(?:\d{{4}}|{GETALWOORD}(?:\s{GETALWOORD})?)\b)?",
    ),
    _vorm("adres", rf"\b{_VOOR_ADRES}(?:van|van de|van der|jan|sint)\s+\w+(?:{_WEG})\b"),
    _vorm(
        "adres",
        rf"\b(?!(?:{_GEEN_STRAAT})\b)[a-zà-ÿ'-]{{2,}}",
        r"(?:straat|laan|plein|singel|dreef|plantsoen|gracht)\b",
        kast=True,
    ),
    _vorm("adres", r"\b(?:van|jan|de)\s+\w{2,}(?:straat|laan|plein|singel|gracht|kade)\b(?:\s\d{1,5}\b)?", kast=True),
    _vorm("adres", r"\blaan\s+van\s+(?:\w+\s){0,3}\w+\s+\d{1,4}\b"),
    _vorm(
        "adres",
        r"\b(?:woont|wonen|woonde|woonden)\s+(?:\w+\s){0,2}?(?:in|op|aan)\s+(?:de|het|'t)\s+",
        rf"(?!(?:{_GEEN_HUIS})\b)[a-z]{{5,}}\b",
        kast=True,
    ),
    _vorm(
        "adres",
        rf"\b(?:{_GEBOUW})\s+(?:(?:de|het|'?t)\s+)?(?!(?:{_GEEN_GEBOUWNAAM})\b)",
        r"(?!\w+en\b)[\w'’-]{4,}(?:'s)?\b",
    ),
    _vorm("naam", rf"(?<![\w.])(?!(?:{_AFKORTING})\.)(?:[a-z]\.\s?){{1,4}}\s?", rf"{_VOORZETSEL}\s+[\w'’-]{{3,}}"),
    _vorm("naam", r"\b(?:bij|naast|tegenover)\s+de\s+(?:van der|van den|van de|van|de)\s+\w{3,}s\b"),
    _vorm(
        "naam",
        r"\b(?:voor|achter|roep|doop|bij|koos|schuil)?naam\s+(?:van\s+)?(?:het\s+|de\s+)?\w{3,14}\s*[:=]\s*",
        r"(?!(?:onbekend|geheim|niet|geen|onduidelijk|weet|volgt|nog)\b)[\w'’-]{2,}",
    ),
    _vorm(
        "naam",
        r"\bnoe(?:mt|men|mde|mden)\s+(?:\w+\s+)?(?:hem|haar|'m|me|mij)\s+(?:thuis|altijd|ook|gewoon)\s+",
        r"[\w'’-]{3,}",
    ),
    _vorm("account", r"[\"'“”‘’](?=\w*[a-z]{3})(?=\w*\d)\w{5,}[\"'“”‘’]"),
    _vorm("nummer", r"\b(?:id|polis|pas|paspoort|rijbewijs)\b\W{0,3}(?:is\W+)?(?=\w*\d)(?=\w*[a-z])\w{6,12}\b"),
    _vorm("account", rf"\b{_NETWERK}\b\W{{1,3}}(?:\w+\W+){{0,2}}?", r"(?=[\w.]*\.\w)\w[\w.]{3,}\w"),
)
# Letters and digits in turns, six in all, however they are spread: only near a word for a vehicle.
_VOERTUIG = re.compile(
    r"\b(?:kenteken\w*|plaat|auto|bus|busje|scooter|brommer|wagen|golf|bestelbus|motor|taxi)\b", re.IGNORECASE
)
_PLAAT = re.compile(
    rf"(?<![\w-])(?:(?:[a-z][\s-]?){{1,3}}(?:\d[\s-]?){{1,3}}(?:[a-z][\s-]?){{1,3}}|(?:\d[\s-]?){{1,3}}(?:[a-z][\s-]?){{1,3}}"
    rf"(?:\d[\s-]?){{1,3}}|{GETALWOORD}\s[a-z]{{2,3}}\s{GETALWOORD})(?![\w-])",
    re.IGNORECASE,
)
_VER = 45
# Letters that no Dutch word has: whoever wrote them, wrote a name.
_VREEMD = re.compile(r"\b\w*[žłşğıćčšőøåãąęńśźżđťřěůățæŽŁŞĞİĆČŠŐØÅÃĄĘŃŚŹŻĐŤŘĚŮĂȚÆ]\w*\b")


def find(tekst: str) -> Iterator[tuple[int, int, str]]:
    """Yield what points at somebody by its shape: where it stands and what it is."""
    for soort, patroon in _PATRONEN:
        for treffer in patroon.finditer(tekst):
            yield treffer.start(), treffer.end(), soort
    for treffer in _VREEMD.finditer(tekst):
        yield treffer.start(), treffer.end(), "naam"
    for treffer in _PLAAT.finditer(tekst):
        if _is_plate(treffer.group()) and _VOERTUIG.search(tekst[max(treffer.start() - _VER, 0) : treffer.start()]):
            yield treffer.start(), treffer.end(), "kenteken"


def _is_plate(gevonden: str) -> bool:
    tekens = [teken for teken in gevonden if teken.isalnum()]
    return len(tekens) == 6 or (len(tekens) > 6 and not any(teken.isdigit() for teken in tekens))
