"""Within which frame is each person helped, from when until when, and whom does that make casemanager?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class Kadersoort(StrEnum):
    """How free is somebody to say no?"""

    VRIJWILLIG = "VRIJWILLIG"
    DRANG = "DRANG"
    DWANG = "DWANG"


class Maatregel(StrEnum):
    """What somebody above the family decided; ANDERS says it in words."""

    GEEN = ""
    OTS = "OTS"
    VOOGDIJ = "VOOGDIJ"
    HUISVERBOD = "HUISVERBOD"
    RECLASSERING = "RECLASSERING"
    ANDERS = "ANDERS"


KADERNAMEN: Mapping[str, str] = {
    Kadersoort.VRIJWILLIG: "vrijwillig",
    Kadersoort.DRANG: "drang",
    Kadersoort.DWANG: "dwang",
}
KADERUITLEG: Mapping[str, str] = {
    Kadersoort.VRIJWILLIG: "Iemand wil zelf, en kan stoppen.",
    Kadersoort.DRANG: "Iemand doet mee, omdat er anders een maatregel komt.",
    Kadersoort.DWANG: "Een rechter of een ander gezag heeft het opgelegd.",
}
MAATREGELNAMEN: Mapping[str, str] = {
    Maatregel.GEEN: "geen maatregel",
    Maatregel.OTS: "ondertoezichtstelling",
    Maatregel.VOOGDIJ: "voogdij",
    Maatregel.HUISVERBOD: "tijdelijk huisverbod",
    Maatregel.RECLASSERING: "toezicht door de reclassering",
    Maatregel.ANDERS: "een andere maatregel",
}
# Measures of child protection (Burgerlijk Wetboek, boek 1, titel 14): a certified institution carries them out.
KINDERBESCHERMING = frozenset({Maatregel.OTS.value, Maatregel.VOOGDIJ.value})


def check_kader(*, kader: str, maatregel: str, bron: str, van: date, vandaag: date) -> None:
    """
    Check that a frame can be, and that somebody says from where it is known.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if kader == Kadersoort.DWANG and not maatregel:
        fouten["maatregel"] = ["Kies welke maatregel het is."]
    if kader != Kadersoort.DWANG and maatregel:
        fouten["maatregel"] = ["Een maatregel hoort bij dwang. Kies dwang, of geen maatregel."]
    if not bron.strip():
        fouten["bron"] = ["Schrijf van wie of uit welk stuk u dit weet."]
    if van > vandaag:
        fouten["van"] = ["Kies een dag die is geweest, of vandaag."]
    if fouten:
        raise InvalidInput(fouten)


def check_end(*, van: date, tot: date, vandaag: date) -> None:
    """
    Check that a frame can end on this day.

    :raises InvalidInput: if it cannot
    """
    if not van < tot <= vandaag:
        raise InvalidInput({"tot": ["Kies een dag na het begin, tot en met vandaag."]})


def check_starts_later(*, van: date, vorige: date | None) -> None:
    """
    Check that a frame begins after the one that it follows.

    :raises NotPossible: if the one before began on this day or later
    """
    if vorige is not None and van <= vorige:
        raise NotPossible("Voor deze persoon staat al een kader dat op die dag of later begon.")


def check_keuze(*, afwijkend: bool, reden: str) -> None:
    """
    Check that another casemanager than the agreement proposes has a reason, in one sentence.

    :raises InvalidInput: if it has none
    """
    if afwijkend and not reden.strip():
        raise InvalidInput({"reden": ["U kiest anders dan de afspraak. Schrijf in een zin waarom."]})
