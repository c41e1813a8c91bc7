"""What are invented people and streets called?  Names come from lists; a BSN only from the range nobody is given."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from schakel.kernel.ids import normaliseer_bsn

LIJSTEN = Path(__file__).parent / "lijsten"
# Where names come from, by rough share in a large Dutch city; assumed.
HERKOMST = {"nl": 52.0, "tr": 10.0, "ma": 11.0, "sr": 13.0, "pl": 6.0, "an": 8.0}


@dataclass(frozen=True, slots=True)
class Achternaam:
    """A surname with what stands before it."""

    tussenvoegsel: str
    naam: str


def _rows(naam: str) -> list[dict[str, str]]:
    with (LIJSTEN / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


@cache
def _voornamen() -> dict[tuple[str, str], list[str]]:
    gevonden: dict[tuple[str, str], list[str]] = {}
    for rij in _rows("voornamen.csv"):
        gevonden.setdefault((rij["herkomst"], rij["geslacht"]), []).append(rij["naam"])
    return gevonden


@cache
def _achternamen() -> dict[str, list[Achternaam]]:
    gevonden: dict[str, list[Achternaam]] = {}
    for rij in _rows("achternamen.csv"):
        gevonden.setdefault(rij["herkomst"], []).append(Achternaam(rij["tussenvoegsel"], rij["naam"]))
    return gevonden


@cache
def _straten() -> tuple[list[str], list[str]]:
    rijen = _rows("straten.csv")
    return tuple([r["naam"] for r in rijen if r["deel"] == deel] for deel in ("begin", "eind"))  # type: ignore[return-value]


def herkomst(toeval: Random) -> str:
    """Draw from where a name comes."""
    return toeval.choices(list(HERKOMST), list(HERKOMST.values()))[0]


def achternaam(toeval: Random, waar: str) -> Achternaam:
    """Draw a surname."""
    return toeval.choice(_achternamen()[waar])


def voornaam(toeval: Random, waar: str, geslacht: str) -> str:
    """Draw a first name; a child may be named as people are named here."""
    return toeval.choice(_voornamen()[(waar, geslacht)])


def straat(toeval: Random) -> str:
    """Make up a street that is nowhere."""
    begin, eind = _straten()
    return f"{toeval.choice(begin)}{toeval.choice(eind)}"


@cache
def bsns() -> tuple[str, ...]:
    """Return every number of the test range that passes the check of eleven."""
    return tuple(nummer for n in range(10000) if normaliseer_bsn(nummer := f"99999{n:04d}"))


def bsn(volgnummer: int) -> str:
    """Return a BSN of the test range while there are any left that nobody has; after that nothing."""
    alle = bsns()
    return alle[volgnummer] if volgnummer < len(alle) else ""
