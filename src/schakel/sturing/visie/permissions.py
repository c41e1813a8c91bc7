"""Who may read the vision, who steers, and who decides?"""

from django.utils.translation import gettext as _

from schakel.basis.organisaties.queries import own_gemeenten, works_for_region
from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def may_steer(handeling: Handeling) -> bool:
    """
    Answer whether the actor keeps the work on the vision; a machine does, on behalf of whoever started it.

    The vision is of all municipalities together: who works for one of them reads it, and keeps what is of that one.
    """
    return handeling.wie is None or (_keeps(handeling) and works_for_region(handeling))


def own_part(handeling: Handeling) -> frozenset[str]:
    """Return the municipalities of which the actor keeps the own part, without keeping the region's work."""
    return own_gemeenten(handeling) if _keeps(handeling) and not may_steer(handeling) else frozenset()


def _keeps(handeling: Handeling) -> bool:
    return may(handeling, "sturing", "wijzigen", relatie="geen")


def check_can_keep(handeling: Handeling, gemeente: str) -> None:
    """
    Check that the actor keeps what is of this municipality; without one it is the region's.

    :raises NotAllowed: if not
    """
    if gemeente not in own_part(handeling):
        check_can_steer(handeling)


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
        raise NotAllowed(
            _("Dit is van de hele regio. Haar eigen beleidsmedewerkers houden het bij; u kunt het lezen.")
            if _keeps(handeling)
            else _("Alleen een beleidsmedewerker van de regio werkt aan de visie.")
        )


def check_keeps_a_part(handeling: Handeling) -> None:
    """
    Check that the actor keeps the work on the vision, or what is of an own municipality in it.

    :raises NotAllowed: if neither
    """
    if not own_part(handeling):
        check_can_steer(handeling)


def check_can_judge(handeling: Handeling) -> None:
    """
    Check that the actor may give a colour or freeze: a decision of a person, never of a machine.

    :raises NotAllowed: if not
    """
    if handeling.wie is None:
        raise NotAllowed(_("Een oordeel is van een mens."))
    check_can(handeling, "sturing", "besluiten", relatie="geen")
    check_can_steer(handeling)


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
