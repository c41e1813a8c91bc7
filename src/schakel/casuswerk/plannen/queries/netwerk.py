"""Who stands around the households of a dossier now?  For rooms above that ask after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.plannen.models import Netwerklid
from schakel.casuswerk.plannen.queries.lezen import texts_of
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Netwerknaam:
    """Somebody of the network by first name and role, and what that one does in the plan."""

    publiek_id: UUID
    naam: str
    taak: str


def network_of(handeling: Handeling, *, dossier: int) -> Sequence[Netwerknaam]:
    """Return who stands around the households of a dossier and still takes part, oldest first."""
    zaak = Dossier.objects.visible_to(handeling).filter(pk=dossier).first()
    if zaak is None:
        return []
    rijen = list(Netwerklid.objects.visible_to(handeling).filter(dossier=zaak, gestopt_op=None).order_by("id"))
    teksten = texts_of(handeling, dossier=zaak, pakketten={rij.pk: rij.inhoud for rij in rijen})
    if rijen:
        handeling.spoor.noteer("plan", dossier=dossier)
    return [
        Netwerknaam(
            rij.publiek_id,
            ", ".join(deel for deel in (teksten[rij.pk].get("voornaam", ""), teksten[rij.pk].get("rol", "")) if deel),
            teksten[rij.pk].get("taak", ""),
        )
        for rij in rijen
    ]
