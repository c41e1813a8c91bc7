"""What does an event do to the clocks of its dossier?  One statement mostly, none when nothing is concerned."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from django.db import connection, transaction

from schakel.basis.termijnen import queries
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import Definitie, Eigenaar, Gevolg, Per, TermijnStatus, gevolg_van, volgend_alarm
from schakel.basis.termijnen.rules.definitie import danger_of
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

Waarde: TypeAlias = int | str | datetime | UUID | None

KOLOMMEN = (
    "publiek_id",
    "dossier_id",
    "onderwerp_soort",
    "onderwerp_id",
    "definitie",
    "titel",
    "eigenaar",
    "team_id",
    "gevaar",
    "gestart_op",
    "wettelijk_uiterlijk",
    "praktijk_uiterlijk",
    "uiterlijk",
    "volgend_alarm_op",
    "alarm_stand",
    "status",
    "overschrijding_reden",
)
_ALARM = KOLOMMEN.index("volgend_alarm_op")

# Written out, since it comes with every event: putting it together anew each time took longer than doing it.
_EINDIG = """UPDATE termijnen_termijn SET status = CASE WHEN definitie = ANY (%s::text[]) THEN %s ELSE %s END,
    afgedaan_op = %s, volgend_alarm_op = NULL WHERE status = %s AND dossier_id = %s AND definitie = ANY (%s::text[])
    AND (onderwerp_soort IS DISTINCT FROM %s::text OR onderwerp_id IS NOT DISTINCT FROM %s::bigint)"""


@transaction.atomic(savepoint=False)
def apply_event(
    handeling: Handeling,
    *,
    soort: str,
    dossier: int,
    regio: str | None,
    onderwerp: tuple[str, int] | None,
    gebeurd_op: datetime,
    teams: Mapping[str, int],
    gevaar: int = 0,
    startpunt: datetime | None = None,
    codes: Mapping[str, str | int | bool] | None = None,
) -> list[int]:
    """
    This function will stop, lapse, reset and start the clocks that name this event, and return the new terms.

    A clock that already runs for the same subject is not started again. `codes` are those of the event: a definition
    may ask for them (`start_als`). `startpunt` is where the clock is counted from when that is not the event itself.

    :raises ValueError: if no team is given that could own a new term
    """
    gevolg = gevolg_van(queries.definities_op(regio, lokale_datum(gebeurd_op)), soort, lokale_datum(gebeurd_op), codes)
    if not gevolg:
        return []
    einde = _einde(dossier, gevolg, onderwerp, gebeurd_op)
    if einde and _apart(gevolg):
        _run(_EINDIG, einde)
        einde = []
    for definitie in gevolg.herstart:
        handeling.spoor.noteer_alarm(_reset(dossier, definitie, onderwerp, startpunt or gebeurd_op))
    rijen = [
        _rij(
            d,
            dossier,
            onderwerp,
            startpunt or gebeurd_op,
            _team(d.eigenaar, teams),
            danger_of(d.gevaar, gevaar),
            codes=codes,
        )
        for d in gevolg.start
    ]
    for rij in rijen:
        if isinstance(op := rij[_ALARM], datetime):
            handeling.spoor.noteer_alarm(op)
    return _write(einde, rijen)


def _einde(dossier: int, gevolg: Gevolg, onderwerp: tuple[str, int] | None, op: datetime) -> list[Any]:
    """Return what `_EINDIG` asks; an event about one subject leaves the others of its kind alone. Nothing: none end."""
    af, vervallen = [d.code for d in gevolg.stopt], [d.code for d in gevolg.vervalt]
    if not af and not vervallen:
        return []
    soort, nummer = onderwerp or (None, None)
    einden = (TermijnStatus.AFGEDAAN.value, TermijnStatus.VERVALLEN.value)
    return [af, *einden, op, TermijnStatus.LOPEND.value, dossier, [*af, *vervallen], soort, nummer]


def _apart(gevolg: Gevolg) -> bool:
    """Answer whether clocks must have ended before others start: a clock that is stopped and begun by one event."""
    eindigt = {d.code for d in (*gevolg.stopt, *gevolg.vervalt)}
    return bool(gevolg.herstart) or any(d.code in eindigt for d in gevolg.start)


def _run(sql: str, waarden: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)


def _reset(dossier: int, definitie: Definitie, onderwerp: tuple[str, int] | None, start: datetime) -> datetime | None:
    """Count the running terms of this definition anew, and return when their first alarm sounds."""
    wettelijk, praktijk, uiterlijk = definitie.einden(start)
    # What happened before the clock began does not turn it back.
    termijnen = Termijn.objects.lopend().filter(dossier_id=dossier, definitie=definitie.code, gestart_op__lt=start)
    if definitie.per is Per.ONDERWERP and onderwerp is not None:
        termijnen = termijnen.filter(onderwerp_soort=onderwerp[0], onderwerp_id=onderwerp[1])
    alarm = volgend_alarm(start, uiterlijk, 0)
    termijnen.update(
        gestart_op=start,
        wettelijk_uiterlijk=wettelijk,
        praktijk_uiterlijk=praktijk,
        uiterlijk=uiterlijk,
        alarm_stand=0,
        volgend_alarm_op=alarm,
    )
    return alarm


def _team(eigenaar: Eigenaar, teams: Mapping[str, int]) -> int:
    team = teams.get(eigenaar.value) or teams.get(Eigenaar.VERANTWOORDELIJK.value)
    if team is None:
        raise ValueError(f"no team to own a term of {eigenaar.value}")
    return team


def _rij(
    definitie: Definitie,
    dossier: int,
    onderwerp: tuple[str, int] | None,
    start: datetime,
    team: int,
    gevaar: int,
    *,
    codes: Mapping[str, str | int | bool] | None,
) -> tuple[Waarde, ...]:
    soort, nummer = onderwerp if onderwerp is not None and definitie.per is Per.ONDERWERP else ("", None)
    wettelijk, praktijk, uiterlijk = definitie.einden(start, codes)
    return (
        uuid4(),
        dossier,
        soort,
        nummer,
        definitie.code,
        definitie.code,
        definitie.eigenaar.value,
        team,
        gevaar,
        start,
        wettelijk,
        praktijk,
        uiterlijk,
        volgend_alarm(start, uiterlijk, 0),
        0,
        TermijnStatus.LOPEND.value,
        "",
    )


def _write(einde: Sequence[Any], rijen: Sequence[tuple[Waarde, ...]]) -> list[int]:
    """End and begin in one statement; the unique constraint quietly keeps out what already runs."""
    if not rijen:
        if einde:
            _run(_EINDIG, einde)
        return []
    plekken = "(" + ", ".join(["%s"] * len(KOLOMMEN)) + ")"
    # Only names of columns are put into the text; every value is a parameter.
    sql = f"INSERT INTO termijnen_termijn ({', '.join(KOLOMMEN)}) VALUES "  # noqa: S608
    eerst = f"WITH einde AS ({_EINDIG}) " if einde else ""
    with connection.cursor() as cursor:
        cursor.execute(
            eerst + sql + ", ".join([plekken] * len(rijen)) + " ON CONFLICT DO NOTHING RETURNING id",
            [*einde, *(waarde for rij in rijen for waarde in rij)],
        )
        return [rij[0] for rij in cursor.fetchall()]
