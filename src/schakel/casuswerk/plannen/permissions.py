"""Who may see and change a plan, and set and check a safety condition?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.kernel.errors import NotAllowed, NotFound
from schakel.kernel.handeling import Handeling


def check_can_set(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may set a condition in this dossier.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can_in(handeling, "voorwaarde", "maken", dossier=dossier)


def check_can_check(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may say whether a condition was met, or let it lapse.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can_in(handeling, "voorwaarde", "wijzigen", dossier=dossier)


def check_can_in(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> None:
    """
    Check what the matrix grants this actor in a dossier, in any relation that the acting team has to it.

    :raises NotAllowed: if no relation grants it
    """
    if not may_in(handeling, object_, actie, dossier=dossier):
        raise NotAllowed(_("Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft."))


def may_in(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> bool:
    """Answer whether the matrix grants this in any relation that the acting team has to the dossier."""
    relaties = dossiers.relations_to(handeling, dossier=dossier)
    return any(may(handeling, object_, actie, relatie=relatie) for relatie in relaties)


def check_can_see(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may see the plans of a dossier.

    :raises NotFound: if not: whoever may not see them, may not know that there are any
    """
    if not may_in(handeling, "plan", "zien", dossier=dossier):
        raise NotFound
