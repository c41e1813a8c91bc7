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
    # The population that is counted, by what it is split, which part is above the line, and which are below it
    # (empty: all of the population).
    grondslag: str = ""
    dimensie: str = ""
    teller: str = ""
    onder: tuple[str, ...] = ("",)
    geldig_van: date = date(2015, 1, 1)

    @property
    def is_deel(self) -> bool:
        """Answer whether the figure is a part of something: shown in per cent."""
        return bool(self.teller)


def read_measures(tekst: str) -> tuple[Maat, ...]:
    """
    Return the measures of a file.

    :raises Maatfout: if a definition is not complete, or stands there twice
    """
    maten = tuple(_measure(ruw) for ruw in tomllib.loads(tekst)["maat"])
    codes = [maat.code for maat in maten]
    if dubbel := sorted({code for code in codes if codes.count(code) > 1}):
        raise Maatfout(f"staat er twee keer: {', '.join(dubbel)}")
    return maten


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
        teller=str(ruw.get("teller", "")),
        onder=tuple(ruw.get("onder", ("",))),
        geldig_van=ruw.get("geldig_van", date(2015, 1, 1)),
        **woorden,
    )


@cache
def all_measures() -> tuple[Maat, ...]:
    """Return every measure, in the order of the file."""
    return read_measures(BESTAND.read_text(encoding="utf-8"))
