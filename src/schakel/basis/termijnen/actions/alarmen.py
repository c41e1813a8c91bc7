"""Which clocks have reached an alarm?"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import stand_op, volgend_alarm
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Alarm:
    """A term that reached an alarm, for the event to be noted on its dossier."""

    termijn: int
    dossier: int
    onderwerp: tuple[str, int] | None
    definitie: str
    stand: int
    team: int
    medewerker: int | None
    gevaar: int
    uiterlijk: datetime


@transaction.atomic
def raise_alarms(handeling: Handeling, *, tot: datetime, limit: int = 500, dossier: int | None = None) -> list[Alarm]:
    """
    This function will mark the alarms reached up to a moment (the highest per term) and return them for noting.

    With `dossier` only those of that dossier, which the caller holds: then nobody is at work on its terms meanwhile.
    """
    bereikt = Termijn.objects.select_for_update(skip_locked=True).lopend().filter(volgend_alarm_op__lte=tot)
    if dossier is not None:
        bereikt = bereikt.filter(dossier_id=dossier)
    rijen = list(bereikt.order_by("volgend_alarm_op")[:limit])
    for rij in rijen:
        rij.alarm_stand = stand_op(rij.gestart_op, rij.uiterlijk, tot)
        rij.volgend_alarm_op = volgend_alarm(rij.gestart_op, rij.uiterlijk, rij.alarm_stand)
        handeling.spoor.noteer("termijn", dossier=rij.dossier_id, actie="U")
    if rijen:
        Termijn.objects.bulk_update(rijen, ["alarm_stand", "volgend_alarm_op"])
    return [_alarm(rij) for rij in rijen]


def _alarm(rij: Termijn) -> Alarm:
    onderwerp = (rij.onderwerp_soort, rij.onderwerp_id) if rij.onderwerp_id is not None else None
    return Alarm(
        termijn=rij.pk,
        dossier=rij.dossier_id,
        onderwerp=onderwerp,
        definitie=rij.definitie,
        stand=rij.alarm_stand,
        team=rij.team_id or 0,
        medewerker=rij.medewerker_id,
        gevaar=rij.gevaar,
        uiterlijk=rij.uiterlijk,
    )
