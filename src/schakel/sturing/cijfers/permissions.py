"""Who may see figures to steer by, and who may publish them?"""

from schakel.basis.toegang.permissions import check_can
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def check_can_see(handeling: Handeling) -> None:
    """
    Check that the actor may see published figures.

    :raises NotAllowed: if not
    """
    check_can(handeling, "stuurcijfers", "zien")


def check_can_publish(handeling: Handeling) -> None:
    """
    Check that no person publishes: figures are made by the machine, by the rules alone.

    :raises NotAllowed: if a person acts
    """
    if handeling.wie is not None:
        raise NotAllowed("Cijfers worden door het systeem gepubliceerd, niet met de hand.")
