"""Invented people, and how each is written down at another door: one seed gives one set (ADR-0033)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import yaml

from schakel.casuswerk.personen.rules import Mens
from schakel.entrypoints.generator import namen

DEUREN = ("telefoon", "webformulier", "politie", "partner", "papier")
VANDAAG = date(2026, 6, 1)
# Surnames are put together, so that as many occur as in a real region: few are common, most are rare.
_LIJST = yaml.safe_load((Path(__file__).parent / "namen.yaml").read_text(encoding="utf-8"))
_DELEN: dict[str, tuple[list[str], list[str]]] = {
    waar: (d["begin"].split(), d["eind"].split()) for waar, d in _LIJST["delen"].items()
}
_VOORNAMEN: dict[str, tuple[list[str], list[str]]] = {
    g: (d["begin"].split(), d["eind"].split()) for g, d in _LIJST["voornamen"].items()
}
_VERTALING = {naam: str(anders).split() for naam, anders in _LIJST["vertaling"].items()}
_SPELLING = [tuple(paar.split("/")) for paar in _LIJST["spelling"].split()]
_TUSSEN = ("", "", "", "", "", "van", "van der", "de", "van den", "ter", "van de", "in 't")
_VLAK = str.maketrans("äáàâãëéèêïíìîöóòôõüúùûçñşğıłćńśźż", "aaaaaeeeeiiiiooooouuuucnsgilcnszz")


@dataclass(frozen=True, slots=True)
class Bekende:
    """Somebody on record."""

    persoon: UUID
    huishouden: int
    mens: Mens
    tussenvoegsel: str
    bsn: str
    adres: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vraagstuk:
    """How somebody is written down at a door, and who it is; nobody when this person was never recorded."""

    deur: str
    wie: UUID | None
    velden: dict[str, object]


@dataclass(frozen=True, slots=True)
class _Deur:
    """How often a door knows what, and how often it writes otherwise."""

    datum: float
    adres: float
    bsn: float
    spelling: float
    slip: float
    omgewisseld: float
    voorletter: float = 0.0


_DEUREN = {
    "telefoon": _Deur(0.65, 0.88, 0.03, 0.55, 0.06, 0.02),
    "webformulier": _Deur(0.92, 0.80, 0.20, 0.15, 0.10, 0.04),
    "politie": _Deur(0.98, 0.75, 0.40, 0.20, 0.05, 0.06),
    "partner": _Deur(0.95, 0.60, 0.30, 0.15, 0.06, 0.05),
    "papier": _Deur(0.88, 0.85, 0.10, 0.25, 0.12, 0.08, voorletter=0.2),
}


def _uuid(toeval: Random) -> UUID:
    return UUID(int=toeval.getrandbits(128), version=4)


def _surname(toeval: Random, waar: str) -> tuple[str, str]:
    if toeval.random() < 0.75:
        begin, eind = _DELEN[waar]
        tussen = toeval.choice(_TUSSEN if waar == "nl" else ("", "", "El") if waar == "ma" else ("",))
        return tussen, toeval.choice(begin) + toeval.choice(eind)
    naam = namen.achternaam(toeval, waar)
    return naam.tussenvoegsel, naam.naam


def _first_name(toeval: Random, waar: str, geslacht: str) -> str:
    if toeval.random() < 0.3:
        return namen.voornaam(toeval, waar, geslacht)
    begin, eind = _VOORNAMEN[geslacht]
    return toeval.choice(begin) + toeval.choice(eind)


def _born(toeval: Random, van: int, tot: int) -> date:
    return VANDAAG - timedelta(days=toeval.randint(van * 365, tot * 365))


def households(toeval: Random, aantal: int) -> Iterator[Bekende]:
    """Give so many people in households: two parents, children, sometimes twins, an unborn child, a person alone."""
    gegeven, huis = 0, 0
    while gegeven < aantal:
        huis += 1
        for een in _household(toeval, huis):
            gegeven += 1
            yield een


def _household(toeval: Random, huis: int) -> list[Bekende]:
    waar = namen.herkomst(toeval)
    vader, moeder = _surname(toeval, waar), _surname(toeval, waar)
    letters = "".join(toeval.choices("ABCDEGHJKLMNPRSTVWXZ", k=2))
    adres = f"{toeval.randint(1000, 9999)}{letters}", str(toeval.randint(1, 400))
    leden = [("V", moeder, _born(toeval, 20, 75))]
    if toeval.random() < 0.75:
        leden.append(("M", vader, _born(toeval, 20, 78)))
    for _kind in range(toeval.choice((0, 1, 1, 2, 2, 3))):
        tweeling = len(leden) > 2 and toeval.random() < 0.03
        geboren = leden[-1][2] if tweeling else _born(toeval, 0, 17)
        leden.append((toeval.choice("VM"), vader, geboren))
    klaar = [_member(toeval, huis, adres, waar, lid) for lid in leden]
    if toeval.random() < 0.04:
        mens = Mens(ongeboren=True)
        klaar.append(Bekende(_uuid(toeval), huis, mens, "", "", adres))
    return klaar


def _member(
    toeval: Random, huis: int, adres: tuple[str, str], waar: str, lid: tuple[str, tuple[str, str], date]
) -> Bekende:
    geslacht, (tussen, achter), geboren = lid
    voornaam = _first_name(toeval, waar, geslacht)
    oud = (VANDAAG - geboren).days // 365
    zonder = toeval.random() < 0.12
    mens = Mens(
        achternaam=achter, roepnaam=voornaam, geslacht=geslacht,
        voornamen=f"{voornaam} {_first_name(toeval, waar, geslacht)}" if toeval.random() < 0.3 else "",
        geboortedatum=None if zonder else geboren, leeftijd=oud if zonder else None,
        peildatum=VANDAAG if zonder else None,
    )  # fmt: skip
    # No BSN at all: a made-up number that is one might be somebody's.
    bsn = f"proef-{toeval.getrandbits(60)}" if toeval.random() < 0.6 else ""
    return Bekende(_uuid(toeval), huis, replace(mens), tussen, bsn, adres)


def written_at(toeval: Random, deur: str, een: Bekende, *, bekend: bool = True) -> Vraagstuk:
    """Return how this door writes somebody down."""
    d, mens = _DEUREN[deur], een.mens
    velden: dict[str, object] = {}
    if toeval.random() < d.adres or mens.ongeboren:
        velden |= {"postcode": een.adres[0], "huisnummer": een.adres[1]}
    if mens.ongeboren:
        velden |= {"ongeboren": True} if toeval.random() < 0.5 else _newborn(toeval)
    else:
        velden |= _name(toeval, d, een, deur, "postcode" in velden) | _birth(toeval, d, mens)
        velden["geslacht"] = mens.geslacht if toeval.random() < 0.85 else "O"
    if een.bsn and toeval.random() < d.bsn:
        velden["bsn"] = een.bsn
    return Vraagstuk(deur, een.persoon if bekend else None, velden)


def _newborn(toeval: Random) -> dict[str, object]:
    return {
        "geboortedatum": VANDAAG + timedelta(days=toeval.randint(-14, 200)),
        "roepnaam": toeval.choice(("Noor", "Sem")),
    }


def _birth(toeval: Random, d: _Deur, mens: Mens) -> dict[str, object]:
    geboren = mens.geboortedatum
    if geboren is None or toeval.random() >= d.datum:
        oud = mens.leeftijd if geboren is None else (VANDAAG - geboren).days // 365
        return {"leeftijd": max((oud or 0) + toeval.choice((0, 0, 0, 0, 1, -1)), 0)}
    if toeval.random() < d.omgewisseld and geboren.day <= 12:
        return {"geboortedatum": date(geboren.year, geboren.day, geboren.month)}
    if toeval.random() < 0.03:
        return {"geboortedatum": geboren.replace(day=(geboren.day + toeval.choice((1, 10, 20)) - 1) % 28 + 1)}
    return {"geboortedatum": geboren}


def _name(toeval: Random, d: _Deur, een: Bekende, deur: str, op_adres: bool) -> dict[str, object]:
    mens = een.mens
    achter, voor = _married(toeval, een, op_adres), mens.roepnaam
    achter, voor = _respell(toeval, d, achter), _respell(toeval, d, _transliterate(toeval, voor))
    if toeval.random() < d.voorletter:
        voor = f"{voor[:1]}."
    achter = _prefix(toeval, een.tussenvoegsel, achter)
    if deur == "politie":
        return {"naam": achter.translate(_VLAK).upper(), "voornamen": (mens.voornamen or voor).upper()}
    return {"naam": achter, "roepnaam": voor}


def _married(toeval: Random, een: Bekende, op_adres: bool) -> str:
    """Return the surname as a married woman may bear it; the other name alone only where the address tells too."""
    achter = een.mens.achternaam
    if een.mens.geslacht != "V" or toeval.random() > 0.2:
        return achter
    tussen, ander = _surname(toeval, "nl")
    heel = f"{tussen} {ander}".strip()
    if op_adres and toeval.random() < 0.15:
        return heel
    return toeval.choice((f"{heel}-{achter}", f"{achter}-{heel}", f"{heel} {achter}"))


def _transliterate(toeval: Random, naam: str) -> str:
    anders = _VERTALING.get(naam, [])
    return toeval.choice(anders) if anders and toeval.random() < 0.5 else naam


def _respell(toeval: Random, d: _Deur, naam: str) -> str:
    """Return the name as it is heard or mistyped: another spelling of a sound, a letter lost, doubled or swapped."""
    if toeval.random() < d.spelling:
        passend = [(van, naar) for van, naar in _SPELLING if van in naam.lower()[1:] or naam.lower().startswith(van)]
        for van, naar in toeval.sample(passend, min(len(passend), toeval.choice((1, 1, 2)))):
            plek = naam.lower().find(van)
            if plek >= 0:
                naam = naam[:plek] + naar + naam[plek + len(van) :]
    if toeval.random() < d.slip and len(naam) > 3:
        n = toeval.randrange(1, len(naam) - 1)
        naam = toeval.choice(
            (naam[:n] + naam[n + 1 :], naam[:n] + naam[n] + naam[n:], naam[:n] + naam[n + 1] + naam[n] + naam[n + 2 :])
        )
    return naam.translate(_VLAK) if toeval.random() < 0.5 else naam


def _prefix(toeval: Random, tussen: str, achter: str) -> str:
    if not tussen:
        return achter
    kort = ".".join(woord[0] for woord in tussen.split()) + "."
    return toeval.choice((f"{tussen} {achter}", f"{tussen} {achter}", achter, f"{kort} {achter}", f"{tussen}{achter}"))


def people(zaad: int, aantal: int) -> list[Bekende]:
    """Return at least so many people on record; the last household is whole."""
    return list(households(Random(zaad), aantal))


def questions(zaad: int, bekenden: Sequence[Bekende], paren: int, vreemden: int) -> list[Vraagstuk]:
    """Return so many people of the record as the five doors write them, and so many who were never recorded."""
    toeval = Random(zaad)
    uit = [written_at(toeval, DEUREN[n % len(DEUREN)], een) for n, een in enumerate(toeval.sample(bekenden, paren))]
    ander = list(households(Random(f"vreemd{zaad}"), vreemden))[:vreemden]
    return [*uit, *(written_at(toeval, DEUREN[n % 5], een, bekend=False) for n, een in enumerate(ander))]
