"""Who may do what?  The matrix as data: role x relation x object x field x action, deny by default (matrix.csv)."""

import csv
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

MATRIX = Path(__file__).with_name("matrix.csv")


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of the matrix."""

    rol: str
    relatie: str
    object: str
    veld: str
    actie: str
    mag: bool
    bron: str = ""


def read_matrix(regels: Iterable[str]) -> frozenset[Regel]:
    """Return the rows of a matrix in CSV form."""
    return frozenset(
        Regel(r["rol"], r["relatie"], r["object"], r["veld"], r["actie"], r["mag"] == "ja", r["bron"])
        for r in csv.DictReader(regels)
    )


@cache
def matrix() -> frozenset[Regel]:
    """Return the matrix that this program enforces: the file beside this module."""
    with MATRIX.open(encoding="utf-8", newline="") as bestand:
        return read_matrix(bestand)


@cache
def may(rol: str, relatie: str, object_: str, actie: str, veld: str = "*") -> bool:
    """Answer whether the matrix grants this; a row that denies the field goes before one that grants the whole."""
    rijen = [r for r in matrix() if (r.rol, r.relatie, r.object, r.actie) == (rol, relatie, object_, actie)]
    precies = [r.mag for r in rijen if r.veld == veld]
    if precies:
        return all(precies)
    heel = [r.mag for r in rijen if r.veld == "*"]
    return bool(heel) and all(heel)


@cache
def may_somewhere(rol: str, object_: str, actie: str) -> bool:
    """Answer whether the matrix grants this role this action in any relation at all."""
    return any(r.mag for r in matrix() if (r.rol, r.object, r.actie) == (rol, object_, actie))


@cache
def sources(rol: str, object_: str, actie: str) -> frozenset[str]:
    """Return the law or the decision from which this role has this right, in any relation."""
    return frozenset(
        r.bron for r in matrix() if r.mag and (r.rol, r.object, r.actie) == (rol, object_, actie) and r.bron
    )


ROLLEN = Path(__file__).with_name("rollen.csv")


@dataclass(frozen=True, slots=True)
class Rol:
    """A role as people know it: its name, one line that explains it, and whether it can be given yet."""

    code: str
    naam: str
    uitleg: str
    in_gebruik: bool


@cache
def rollen() -> dict[str, Rol]:
    """Return every role of the matrix by its code, in the order of the file beside this module."""
    gebruikt = {r.rol for r in matrix() if r.mag}
    with ROLLEN.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    return {r["rol"]: Rol(r["rol"], r["naam"], r["uitleg"], r["rol"] in gebruikt) for r in rijen}


def rolnaam(code: str) -> str:
    """Return the plain name of a role; of an unknown one, its code."""
    rol = rollen().get(code)
    return rol.naam if rol else code


# Signing in: five wrong answers for a name, thirty from one address, then a quarter of an hour of rest.
PER_NAAM, PER_ADRES = 5, 30
# At a door for codes of sixty bits: a house or a school has one address, and people mistype.
PER_DEUR = 200
RUST = timedelta(minutes=15)
POGING_BEWAARD = timedelta(days=1)
CODE_GELDIG = timedelta(hours=24)
# A session ends after a working day, whatever happened in it; changing how one signs in asks a fresh one.
SESSIE = timedelta(hours=12)
VERS = timedelta(minutes=15)
WACHTWOORD_MINSTENS = 12


def check_wachtwoord(wachtwoord: str, gebruikersnaam: str) -> list[str]:
    """Return what is wrong with a password, in words; nothing when it can be used (NIST SP 800-63B: length counts)."""
    fouten = []
    if len(wachtwoord) < WACHTWOORD_MINSTENS:
        fouten.append(f"Gebruik minstens {WACHTWOORD_MINSTENS} tekens. Een zin van een paar woorden is goed.")
    if gebruikersnaam and gebruikersnaam.lower() in wachtwoord.lower():
        fouten.append("Gebruik uw gebruikersnaam niet in het wachtwoord.")
    if len(set(wachtwoord)) < 5:
        fouten.append("Gebruik meer verschillende tekens.")
    return fouten


def code_key(gebruikersnaam: str, code: str) -> str:
    """Return what of a name and an enrolment code is compared: dashes, spaces and capitals do not count."""
    return f"{gebruikersnaam.strip().lower()}|{''.join(t for t in code.upper() if t.isalnum())}"


@dataclass(frozen=True, slots=True)
class Draagt:
    """What an employee still carries: how many, never which."""

    regie: int
    termijnen: int


def reasons_to_stay(draagt: Draagt) -> list[str]:
    """Return what must be handed over before this employee can leave; nothing when nothing is left."""
    regels = []
    if draagt.regie:
        regels.append(_count(draagt.regie, "casus waarover deze collega de regie heeft", "casussen met regie"))
    if draagt.termijnen:
        regels.append(_count(draagt.termijnen, "taak op naam van deze collega", "taken op naam van deze collega"))
    return regels


def _count(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


VOG_MAANDEN = 3


def is_vog_fresh(vog: date, dag: date) -> bool:
    """Answer whether a certificate of conduct is at most three months old on the first day (Wmo 2015, art. 4.2.4)."""
    maand = dag.month - VOG_MAANDEN
    jaar, maand = (dag.year, maand) if maand > 0 else (dag.year - 1, maand + 12)
    laatste = monthrange(jaar, maand)[1]
    return date(jaar, maand, min(dag.day, laatste)) <= vog <= dag


# The listener that keeps people out of dossiers about whom they avoid; it listens from the first entry on any list.
LUISTERAAR_VERMIJDING = "weg_bij_bekenden"

# A machine with an account of its own: which roles it may have, how its token begins, and how long it may hold.
MACHINEROLLEN = ("politie", "lokaal_team", "jeugdteam", "cit", "gi", "melder_beroep")
VAK_KOPPELING = "koppeling"
KOPPELING_BEGIN = "schakel_"
KOPPELING_HOOGSTENS = 400
KOPPELING_GEZIEN = timedelta(minutes=1)
