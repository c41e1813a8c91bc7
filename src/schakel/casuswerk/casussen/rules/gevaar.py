"""How dangerous can a casus be held to be, and why is it judged again?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import InvalidInput

GEVAARNAMEN: Mapping[int, str] = {
    0: "Geen gevaar op dit moment",
    1: "Let op: onveilig",
    2: "Ernstig onveilig",
    3: "Acuut gevaar",
}

# How the scale is called in a form.
GEVAARCODES: Mapping[str, int] = {"GEEN": 0, "LET_OP": 1, "ERNSTIG": 2, "ACUUT": 3}


class Gevaarreden(StrEnum):
    """Why danger is judged again: what was done about it, or what was heard."""

    PLEGER_WEG = "PLEGER_WEG"
    VEILIGE_PLEK = "VEILIGE_PLEK"
    AFSPRAAK = "AFSPRAAK"
    HULP_BEGONNEN = "HULP_BEGONNEN"
    NIEUW_GEVAAR = "NIEUW_GEVAAR"
    EERDER_ANDERS = "EERDER_ANDERS"


REDENNAMEN: Mapping[Gevaarreden, str] = {
    Gevaarreden.PLEGER_WEG: "Wie geweld gebruikt, is weg of vastgehouden",
    Gevaarreden.VEILIGE_PLEK: "Wie gevaar loopt, is op een veilige plek",
    Gevaarreden.AFSPRAAK: "Er is een veiligheidsafspraak, en iemand let erop",
    Gevaarreden.HULP_BEGONNEN: "Er was contact met het gezin en de hulp is begonnen",
    Gevaarreden.NIEUW_GEVAAR: "Er is nieuw gevaar",
    Gevaarreden.EERDER_ANDERS: "Het gevaar was eerder niet goed ingeschat",
}


def check_gevaar(*, gevaar: int, reden: str) -> None:
    """
    Check that danger is judged on the scale, with a reason.

    :raises InvalidInput: naming the field
    """
    fouten: dict[str, list[str]] = {}
    if gevaar not in GEVAARNAMEN:
        fouten["gevaar"] = ["Kies hoe gevaarlijk het nu is."]
    if reden not in list(Gevaarreden):
        fouten["reden"] = ["Kies waarom u het gevaar opnieuw inschat."]
    if fouten:
        raise InvalidInput(fouten)
