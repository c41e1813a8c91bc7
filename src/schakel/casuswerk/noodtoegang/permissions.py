"""Who may open a dossier in an emergency, and who looks at it afterwards?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def check_can_open(handeling: Handeling) -> None:
    """
    Refuse whoever may not break the glass.

    :raises NotAllowed: if the matrix does not grant it, or no person acts
    """
    check_can(handeling, "noodtoegang", "maken")
    if handeling.wie is None or handeling.team is None:
        raise NotAllowed(_("Alleen iemand die nu voor een team werkt, kan dit."))


def check_can_review(handeling: Handeling, *, rij: Noodtoegang) -> None:
    """
    Refuse whoever may not look at it afterwards; nobody judges oneself.

    :raises NotAllowed: if the matrix does not grant it, or it is one's own
    """
    check_can(handeling, "noodtoegang", "besluiten")
    if rij.medewerker_id == handeling.wie:
        raise NotAllowed(_("U opende dit dossier zelf. Iemand anders kijkt dit na."))


def check_can_end(handeling: Handeling, *, rij: Noodtoegang) -> None:
    """
    Refuse whoever did not open it.

    :raises NotAllowed: if it is of somebody else
    """
    if rij.medewerker_id != handeling.wie:
        raise NotAllowed(_("Alleen wie het dossier opende, kan dit stoppen."))
