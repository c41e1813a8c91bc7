"""What if a handover is refused or stuck?  A named person decides, and up the ladder if that does not help."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.overdrachten import permissions, queries
from schakel.casuswerk.overdrachten.actions.aanbieden import _take_back
from schakel.casuswerk.overdrachten.actions.stap import (
    _check_now,
    _let_reviewer_in,
    _lock,
    _readers_on,
    _take_step,
    _too_late,
)
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import Intrekreden, OverdrachtStatus
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling

HERVATTEN = "HERVATTEN"
INTREKKEN = "INTREKKEN"
HOOGSTE_TREDE = 4


@transaction.atomic
def escalate(handeling: Handeling, *, overdracht: Overdracht) -> Overdracht:
    """
    Take a handover one rung up the ladder of the agreement; whoever stands there is named. The sender answers.

    :raises NotAllowed: if the actor is neither side nor reviewer
    :raises NotPossible: if it has ended, or stands on the highest rung
    """
    rij = _lock(handeling, overdracht)
    permissions.check_can_escalate(handeling, rij)
    _check_now(handeling, rij, OverdrachtStatus.GEESCALEERD)
    if rij.trede >= HOOGSTE_TREDE:
        raise NotPossible(_("Dit staat al op de hoogste trede. Bel wie er nu over beslist."))
    van = OverdrachtStatus(rij.status)
    if van is not OverdrachtStatus.GEESCALEERD:
        rij.hervat_bij = (OverdrachtStatus.AANGEBODEN if van is OverdrachtStatus.GEWEIGERD else van).value
    rij.trede += 1
    lid = queries.find_reviewer(
        handeling, regio=rij.zender_team.herkomst, zender_team=rij.zender_team_id, trede=rij.trede
    )
    rij.beoordelaar, rij.beoordelaar_team = lid.medewerker, lid.team
    _take_step(
        handeling,
        rij,
        OverdrachtStatus.GEESCALEERD,
        codes={"trede": rij.trede, "beoordelaar": lid.medewerker_id},
    )
    _let_reviewer_in(handeling, rij)
    return rij


@transaction.atomic
def review(handeling: Handeling, *, overdracht: Overdracht, uitkomst: str) -> Overdracht:
    """
    Decide as the named reviewer: the receiver is asked again (or goes on), or the sender looks for another team.

    :raises NotAllowed: if the actor is not the reviewer
    :raises InvalidInput: if no outcome is chosen
    :raises NotPossible: if nothing waits for a decision
    """
    rij = _lock(handeling, overdracht)
    permissions.check_reviewer(handeling, rij)
    van = OverdrachtStatus(rij.status)
    if van not in (OverdrachtStatus.GEWEIGERD, OverdrachtStatus.GEESCALEERD):
        raise _too_late(handeling, rij, _("Er wacht hier niets meer op een besluit."))
    if uitkomst == INTREKKEN:
        return _take_back(handeling, rij, reden=Intrekreden.WEIGERING_TERECHT, nalezers=_readers_on(rij))
    if uitkomst != HERVATTEN:
        raise InvalidInput({"uitkomst": [_("Kies wat u besluit.")]})
    naar = OverdrachtStatus(rij.hervat_bij) if van is OverdrachtStatus.GEESCALEERD else OverdrachtStatus.AANGEBODEN
    if naar is OverdrachtStatus.AANGEBODEN:
        rij.aangeboden_op, rij.ontvangen_op, rij.besloten_op = handeling.moment, None, None
    _take_step(handeling, rij, naar, codes={"hervat": True}, door_beoordelaar=True)
    return rij
