"""What points at a household by its shape, not by a list: spelled numbers, plates, streets, buildings, initials."""

import re
from collections.abc import Iterator

from schakel.casuswerk.adviezen.rules.lijsten import groep

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
    "|bij|naar|niet|ook|mag|kan|al|meldt|vraagt|vindt|stuurt|geeft|doet|zegt|noemt|wacht|werkt|weigert|sluit|denkt|komt|gaat|neemt"
    "|krijgt|laat|moet|zit|ligt|wordt|werd|mist|eist|stelt|biedt|schrikt|meldde|vroeg|zei|vond|belde|zoekt|biedt|helpt|alleen|vaak|altijd|niemand|iedereen|hoort|tot|na|over|boven|onder|naast|door|sinds"
    "|twijfelt|overlegt|aarzelt|signaleert|constateert|merkt|merkte|spreekt|bespreekt|overweegt|kreeg|adviseert|worstelt|verwacht|overlegde"
)
_AFKORTING = (
    r"d\.w\.z|o\.a|i\.v\.m|m\.b\.t|a\.u\.b|e\.d|n\.a\.v|t\.a\.v|m\.n|i\.p\.v|t\.o\.v|b\.v|z\.s\.m|d\.m\.v|i\.o|p\.m|a\.m"
    r"|a\.s|j\.l|n\.v\.t|e\.a|i\.c|d\.d|o\.i|i\.e|t\.b\.v|o\.b\.v|v\.w\.b|p\.p|w\.o|t\.z\.t|m\.i|o\.l\.v|t\.n\.v"
)
_VOORZETSEL = r"(?:van der|van den|van de|van 't|van het|van|ter|ten|de|den|el|al|'t|op den|op de)"

_GEEN_WEG = (
    r"(?:snel|hoofd|rijks|ring|buiten|binnen|land|zand|provinciale|provinciale\s|drukke\s|fiets|voet|bos|tuin|zee|rivier|spoor|vecht|bij"
    r"|vakantie|woonwagen|bungalow|industrie|pretpark|speel|sport|voetbal|grote\s)?(?:weg|dijk|kade|pad|hof|markt|park|wal|haven|veld|terrein)\b"
)
_LETTERVAN = "".join(rf"(?<!\b(?i:{woord}) )" for woord in sorted(groep("voorletter")))
_WIE = (
    r"zoon|zoontje|dochter|dochtertje|jongen|meisje|kind|leerling|leerlinge|cliënt|cliënte|client|patiënt|patiënte|baby|broer|broertje"
    r"|zus|zusje|neef|neefje|nicht|nichtje|partner|ex|buurman|buurvrouw|vriend|vriendin|peuter|kleuter|stiefzoon|stiefdochter|man|vrouw"
    r"|vader|moeder|mevrouw|meneer|mw|dhr|ouder|collega|casus"
)

_NUMMER = rf"(?:nummer\s+)?{_GETAL}(?:\s?[a-zA-Z]\b)?"
_MAAND_KORT = rf"(?:{_MAAND}|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b)"
_DAG_KORT = rf"\d{{1,2}}[\s./-](?:\d{{1,2}}|{_MAAND_KORT}\.?)[\s./-]['’]?(?:19|20)?\d\d"
_FEEST = "kerst|pasen|pinkster|nieuwjaar|oudjaar|sinterklaas|koning|bevrijding|valentijn|hemelvaart"
_GEEN_BIJNAAM = (
    "onbekend|bekend|niet|geheim|nog|bij|in|van|volgt|anders|dezelfde|hetzelfde|vaak|ook|steeds|soms|hier|nooit|altijd"
    "|dit|dat|als|slachtoffer|dader|lui|dom|dik|gek|hoer|slet|varken|ons|ik|wij|hij|zij|verder|alleen|eerder|vaker|meteen|onduidelijk"
)
_GEEN_SCHOOL = (
    r"\w*(?:school|onderwijs|opvang|opleiding|college|club|internaat)|mbo|vmbo|havo|vwo|lagere|middelbare|speciale?"
    r"|basis\w*"
)
# A plate has no vowels, so that no word looks like one; a term in months does.
_MEDE = "[b-df-hj-np-tv-xz]"
_PLAATVORM = "|".join(
    rf"(?!\d+\s(?:mnd|km|kg|cm|mm|wk|st|gr|ml|gb|mb|zw)\b){vorm}"
    for vorm in (
        rf"\d\d\s{_MEDE}{{2}}\s\d\d",
        rf"{_MEDE}{{2}}\s\d\d\s\d\d",
        rf"\d\d\s\d\d\s{_MEDE}{{2}}",
        rf"{_MEDE}{{2}}\s\d\d\s{_MEDE}{{2}}",
        rf"\d\d\s{_MEDE}{{3}}\s\d",
        rf"\d\s{_MEDE}{{3}}\s\d\d",
        rf"{_MEDE}{{2}}\s\d{{3}}\s{_MEDE}",
        rf"{_MEDE}\s\d{{3}}\s{_MEDE}{{2}}",
        rf"{_MEDE}{{3}}\s\d\d\s{_MEDE}",
    )
)
# Of whom a town or an office has one.
_AMBT = (
    "burgemeester|wethouder|gemeentesecretaris|dominee|pastoor|rabbijn|rector|directeur|directrice|dorpsarts|koster"
    "|korpschef|dirigent|stadsdichter|eigenaar|eigenares|conrector"
)
_VOOR_ADRES = r"(?:op|aan|in|bij|uit)\s+(?:de\s+|het\s+)?"
_NETWERK = r"(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|facebook|fb|discord|telegram|account|(?:gebruikers|profiel)naam)"


