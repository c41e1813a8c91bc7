"""How can somebody be reached without danger?  What a sheet of safe contact may hold."""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class Contactweg(StrEnum):
    """By which way; there is never another one when it fails."""

    BELLEN = "BELLEN"
    SMS = "SMS"
    EMAIL = "EMAIL"
    BRIEF = "BRIEF"
    VIA = "VIA"
    NOOIT = "NOOIT"


VELDEN = ("weg", "waar", "wanneer", "codewoord", "nooit")


def check_contactblad(blad: Mapping[str, str]) -> None:
    """
    Check that a sheet says how, and where that needs a number or a person.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not blad.get("weg"):
        fouten["weg"] = ["Kies hoe u contact opneemt, of kies ‘Nooit’."]
    elif blad["weg"] != Contactweg.NOOIT and not blad.get("waar"):
        fouten["waar"] = ["Schrijf het nummer, het adres of de persoon."]
    if fouten:
        raise InvalidInput(fouten)
