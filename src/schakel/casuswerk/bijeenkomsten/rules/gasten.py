"""A team outside the casus at one meeting: which states, until when?  (woordenlijst: bijeenkomstgast)"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.tijd import begin_van_dag, lokale_datum

GASTSOORT = "bijeenkomstgast"


class GastStatus(StrEnum):
    """How it stands with a guest."""

    GEVRAAGD = "GEVRAAGD"
    KOMT = "KOMT"
    KOMT_NIET = "KOMT_NIET"
    AFGELAST = "AFGELAST"
    VOORBIJ = "VOORBIJ"


GAST_OVERGANGEN: Mapping[GastStatus, frozenset[GastStatus]] = {
    GastStatus.GEVRAAGD: frozenset({GastStatus.KOMT, GastStatus.KOMT_NIET, GastStatus.AFGELAST, GastStatus.VOORBIJ}),
    GastStatus.KOMT: frozenset({GastStatus.KOMT, GastStatus.KOMT_NIET, GastStatus.AFGELAST, GastStatus.VOORBIJ}),
    GastStatus.KOMT_NIET: frozenset({GastStatus.KOMT, GastStatus.KOMT_NIET, GastStatus.AFGELAST, GastStatus.VOORBIJ}),
    GastStatus.AFGELAST: frozenset(),
    GastStatus.VOORBIJ: frozenset(),
}
GAST_NAMEN: Mapping[str, str] = {
    GastStatus.GEVRAAGD: "gevraagd, nog geen antwoord",
    GastStatus.KOMT: "komt",
    GastStatus.KOMT_NIET: "komt niet",
    GastStatus.AFGELAST: "de bijeenkomst gaat niet door",
    GastStatus.VOORBIJ: "de bijeenkomst is geweest",
}


def until(wanneer: datetime) -> datetime:
    """Return until when a guest sees the invitation: the end of the day of the meeting, and then it ends by itself."""
    return begin_van_dag(lokale_datum(wanneer) + timedelta(days=1))


def check_guest(*, is_binnen: bool, is_bezoek: bool, vraag: str, wanneer: datetime, nu: datetime) -> None:
    """
    Check that a team can be a guest of this meeting.

    :raises NotPossible: if it stands in the casus already, if it is a visit, or the meeting was
    :raises InvalidInput: if nothing is said of what the guest may know
    """
    if is_binnen:
        raise NotPossible("Dit team doet al mee in deze casus. Het hoeft geen gast te zijn.")
    if is_bezoek:
        raise NotPossible("Bij een bezoek kan geen gast komen. Betrek het team eerst bij de casus.")
    if nu >= until(wanneer):
        raise NotPossible("Deze bijeenkomst is al geweest.")
    if not vraag.strip():
        raise InvalidInput({"vraag": ["Schrijf waarom u deze gast vraagt, en wat de gast mag weten."]})


def check_answer(*, komt: bool, woorden: str) -> None:
    """
    Check that a guest who does not come says why.

    :raises InvalidInput: if not
    """
    if not komt and not woorden.strip():
        raise InvalidInput({"woorden": ["Schrijf in een zin waarom er niemand komt."]})


def check_guest_transition(van: GastStatus, naar: GastStatus) -> None:
    """
    Check that a guest may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in GAST_OVERGANGEN[van]:
        raise NotPossible(f"Dit kan niet meer: {GAST_NAMEN[van]}.")
