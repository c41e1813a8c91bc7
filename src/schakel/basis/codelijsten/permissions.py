"""Who may change a code list?"""

from django.utils.translation import gettext as _

from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling

BEHEERDERS = frozenset({"beheer"})


def check_can_store(handeling: Handeling) -> None:
    """
    Refuse whoever is not a functional administrator.

    :raises NotAllowed: for every other role
    """
    if handeling.rol not in BEHEERDERS:
        raise NotAllowed(_("Alleen functioneel beheer mag codelijsten wijzigen."))
