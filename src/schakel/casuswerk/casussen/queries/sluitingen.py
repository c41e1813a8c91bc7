"""How was a casus closed, now and before?  What was asked at the end stays after it was opened again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schakel.basis.kluis import queries as kluis
from schakel.casuswerk.casussen.models import Casus, Heropening
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Sluiting:
    """One closing, with everything that was said, and how it was opened again."""

    op: datetime
    door: str
    reden: str
    veiligheid: str
    inhoud: Mapping[str, object]
    heropend_op: datetime | None = None
    heropend_reden: str = ""
    heropend_woorden: str = ""


def was_closed_before(handeling: Handeling, *, casus: UUID) -> bool:
    """Answer whether a casus that the actor may see was closed once and opened again."""
    return Heropening.objects.visible_to(handeling).filter(casus__publiek_id=casus).exists()


def closings_of(handeling: Handeling, *, casus: Casus) -> Sequence[Sluiting]:
    """Return every closing of a casus, newest first; what was said is taken out of its package."""
    rijen = list(
        Heropening.objects.visible_to(handeling)
        .filter(casus=casus)
        .select_related("was_gesloten_door")
        .order_by("-heropend_op")
    )
    pakketten = {0: casus.sluittoelichting}
    for nr, rij in enumerate(rijen, start=1):
        pakketten |= {2 * nr: rij.was_sluittoelichting, 2 * nr + 1: rij.toelichting}
    vol = {nr: bytes(p) for nr, p in pakketten.items() if p is not None}
    gelezen = kluis.thaw_all(handeling, onderwerp=casus.dossier.publiek_id, pakketten=vol)
    handeling.spoor.noteer("casus", dossier=casus.dossier_id)
    gevonden = [
        Sluiting(
            rij.was_gesloten_op,
            rij.was_gesloten_door.naam if rij.was_gesloten_door else "",
            rij.was_sluitreden,
            rij.was_veiligheidsbeeld,
            gelezen.get(2 * nr, {}),
            rij.heropend_op,
            rij.reden,
            str(gelezen.get(2 * nr + 1, {}).get("toelichting", "")),
        )
        for nr, rij in enumerate(rijen, start=1)
    ]
    if casus.gesloten_op is not None:
        door = casus.gesloten_door.naam if casus.gesloten_door else ""
        nu = Sluiting(casus.gesloten_op, door, casus.sluitreden, casus.veiligheidsbeeld, gelezen.get(0, {}))
        gevonden.insert(0, nu)
    return gevonden
