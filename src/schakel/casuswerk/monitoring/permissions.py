"""Who may follow a household after a handover?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def check_can_record(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not record a check.

    :raises NotAllowed: if the matrix does not grant it
    """
    relaties = dossiers.relations_to(handeling, dossier=dossier)
    if not any(may(handeling, "monitoring", "wijzigen", relatie=relatie) for relatie in relaties):
        raise NotAllowed(_("Alleen wie de veiligheid volgt, legt dit vast."))
