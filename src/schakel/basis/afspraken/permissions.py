"""Who may do what with agreements?"""

from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling

BEHEERDERS = frozenset({"beheer", "beleid", "procesdirecteur"})


def check_can_maintain(handeling: Handeling) -> None:
    """
    Check that the actor may load an agreement or move it to its next state.

    :raises NotAllowed: if the role does not maintain agreements
    """
    if handeling.rol not in BEHEERDERS and handeling.wie is not None:
        raise NotAllowed("Uw rol mag afspraken niet laden of wijzigen.")
