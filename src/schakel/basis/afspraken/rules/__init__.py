"""What does an agreement say: decision tables that run, explain themselves and can be checked."""

from schakel.basis.afspraken.rules.controle import Bevinding, BevindingSoort, check
from schakel.basis.afspraken.rules.evalueren import Afgewezen, GezienFeit, Uitkomst, evaluate
from schakel.basis.afspraken.rules.lezen import lees_tabel
from schakel.basis.afspraken.rules.sql import to_sql_case
from schakel.basis.afspraken.rules.tabel import Cel, Feit, FeitSoort, Rij, Tabel, Voorbeeld, Waarde
from schakel.basis.afspraken.rules.versie import (
    ALLOWED_TRANSITIONS,
    GELDENDE_STATUSSEN,
    Soort,
    VersieStatus,
    check_transition,
)

__all__ = [
    "ALLOWED_TRANSITIONS",
    "GELDENDE_STATUSSEN",
    "Afgewezen",
    "Bevinding",
    "BevindingSoort",
    "Cel",
    "Feit",
    "FeitSoort",
    "GezienFeit",
    "Rij",
    "Soort",
    "Tabel",
    "Uitkomst",
    "VersieStatus",
    "Voorbeeld",
    "Waarde",
    "check",
    "check_transition",
    "evaluate",
    "lees_tabel",
    "to_sql_case",
]
