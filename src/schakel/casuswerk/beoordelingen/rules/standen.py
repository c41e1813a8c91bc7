"""Which states may a judgement and an investigation have, and which follows which?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import NotPossible


class Fase(StrEnum):
    """Short triage, or the long one in which more people are spoken."""

    KORT = "KORT"
    LANG = "LANG"


class BeoordelingStatus(StrEnum):
    """The life of one judgement."""

    BEGONNEN = "BEGONNEN"
    VOORGELEGD = "VOORGELEGD"
    MEEBESLIST = "MEEBESLIST"
    BESLOTEN = "BESLOTEN"


# Answers that change after a colleague agreed take that consent away: the judgement goes back to BEGONNEN.
ALLOWED_TRANSITIONS: Mapping[BeoordelingStatus, frozenset[BeoordelingStatus]] = {
    BeoordelingStatus.BEGONNEN: frozenset(
        {BeoordelingStatus.VOORGELEGD, BeoordelingStatus.MEEBESLIST, BeoordelingStatus.BESLOTEN}
    ),
    BeoordelingStatus.VOORGELEGD: frozenset(
        {BeoordelingStatus.BEGONNEN, BeoordelingStatus.MEEBESLIST, BeoordelingStatus.BESLOTEN}
    ),
    BeoordelingStatus.MEEBESLIST: frozenset({BeoordelingStatus.BEGONNEN, BeoordelingStatus.BESLOTEN}),
    BeoordelingStatus.BESLOTEN: frozenset(),
}

STATUS_NAMEN: Mapping[BeoordelingStatus, str] = {
    BeoordelingStatus.BEGONNEN: "begonnen",
    BeoordelingStatus.VOORGELEGD: "voorgelegd aan een collega",
    BeoordelingStatus.MEEBESLIST: "samen besproken",
    BeoordelingStatus.BESLOTEN: "besloten",
}


class OnderzoekStatus(StrEnum):
    """The life of one investigation."""

    TE_STARTEN = "TE_STARTEN"
    LOPEND = "LOPEND"
    AFGEROND = "AFGEROND"
    VROEG_GESLOTEN = "VROEG_GESLOTEN"


ONDERZOEK_TRANSITIONS: Mapping[OnderzoekStatus, frozenset[OnderzoekStatus]] = {
    OnderzoekStatus.TE_STARTEN: frozenset({OnderzoekStatus.LOPEND, OnderzoekStatus.VROEG_GESLOTEN}),
    OnderzoekStatus.LOPEND: frozenset({OnderzoekStatus.AFGEROND, OnderzoekStatus.VROEG_GESLOTEN}),
    OnderzoekStatus.AFGEROND: frozenset(),
    OnderzoekStatus.VROEG_GESLOTEN: frozenset(),
}

ONDERZOEK_NAMEN: Mapping[OnderzoekStatus, str] = {
    OnderzoekStatus.TE_STARTEN: "nog niet begonnen",
    OnderzoekStatus.LOPEND: "bezig",
    OnderzoekStatus.AFGEROND: "afgerond",
    OnderzoekStatus.VROEG_GESLOTEN: "vroeg gesloten",
}


def check_transition(van: BeoordelingStatus, naar: BeoordelingStatus) -> None:
    """
    Check that a judgement may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible(f"Deze veiligheidsbeoordeling is {STATUS_NAMEN[van]}. Dit kan nu niet meer.")


def check_open(status: BeoordelingStatus) -> None:
    """
    Check that a judgement can still change.

    :raises NotPossible: if it was concluded
    """
    if status is BeoordelingStatus.BESLOTEN:
        raise NotPossible("Deze veiligheidsbeoordeling is besloten. De antwoorden staan vast.")


def check_onderzoek(van: OnderzoekStatus, naar: OnderzoekStatus) -> None:
    """
    Check that an investigation may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in ONDERZOEK_TRANSITIONS[van]:
        raise NotPossible(f"Dit onderzoek is {ONDERZOEK_NAMEN[van]}. Dit kan nu niet.")
