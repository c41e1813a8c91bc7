"""Which compartments has the vault?"""

from enum import StrEnum


class Vak(StrEnum):
    """A compartment with a master key of its own (ADR-0016)."""

    MELDER = "melder"
    ADRES = "adres"
    CONTACT = "contact"
    DOSSIER = "dossier"