def _vorm(soort: str, *delen: str, kast: bool = False) -> tuple[str, re.Pattern[str]]:
    """Return a pattern made of its parts; `kast`: capitals count."""
    return soort, re.compile("".join(delen), 0 if kast else re.IGNORECASE)


_PATRONEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    _vorm("telefoon", rf"\bnul(?:[\s,.;-]{{0,3}}(?:{GETALWOORD}|\d{{1,4}})){{3,10}}\b"),
    _vorm("nummer", rf"\b{GETALWOORD}\b(?:{_TUSSEN}{GETALWOORD}\b){{5,12}}"),
    _vorm("geboortedatum", rf"\b{_GETAL}\s+{_MAAND_KORT}\.?\s+{GETALWOORD}(?:\s{GETALWOORD})?\b"),
    _vorm("naam", rf"\b[A-Z]\.?\s(?:{_VOORZETSEL}|v\.?|d\.?|v\.?d\.?)\s[A-Z]\b\.?", kast=True),
    # One letter for somebody: "een zoon, T., van 9", "K vertelt dat"; no plan B, no groep A.
    _vorm("naam", rf"(?<![\w.'’&-]){_LETTERVAN}[A-Z]\.(?=\s?[,;:()]|\s+[a-z])(?!\s[a-z]\.)", kast=True),
    _vorm("naam", r"\b(?:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|de heer)\s[a-tv-z]\.(?![a-z])"),
    _vorm("naam", rf"\b(?i:{_WIE}),?\s\(?[A-TV-Z]\b(?![.']?[\w&-])\.?", kast=True),
    _vorm(
        "naam",
        r"(?:(?<=[.!?:,;]\s)|^|(?<=\b(?:dat|met|van)\s))[A-TV-Z]",
        r"(?=\s(?:is|heeft|zegt|vertelt|wil|slaat|belt|woont|durft|huilt|en\s[A-Z])\b)",
        kast=True,
    ),
    # What stands in quotes behind one of these is what somebody is called.
    _vorm(
        "naam",
        r"\b(?:alias|bijgenaamd|genaamd|genoemd|bijnaam|schuilnaam|roepnaam|heet|heten|heette|noemt\szich|noemen\s(?:hem|haar|ze))",
        r"[^.\w]{1,4}(?:(?:is|was)[^.\w]{1,3})?[\"'“”‘’«„][^\"'“”‘’»\n]{2,30}[\"'“”‘’»]",
    ),
    _vorm("naam", r"\b(?i:heer|mevrouw|meneer|mw|dhr|mevr|mvr|fam|familie|oom|tante|juf)\.?\s[A-Z]\b\.?", kast=True),
    _vorm("naam", r"\bvan\s+(?:der|den|ter|ten)\s+(?!beginne\b)[\w'’-]{3,}"),
    _vorm(
        "naam",
        r"\b(?:bij|straat|schuil|koos|roep|artiesten)naam(?:pje)?\b(?:\s+(?:van|voor)\s+(?:\w+\s+)?\w+)?\W{1,3}",
        rf"(?:(?:is|was|luidt)\W+)?(?:(?:de|het|ene)\W+)?(?!(?:{_GEEN_BIJNAAM})\b)\w{{3,}}",
    ),
    _vorm("naam", rf"\bachternaam\W{{1,3}}is\W+(?:(?:{_VOORZETSEL}|le|la)\s+)?(?!(?:{_GEEN_BIJNAAM})\b)\w{{3,}}"),
    _vorm(
        "naam",
        r"\bnoemen\s+(?:(?:ze|zij|we)\s+)?(?:hem|haar|'m)\s+(?:(?:ook|wel|allemaal|altijd)\s+)*(?:de|die)\s+\w{3,}",
    ),
    _vorm("naam", rf"\bnoemt\s+zich(?:zelf)?\s+(?:(?:ook|nu|online)\s+)?(?!(?:een|geen|{_GEEN_BIJNAAM})\b)\w{{3,}}"),
    _vorm("naam", rf"\bwordt\s+(?:(?:ook\s+wel|altijd)\s+)?(?:de\s+)?(?!(?:{_GEEN_BIJNAAM})\b)\w{{3,}}\s+genoemd\b"),
    _vorm(
        "naam",
        r"\bbekend\s+als\s+(?:de\s+)?",
        r"(?:dikke|lange|kale|schele|rooie|gekke|kleine|grote|malle|kromme|zwarte|blonde)\s+\w+",
    ),
    _vorm(
        "adres",
        r"\b(?:school|opvang|flat|straat|camping|boerderij|winkel|zaak|bedrijf|restaurant|kroeg|club|gebouw)\s+heet\s+",
        r"(?:(?:de|het|'t)\s+)?\w{3,}",
    ),
    _vorm(
        "adres",
        r"\b(?:klas|groep|brugklas|leerjaar)\s+\w{1,4}\s+(?:van|op|bij)\s+(?:de|het)\s+",
        rf"(?!(?:{_GEEN_SCHOOL})\b)\w{{4,}}",
    ),
    _vorm(
        "adres",
        r"\b(?i:havo|vwo|vmbo|mavo|gymnasium|atheneum|brugklas)\s+(?:van|op|bij)\s+(?:de|het)\s+[A-Z][\w'’-]+",
        kast=True,
    ),
    _vorm("naam", r"\b(?:wordt|werd|worden)\s+(?:\w+\s+){0,2}(?:de|het|van|van der|van den)\s+\w{3,}\s+genoemd\b"),
    _vorm("nummer", r"\b(?:eindigt\s+op|eindigend\s+op|begint\s+met)\s+\d{3,}"),
    _vorm("kenteken", rf"(?<![\w-])(?!vr\s)(?:{_PLAATVORM})(?![\w-])(?!\s(?:wk|wkn|mnd|jr|km)\b)"),
    _vorm("nummer", rf"\b{GETALWOORD}\b(?:[\s-]{GETALWOORD}\b){{3,12}}"),
    _vorm("telefoon", rf"\b0[1-9]\d?[\s-]?{GETALWOORD}(?:[\s-]?(?:\d|{GETALWOORD})){{3,10}}\b"),
    # Numbers in words behind what says so, and a postcode and a plate as they are read out.
    _vorm(
        "nummer",
        rf"\b(?:bsn|sofi|\w*nummer|nr)\b\W{{0,3}}(?:is\W+)?(?!(?:een|twee)\b){GETALWOORD}(?:[\s-]{GETALWOORD})+\b",
    ),
    _vorm("postcode", rf"\b{GETALWOORD}(?:\s{GETALWOORD})+\s[A-Z]{{2}}\b", kast=True),
    _vorm(
        "kenteken",
        rf"\bkenteken\b\W{{1,3}}(?:is\W+)?(?:(?:[a-z]|\d{{1,3}}|{GETALWOORD})[\s-]){{3,7}}(?:[a-z]|\d{{1,3}}|{GETALWOORD})\b",
    ),
    _vorm("nummer", r"\b\w*(?:nummer|nr)\b\.?\W{0,3}(?:is\W+)?[A-Z]{1,4}[\s-]\d[\d\s./-]{2,}\d"),
    _vorm(
        "naam",
        r"\b[\w'’-]{2,}\s(?:is|was)\s(?:de|het|haar|zijn|hun)\s(?:roep|bij|voor|koos|schuil|doop|troetel)naam\w*",
    ),
    _vorm("adres", r"\b(?:HC|VV|SV|FC|RKVV|TC|LTC|CKV|KV|RKSV|SC)\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}", kast=True),
    _vorm("rekening", r"\b[a-z]{2}\s?\d\d\s?[a-z]{4}(?:\s?\d){6,10}(?!\d)"),
    _vorm("rekening", r"\b[A-Z]{2}\d\d(?:\s?\d{4}){2,6}(?:\s?\d{1,4})?\b", kast=True),
    _vorm("geboortedatum", r"\(\s*(?:\*\s*)?", _DAG_KORT, r"\s*\)"),
    _vorm(
        "geboortedatum",
        r"\b(?:geboren|geb|jarig|verjaardag|verjaart)\b[^.\n]{0,25}?",
        rf"\b(?:{_FEEST})\w*(?:\s+(?:van\s+)?\d{{4}})?",
    ),
    _vorm(
        "adres", r"\b(?:asielzoekerscentrum|azc|opvanglocatie|noodopvang)\s+(?:[Tt]er?n?\s)?[A-Z][\w'’-]+", kast=True
    ),
    _vorm("naam", rf"\b(?:{_AMBT})\s+(?:van|in|bij)\s+(?:de\s+|het\s+)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?", kast=True),
    _vorm("naam", r"\b(?:enige|bekendste|grootste)\s+\w+\s+(?:van|in|uit|te)\s+(?:de\s+)?[A-Z][\w'’-]+", kast=True),
    _vorm(
        "adres",
        r"\b(?i:in|te)\s+[A-Z][\w'’-]+,?\s+(?:achter|naast|tegenover|boven)\s+(?:de|het)\s+\w+",
        kast=True,
    ),
    _vorm(
        "adres",
        rf"\b(?:huisnummer|postcode)\W{{1,3}}{GETALWOORD}\b",
        rf"(?:{_TUSSEN}{_GETAL}){{0,4}}",
        r"(?:\s[a-z]{2}\b)?",
    ),
    _vorm("adres", rf"\b(?:op|van|bij|naast)\s+nummer\s+{_GETAL}(?:\s?[a-z]\b)?"),
    _vorm("adres", rf"\b(?:huis)?(?:nummer|nr\.?)\s+(?!(?:een|één|twee|drie)\b){GETALWOORD}\b(?:\s?[a-z]\b)?"),
    _vorm(
        "geboortedatum",
        rf"\bwordt\b[^.\n]{{0,25}}?\b\d{{1,2}}\s+{_MAAND_KORT}\.?\W{{1,3}}(?:al\s)?(?:\d{{1,2}}\b(?!\s*(?:uur|u\b))|{GETALWOORD}\b)",
    ),
    _vorm(
        "adres",
        r"\b(?:montessori|dalton|jenaplan|nuts|vrije\s?school|openbare|gymnasium|atheneum|lyceum|college|basisschool)\w*\s(?-i:[A-Z])[\w'’-]+",
    ),
    _vorm(
        "adres",
        rf"\b(?:woont|wonen|woonde|woonden|woonachtig|adres(?:\s+is)?)\W+(?:\w+\s){{0,2}}?(?:in|op|aan)\s+(?:de|het|'t)\s+(?!{_GEEN_WEG})",
        r"[a-zà-ÿ'-]{2,}(?:weg|dijk|kade|pad|hof|steeg|burg|hage|rade|donk|horst|markt|park|wal|haven|zoom|ring|singel|oord|veld)\b",
    ),
    _vorm(
        "adres",
        r"(?<!vraag )(?<!punt )(?<!stap )\b(?:nr\.?|nummer)\s+(?!11[236]|0[89]00|1\b)\d{1,4}\s?[a-z]?\b(?![-\d])",
    ),
    _vorm(
        "adres",
        r"\b(?:plek|ligplaats|standplaats|stacaravan|chalet|bungalow|kamer|woning|kavel|huisje|unit)\s+",
        _NUMMER,
    ),
    _vorm("adres", r"\b(?:appartement|portiek|perceel)\s+", _NUMMER),
    _vorm("adres", r"\b(?:op|aan|in)\s+(?:de|het|'t)\s+\w{3,}\s+(?:nr\.?|nummer|huisnummer)\s*\d{1,4}\b"),
    _vorm(
        "geboortedatum",
        r"\b(?:geboren|geboorte\w*|jarig|verjaardag|verjaart|geb\.?\s?dat(?:um)?)\b\.?(?:\W+[\w.]+){0,4}?\W+",
        rf"{_MAAND_KORT}\.?(?:\W+(?:\d{{4}}|{GETALWOORD}(?:\s{GETALWOORD})?)\b)?",
    ),
    _vorm("adres", rf"\b{_VOOR_ADRES}(?:van|van de|van der|jan|sint)\s+\w+(?:{_WEG})\b"),
    _vorm(
        "adres",
        rf"\b(?!(?:{_GEEN_STRAAT})\b)[a-zà-ÿ'-]{{2,}}(?:straat|laan|plein|singel|dreef|plantsoen|gracht)\b",
    ),
    _vorm("adres", r"\b(?:van|jan|de)\s+\w{2,}(?:straat|laan|plein|singel|gracht|kade)\b(?:\s\d{1,5}\b)?", kast=True),
    _vorm("adres", r"(?<=[a-z,/] )[A-Z][\w'’-]{3,}(?:weg|dijk|kade|steeg|pad|erf|hout|werf|waard)\b", kast=True),
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
