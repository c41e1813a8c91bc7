"""Which states may a safety condition have, and who can own one?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class VoorwaardeStatus(StrEnum):
    """Has the condition been met?  One of the regisseur is a concept until a behavioural expert agreed."""

    CONCEPT = "CONCEPT"
    GESTELD = "GESTELD"
    NAGEKOMEN = "NAGEKOMEN"
    NIET_NAGEKOMEN = "NIET_NAGEKOMEN"
    VERVALLEN = "VERVALLEN"


class EigenaarSoort(StrEnum):
    """Who has to see to it that the condition is met?"""

    PERSOON = "PERSOON"
    HUISHOUDEN = "HUISHOUDEN"
    TEAM = "TEAM"


# A condition that was not met stays alive: it is met after all, or it lapses because another takes its place.
ALLOWED_TRANSITIONS: Mapping[VoorwaardeStatus, frozenset[VoorwaardeStatus]] = {
    VoorwaardeStatus.CONCEPT: frozenset({VoorwaardeStatus.GESTELD, VoorwaardeStatus.VERVALLEN}),
    VoorwaardeStatus.GESTELD: frozenset(
        {VoorwaardeStatus.NAGEKOMEN, VoorwaardeStatus.NIET_NAGEKOMEN, VoorwaardeStatus.VERVALLEN}
    ),
    VoorwaardeStatus.NIET_NAGEKOMEN: frozenset({VoorwaardeStatus.NAGEKOMEN, VoorwaardeStatus.VERVALLEN}),
    VoorwaardeStatus.NAGEKOMEN: frozenset({VoorwaardeStatus.NIET_NAGEKOMEN, VoorwaardeStatus.VERVALLEN}),
    VoorwaardeStatus.VERVALLEN: frozenset(),
}

STATUS_NAMEN: Mapping[VoorwaardeStatus, str] = {
    VoorwaardeStatus.CONCEPT: "concept",
    VoorwaardeStatus.GESTELD: "gesteld",
    VoorwaardeStatus.NAGEKOMEN: "nagekomen",
    VoorwaardeStatus.NIET_NAGEKOMEN: "niet nagekomen",
    VoorwaardeStatus.VERVALLEN: "vervallen",
}

# The event that tells of each state; the first and the third end the clock that checks the condition.
GEBEURTENIS: Mapping[VoorwaardeStatus, str] = {
    VoorwaardeStatus.CONCEPT: "voorwaarde.voorgesteld",
    VoorwaardeStatus.GESTELD: "voorwaarde.gesteld",
    VoorwaardeStatus.NAGEKOMEN: "voorwaarde.vervuld",
    VoorwaardeStatus.NIET_NAGEKOMEN: "voorwaarde.niet_vervuld",
    VoorwaardeStatus.VERVALLEN: "voorwaarde.ingetrokken",
}


def check_transition(van: VoorwaardeStatus, naar: VoorwaardeStatus) -> None:
    """
    Check that a condition may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible(f"Deze voorwaarde is {STATUS_NAMEN[van]}. Dat kan niet {STATUS_NAMEN[naar]} worden.")


def check_voorwaarde(*, tekst: str, uiterlijk: date, vandaag: date) -> None:
    """
    Check that a condition says something and can still be met.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not tekst.strip():
        fouten["tekst"] = ["Schrijf wat er moet gebeuren."]
    if uiterlijk < vandaag:
        fouten["uiterlijk"] = ["Kies een dag die nog komt."]
    if fouten:
        raise InvalidInput(fouten)
