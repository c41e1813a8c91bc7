"""
Who may judge, judge along, conclude, investigate and tell the reporter?

The rows of the matrix for Veilig Thuis are the same in every relation to the dossier; that the acting team is involved
in it at all is what `visible_to` and the policies of the database settle.
"""

from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.handeling import Handeling

BETROKKEN = "betrokken_team"


def check_can_begin(handeling: Handeling) -> None:
    """
    Check that the actor may begin a judgement.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "beoordeling", "maken", relatie=BETROKKEN)


def check_can_change(handeling: Handeling) -> None:
    """
    Check that the actor may answer the questions, give a verdict and investigate.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "beoordeling", "wijzigen", relatie=BETROKKEN)


def check_can_join(handeling: Handeling) -> None:
    """
    Check that the actor is qualified to judge along.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "beoordeling", "medebesluiten", relatie=BETROKKEN)


def check_can_conclude(handeling: Handeling) -> None:
    """
    Check that the actor is qualified to conclude a judgement.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "beoordeling", "besluiten", relatie=BETROKKEN)


def check_can_tell(handeling: Handeling) -> None:
    """
    Check that the actor may tell the reporter which steps were taken.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "terugkoppeling", "maken", relatie=BETROKKEN)


def check_can_see(handeling: Handeling) -> None:
    """
    Check that the actor may see a judgement.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "beoordeling", "zien", relatie=BETROKKEN)


def may_begin(handeling: Handeling) -> bool:
    """Answer whether the actor may begin a judgement."""
    return may(handeling, "beoordeling", "maken", relatie=BETROKKEN)


def may_change(handeling: Handeling) -> bool:
    """Answer whether the actor may change a judgement."""
    return may(handeling, "beoordeling", "wijzigen", relatie=BETROKKEN)


def may_conclude(handeling: Handeling) -> bool:
    """Answer whether the actor is qualified to conclude."""
    return may(handeling, "beoordeling", "besluiten", relatie=BETROKKEN)


def may_join(handeling: Handeling) -> bool:
    """Answer whether the actor is qualified to judge along."""
    return may(handeling, "beoordeling", "medebesluiten", relatie=BETROKKEN)
