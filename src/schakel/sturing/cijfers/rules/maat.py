"""What is measured, from when to when, and by what is it divided?  Definitions are data: maten.toml of this room."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

BESTAND = Path(__file__).parents[1] / "maten.toml"
# What every definition says in words; a definition that leaves one out is refused when it is read.
WOORDEN = ("naam", "omschrijving", "eenheid", "gebiedenset", "begin", "eind", "noemer", "gemeten", "kamer", "bron")


DUREN = frozenset({"duur", "zonder-regie", "wacht"})


class Maatfout(ValueError):
    """A definition that cannot be used; says which one and why."""


@dataclass(frozen=True, slots=True)
class Maat:
    """One measure: what is counted, over which areas, between which events, and divided by what."""

    code: str
    naam: str
    omschrijving: str
    eenheid: str
    gebiedenset: str
    begin: str
    eind: str
    noemer: str
    kamer: str
    meetbaar: bool
    reden: str
    gemeten: str = ""
    bron: str = ""
    onderwerp: str = ""
    # The population that is counted, by what it is split, and which parts of it are above the line; below stands all.
    grondslag: str = ""
    dimensie: str = ""
    teller: tuple[str, ...] = ()
    # Another definition behind the same words, to lay beside this one.
    naast: str = ""
    geldig_van: date = date(2015, 1, 1)

    @property
    def is_duur(self) -> bool:
        """Answer whether the parts are classes of how long something took, the shortest first."""
        return self.dimensie in DUREN

    @property
    def is_deel(self) -> bool:
        """Answer whether the figure is a part of something: shown in per cent."""
        return bool(self.teller)


@dataclass(frozen=True, slots=True)
class Splitsing:
    """By what a population is split: its parts in words, or the code lists that hold their words."""

    code: str
    naam: str
    # Every fact stands in exactly one part; else in one or more.
    enkel: bool
    woorden: Mapping[str, str]
    lijsten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grondslag:
    """A population that is counted as a whole and split in one way at a time."""

    code: str
    naam: str
    per_gemeente: bool
    splitsingen: tuple[Splitsing, ...]
    # A stretch of the chain: from which event to which, and at how many days a new class begins.
    begin: str = ""
    eind: str = ""
    grenzen: tuple[int, ...] = ()

    def split(self, code: str) -> Splitsing | None:
        """Return the split with this code."""
        return next((splitsing for splitsing in self.splitsingen if splitsing.code == code), None)


@dataclass(frozen=True, slots=True)
class Matenboek:
    """Every measure and every population, as one dated file says it."""

    versie: date
    maten: tuple[Maat, ...]
    grondslagen: Mapping[str, Grondslag]


def read_measures(tekst: str) -> Matenboek:
    """
    Return what a file defines.

    :raises Maatfout: if a definition is not complete, stands there twice, or names what is not there
    """
    ruw = tomllib.loads(tekst)
    if not isinstance(ruw.get("versie"), date) or not str(ruw.get("bron", "")).strip():
        raise Maatfout("het bestand noemt geen versie of geen bron")
    maten = tuple(_measure(een) for een in ruw["maat"])
    codes = [maat.code for maat in maten]
    if dubbel := sorted({code for code in codes if codes.count(code) > 1}):
        raise Maatfout(f"staat er twee keer: {', '.join(dubbel)}")
    grondslagen = {str(een["code"]): _population(een) for een in ruw["grondslag"]}
    for maat in maten:
        _check_refers(maat, grondslagen, codes)
    return Matenboek(ruw["versie"], maten, grondslagen)


def _check_refers(maat: Maat, grondslagen: Mapping[str, Grondslag], codes: list[str]) -> None:
    if maat.naast and maat.naast not in codes:
        raise Maatfout(f"{maat.code}: de maat {maat.naast} bestaat niet")
    if not maat.grondslag:
        return
    grondslag = grondslagen.get(maat.grondslag)
    if grondslag is None:
        raise Maatfout(f"{maat.code}: de grondslag {maat.grondslag} bestaat niet")
    splitsing = grondslag.split(maat.dimensie)
    if maat.dimensie and splitsing is None:
        raise Maatfout(f"{maat.code}: de splitsing {maat.dimensie} bestaat niet")
    heel = splitsing.woorden if splitsing and not splitsing.lijsten else {}
    if heel and (vreemd := set(maat.teller) - set(heel)):
        raise Maatfout(f"{maat.code}: onbekend deel {', '.join(sorted(vreemd))}")


def _population(ruw: Mapping[str, Any]) -> Grondslag:
    grenzen = tuple(ruw.get("grenzen", ()))
    splitsingen = tuple(
        Splitsing(
            een["code"],
            een["naam"],
            bool(een["enkel"]),
            een.get("woorden", _classes(grenzen)),
            tuple(een.get("lijsten", ())),
        )
        for een in ruw.get("splitsing", ())
    )
    return Grondslag(
        code=ruw["code"],
        naam=ruw["naam"],
        per_gemeente=ruw["niveau"] == "gemeente",
        splitsingen=splitsingen,
        begin=ruw.get("begin", ""),
        eind=ruw.get("eind", ""),
        grenzen=grenzen,
    )


def _classes(grenzen: tuple[int, ...]) -> dict[str, str]:
    """Return the words of classes of days."""
    woorden = {}
    for nummer in range(len(grenzen) + 1 if grenzen else 0):
        van = grenzen[nummer - 1] if nummer else 0
        woorden[f"k{nummer}"] = (
            f"{van} tot en met {grenzen[nummer] - 1} dagen" if nummer < len(grenzen) else f"{van} dagen of meer"
        )
    return woorden


def _measure(ruw: Mapping[str, Any]) -> Maat:
    code = str(ruw.get("code", "?"))
    if leeg := [veld for veld in WOORDEN if not str(ruw.get(veld, "")).strip()]:
        raise Maatfout(f"{code}: vul in: {', '.join(leeg)}")
    reden = str(ruw.get("reden", ""))
    if not ruw.get("grondslag") and not reden:
        raise Maatfout(f"{code}: zonder grondslag is een reden nodig waarom dit nog niet te meten is")
    woorden = {veld: str(ruw[veld]).strip() for veld in WOORDEN}
    return Maat(
        code=code,
        meetbaar=not reden,
        reden=reden,
        onderwerp=str(ruw.get("onderwerp", "")),
        grondslag=str(ruw.get("grondslag", "")),
        dimensie=str(ruw.get("dimensie", "")),
        teller=tuple(ruw.get("teller", ())),
        naast=str(ruw.get("naast", "")),
        geldig_van=ruw.get("geldig_van", date(2015, 1, 1)),
        **woorden,
    )


@cache
def matenboek() -> Matenboek:
    """Return the definitions by which this program counts."""
    return read_measures(BESTAND.read_text(encoding="utf-8"))


def all_measures() -> tuple[Maat, ...]:
    """Return every measure, in the order of the file."""
    return matenboek().maten
