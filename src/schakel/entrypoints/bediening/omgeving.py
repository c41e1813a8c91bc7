"""With which environment do our programs run?  Role, addresses, folders and settings, in one place."""

import os
import secrets
from pathlib import Path
from typing import Literal

from schakel.entrypoints.bediening.aanzet import clock_of
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
        "SCHAKEL_SECRET_KEY": os.environ.get("SCHAKEL_SECRET_KEY") or _secret_key(data),
        "SCHAKEL_CLOCK": clock_of(data),
        KENMERK: kenmerk_of(data, naam),
    }
    if adressen is not None:
        omgeving |= adressen.as_omgeving()
    return omgeving


def _secret_key(data: Path) -> str:
    """This function will give the key that signs sessions: drawn once, and kept with the other keys."""
    pad = data / "sleutels" / "django"
    try:
        greep = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return pad.read_text().strip()
    with os.fdopen(greep, "w") as bestand:
        bestand.write(secrets.token_urlsafe(48))
    return pad.read_text()
