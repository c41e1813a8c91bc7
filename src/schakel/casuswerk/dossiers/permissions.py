"""Who may keep a colleague out of a dossier, and who may ask for and approve more time?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can, may
from schakel.casuswerk.dossiers import queries
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def check_can_exclude(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not keep a colleague out of this dossier.

    :raises NotAllowed: if the matrix does not grant it
    """
    relaties = queries.relations_to(handeling, dossier=dossier)
    if not any(may(handeling, "dossier", "uitsluiten", relatie=relatie) for relatie in relaties):
        raise NotAllowed(_("Alleen een teamleider of wie de regie heeft, kan een collega buiten een dossier houden."))


def check_can_ask_extension(handeling: Handeling) -> None:
    """
    Refuse whoever may not ask for more time.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "termijn", "verlengen")


def check_can_approve_extension(handeling: Handeling) -> None:
    """
    Refuse whoever may not approve more time.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "termijn", "verlenging_besluiten")
