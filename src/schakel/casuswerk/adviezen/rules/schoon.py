"""Which words point at a household?  An advies holds none of them (Wmo 2015, art. 4.1.1 lid 3 and 5.1.6)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schakel.casuswerk.adviezen.rules import lijsten, namen, vormen
from schakel.kernel.ids import normaliseer_bsn

WOORDEN = {
    "naam": "een naam",
    "bsn": "een BSN",
    "telefoon": "een telefoonnummer",
    "e-mail": "een e-mailadres",
    "postcode": "een postcode",
    "adres": "een adres",
    "geboortedatum": "een geboortedatum",
    "nummer": "een nummer",
    "kenteken": "een kenteken",
    "rekening": "een rekeningnummer",
    "account": "een naam op internet",
}


@dataclass(frozen=True, slots=True)
class Vondst:
    """Something that points at a household: where it stands and what it is."""

    van: int
    tot: int
    soort: str


@dataclass(frozen=True, slots=True)
class Schoon:
    """A text without it, and what was taken out."""

    tekst: str
    vondsten: tuple[Vondst, ...]

    def wat(self) -> str:
        """Return in words what was found, each kind once."""
        return ", ".join(dict.fromkeys(WOORDEN[vondst.soort] for vondst in self.vondsten))


_MAAND = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
_STRAAT = (
    "straat|laan|weg|plein|gracht|kade|hof|dreef|singel|steeg|pad|dijk|plantsoen|markt|park|hage|ring|boulevard|baan"
    "|burg|veld|horst|donk|tuin|zoom|rade|kamp|gaarde|erf|poort|vaart|oord|straatweg|str|ln"
)
_DAG = rf"(?:\d{{1,2}}\s*(?:{_MAAND})\b\.?(?:\s*(?:\d{{4}}|['’]\d\d))?|\d{{1,2}}[-/.\s]\d{{1,2}}[-/.\s]['’]?\d{{2,4}})"
_CIJFERWOORD = (
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|(?:der|veer|vijf|zes|zeven|acht|negen)tien"
    r"|(?:[a-zé]{2,5}(?:en|ën))?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|\d+)"
)
# Words of two letters after a year: "in 2016 is" is no postcode.
_GEEN_POSTCODE = (
    r"(?!(?:al|an|as|at|be|bv|de|do|en|er|eu|ga|ha|ik|in|is|ja|je|km|kg|me|nu|of|om|op|te|uw|we|wo|ze|zo)\b)"
)
_NETWERK = (
    r"(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|facebook|fb|discord|account|gebruikersnaam|gamertag|game(?:r)?naam"
    r"|nickname|username|profielnaam|skype|telegram)"
)
# In this order: what is found first is not looked at again.
_PATRONEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("e-mail", re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\bapenstaartje\b)\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    (
        "e-mail",
        re.compile(
            r"[\w.+-]+(?:\s(?:punt|dot)\s[\w-]+)*\s?(?:@|\(at\)|\bat\b|\bapenstaart(?:je)?\b)\s?[\w-]+"
            r"\s?(?:\.|\bpunt\b|\bdot\b)\s?[a-z]{2,6}\b",
            re.IGNORECASE,
        ),
    ),
    ("account", re.compile(r"(?:facebook|instagram|tiktok|snapchat|linkedin|twitter|youtube)\.com/\S+", re.IGNORECASE)),
    (
        "account",
        re.compile(
            r"(?:https?://|\bwww\.)(?!\S*(?:veiligthuis|slachtoffer|telefoon|overheid|politie|gemeente|ggd|arts|meldcode|geweld|helpt))\S+",
            re.IGNORECASE,
        ),
    ),
    ("account", re.compile(r"(?<![\w.])@[\w.]{3,}|\b[A-Za-z]\w*_\w+\b")),
    (
        "account",
        re.compile(rf"\b{_NETWERK}\W{{1,3}}(?:(?:is|heet|naam)\W+)?(?=\w*\d)(?=\w*[a-z])\w{{4,}}", re.IGNORECASE),
    ),
    ("rekening", re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b", re.IGNORECASE)),
    (
        "kenteken",
        re.compile(
            r"\bkenteken(?:plaat|nummer)?\W{0,3}(?:is\W+)?(?=[\w\s-]{0,9}\d)[A-Z\d](?:[\s-]?[A-Z\d]){4,5}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "kenteken",
        re.compile(
            r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])(?=(?:-?[A-Za-z\d]){6}\b)(?:[A-Za-z]{1,3}|\d{1,3})(?:-(?:[A-Za-z]{1,3}|\d{1,3})){2}\b|\b(?:\d{1,3}[a-z]{2,3}\d{1,2}|[a-z]{1,3}\d{2,3}[a-z]{1,2})(?<=\w{6})\b"
        ),
    ),
    (
        "postcode",
        re.compile(
            rf"\b[1-9]\d{{3}}[\s-]?[A-Z][A-Za-z]\b(?:\s+\d{{1,5}}\s?[a-zA-Z]?\b)?|\b[1-9]\d{{3}}[\s-]?{_GEEN_POSTCODE}[a-z]{{2}}\b"
        ),
    ),
    (
        "nummer",
        re.compile(
            r"\b[a-zë-]*(?:nummer|nr|code|id)\b\.?\W{0,3}(?:is\W+)?(?!11[2-9]|0[89]00)[\w-]*\d{3}[\w-]*", re.IGNORECASE
        ),
    ),
    (
        "nummer",
        re.compile(
            r"\b(?:patient|patiënt|client|cliënt|leerling|dossier|zaak|polis|klant|student|mutatie|paspoort|rijbewijs|identiteits|id|document|burgerservice|aangifte|rekening|proces-?verbaal|pv|v)-?"
            r"(?:nummer|nr)\b\W{0,3}(?:is\W+)?[\w-]*\d[\w-]*",
            re.IGNORECASE,
        ),
    ),
    (
        "adres",
        re.compile(
            rf"\b(?:(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ'’.-]*|van|de|der|den|het|'t)\s+){{0,3}}[A-Za-zÀ-ÿ'’.-]*(?i:{_STRAAT})"
            r"(?:,?\s+(?:op\s+)?(?:nr\b\.?|no\b\.?|nummer|huisnummer))?\s+\d{1,5}\s?-?[a-zA-Z]?\b"
        ),
    ),
    (
        "adres",
        re.compile(
            rf"\b[A-ZÀ-Þ][A-Za-zÀ-ÿ'’.-]*(?:{_STRAAT}),?\s+op\s+\d{{1,4}}\s?[a-zA-Z]?\b(?!\s*(?:{_MAAND}|uur|meter|minuten))"
        ),
    ),
    (
        "adres",
        re.compile(
            r"\b(?i:flat|appartement|complex|portiek|toren|gebouw|woont|wonen)\b[^.!?\n]{1,40}?\bnummer\s+\d{1,4}\s?-?[a-zA-Z]?\b"
        ),
    ),
    ("adres", re.compile(r"\b(?:huisnummer|huisnr\.?)\s*\d{1,5}\s?[a-zA-Z]?\b", re.IGNORECASE)),
    (
        "adres",
        re.compile(
            r"\b(?:[Oo]p|[Aa]an|[Ii]n|[Aa]dres:?)\s+(?:de|het|'t)?\s*[A-Za-zÀ-ÿ'’.-]{3,}"
            r"(?:kwartier|wal|haven|hoek|land|wijk|akker|duin|bos|berg|sloot|meer|brug|dam|wetering|zijde|rand|eind)"
            r"\s+\d{1,5}\s?-?[a-zA-Z]?\b"
        ),
    ),
    (
        "adres",
        re.compile(
            r"\b(?:adres|woont|wonen|woonachtig)\b\W{1,3}(?:(?:is|op|aan|in|de|het|hij|zij|ze)\W+){0,3}[A-Z][\w'’.-]+(?:\s[A-Z0-9][\w'’.-]*){0,3}\s(?:nr\.?\s?|nummer\s)?\d{1,5}\s?-?[a-zA-Z]?\b"
        ),
    ),
    ("telefoon", re.compile(r"\(0\d{1,3}\)[\s-]?\d(?:[\s.-]?\d){5,8}(?!\d)")),
    (
        "telefoon",
        re.compile(
            r"\b(?:tel|telefoon|telefoonnummer|nummer|mobiel|gsm|06-nummer)\b\.?\W{0,3}(?:is\W+)?\d(?:[\s.-]?\d){5,9}(?!\d)",
            re.IGNORECASE,
        ),
    ),
    ("telefoon", re.compile(rf"\b(?:nul|0\d?)[\s-]{_CIJFERWOORD}(?:[\s-]{_CIJFERWOORD}){{3,9}}\b", re.IGNORECASE)),
    (
        "telefoon",
        re.compile(
            r"(?<![\d-])(?!0[89]00[\s-])(?:(?:\+|00)\s?31[\s(0)-]*|0)[1-9](?:(?:\s?[.\-–/]\s?|\s)?\d){7,9}(?!\d)"
        ),
    ),
    (
        "geboortedatum",
        re.compile(
            rf"\b(?:geb(?:oren|\.)?(?:\s+dat(?:um)?\b\.?)?|jarig|geboortedatum(?:\s+(?:van\s+)?\w{{2,9}})?)\W{{0,3}}(?:is|op|in|:)?\s*(?:\d{{1,2}}\s*(?:{_MAAND})\b\.?(?:\s*\d{{4}})?"
            r"|\d{1,2}[-/.\s]\d{1,2}[-/.\s]['’]?\d{2,4}|\d{6,8}\b|(?:19|20)\d\d)",
            re.IGNORECASE,
        ),
    ),
    (
        "geboortedatum",
        re.compile(rf"(?:\bop\s+)?\b(?:{_DAG}|(?:{_MAAND})\s+\d{{4}})\s+(?:is\s+)?geboren\b", re.IGNORECASE),
    ),
    (
        "geboortedatum",
        re.compile(rf"\b\d{{1,2}}\s+(?:{_MAAND})\s+(?:jarig\b|\d{{1,2}}\s*(?:jaar\b|$|[.,;]))", re.IGNORECASE),
    ),
    (
        "geboortedatum",
        re.compile(
            rf"\b(?:is|kind|meisje|jongen|baby|bouwjaar|hij|zij|ze|broer(?:tje)?|zus(?:je)?)\s+van\s+{_DAG}",
            re.IGNORECASE,
        ),
    ),
)
_DATUM = re.compile(
    rf"\b\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.](?:['’]|19|20)?\d\d|(?:e|de|ste)?\s+(?:van\s+)?(?:{_MAAND})\.?\s+(?:(?:19|20)\d\d|['’]?\d\d(?![.:]|\s*u)))\b",
    re.IGNORECASE,
)
# A date after one of these is an appointment or an event, unless somebody was born.
_VOOR_AFSPRAAK = re.compile(
    r"(?:\b(?:op|sinds|vanaf|tot|voor|vóór|na|rond|afspraak|gesprek|per|van|tussen|en|overleg|datum|d\.?d\.?)\W{0,2})$",
    re.IGNORECASE,
)
# Numbers that everybody may call: Veilig Thuis, the police, help lines.
_OPENBAAR = re.compile(r"0[89]00[\s.-]?\d")
_LANG_GETAL = re.compile(r"(?<![\d,.€])(?:\d(?:[\s.-]?\d){7,8}|(?!116\d{3}\b)\d{6,})(?!\d)")


def scan(tekst: str) -> Schoon:
    """
    Return the text with every name, number and address replaced by what it was, such as "[naam]".

    :raises LijstOntbreekt: if a word list is not there
    """
    lijsten.check_lists()
    gevonden = list(_find(tekst))
    gevonden += _again(tekst, gevonden)
    vondsten = _without_overlap(sorted(gevonden, key=lambda v: (v.van, -v.tot)))
    delen, vorige = [], 0
    for vondst in vondsten:
        delen += [tekst[vorige : vondst.van], f"[{vondst.soort}]"]
        vorige = vondst.tot
    return Schoon("".join([*delen, tekst[vorige:]]), tuple(vondsten))


def _find(tekst: str) -> Iterator[Vondst]:
    for soort, patroon in _PATRONEN:
        for treffer in patroon.finditer(tekst):
            yield Vondst(treffer.start(), treffer.end(), soort)
    yield from _long_numbers(tekst)
    for treffer in _DATUM.finditer(tekst):
        if not _VOOR_AFSPRAAK.search(tekst[: treffer.start()]):
            yield Vondst(treffer.start(), treffer.end(), "geboortedatum")
    for van, tot, soort in vormen.find(tekst):
        yield Vondst(van, tot, soort)
    for van, tot in namen.find(tekst):
        yield Vondst(van, tot, "naam")


def _again(tekst: str, gevonden: list[Vondst]) -> Iterator[Vondst]:
    """Yield where a name that was found stands once more, also where nothing around it tells so."""
    delen = {deel for v in gevonden if v.soort == "naam" for deel in namen.parts(tekst[v.van : v.tot])}
    if delen:
        patroon = rf"\b(?:{'|'.join(map(re.escape, sorted(delen)))})(?:'?s)?\b"
        for treffer in re.finditer(patroon, tekst, re.IGNORECASE):
            yield Vondst(treffer.start(), treffer.end(), "naam")


def _long_numbers(tekst: str) -> Iterator[Vondst]:
    for treffer in _LANG_GETAL.finditer(tekst):
        if _OPENBAAR.match(treffer.group()):
            continue
        soort = "bsn" if normaliseer_bsn(treffer.group()) else "nummer"
        yield Vondst(treffer.start(), treffer.end(), soort)


def _without_overlap(vondsten: list[Vondst]) -> list[Vondst]:
    over: list[Vondst] = []
    for vondst in vondsten:
        if over and vondst.van < over[-1].tot:
            if vondst.tot > over[-1].tot:
                over[-1] = Vondst(over[-1].van, vondst.tot, over[-1].soort)
            continue
        over.append(vondst)
    return over
