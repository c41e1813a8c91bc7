"""Which states has a delivery, and what does each permit?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import NotPossible


class LeveringStatus(StrEnum):
    """How far a delivery has come."""

    GEVRAAGD = "GEVRAAGD"
    KLAAR = "KLAAR"
    MISLUKT = "MISLUKT"
    VRIJGEGEVEN = "VRIJGEGEVEN"
    GELEVERD = "GELEVERD"
    VERVALLEN = "VERVALLEN"
    VERVANGEN = "VERVANGEN"


S = LeveringStatus
ALLOWED_TRANSITIONS: Mapping[LeveringStatus, frozenset[LeveringStatus]] = {
    S.GEVRAAGD: frozenset({S.KLAAR, S.MISLUKT, S.VERVALLEN}),
    S.KLAAR: frozenset({S.VRIJGEGEVEN, S.VERVALLEN}),
    S.MISLUKT: frozenset({S.VERVALLEN}),
    S.VRIJGEGEVEN: frozenset({S.GELEVERD}),
    S.GELEVERD: frozenset({S.VERVANGEN}),
    S.VERVALLEN: frozenset(),
    S.VERVANGEN: frozenset(),
}
# Made, and not yet sent: a new order takes their place.
NOG_NIET_WEG = frozenset({S.GEVRAAGD, S.KLAAR, S.MISLUKT})
# The file itself is kept only as long as it has to leave.
MET_BESTAND = frozenset({S.KLAAR, S.VRIJGEGEVEN})
STATUSWOORDEN: Mapping[LeveringStatus, str] = {
    S.GEVRAAGD: "wordt gemaakt",
    S.KLAAR: "klaar om te lezen",
    S.MISLUKT: "niet gelukt",
    S.VRIJGEGEVEN: "wordt verstuurd",
    S.GELEVERD: "geleverd",
    S.VERVALLEN: "niet verstuurd, opnieuw gemaakt",
    S.VERVANGEN: "geleverd, later geheel vervangen",
}


def check_transition(van: LeveringStatus, naar: LeveringStatus) -> None:
    """
    Check that a delivery may go from one state to another.

    :raises NotPossible: if not
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible(f"Deze levering is nu: {STATUSWOORDEN[van]}. Open de pagina opnieuw.")
