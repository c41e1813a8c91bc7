"""Who may do what with agreements?"""

from schakel.basis.toegang.permissions import may
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def may_maintain(handeling: Handeling) -> bool:
    """Answer whether the matrix lets this role maintain agreements; a machine may, on behalf of whoever started it."""
    return handeling.wie is None or may(handeling, "afspraak", "wijzigen", relatie="geen")


def check_can_maintain(handeling: Handeling) -> None:
    """
    Check that the actor may load an agreement or move it to its next state.

    :raises NotAllowed: if the role does not maintain agreements
    """
    if not may_maintain(handeling):
        raise NotAllowed("Uw rol mag afspraken niet laden of wijzigen.")


def may_see_figures(handeling: Handeling) -> bool:
    """Answer whether the actor may see how often an article decided, over the rows that the actor may open."""
    return may(handeling, "cijfers", "zien", veld="werkcijfers")


def check_can_propose(handeling: Handeling) -> None:
    """
    Check that the actor may write a concept of an agreement: a text that decides nothing before a body approves it.

    :raises NotAllowed: if the role neither maintains nor proposes agreements
    """
    if not may_maintain(handeling) and not may(handeling, "afspraak", "voorstellen", relatie="geen"):
        raise NotAllowed("Uw rol mag geen nieuwe tekst voor een afspraak voorstellen.")
