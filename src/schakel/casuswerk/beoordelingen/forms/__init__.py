"""The shape of what comes in on the pages of this room."""

from schakel.casuswerk.beoordelingen.forms.invoer import (
    Besluitform,
    Faseform,
    Informantform,
    Kindform,
    Meebeslisform,
    Oordeelform,
    Stemform,
    Terugkoppelform,
    Uitkomstform,
    Vervolgform,
    Voorstelform,
    Vraagform,
    Vroegform,
)
from schakel.casuswerk.beoordelingen.forms.vragen import Vragenform

__all__ = [
    "Besluitform",
    "Faseform",
    "Informantform",
    "Kindform",
    "Meebeslisform",
    "Oordeelform",
    "Stemform",
    "Terugkoppelform",
    "Uitkomstform",
    "Vervolgform",
    "Voorstelform",
    "Vraagform",
    "Vragenform",
    "Vroegform",
]
