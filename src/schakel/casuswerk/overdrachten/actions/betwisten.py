"""What if the sender doubts that the receiver has started?  The ledger does not move by itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.overdrachten import permissions, queries, rules
from schakel.casuswerk.overdrachten.actions.stap import _let_reviewer_in, _lock, _too_late, _write
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import Betwistreden, Betwistuitkomst
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def confirm_start(handeling: Handeling, *, overdracht: Overdracht) -> Overdracht:
    """
    Confirm as the sender that help has really begun.

    :raises NotAllowed: if the actor is not the sender
    :raises NotPossible: if it has not started, or was confirmed or contested already
    """
    rij = _lock(handeling, overdracht)
    permissions.check_sender(handeling, rij, "betwisten")
    if rij.gestart_op is None or rij.bevestigd_op is not None or rij.betwist_op is not None:
        raise _not_open(handeling, rij)
    rij.bevestigd_op = handeling.moment
    _write(handeling, rij, "bevestigd")
    return rij


def _not_open(handeling: Handeling, rij: Overdracht) -> NotPossible:
    """Return why the sender cannot say now whether help has begun: not started, or said already and by whom."""
    if rij.gestart_op is None:
        return NotPossible(_("Deze overdracht is nog niet gestart."))
    gezegd = _("Deze start is al betwist.") if rij.betwist_op else _("Deze start is al bevestigd.")
    return _too_late(handeling, rij, gezegd)


@transaction.atomic
def contest(handeling: Handeling, *, overdracht: Overdracht, reden: str, toelichting: str) -> Overdracht:
    """
    Contest the start within the agreed term; the reviewer is named and the receiver keeps answering meanwhile.

    :raises NotAllowed: if the actor is not the sender
    :raises InvalidInput: if reason or explanation lacks
    :raises NotPossible: if it has not started, is contested already or the term has passed
    """
    rij = _lock(handeling, overdracht)
    permissions.check_sender(handeling, rij, "betwisten")
    if rij.gestart_op is None or rij.bevestigd_op is not None or rij.betwist_op is not None:
        raise _not_open(handeling, rij)
    rules.check_reason("reden", reden, Betwistreden, toelichting=toelichting)
    rules.check_contest(betwisten_tot=rij.betwisten_tot, moment=handeling.moment, al_betwist=rij.betwist_op is not None)
    lid = queries.find_reviewer(handeling, regio=rij.zender_team.herkomst, zender_team=rij.zender_team_id, trede=1)
    rij.beoordelaar, rij.beoordelaar_team = lid.medewerker, lid.team
    rij.betwist_op, rij.betwistreden, rij.betwisttoelichting = handeling.moment, reden, toelichting.strip()
    _write(handeling, rij, "betwist", codes={"reden": reden, "beoordelaar": lid.medewerker_id})
    _let_reviewer_in(handeling, rij)
    return rij


@transaction.atomic
def settle_contest(handeling: Handeling, *, overdracht: Overdracht, uitkomst: str) -> Overdracht:
    """
    Judge a contested start. Going back is a new handover in the other direction, so that nobody is left out.

    :raises NotAllowed: if the actor is not the reviewer
    :raises InvalidInput: if no outcome is chosen
    :raises NotPossible: if nothing is contested
    """
    rij = _lock(handeling, overdracht)
    permissions.check_reviewer(handeling, rij)
    if rij.betwist_op is None or rij.betwistuitkomst:
        raise _too_late(handeling, rij, _("Er is geen betwiste start meer om over te beslissen."))
    if uitkomst not in list(Betwistuitkomst):
        raise InvalidInput({"uitkomst": [_("Kies wat u besluit.")]})
    rij.betwistuitkomst = uitkomst
    blijft = uitkomst == Betwistuitkomst.START_BLIJFT
    if blijft:
        rij.bevestigd_op = handeling.moment
    _write(handeling, rij, "bevestigd" if blijft else "betwisting_gegrond", codes={"uitkomst": uitkomst})
    return rij
