"""Who may read what a child told, record its help and well-being, and bring a school in?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.kernel.errors import NotAllowed, NotFound
from schakel.kernel.handeling import Handeling


def may_in(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> bool:
    """Answer whether the matrix grants this in any relation that the acting team has to the dossier."""
    relaties = dossiers.relations_to(handeling, dossier=dossier)
    return any(may(handeling, object_, actie, relatie=relatie) for relatie in relaties)


def check_can_in(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> None:
    """
    Check what the matrix grants this actor in a dossier.

    :raises NotAllowed: if no relation grants it
    """
    if not may_in(handeling, object_, actie, dossier=dossier):
        raise NotAllowed(_("Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft."))


def may_after(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> bool:
    """Answer the same, also for the team that answered last for a closed dossier."""
    relaties = dossiers.relations_also_closed(handeling, dossier=dossier)
    return any(may(handeling, object_, actie, relatie=relatie) for relatie in relaties)


def check_can_after(handeling: Handeling, object_: str, actie: str, *, dossier: int) -> None:
    """
    Check what the matrix grants this actor, also once the dossier is closed: reading and taking back go on.

    :raises NotAllowed: if no relation grants it
    """
    if not may_after(handeling, object_, actie, dossier=dossier):
        raise NotAllowed(_("Uw rol mag dit niet in dit dossier. Vraag het aan uw teamleider als u dit nodig heeft."))


def check_can_see(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the actor may see the children of a dossier.

    :raises NotFound: if not: whoever may not see them, may not know that there are any
    """
    if not may_in(handeling, "kind", "zien", dossier=dossier):
        raise NotFound


def check_own_story(handeling: Handeling, *, team: int) -> None:
    """
    Check that the permission of a child is recorded by the team that heard the child.

    :raises NotAllowed: if another team did
    """
    if team != handeling.team:
        raise NotAllowed(_("Alleen het team dat met het kind sprak, legt vast wie het mag lezen."))


def rights_in(handeling: Handeling, *, dossier: int, open_: bool) -> dict[str, bool]:
    """Return what the actor may do on the page of a child; in a closed casus everything is only read."""
    vragen = {"mag_wijzigen": ("kind", "wijzigen"), "mag_school": ("school", "maken")}
    rechten = {naam: open_ and may_in(handeling, *vraag, dossier=dossier) for naam, vraag in vragen.items()}
    # Whoever leads, or led last: less may be read, always.
    leidt = {"regisseur", "verantwoordelijk"} & set(dossiers.relations_also_closed(handeling, dossier=dossier))
    rechten["mag_terug_eigen"] = may_after(handeling, "kind", "wijzigen", dossier=dossier)
    rechten["mag_terug"] = rechten["mag_terug_eigen"] and bool(leidt)
    rechten["mag_school_nazien"] = may_after(handeling, "school", "maken", dossier=dossier)
    return {**rechten, "mag_school_zien": may_in(handeling, "school", "zien", dossier=dossier)}
