"""How does the database judge many cases at once?  One CASE expression per table."""

import re
from collections.abc import Mapping
from datetime import date

from schakel.basis.afspraken.rules.tabel import Cel, Rij, Tabel, Waarde

KOLOM = re.compile(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?")


def to_sql_case(tabel: Tabel, columns: Mapping[str, str], *, veld: str | None = None, dag: date | None = None) -> str:
    """
    Return one SQL CASE that gives the code of the deciding row, or of one field of its outcome; else NULL.

    :raises ValueError: if a column is no plain name, or a fact that the rows ask for has no column
    """
    for kolom in columns.values():
        if not KOLOM.fullmatch(kolom):
            raise ValueError(f"not a column name: {kolom!r}")
    rijen = [rij for rij in tabel.rijen if rij.geldt_op(dag)]
    takken = [f"WHEN {_voorwaarde(rij, columns)} THEN {_uitkomst(rij, veld)}" for rij in rijen]
    return "CASE " + " ".join(takken) + " ELSE NULL END"


def _uitkomst(rij: Rij, veld: str | None) -> str:
    waarde = rij.code if veld is None else rij.dan.get(veld)
    return "NULL" if waarde is None else _literal(waarde)


def _voorwaarde(rij: Rij, columns: Mapping[str, str]) -> str:
    if not rij.cellen:
        return "TRUE"
    delen = []
    for cel in rij.cellen:
        if cel.feit not in columns:
            raise ValueError(f"no column for the fact {cel.feit!r}")
        delen.append(_cel(cel, columns[cel.feit]))
    return " AND ".join(delen)


def _cel(cel: Cel, kolom: str) -> str:
    if cel.waarden:
        literals = ", ".join(_literal(w) for w in sorted(cel.waarden, key=str))
        return f"{kolom} IN ({literals})"
    grenzen = []
    if cel.van is not None:
        grenzen.append(f"{kolom} >= {cel.van}")
    if cel.tot is not None:
        grenzen.append(f"{kolom} <= {cel.tot}")
    return " AND ".join(grenzen)


def _literal(waarde: Waarde) -> str:
    if isinstance(waarde, bool):
        return "TRUE" if waarde else "FALSE"
    if isinstance(waarde, int):
        return str(waarde)
    return "'" + waarde.replace("'", "''") + "'"
