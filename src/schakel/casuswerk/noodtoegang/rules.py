"""When may somebody look into a dossier that is not theirs, and for how long?"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible

# The longest that an emergency lasts (docs/adr/0035-emergency-access.md); a region may set less, never more.
HOOGSTENS = timedelta(minutes=60)
MINUTEN = "noodtoegang_minuten"
PER_ETMAAL = "noodtoegang_per_etmaal"
STANDAARD_PER_ETMAAL = 3
ETMAAL = timedelta(hours=24)
GRONDSLAG = "noodtoegang"


class Noodreden(StrEnum):
    """Why it cannot wait until somebody who may see the dossier is reached."""

    LEVENSGEVAAR = "LEVENSGEVAAR"
    KIND_IN_GEVAAR = "KIND_IN_GEVAAR"
    HULPDIENST = "HULPDIENST"
    VERMIST = "VERMIST"


class Noodoordeel(StrEnum):
    """What whoever looks at it afterwards thinks of it."""

    TERECHT = "TERECHT"
    NIET_TERECHT = "NIET_TERECHT"
    NAVRAAG = "NAVRAAG"


REDENNAMEN: Mapping[Noodreden, str] = {
    Noodreden.LEVENSGEVAAR: "Iemand is nu in levensgevaar",
    Noodreden.KIND_IN_GEVAAR: "Een kind is nu in gevaar",
    Noodreden.HULPDIENST: "Politie of ambulance staat voor de deur en vraagt het nu",
    Noodreden.VERMIST: "Iemand is weg en kan in gevaar zijn",
}
OORDEELNAMEN: Mapping[Noodoordeel, str] = {
    Noodoordeel.TERECHT: "Terecht",
    Noodoordeel.NIET_TERECHT: "Niet terecht",
    Noodoordeel.NAVRAAG: "Eerst navragen",
}


def duration(minuten: object) -> timedelta:
    """Return how long the door stays open: what the region set, and never longer than an hour."""
    gekozen = timedelta(minutes=minuten) if isinstance(minuten, int) and minuten > 0 else HOOGSTENS
    return min(gekozen, HOOGSTENS)


def check_asked(*, nummer: str, toelichting: str, zeker: bool) -> None:
    """
    Check that the question says which dossier, why, and that whoever asks means it.

    :raises InvalidInput: naming every fault
    """
    fouten: dict[str, list[str]] = {}
    if not nummer.strip():
        fouten["nummer"] = ["Typ het nummer van het dossier of de ontvangstcode."]
    if len(toelichting.strip()) < 10:
        fouten["toelichting"] = ["Schrijf in een zin wat er nu aan de hand is."]
    if not zeker:
        fouten["zeker"] = ["Zeg dat u dit nu nodig heeft."]
    if fouten:
        raise InvalidInput(fouten)


def check_ceiling(al: int, hoogstens: int) -> None:
    """
    Check that somebody did not open too many in a day already.

    :raises NotPossible: if so
    """
    if al >= hoogstens:
        raise NotPossible(
            f"U opende in 24 uur al {al} dossiers met noodtoegang. Bel de teamleider of de functionaris"
            " gegevensbescherming. Is er nu gevaar? Bel 112."
        )
