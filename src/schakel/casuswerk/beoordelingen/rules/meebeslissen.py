"""Who can judge along, and what can a colleague say?"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from schakel.kernel.errors import NotAllowed, NotPossible


class Functie(StrEnum):
    """In which capacity a colleague is asked."""

    COLLEGA = "COLLEGA"
    GEDRAGSWETENSCHAPPER = "GEDRAGSWETENSCHAPPER"
    VERTROUWENSARTS = "VERTROUWENSARTS"
    TEAMLEIDER = "TEAMLEIDER"


class Stem(StrEnum):
    """What a colleague says."""

    EENS = "EENS"
    ONEENS = "ONEENS"


FUNCTIE_NAMEN: Mapping[Functie, str] = {
    Functie.COLLEGA: "een collega van triage",
    Functie.GEDRAGSWETENSCHAPPER: "een gedragswetenschapper",
    Functie.VERTROUWENSARTS: "een vertrouwensarts",
    Functie.TEAMLEIDER: "een teamleider",
}
# Roles that may sign in each capacity. An expert is somebody with that function: a colleague of triage is not.
ROLLEN: Mapping[Functie, frozenset[str]] = {
    Functie.COLLEGA: frozenset({"vt_triage", "vt_gedragswetenschapper", "vt_vertrouwensarts", "vt_teamleider"}),
    Functie.GEDRAGSWETENSCHAPPER: frozenset({"vt_gedragswetenschapper"}),
    Functie.VERTROUWENSARTS: frozenset({"vt_vertrouwensarts"}),
    Functie.TEAMLEIDER: frozenset({"vt_teamleider"}),
}


def check_other(*, wie: int | None, beoordelaars: Collection[int | None], rol: str, functie: Functie) -> None:
    """
    Check that somebody else, with the asked capacity, judges along.

    :raises NotPossible: if it is the assessor
    :raises NotAllowed: if the role does not fit the capacity that was asked
    """
    if wie is None or wie in beoordelaars:
        raise NotPossible("U beoordeelde deze melding zelf. Een andere collega moet meebeslissen.")
    if rol not in ROLLEN[functie]:
        raise NotAllowed(f"Hier is {FUNCTIE_NAMEN[functie]} gevraagd.")


def check_agreed(*, nodig: bool, eens: bool) -> None:
    """
    Check that a colleague agreed where that is needed.

    :raises NotPossible: if nobody did
    """
    if nodig and not eens:
        raise NotPossible("Dit besluit neemt u samen. Vraag eerst een collega om mee te beslissen.")
