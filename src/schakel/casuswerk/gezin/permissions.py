"""Who may make copies of a plan for the family, and read what the family answers?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.kernel.errors import NotAllowed, NotFound
from schakel.kernel.handeling import Handeling


def may_in(handeling: Handeling, actie: str, *, dossier: int, object_: str = "leesblad") -> bool:
    """Answer whether the matrix grants this; also to the team that answered last, once the dossier is closed."""
    relaties = dossiers.relations_also_closed(handeling, dossier=dossier)
    return any(may(handeling, object_, actie, relatie=relatie) for relatie in relaties)


def check_can_ask(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may ask people what they think of the help.

    :raises NotAllowed: if the matrix does not grant it
    """
    if not may_in(handeling, "vragen", dossier=dossier, object_="ervaring"):
        raise NotAllowed(_("Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft."))


def check_can_make(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may make a copy.

    :raises NotAllowed: if the matrix does not grant it
    """
    if not may_in(handeling, "maken", dossier=dossier):
        raise NotAllowed(_("Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft."))


def check_can_see(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may see copies and answers.

    :raises NotFound: if not: whoever may not see them, may not know that there are any
    """
    if not may_in(handeling, "zien", dossier=dossier):
        raise NotFound
