"""Who may ask the Raad voor de Kinderbescherming to investigate?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def may_request(handeling: Handeling, *, dossier: int) -> bool:
    """Answer whether the actor may ask the Raad in this dossier."""
    return any(
        may(handeling, "raadsverzoek", "maken", relatie=relatie)
        for relatie in dossiers.relations_to(handeling, dossier=dossier)
    )


def check_can_request(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not ask the Raad (Jeugdwet, art. 3.1: not every partner).

    :raises NotAllowed: if no relation to the dossier grants it
    """
    if not may_request(handeling, dossier=dossier):
        raise NotAllowed(_("Uw rol mag de Raad niet om onderzoek vragen. Overleg met Veilig Thuis."))
