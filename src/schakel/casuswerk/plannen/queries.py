"""Which safety conditions hold in this dossier?"""

from uuid import UUID

from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.rules import VoorwaardeStatus
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


def voorwaarden_of(handeling: Handeling, *, dossier: int, alleen_lopend: bool = False) -> list[Voorwaarde]:
    """Return the conditions of a dossier that the actor may see, first those that are due first."""
    rijen = Voorwaarde.objects.visible_to(handeling).filter(dossier_id=dossier)
    if alleen_lopend:
        rijen = rijen.filter(status__in=[VoorwaardeStatus.GESTELD.value, VoorwaardeStatus.NIET_NAGEKOMEN.value])
    rijen = rijen.select_related("eigenaar_team", "eigenaar_persoon", "controle_door")
    gevonden = list(rijen.order_by("uiterlijk", "id"))
    if gevonden:
        personen = [v.eigenaar_persoon.publiek_id for v in gevonden if v.eigenaar_persoon]
        handeling.spoor.noteer("voorwaarde", dossier=dossier, personen=personen)
    return gevonden


def access_voorwaarde(handeling: Handeling, *, publiek_id: UUID) -> Voorwaarde:
    """
    Return the condition with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    gevonden = Voorwaarde.objects.visible_to(handeling).filter(publiek_id=publiek_id).first()
    if gevonden is None:
        raise NotFound
    handeling.spoor.noteer("voorwaarde", dossier=gevonden.dossier_id)
    return gevonden
