"""Who may do what?  The matrix as data: role x relation x object x field x action, deny by default (matrix.csv)."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
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


def read_matrix(regels: Iterable[str]) -> frozenset[Regel]:
    """Return the rows of a matrix in CSV form."""
    return frozenset(
        Regel(r["rol"], r["relatie"], r["object"], r["veld"], r["actie"], r["mag"] == "ja")
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
