"""The deeds of the log: append and seal. Nothing changes or removes a line."""

from collections.abc import Sequence
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.db import connection

from schakel.basis.verantwoording import rules
from schakel.kernel.handeling import Handeling
from schakel.toolkit.versleuteling import zoeksleutel

_SCHRIJF = """SELECT verantwoording_schrijf(%(moment)s, %(wat)s, %(actie)s, %(uitkomst)s, %(wie)s, %(namens)s, %(team)s,
    %(rol)s, %(organisatie)s, {gronden}, %(objecten)s::text[], %(dossiers)s::bigint[], %(betrokkenen)s::uuid[],
    %(toegangspunt)s, %(trace)s)"""
_GEGEVEN = "%(gronden)s::text[]"
_GEVONDEN = """coalesce(nullif(ARRAY(SELECT g FROM ({bronnen}) b(g) ORDER BY g COLLATE "C"), '{{}}'),
    %(gronden)s::text[])"""
# Grounds of %(dossiers)s for %(team)s at %(moment)s, as a higher room finds them: it comes to us (as the writer of the
# trail does), and the database looks them up while it writes, with the eyes of whoever acts.
_grondbronnen: list[str] = []


def register_grondbron(sql: str) -> None:
    """Let this query name the ground of whoever looks or acts without having named one; called once, at start."""
    if sql not in _grondbronnen:
        _grondbronnen.append(sql)


def pseudoniem(persoon: UUID) -> UUID:
    """Return the id under which a person stands in the log; without the key it leads nowhere."""
    getal = int.from_bytes(zoeksleutel("verantwoording", str(persoon))[:16], "big")
    # Version 8 of RFC 9562, "made in a way of our own"; Python knows it only since 3.14, so the bits are set by hand.
    return UUID(int=getal & ~(0xF000 << 64) & ~(0xC000 << 48) | (8 << 76) | (0x8000 << 48))


def write_spoor(handeling: Handeling, wat: str, uitkomst: str) -> None:
    """Write one line for this Handeling: what it showed or changed, of whom, and how it ended."""
    blikken = handeling.spoor.blikken
    if not rules.is_worth_a_line(blikken, uitkomst):
        return
    objecten = sorted({f"{b.soort}:{b.dossier}" if b.dossier else b.soort for b in blikken})
    dossiers = sorted({b.dossier for b in blikken if b.dossier})
    betrokkenen = sorted({pseudoniem(p) for b in blikken for p in b.personen})
    spoor = handeling.spoor
    waarden: dict[str, Any] = {
        "moment": handeling.moment,
        "wat": wat,
        "actie": rules.actie_van(blikken),
        "uitkomst": uitkomst,
        "wie": handeling.wie,
        "namens": handeling.namens or "",
        "team": handeling.team,
        "rol": handeling.rol,
        "organisatie": handeling.organisatie,
        "gronden": sorted(rules.grounds(handeling) or spoor.doelen or {rules.task(wat)}),
        "objecten": objecten,
        "dossiers": dossiers,
        "betrokkenen": betrokkenen,
        "toegangspunt": spoor.toegangspunt or rules.EIGEN_PROCES,
        "trace": spoor.trace or token_hex(16),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SCHRIJF.format(gronden=_grounds_sql(handeling, dossiers)), waarden)


def _grounds_sql(handeling: Handeling, dossiers: Sequence[int]) -> str:
    """Return how the database finds why this was done (NEN 7513, purposeOfUse): a look without a reason is none."""
    if rules.grounds(handeling) or not (dossiers and _grondbronnen):
        return _GEGEVEN
    return _GEVONDEN.format(bronnen=" UNION ".join(_grondbronnen))


def seal() -> int:
    """Seal every line that is not in a block yet; return how many lines the new block holds, 0 when none waited."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT verantwoording_verzegel()")
        return int(cursor.fetchone()[0])
