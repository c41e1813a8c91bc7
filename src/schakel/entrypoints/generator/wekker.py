"""When do the clocks of a household sound?  Asked once and then counted on, until a deed starts another clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from schakel.basis.termijnen.rules import TermijnStatus, stand_op, volgend_alarm

# Alarms that fall due this close together are raised in one go.
TEGELIJK = timedelta(hours=3)
_LOPEND = """SELECT gestart_op, uiterlijk, volgend_alarm_op FROM termijnen_termijn
    WHERE status = %s AND dossier_id = ANY (%s::bigint[]) AND volgend_alarm_op IS NOT NULL"""


@dataclass(slots=True)
class Klok:
    """One running clock: from when to when, and when it sounds next."""

    gestart_op: datetime
    uiterlijk: datetime
    alarm_op: datetime | None

    def sound(self, moment: datetime) -> None:
        """Go on to the alarm after those that were reached at this moment."""
        if self.alarm_op is not None and self.alarm_op <= moment:
            stand = stand_op(self.gestart_op, self.uiterlijk, moment)
            self.alarm_op = volgend_alarm(self.gestart_op, self.uiterlijk, stand)


def running(dossiers: list[int]) -> list[Klok]:
    """Return the clocks that run in these dossiers, as far as whoever acts may see them."""
    with connection.cursor() as cursor:
        cursor.execute(_LOPEND, [TermijnStatus.LOPEND.value, dossiers])
        return [Klok(*rij) for rij in cursor.fetchall()]


def first_of(klokken: list[Klok]) -> datetime | None:
    """Return when the first of them sounds, or None when all have."""
    return min((klok.alarm_op for klok in klokken if klok.alarm_op is not None), default=None)


def rounds(klokken: list[Klok], tot: datetime) -> list[datetime]:
    """Return the moments at which alarms must be raised to have raised them all up to a moment; the clocks go on."""
    momenten: list[datetime] = []
    while (eerste := first_of(klokken)) is not None and eerste <= tot:
        momenten.append(min(eerste + TEGELIJK, tot))
        for klok in klokken:
            klok.sound(momenten[-1])
    return momenten
