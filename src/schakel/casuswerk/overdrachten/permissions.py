"""Who may prepare, answer, carry on and judge a handover?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can, may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.permissions import check_in
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def check_can_prepare(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever does not answer for the casus.

    :raises NotAllowed: if the actor's team does not answer, or the matrix does not grant it
    """
    if "verantwoordelijk" not in dossiers.relations_to(handeling, dossier=dossier):
        anders = _("Alleen het team dat nu verantwoordelijk is, kan overdragen.")
        check_in(handeling, "overdracht", "maken", dossier=dossier, anders=anders)
        raise NotAllowed(anders)
    check_can(handeling, "overdracht", "maken", relatie="verantwoordelijk")


def check_sender(handeling: Handeling, overdracht: Overdracht, actie: str) -> None:
    """
    Refuse whoever does not act for the sender.

    :raises NotAllowed: if it is another team, or the matrix does not grant it
    """
    if overdracht.zender_team_id != handeling.team:
        raise NotAllowed(_("Alleen het team dat overdraagt, kan dit doen."))
    if not may(handeling, "overdracht", actie, relatie="zender"):
        raise NotAllowed(_("Uw rol mag dit niet. Vraag het aan uw teamleider."))


def check_receiver(handeling: Handeling, overdracht: Overdracht, actie: str) -> None:
    """
    Refuse whoever does not act for the receiver. Whether the step fits the state, is not a question of the role.

    :raises NotAllowed: if it is another team, or the matrix does not grant it before nor after acceptance
    """
    if overdracht.ontvanger_team_id != handeling.team:
        raise NotAllowed(_("Alleen het team dat de overdracht krijgt, kan dit doen."))
    if not any(may(handeling, "overdracht", actie, relatie=r) for r in ("ontvanger_aanbod", "betrokken_team")):
        raise NotAllowed(_("Uw rol mag dit niet. Vraag het aan uw teamleider."))


def check_either_side(handeling: Handeling, overdracht: Overdracht, actie: str) -> None:
    """
    Refuse whoever acts for neither side.

    :raises NotAllowed: if it is a third team, or the matrix does not grant it
    """
    if overdracht.zender_team_id == handeling.team:
        check_sender(handeling, overdracht, actie)
    else:
        check_receiver(handeling, overdracht, actie)


def is_reviewer(handeling: Handeling, overdracht: Overdracht) -> bool:
    """Answer whether the actor may judge: the named reviewer, or a colleague of that team with the same right."""
    mag = any(may(handeling, "overdracht", "weigering_beoordelen", relatie=r) for r in ("zender", "eigen_team"))
    benoemd = handeling.wie is not None and overdracht.beoordelaar_id == handeling.wie
    return benoemd or (mag and overdracht.beoordelaar_team_id == handeling.team)


def check_reviewer(handeling: Handeling, overdracht: Overdracht) -> None:
    """
    Refuse whoever was not named to judge.

    :raises NotAllowed: if the actor is not the reviewer
    """
    if not is_reviewer(handeling, overdracht):
        raise NotAllowed(_("Een ander is aangewezen om hierover te beslissen."))


def check_can_escalate(handeling: Handeling, overdracht: Overdracht) -> None:
    """
    Refuse whoever is neither side nor reviewer.

    :raises NotAllowed: if the actor stands outside
    """
    if not is_reviewer(handeling, overdracht):
        check_either_side(handeling, overdracht, "escaleren")
