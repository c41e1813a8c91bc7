"""Which states may a term have, who owns it, and what is it about?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import NotPossible


class TermijnStatus(StrEnum):
    """The life of a term."""

    LOPEND = "LOPEND"
    AFGEDAAN = "AFGEDAAN"
    VERVALLEN = "VERVALLEN"


class Eigenaar(StrEnum):
    """Which of the teams around a dossier owns the term?"""

    VERANTWOORDELIJK = "verantwoordelijk"
    ONTVANGER = "ontvanger"
    ZENDER = "zender"
    REGIE = "regie"


class Per(StrEnum):
    """Is there one term for the dossier, or one for each subject?"""

    DOSSIER = "dossier"
    ONDERWERP = "onderwerp"


class Eenheid(StrEnum):
    """In what is the length of a term counted?  `_atw`: the Algemene termijnenwet applies."""

    UREN = "uren"
    KALENDERDAGEN = "kalenderdagen"
    KALENDERDAGEN_ATW = "kalenderdagen_atw"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    WEKEN_ATW = "weken_atw"
    MAANDEN = "maanden"
    MAANDEN_ATW = "maanden_atw"


ALLOWED_TRANSITIONS: Mapping[TermijnStatus, frozenset[TermijnStatus]] = {
    TermijnStatus.LOPEND: frozenset({TermijnStatus.AFGEDAAN, TermijnStatus.VERVALLEN}),
    TermijnStatus.AFGEDAAN: frozenset(),
    TermijnStatus.VERVALLEN: frozenset(),
}

STATUS_NAMEN: Mapping[TermijnStatus, str] = {
    TermijnStatus.LOPEND: "lopend",
    TermijnStatus.AFGEDAAN: "afgedaan",
    TermijnStatus.VERVALLEN: "vervallen",
}


def check_transition(van: TermijnStatus, naar: TermijnStatus) -> None:
    """
    Check that a term may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible(f"Deze termijn is {STATUS_NAMEN[van]} en kan niet {STATUS_NAMEN[naar]} worden.")
