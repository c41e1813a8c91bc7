"""What makes it dangerous, what must recover, which offer was asked for, and how long did somebody wait?"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class Lijnsoort(StrEnum):
    """A risk with its own line in the hulpverleningsplan, or an area of life in the herstelplan."""

    SCHULDEN = "SCHULDEN"
    ARMOEDE = "ARMOEDE"
    PSYCHISCH = "PSYCHISCH"
    VERSLAVING = "VERSLAVING"
    INKOMEN = "INKOMEN"
    WERK = "WERK"
    WONEN = "WONEN"
    SCHOOL = "SCHOOL"
    TRAUMA = "TRAUMA"
    CONTACTEN = "CONTACTEN"


LIJNNAMEN: Mapping[str, str] = {
    Lijnsoort.SCHULDEN: "Schulden",
    Lijnsoort.ARMOEDE: "Armoede",
    Lijnsoort.PSYCHISCH: "Psychische problemen",
    Lijnsoort.VERSLAVING: "Verslaving",
    Lijnsoort.INKOMEN: "Inkomen",
    Lijnsoort.WERK: "Werk",
    Lijnsoort.WONEN: "Wonen",
    Lijnsoort.SCHOOL: "School",
    Lijnsoort.TRAUMA: "Verwerken van wat er is gebeurd",
    Lijnsoort.CONTACTEN: "Contacten",
}
RISICOS = (Lijnsoort.SCHULDEN, Lijnsoort.ARMOEDE, Lijnsoort.PSYCHISCH, Lijnsoort.VERSLAVING)
GEBIEDEN = tuple(soort for soort in Lijnsoort if soort not in RISICOS)


class Aanvraagstand(StrEnum):
    """How far is a request for an offer?"""

    GEVRAAGD = "GEVRAAGD"
    AANVAARD = "AANVAARD"
    BEGONNEN = "BEGONNEN"
    AFGEWEZEN = "AFGEWEZEN"


AANVRAAG_OVERGANGEN: Mapping[Aanvraagstand, frozenset[Aanvraagstand]] = {
    Aanvraagstand.GEVRAAGD: frozenset({Aanvraagstand.AANVAARD, Aanvraagstand.BEGONNEN, Aanvraagstand.AFGEWEZEN}),
    Aanvraagstand.AANVAARD: frozenset({Aanvraagstand.BEGONNEN, Aanvraagstand.AFGEWEZEN}),
    Aanvraagstand.BEGONNEN: frozenset(),
    Aanvraagstand.AFGEWEZEN: frozenset(),
}
AANVRAAGNAMEN: Mapping[Aanvraagstand, str] = {
    Aanvraagstand.GEVRAAGD: "gevraagd",
    Aanvraagstand.AANVAARD: "aangenomen",
    Aanvraagstand.BEGONNEN: "begonnen",
    Aanvraagstand.AFGEWEZEN: "niet doorgegaan",
}


def is_risk(soort: str) -> bool:
    """Answer whether this line belongs to the hulpverleningsplan; else to the herstelplan."""
    return soort in RISICOS


def check_lijn(*, wat: str) -> None:
    """
    Check that a line says what is the matter, or what somebody wishes.

    :raises InvalidInput: if it says nothing
    """
    if not wat.strip():
        raise InvalidInput({"wat": ["Schrijf wat er speelt, of wat iemand wil."]})


def check_step(van: Aanvraagstand, naar: Aanvraagstand, *, op: date, vanaf: date, vandaag: date, reden: str) -> None:
    """
    Check that a request goes on in this way on this day.

    :raises NotPossible: if that step does not follow
    :raises InvalidInput: if the day cannot be, or a refusal has no reason
    """
    if naar not in AANVRAAG_OVERGANGEN[van]:
        raise NotPossible(f"Deze aanvraag is al {AANVRAAGNAMEN[van]}.")
    fouten: dict[str, list[str]] = {}
    if not vanaf <= op <= vandaag:
        fouten["op"] = ["Kies een dag vanaf de vorige stap, tot en met vandaag."]
    if naar is Aanvraagstand.AFGEWEZEN and not reden.strip():
        fouten["reden"] = ["Schrijf waarom dit niet doorgaat."]
    if fouten:
        raise InvalidInput(fouten)


def waited(*, gevraagd: date, tot: date | None, vandaag: date) -> int:
    """Return how many days somebody waited, or waits until today."""
    return ((tot or vandaag) - gevraagd).days


def check_maatwerk(*, doel: str, bedrag: Decimal | None, besteed: Decimal, besloten_door: str) -> None:
    """
    Check that money for something made to measure has a purpose, a ceiling and somebody who decided.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not doel.strip():
        fouten["doel"] = ["Schrijf waar het geld voor is."]
    if bedrag is None or bedrag <= 0:
        fouten["bedrag"] = ["Vul een bedrag in dat meer is dan nul."]
    if not besloten_door.strip():
        fouten["besloten_door"] = ["Schrijf wie dit heeft besloten."]
    if besteed < 0:
        fouten["besteed"] = ["Een bedrag is nooit minder dan nul."]
    if fouten:
        raise InvalidInput(fouten)
