"""What does the instrument advise, and how do people's own verdicts stand beside it?"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class Veiligheidstaxatie(StrEnum):
    """How safe is it?  The field that Statistics Netherlands publishes since 2019; values of ours where it is silent."""

    ACUUT = "ACUUT"
    STRUCTUREEL = "STRUCTUREEL"
    ACUUT_EN_STRUCTUREEL = "ACUUT_EN_STRUCTUREEL"
    GEEN = "GEEN"
    ONBEKEND = "ONBEKEND"


VEILIGHEID_NAMEN: Mapping[Veiligheidstaxatie, str] = {
    Veiligheidstaxatie.ACUUT: "acuut onveilig",
    Veiligheidstaxatie.STRUCTUREEL: "structureel onveilig",
    Veiligheidstaxatie.ACUUT_EN_STRUCTUREEL: "acuut en structureel onveilig",
    Veiligheidstaxatie.GEEN: "niet acuut en niet structureel onveilig",
    Veiligheidstaxatie.ONBEKEND: "nog niet te zeggen",
}
# How dangerous it is held to be, 0 (not) to 3 (acute); the same scale as the order of every work list.
GEVAAR_NAMEN: Mapping[int, str] = {0: "geen gevaar", 1: "enig gevaar", 2: "ernstig gevaar", 3: "acuut gevaar"}

ACUTE = frozenset({Veiligheidstaxatie.ACUUT, Veiligheidstaxatie.ACUUT_EN_STRUCTUREEL})
STRUCTURELE = frozenset({Veiligheidstaxatie.STRUCTUREEL, Veiligheidstaxatie.ACUUT_EN_STRUCTUREEL})


def combine(*, acuut: bool | None, structureel: bool | None) -> Veiligheidstaxatie:
    """Return the one value for the two answers; unknown when neither says yes and one is open."""
    if acuut and structureel:
        return Veiligheidstaxatie.ACUUT_EN_STRUCTUREEL
    if acuut:
        return Veiligheidstaxatie.ACUUT
    if structureel:
        return Veiligheidstaxatie.STRUCTUREEL
    return Veiligheidstaxatie.ONBEKEND if acuut is None or structureel is None else Veiligheidstaxatie.GEEN


def check_oordeel(*, advies: tuple[object, object], oordeel: tuple[object, object], reden: str) -> None:
    """
    Check that a verdict that differs from the advice says why, in one sentence.

    :raises InvalidInput: if it differs and there is no reason
    """
    if None not in advies and advies != oordeel and not reden.strip():
        raise InvalidInput({"oordeel_reden": ["U wijkt af van het advies. Schrijf in een zin waarom."]})


def check_gehoord(zonder_stem: Collection[str]) -> None:
    """
    Check that of everyone concerned it is known what they say and want, or why not.

    :raises InvalidInput: naming who is still open
    """
    if zonder_stem:
        raise InvalidInput(
            {"stem": [f"Wat wil {naam}? Schrijf het op, of kies waarom u nog niet sprak." for naam in zonder_stem]}
        )
