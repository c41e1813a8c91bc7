"""Which groups does prevention reach?  One list for activities, campaigns and requests."""

from collections.abc import Mapping
from enum import StrEnum


class Groep(StrEnum):
    """Who is reached (tussenevaluatie 2017, uitgangspunt 2, with residents and parents added)."""

    SCHOLEN = "scholen"
    STUDENTEN = "studenten"
    JONGEREN = "jongeren"
    OUDERS = "ouders"
    MIGRANTENORGANISATIES = "migrantenorganisaties"
    MANTELZORGERS = "mantelzorgers"
    OUDEREN = "ouderen"
    INWONERS = "inwoners"
    PROFESSIONALS = "professionals"


GROEPNAMEN: Mapping[Groep, str] = {
    Groep.SCHOLEN: "Scholen en kinderopvang",
    Groep.STUDENTEN: "Studenten van een beroepsopleiding",
    Groep.JONGEREN: "Jongeren",
    Groep.OUDERS: "Ouders",
    Groep.MIGRANTENORGANISATIES: "Migrantenorganisaties",
    Groep.MANTELZORGERS: "Mantelzorgers",
    Groep.OUDEREN: "Ouderen en ouderenorganisaties",
    Groep.INWONERS: "Inwoners",
    Groep.PROFESSIONALS: "Professionals",
}


def group_name(code: str) -> str:
    """Return what a group is called; a code that is not known stands for itself."""
    return next((naam for groep, naam in GROEPNAMEN.items() if groep.value == code), code)
