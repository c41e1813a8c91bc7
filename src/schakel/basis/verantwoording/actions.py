"""The deeds of the log: append and seal. Nothing changes or removes a line."""

from collections.abc import Callable, Iterable, Sequence
from secrets import token_hex
from uuid import UUID

from django.db import connection

from schakel.basis.verantwoording import rules
from schakel.kernel.handeling import Handeling
from schakel.toolkit.versleuteling import zoeksleutel

_SCHRIJF = (
    "SELECT verantwoording_schrijf(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::text[], %s::text[], %s::bigint[],"
    " %s::uuid[], %s, %s)"
)
# Who knows on what ground a team is in a dossier; a higher room, so it comes to us (as the writer of the trail does).
Grondbron = Callable[[Handeling, Sequence[int]], Iterable[str]]
_grondbronnen: list[Grondbron] = []


def register_grondbron(bron: Grondbron) -> None:
    """Let this function name the ground of whoever looks or acts without having named one; called once, at start."""
    if bron not in _grondbronnen:
        _grondbronnen.append(bron)


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
    waarden = (
        handeling.moment, wat, rules.actie_van(blikken), uitkomst, handeling.wie, handeling.namens or "",
        handeling.team, handeling.rol, handeling.organisatie, _grounds(handeling, wat, dossiers),
        objecten, dossiers, betrokkenen, spoor.toegangspunt or rules.EIGEN_PROCES, spoor.trace or token_hex(16),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SCHRIJF, waarden)


def _grounds(handeling: Handeling, wat: str, dossiers: Sequence[int]) -> list[str]:
    """Return why this was done (NEN 7513, purposeOfUse): never nothing, for a look without a reason is none."""
    gegeven = handeling.spoor.grondslagen | ({handeling.grondslag} if handeling.grondslag else set())
    if not gegeven and dossiers:
        gegeven = {grond for bron in _grondbronnen for grond in bron(handeling, dossiers)}
    return sorted(gegeven or handeling.spoor.doelen or {rules.task(wat)})


def seal() -> int:
    """Seal every line that is not in a block yet; return how many lines the new block holds, 0 when none waited."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT verantwoording_verzegel()")
        return int(cursor.fetchone()[0])
