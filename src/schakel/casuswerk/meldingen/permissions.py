"""Who may take in, judge and convert a melding, and who may know the reporter?"""

from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.handeling import Handeling


def check_can_register(handeling: Handeling) -> None:
    """
    Refuse whoever may not register a melding.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "melding", "maken")


def check_can_see_stuck(handeling: Handeling) -> None:
    """
    Refuse whoever may not know which reports do not become a melding.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "ontvangst", "zien")


def check_can_change(handeling: Handeling) -> None:
    """
    Refuse whoever may not add to a melding.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "melding", "wijzigen", relatie="betrokken_team")


def check_can_judge_acuut(handeling: Handeling) -> None:
    """
    Refuse whoever may not say whether there is danger now.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "beoordeling", "acuut_beoordelen", relatie="betrokken_team")


def check_can_conclude(handeling: Handeling) -> None:
    """
    Refuse whoever may not conclude a melding.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "melding", "besluiten", relatie="betrokken_team")


def check_can_convert(handeling: Handeling) -> None:
    """
    Refuse whoever may not turn a melding into an advies.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "melding", "omzetten", relatie="betrokken_team")


def check_can_open_melder(handeling: Handeling) -> None:
    """
    Refuse whoever may not know who reported it.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "melder", "zien_met_reden", relatie="betrokken_team")


def check_can_recognise(handeling: Handeling) -> None:
    """
    Refuse whoever may not say that somebody is known (ADR-0017).

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "herkennen", "bevestigen")


def may_do(handeling: Handeling, object_: str, actie: str) -> bool:
    """Answer whether the matrix grants this to the involved team, for a button that is shown or not."""
    return may(handeling, object_, actie, relatie="betrokken_team")


def may_recognise(handeling: Handeling) -> bool:
    """Answer whether the actor may say that somebody is known (ADR-0017)."""
    return may(handeling, "herkennen", "bevestigen")
