"""When the door stays shut: by which way was contact sought, with what result?  (docs/woordenlijst.md: zorgmijding)"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class Zoekweg(StrEnum):
    """How contact was sought; the first five stand on the sheet of safe contact as well."""

    BELLEN = "BELLEN"
    SMS = "SMS"
    EMAIL = "EMAIL"
    BRIEF = "BRIEF"
    VIA = "VIA"
    HUISBEZOEK = "HUISBEZOEK"


class Zoekuitkomst(StrEnum):
    """What came of it."""

    BEREIKT = "BEREIKT"
    GEEN_ANTWOORD = "GEEN_ANTWOORD"
    DEUR_DICHT = "DEUR_DICHT"
    GEWEIGERD = "GEWEIGERD"


# Who says no was reached, and still lets nobody in: the door is shut.
GELUKT = frozenset({Zoekuitkomst.BEREIKT})
# What can leave by itself, through the sink; the rest is said by a person.
BERICHTWEGEN = frozenset({Zoekweg.SMS, Zoekweg.EMAIL, Zoekweg.BRIEF})


def is_safe_way(weg: Zoekweg, blad: Mapping[str, object] | None) -> bool:
    """Answer whether the sheet of safe contact names this way; without a sheet only a message is unsafe by itself."""
    if blad is None:
        return weg not in BERICHTWEGEN
    if blad.get("weg") == "NOOIT":
        return False
    return str(blad.get("weg")) == weg.value


def check_poging(*, op: datetime, nu: datetime, veilig: bool, waarom_zo: str, aangeboden: str) -> None:
    """
    Check that an attempt is of the past, says what was offered, and why another way than the safe one was taken.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if op > nu:
        fouten["op"] = ["Dit moment is nog niet geweest."]
    if not aangeboden.strip():
        fouten["aangeboden"] = ["Schrijf wat u heeft aangeboden. Ook een gesprek is een aanbod."]
    if not veilig and not waarom_zo.strip():
        fouten["waarom_zo"] = ["Deze weg staat niet op het contactblad. Schrijf in een zin waarom u hem toch nam."]
    if fouten:
        raise InvalidInput(fouten)
