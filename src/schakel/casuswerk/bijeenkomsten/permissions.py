"""Who may plan, record and read meetings, attempts to reach somebody, lines of work and the team around a family?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.bijeenkomsten.models import Genodigde
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


def check_can_see(handeling: Handeling, object_: str, *, dossier: int) -> None:
    """
    Check that the actor may see this kind of thing in a dossier.

    :raises NotFound: if not: whoever may not see it, may not know that there is any
    """
    if not may_in(handeling, object_, "zien", dossier=dossier):
        raise NotFound


def check_own_confirmation(handeling: Handeling, *, genodigde: Genodigde) -> None:
    """
    Check that a team confirms for itself: nobody agrees for another organisation.

    :raises NotAllowed: if it is the place of another team
    """
    if genodigde.team_id is None or genodigde.team_id != handeling.team:
        raise NotAllowed(_("Alleen het team zelf kan dit verslag bevestigen."))


def check_leads(handeling: Handeling, *, dossier: int) -> None:
    """
    Check that the acting team answers for the casus, or directs it.

    :raises NotAllowed: if not: it would hide from itself what another team wrote
    """
    if not {"verantwoordelijk", "regisseur"} & set(dossiers.relations_to(handeling, dossier=dossier)):
        raise NotAllowed(_("Alleen wie de regie heeft of verantwoordelijk is, kan dit voor zichzelf houden."))


def rights_of(handeling: Handeling, *, dossier: int, actief: bool) -> dict[str, bool]:
    """Answer what the actor may do on the pages of a casus; a closed one is only read."""
    vragen = {
        "mag_plannen": ("bijeenkomst", "maken"),
        "mag_vastleggen": ("bijeenkomst", "wijzigen"),
        "mag_beloven": ("belofte", "maken"),
        "mag_team": ("gezinsteam", "wijzigen"),
        "mag_poging": ("contactpoging", "maken"),
        "mag_lijn": ("werklijn", "maken"),
        "mag_lijn_stap": ("werklijn", "wijzigen"),
    }
    relaties = dossiers.relations_to(handeling, dossier=dossier)
    return {
        naam: actief and any(may(handeling, wat, actie, relatie=relatie) for relatie in relaties)
        for naam, (wat, actie) in vragen.items()
    }
