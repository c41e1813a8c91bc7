"""Which checks are planned, and when does the region check?"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.rules import SJABLOON_SLEUTEL, VOORBEELDSJABLOON, ControleStatus
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


def template_of(handeling: Handeling, *, dossier: int, dag: date) -> Sequence[Mapping[str, object]]:
    """Return the moments of the region on this day, or the labelled example."""
    regio = Dossier.objects.visible_to(handeling).filter(pk=dossier).values_list("regio", flat=True).first()
    gevonden = organisaties.setting(regio or "", SJABLOON_SLEUTEL, dag)
    return gevonden if isinstance(gevonden, list) else VOORBEELDSJABLOON


def access_controlemoment(handeling: Handeling, *, publiek_id: UUID) -> Controlemoment:
    """
    Return the check with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = Controlemoment.objects.visible_to(handeling).filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("monitoring", dossier=rij.dossier_id)
    return rij


def checks_of(handeling: Handeling, *, dossier: int) -> list[Controlemoment]:
    """Return the checks of a dossier with what was found, in order of day."""
    handeling.spoor.noteer("monitoring", dossier=dossier)
    return list(
        Controlemoment.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("team", "gedaan_door")
        .prefetch_related("uitkomsten")
        .order_by("gepland_op", "id")
    )


def due_checks(handeling: Handeling, *, tot: date, limit: int = 50) -> list[Controlemoment]:
    """Return the checks of the acting team that are due on this day, oldest first."""
    return list(
        Controlemoment.objects.visible_to(handeling)
        .filter(team_id=handeling.team or 0, status=ControleStatus.GEPLAND.value, gepland_op__lte=tot)
        .order_by("gepland_op", "id")[:limit]
    )
