"""What does a child tell in its own words, and whom does it allow to read that?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class Verhaalsoort(StrEnum):
    """The tools with which a child tells."""

    DRIE_HUIZEN = "DRIE_HUIZEN"
    VEILIGE_HUIS = "VEILIGE_HUIS"
    WOORD_EN_BEELD = "WOORD_EN_BEELD"


class Zicht(StrEnum):
    """Whom the child allows to read it, beside the team that heard it."""

    NIEMAND = "NIEMAND"
    REGISSEUR = "REGISSEUR"
    IEDEREEN = "IEDEREEN"


VELDEN: Mapping[Verhaalsoort, Mapping[str, str]] = {
    Verhaalsoort.DRIE_HUIZEN: {
        "zorgen": "Huis van de zorgen",
        "goed": "Huis van de goede dingen",
        "dromen": "Huis van de dromen",
    },
    Verhaalsoort.VEILIGE_HUIS: {
        "binnen": "Wie woont erin, en wat doen zij?",
        "bezoek": "Wie komt op bezoek en maakt het veilig?",
        "buiten": "Wie mag er niet in?",
        "regels": "Welke regels gelden er? (het dak)",
        "pad": "Hoe ver ben ik op het pad naar het veilige huis?",
    },
    Verhaalsoort.WOORD_EN_BEELD: {
        "gebeurd": "Wat is er gebeurd?",
        "zorgen": "Wie maakten zich zorgen, en waarom?",
        "nu": "Wat doen de grote mensen nu?",
        "later": "Hoe wordt het straks?",
        "akkoord": "Wie las mee en vond het goed?",
    },
}


def check_verhaal(
    soort: Verhaalsoort, teksten: Mapping[str, str], *, op: date, vandaag: date, getekend: bool = False
) -> None:
    """
    Check that a story says or shows something, on a day that has been.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not getekend and not any(teksten.get(veld, "").strip() for veld in VELDEN[soort]):
        fouten[next(iter(VELDEN[soort]))] = [
            "Schrijf ten minste een ding op, in de woorden van het kind, of voeg een tekening toe."
        ]
    if op > vandaag:
        fouten["op"] = ["Kies een dag die is geweest."]
    if fouten:
        raise InvalidInput(fouten)


def text(inhoud: Mapping[str, object], veld: str) -> str:
    """Return one text of what was kept; nothing when it is not there."""
    return str(inhoud.get(veld, "") or "")
