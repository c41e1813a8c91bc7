"""Which words point at a household?  An advies holds none of them (Wmo 2015, art. 4.1.1 lid 3 and 5.1.6)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schakel.casuswerk.adviezen.rules import namen
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
# In this order: what is found first is not looked at again.
_PATRONEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("e-mail", re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\bapenstaartje\b)\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    ("postcode", re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b(?:\s+\d{1,5}\s?[a-zA-Z]?\b)?|\b[1-9]\d{3}[a-z]{2}\b")),
    (
        "adres",
        re.compile(
            rf"\b(?:(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ'’.-]*|van|de|der|den|het|'t)\s+){{0,3}}[A-Za-zÀ-ÿ'’.-]*(?i:{_STRAAT})"
            r"\s+\d{1,5}\s?-?[a-zA-Z]?\b"
        ),
    ),
    ("adres", re.compile(r"\b(?:huisnummer|huisnr\.?)\s*\d{1,5}\s?[a-zA-Z]?\b", re.IGNORECASE)),
    ("telefoon", re.compile(r"(?<![\d-])(?:(?:\+|00)\s?31[\s(0)-]*|0)[1-9](?:[\s.\-/]?\d){7,9}(?!\d)")),
    (
        "geboortedatum",
        re.compile(
            rf"\b(?:geb(?:oren|\.)?|jarig|geboortedatum)\W{{0,3}}(?:is|op|in|:)?\s*(?:\d{{1,2}}\s*(?:{_MAAND})\b\.?(?:\s*\d{{4}})?"
            r"|\d{1,2}[-/.\s]\d{1,2}[-/.\s]\d{2,4}|(?:19|20)\d\d)",
            re.IGNORECASE,
        ),
    ),
)
_DATUM = re.compile(
    rf"\b\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.](?:19|20)?\d\d|\s+(?:{_MAAND})\.?\s+(?:19|20)\d\d)\b", re.IGNORECASE
)
# A date after one of these is an appointment or an event, unless somebody was born.
_VOOR_AFSPRAAK = re.compile(
    r"(?:\b(?:op|sinds|vanaf|tot|voor|vóór|na|rond|afspraak|gesprek|per|van|tussen|en|overleg|datum|d\.?d\.?)\W{0,2})$",
    re.IGNORECASE,
)
_LANG_GETAL = re.compile(r"(?<![\d,.€])\d(?:[\s.-]?\d){7,8}(?!\d)")


def scan(tekst: str) -> Schoon:
    """Return the text with every name, number and address replaced by what it was, such as "[naam]"."""
    vondsten = _without_overlap(sorted(_find(tekst), key=lambda v: (v.van, -v.tot)))
    delen, vorige = [], 0
    for vondst in vondsten:
        delen += [tekst[vorige : vondst.van], f"[{vondst.soort}]"]
        vorige = vondst.tot
    return Schoon("".join([*delen, tekst[vorige:]]), tuple(vondsten))


def _find(tekst: str) -> Iterator[Vondst]:
    for soort, patroon in _PATRONEN:
        for treffer in patroon.finditer(tekst):
            yield Vondst(treffer.start(), treffer.end(), soort)
    for treffer in _LANG_GETAL.finditer(tekst):
        soort = "bsn" if normaliseer_bsn(treffer.group()) else "nummer"
        yield Vondst(treffer.start(), treffer.end(), soort)
    for treffer in _DATUM.finditer(tekst):
        if not _VOOR_AFSPRAAK.search(tekst[: treffer.start()]):
            yield Vondst(treffer.start(), treffer.end(), "geboortedatum")
    for van, tot in namen.find(tekst):
        yield Vondst(van, tot, "naam")


def _without_overlap(vondsten: list[Vondst]) -> list[Vondst]:
    over: list[Vondst] = []
    for vondst in vondsten:
        if over and vondst.van < over[-1].tot:
            if vondst.tot > over[-1].tot:
                over[-1] = Vondst(over[-1].van, vondst.tot, over[-1].soort)
            continue
        over.append(vondst)
    return over
