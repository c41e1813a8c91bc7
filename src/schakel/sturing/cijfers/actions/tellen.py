"""
How are the exact counts made?  By the statistics role alone, through functions that give it counts and no rows.

`bron` is a connection of that role; the connection of the program cannot read what is counted (ADR-0028).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import psycopg
from django.db import transaction

from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers import permissions
from schakel.sturing.cijfers.rules import Atoom, Periode, matenboek, stretches

Bron = psycopg.Connection[Any]
# Events of deeds that ran at the same time can come in out of order: so many are looked at once more.
OVERLAP = 1000
_BEGIN = "SELECT set_config('schakel.rol', 'statistiek', true), set_config('schakel.moment', %s, true)"
_STAND = "SELECT gebeurtenis, geteld_op FROM cijfers_telstand WHERE id = 1"
_NIEUW = "SELECT 1 FROM cijfers_veranderd(%s, 'infinity') LIMIT 1"
_ZET_STAND = """INSERT INTO cijfers_telstand (id, gebeurtenis, geteld_op) VALUES (1, %s, %s)
    ON CONFLICT (id) DO UPDATE SET gebeurtenis = excluded.gebeurtenis, geteld_op = excluded.geteld_op"""
_LEES = """SELECT maand, plek, dimensie, categorie, aantal FROM cijfers_telling
    WHERE regio = %s AND grondslag = %s AND maand >= %s AND maand < %s AND vast = %s"""
_ZET_VAST = """INSERT INTO cijfers_telling (regio, grondslag, dimensie, categorie, maand, plek, vast, aantal)
    SELECT regio, grondslag, dimensie, categorie, maand, plek, true, aantal FROM cijfers_telling
    WHERE regio = %s AND maand = %s AND NOT vast"""


@transaction.atomic
def count_months(handeling: Handeling, *, bron: Bron, maanden: Iterable[date]) -> list[date]:
    """
    Count these months anew, as it is known now.

    :raises NotAllowed: if a person acts
    """
    permissions.check_can_publish(handeling)
    geteld = sorted(set(maanden))
    ketens = [g for g in matenboek().grondslagen.values() if g.begin]
    with bron.transaction():
        bron.execute(_BEGIN, [handeling.moment.isoformat()])
        for periode in stretches(geteld):
            bron.execute("SELECT cijfers_tel(%s, %s)", [periode.van, periode.tot])
            for keten in ketens:
                waarden = [periode.van, periode.tot, keten.code, keten.begin, keten.eind, list(keten.grenzen)]
                bron.execute("SELECT cijfers_tel_keten(%s, %s, %s, %s, %s, %s)", waarden)
    return geteld


@transaction.atomic
def count_changed(handeling: Handeling, *, bron: Bron) -> list[date]:
    """
    Count anew every month in which something changed since the last time, and return which.

    :raises NotAllowed: if a person acts
    """
    permissions.check_can_publish(handeling)
    with bron.transaction():
        bron.execute(_BEGIN, [handeling.moment.isoformat()])
        gebeurtenis, sinds = bron.execute(_STAND).fetchone() or (0, None)
        vanaf = max(0, gebeurtenis - OVERLAP) if bron.execute(_NIEUW, [gebeurtenis]).fetchone() else gebeurtenis
        rijen = bron.execute("SELECT maand, tot FROM cijfers_veranderd(%s, %s)", [vanaf, sinds]).fetchall()
        tot = max((rij[1] for rij in rijen), default=gebeurtenis)
        bron.execute(_ZET_STAND, [tot, handeling.moment])
        return count_months(handeling, bron=bron, maanden=[rij[0] for rij in rijen])


def read_counts(bron: Bron, *, regio: str, grondslag: str, periode: Periode, vast: bool) -> Mapping[Atoom, int]:
    """Return the exact counts of one population; `vast`: as they were when they were published."""
    with bron.transaction():
        bron.execute("SELECT set_config('schakel.rol', 'statistiek', true)")
        rijen = bron.execute(_LEES, [regio, grondslag, periode.van, periode.tot, vast]).fetchall()
    return {
        Atoom(f"{maand:%Y-%m}", plek, dimensie, categorie): aantal for maand, plek, dimensie, categorie, aantal in rijen
    }


def keep_counts(bron: Bron, *, regio: str, maand: date) -> None:
    """Keep the counts of a month as they are now, for the year that they will be part of."""
    with bron.transaction():
        bron.execute("SELECT set_config('schakel.rol', 'statistiek', true)")
        bron.execute(_ZET_VAST, [regio, maand])
