"""Which clocks have reached an alarm?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from schakel.basis.termijnen.rules import TermijnStatus, stand_op, volgend_alarm
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


_BEREIKT = """SELECT id, dossier_id, onderwerp_soort, onderwerp_id, definitie, team_id, medewerker_id, gevaar,
    gestart_op, uiterlijk FROM termijnen_termijn WHERE status = %s AND volgend_alarm_op <= %s"""
_VAN = " AND dossier_id = ANY (%s::bigint[])"
_HOUD = " ORDER BY volgend_alarm_op LIMIT %s FOR UPDATE SKIP LOCKED"

_ZET = """UPDATE termijnen_termijn t SET alarm_stand = v.stand, volgend_alarm_op = v.op
    FROM unnest(%s::bigint[], %s::int[], %s::timestamptz[]) v(id, stand, op) WHERE t.id = v.id"""


@transaction.atomic
def raise_alarms(
    handeling: Handeling, *, tot: datetime, limit: int = 500, dossiers: Sequence[int] | None = None
) -> list[Alarm]:
    """
    This function will mark the alarms reached up to a moment (the highest per term) and return them for noting.

    With `dossiers` only those of these, which the caller holds: then nobody is at work on their terms meanwhile.
    """
    # Written out, and the rows written back in one statement: there are few each time, and many times a day.
    welke = _BEREIKT if dossiers is None else _BEREIKT + _VAN
    waarden: list[Any] = [TermijnStatus.LOPEND.value, tot, *([] if dossiers is None else [list(dossiers)])]
    with connection.cursor() as cursor:
        cursor.execute(welke + _HOUD, [*waarden, limit])
        alarmen = [_alarm(rij, tot) for rij in cursor.fetchall()]
        if alarmen:
            cursor.execute(_ZET, _as_columns(alarmen))
    for alarm, _gestart_op in alarmen:
        handeling.spoor.noteer("termijn", dossier=alarm.dossier, actie="U")
    return [alarm for alarm, _gestart_op in alarmen]


def _as_columns(alarmen: Sequence[tuple[Alarm, datetime]]) -> list[Any]:
    return [
        [alarm.termijn for alarm, _gestart_op in alarmen],
        [alarm.stand for alarm, _gestart_op in alarmen],
        [volgend_alarm(gestart_op, alarm.uiterlijk, alarm.stand) for alarm, gestart_op in alarmen],
    ]


def _alarm(rij: tuple[Any, ...], tot: datetime) -> tuple[Alarm, datetime]:
    """Return the alarm of a row, and when its clock was started."""
    termijn, dossier, soort, nummer, definitie, team, medewerker, gevaar, gestart_op, uiterlijk = rij
    alarm = Alarm(
        termijn=termijn,
        dossier=dossier,
        onderwerp=(soort, nummer) if nummer is not None else None,
        definitie=definitie,
        stand=stand_op(gestart_op, uiterlijk, tot),
        team=team or 0,
        medewerker=medewerker,
        gevaar=gevaar,
        uiterlijk=uiterlijk,
    )
    return alarm, gestart_op
