"""With which environment do our programs run?  Role, addresses, folders and settings, in one place."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.bediening.postgres import Dsns
from schakel.entrypoints.bediening.processen import KENMERK

Rol = Literal["app", "owner", "job", "stats"]
INSTELLINGEN = "schakel.config.settings.local"


def kenmerk_of(data: Path, naam: str) -> str:
    """This function will give the mark under which one program of one installation runs."""
    return f"{naam}@{data}"


def django_omgeving(data: Path, rol: Rol, adressen: Dsns | None, *, naam: str = "opdracht") -> dict[str, str]:
    """This function will give the environment of a Django program that acts in the database as this role."""
    omgeving = {sleutel: waarde for sleutel, waarde in os.environ.items() if not sleutel.startswith("DATABASE_URL_")}
    omgeving |= {
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", INSTELLINGEN),
        "PYTHONPATH": str(PROJECT / "src"),
        "PYTHONUNBUFFERED": "1",
        "SCHAKEL_DATA": str(data),
        "SCHAKEL_ROL": rol,
        KENMERK: kenmerk_of(data, naam),
    }
    if adressen is not None:
        omgeving |= adressen.as_omgeving()
    return omgeving


def adopt(omgeving: Mapping[str, str]) -> None:
    """This function will make this environment our own, before Django is loaded in this very program."""
    os.environ.clear()
    os.environ.update(omgeving)
