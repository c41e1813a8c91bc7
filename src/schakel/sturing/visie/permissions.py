"""Who may read the vision, who steers, and who decides?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def may_steer(handeling: Handeling) -> bool:
    """Answer whether the actor keeps the work on the vision; a machine does, on behalf of whoever started it."""
    return handeling.wie is None or may(handeling, "sturing", "wijzigen", relatie="geen")


def may_see_steering(handeling: Handeling) -> bool:
    """Answer whether the actor sees the work on the vision: figures, colours, money, actions and drafts."""
    return may(handeling, "sturing", "zien", relatie="geen")


def check_can_see(handeling: Handeling) -> None:
    """
    Check that the actor may see the work on the vision.

    :raises NotAllowed: if not
    """
    check_can(handeling, "sturing", "zien", relatie="geen")


def check_can_steer(handeling: Handeling) -> None:
    """
    Check that the actor keeps the work on the vision.

    :raises NotAllowed: if not
    """
    if not may_steer(handeling):
        raise NotAllowed(_("Alleen een beleidsmedewerker van de regio werkt aan de visie."))


def check_can_judge(handeling: Handeling) -> None:
    """
    Check that the actor may give a colour or freeze: a decision of a person, never of a machine.

    :raises NotAllowed: if not
    """
    if handeling.wie is None:
        raise NotAllowed(_("Een oordeel is van een mens."))
    check_can(handeling, "sturing", "besluiten", relatie="geen")


def acting_person(handeling: Handeling) -> int:
    """
    Return the person who acts: what is signed here, is signed by somebody.

    :raises NotAllowed: if a machine acts
    """
    if handeling.wie is None:
        raise NotAllowed(_("Dit doet een mens, met een eigen account."))
    return handeling.wie


def check_can_comment(handeling: Handeling, *, team: int | None) -> None:
    """
    Check that the actor may comment: for the own team that was invited, or to write down what another invited one says.

    :raises NotAllowed: if not
    """
    if team is not None and team == handeling.team:
        check_can(handeling, "visie", "voorstellen", relatie="geen")
        return
    check_can_steer(handeling)
