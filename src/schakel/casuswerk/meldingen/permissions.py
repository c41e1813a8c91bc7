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


def check_can_deliver(handeling: Handeling) -> None:
    """
    Refuse whoever may not deliver messages by machine.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "aanlevering", "maken")


def check_can_settle(handeling: Handeling) -> None:
    """
    Refuse whoever may not decide about a message that was flagged.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "aanlevering", "besluiten")


def check_can_receive_zorg(handeling: Handeling) -> None:
    """
    Refuse whoever may not say that a care report that was forwarded has been read.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "aanlevering", "ontvangen", relatie="ontvanger_aanbod")


def may_see_deliveries(handeling: Handeling) -> bool:
    """Answer whether the actor may read what machines delivered to the own organisation."""
    return may(handeling, "aanlevering", "zien")


def may_count_deliveries(handeling: Handeling) -> bool:
    """Answer whether the actor may see how much was delivered: numbers alone, or also what it says."""
    return may_see_deliveries(handeling) or may(handeling, "aanlevering", "zien", relatie="geen", veld="stand")


def may_receive_zorg(handeling: Handeling) -> bool:
    """Answer whether the actor may read care reports that were forwarded to the own team."""
    return may(handeling, "aanlevering", "zien", relatie="ontvanger_aanbod", veld="zorgbericht")
