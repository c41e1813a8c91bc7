"""In which capacities does a person stand in a dossier?"""

from enum import StrEnum


class PersoonRol(StrEnum):
    """What somebody is in this dossier; the same person may be something else in another."""

    SLACHTOFFER = "SLACHTOFFER"
    PLEGER = "PLEGER"
    KIND = "KIND"
    OUDER = "OUDER"
    GETUIGE = "GETUIGE"
    NETWERK = "NETWERK"
    ONBEKEND = "ONBEKEND"


class Geslacht(StrEnum):
    """As the statutory list of 2015 knows it."""

    VROUW = "V"
    MAN = "M"
    ONBEKEND = "O"


class Relatiesoort(StrEnum):
    """What the first person is to the second."""

    OUDER = "OUDER"
    STIEFOUDER = "STIEFOUDER"
    PARTNER = "PARTNER"
    EXPARTNER = "EXPARTNER"
    BROER_ZUS = "BROER_ZUS"
    GROOTOUDER = "GROOTOUDER"
    VERZORGER = "VERZORGER"
    ANDERS = "ANDERS"
