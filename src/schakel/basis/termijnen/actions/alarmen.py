"""Which clocks have reached an alarm?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

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
    _store(rijen)
    return [_alarm(rij) for rij in rijen]


def _store(rijen: Sequence[Termijn]) -> None:
    """Write all of them in one statement; there are few, and many times a day."""
    if not rijen:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE termijnen_termijn t SET alarm_stand = v.stand, volgend_alarm_op = v.op"
            " FROM unnest(%s::bigint[], %s::int[], %s::timestamptz[]) v(id, stand, op) WHERE t.id = v.id",
            [[r.pk for r in rijen], [r.alarm_stand for r in rijen], [r.volgend_alarm_op for r in rijen]],
        )


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
