"""Who may change the ketenkaart, and who keeps which part of it true?"""

from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling

BEHEERDERS = frozenset({"beheer"})
MACHINE = "machine"


def check_can_store(handeling: Handeling) -> None:
    """
    Refuse whoever is not a functional administrator.

    :raises NotAllowed: for every other role
    """
    if handeling.rol not in BEHEERDERS:
        raise NotAllowed(_("Alleen functioneel beheer mag de ketenkaart wijzigen."))


def check_can_propose(handeling: Handeling) -> None:
    """
    Refuse whoever acts for no team: a proposal has somebody who can be asked.

    :raises NotAllowed: without a team
    """
    if handeling.team is None:
        raise NotAllowed(_("Stel dit voor vanuit uw team."))


def keeps(handeling: Handeling, team: Team) -> bool:
    """Answer whether the actor keeps what stands of this team: the team itself, or functional administration."""
    return handeling.team == team.pk or handeling.rol in BEHEERDERS


def check_can_keep(handeling: Handeling, team: Team) -> None:
    """
    Refuse whoever is not the owner of this part of the list.

    :raises NotAllowed: for every other team
    """
    if not keeps(handeling, team):
        raise NotAllowed(
            _("Alleen het team zelf of functioneel beheer bevestigt dit. U kunt wel een wijziging voorstellen.")
        )


def check_is_own(handeling: Handeling, team: Team) -> None:
    """
    Refuse whoever does not act for this team.

    :raises NotAllowed: for every other team
    """
    if handeling.team != team.pk:
        raise NotAllowed(_("Alleen het team zelf bevestigt zijn rol."))


def check_can_follow(handeling: Handeling) -> None:
    """
    Refuse everybody but the worker.

    :raises NotAllowed: for every person
    """
    if handeling.rol != MACHINE:
        raise NotAllowed(_("Dit doet de werker vanzelf."))
