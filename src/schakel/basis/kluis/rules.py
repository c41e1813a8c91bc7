"""Which compartments has the vault?"""

from enum import StrEnum
from uuid import UUID


class Vak(StrEnum):
    """A compartment with a master key of its own (ADR-0016)."""

    MELDER = "melder"
    ADRES = "adres"
    CONTACT = "contact"
    DOSSIER = "dossier"


def key_context(vak: str, onderwerp: UUID) -> bytes:
    """Return what a wrapped key is bound to: its compartment and its subject."""
    return vak.encode() + onderwerp.bytes
