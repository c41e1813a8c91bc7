"""Who may load questionnaires?"""

from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def check_can_load(handeling: Handeling) -> None:
    """
    Check that the actor may load questionnaires.

    :raises NotAllowed: if the actor is neither administrator nor machine
    """
    if handeling.rol != "beheer" and handeling.wie is not None:
        raise NotAllowed("Alleen een beheerder kan vragenlijsten laden.")
