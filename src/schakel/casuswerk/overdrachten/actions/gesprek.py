"""How is the talk between sender, receiver and household planned, recorded and confirmed by both sides?"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.overdrachten import permissions, rules
from schakel.casuswerk.overdrachten.actions.stap import _check_now, _lock, _take_step, _too_late, _write
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import Aanwezig, Koudreden, OverdrachtStatus
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling

VOOR_GESPREK = (OverdrachtStatus.GEACCEPTEERD, OverdrachtStatus.GESPREK_GEPLAND)


@transaction.atomic
def plan_gesprek(handeling: Handeling, *, overdracht: Overdracht, op: datetime) -> Overdracht:
    """
    Plan the talk with sender, receiver and household, or move it.

    :raises NotAllowed: if the actor is of neither side
    :raises InvalidInput: if the moment lies behind us
    :raises NotPossible: if it is not accepted yet, or the talk was held
    """
    rij = _lock(handeling, overdracht)
    permissions.check_either_side(handeling, rij, "gesprek_plannen")
    _check_now(handeling, rij, OverdrachtStatus.GESPREK_GEPLAND)
    if op <= handeling.moment:
        raise InvalidInput({"op": [_("Kies een moment dat nog komt.")]})
    rij.gesprek_gepland_op = op
    _take_step(handeling, rij, OverdrachtStatus.GESPREK_GEPLAND)
    return rij


@transaction.atomic
def record_gesprek(
    handeling: Handeling, *, overdracht: Overdracht, op: datetime, aanwezig: Collection[str]
) -> Overdracht:
    """
    Record that the talk was held and who took part; the other side confirms it.

    :raises NotAllowed: if the actor is of neither side
    :raises InvalidInput: if the moment lies ahead or nobody was there
    :raises NotPossible: if it is not accepted yet, or the talk stands already
    """
    rij = _lock(handeling, overdracht)
    permissions.check_either_side(handeling, rij, "gesprek_vastleggen")
    _check_now(handeling, rij, OverdrachtStatus.GESPREK_GEVOERD)
    rules.check_gesprek(op=op, aanwezig=aanwezig, moment=handeling.moment)
    rij.gesprek_op, rij.gesprek_aanwezig = op, sorted(aanwezig)
    _confirm(handeling, rij)
    _take_step(
        handeling,
        rij,
        OverdrachtStatus.GESPREK_GEVOERD,
        codes={"gezin": Aanwezig.GEZIN.value in aanwezig, "aanwezig": len(aanwezig)},
    )
    return rij


@transaction.atomic
def confirm_gesprek(handeling: Handeling, *, overdracht: Overdracht) -> Overdracht:
    """
    Confirm for the other side that the talk was as recorded.

    :raises NotAllowed: if the actor is of neither side
    :raises NotPossible: if there is no talk, or this side confirmed it already
    """
    rij = _lock(handeling, overdracht)
    permissions.check_either_side(handeling, rij, "gesprek_bevestigen")
    if rij.gesprek_op is None:
        raise NotPossible(_("Er is nog geen gesprek vastgelegd."))
    if rij.gestart_op is not None:
        raise _too_late(handeling, rij)
    eigen = rij.gesprek_bevestigd_zender_op if _is_sender(handeling, rij) else rij.gesprek_bevestigd_ontvanger_op
    if eigen is not None:
        raise _too_late(handeling, rij, _("Uw team heeft dit gesprek al bevestigd."))
    _confirm(handeling, rij)
    _write(handeling, rij, "gesprek_bevestigd")
    return rij


@transaction.atomic
def skip_gesprek(handeling: Handeling, *, overdracht: Overdracht, reden: str) -> Overdracht:
    """
    Say why there can be no talk with all three; the handover goes on and counts as cold.

    :raises NotAllowed: if the actor is of neither side
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if the talk was held or it is not accepted yet
    """
    rij = _lock(handeling, overdracht)
    permissions.check_either_side(handeling, rij, "gesprek_vastleggen")
    if OverdrachtStatus(rij.status) not in VOOR_GESPREK:
        _check_now(handeling, rij, OverdrachtStatus.GESPREK_GEVOERD)
    rules.check_reason("reden", reden, Koudreden)
    rij.koudreden = reden
    _write(handeling, rij, "gesprek_niet_mogelijk", codes={"reden": reden})
    return rij


def _is_sender(handeling: Handeling, rij: Overdracht) -> bool:
    return rij.zender_team_id == handeling.team


def _confirm(handeling: Handeling, rij: Overdracht) -> None:
    if _is_sender(handeling, rij):
        rij.gesprek_bevestigd_zender_op = handeling.moment
    else:
        rij.gesprek_bevestigd_ontvanger_op = handeling.moment
