"""Which requests went to the Raad in this dossier, about whom, and did they arrive?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schakel.basis.kluis import queries as kluis
from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.queries import access_dossier, relations_to
from schakel.casuswerk.personen.models import Dossierpersoon, Huishouden
from schakel.casuswerk.personen.queries import kinderen_of
from schakel.casuswerk.raadsverzoeken.models import Collegemelding, Raadsverzoek
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Verzoekzicht:
    """One request, opened, with the children that it is about and the notice to the college."""

    verzoek: Raadsverzoek
    inhoud: dict[str, Any]
    kinderen: Sequence[Dossierpersoon]
    college: Collegemelding | None


def open_dossier(handeling: Handeling, *, publiek_id: UUID) -> Dossier:
    """
    Return the dossier in which the Raad is asked.

    :raises NotFound: if there is none, or the actor may not know of it or of requests in it
    """
    dossier = access_dossier(handeling, publiek_id=publiek_id)
    _check_can_see(handeling, dossier=dossier.pk)
    return dossier


def _check_can_see(handeling: Handeling, *, dossier: int) -> None:
    """Hide requests from whom no relation to the dossier lets know of them, as if there were none."""
    relaties = relations_to(handeling, dossier=dossier)
    if not any(may(handeling, "raadsverzoek", "zien", relatie=relatie) for relatie in relaties):
        raise NotFound


def children_in(handeling: Handeling, *, dossier: int) -> list[Dossierpersoon]:
    """Return the children of a dossier."""
    return kinderen_of(handeling, dossier=dossier, moment=handeling.moment)


def gemeente_of(handeling: Handeling, *, dossier: int) -> str:
    """Return the municipality of the household: whose college is told."""
    rijen = Huishouden.objects.visible_to(handeling).filter(dossierhuishoudens__dossier_id=dossier)
    return rijen.exclude(gemeente="").order_by("id").values_list("gemeente", flat=True).first() or ""


def requests_in(handeling: Handeling, *, dossier: int) -> list[Raadsverzoek]:
    """Return the requests of a dossier, newest first."""
    rijen = Raadsverzoek.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("team")
    handeling.spoor.noteer("raadsverzoek", dossier=dossier)
    return list(rijen.order_by("-verstuurd_op", "-id"))


def access_raadsverzoek(handeling: Handeling, *, publiek_id: UUID) -> Raadsverzoek:
    """
    Return one request.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = (
        Raadsverzoek.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("dossier", "team")
        .first()
    )
    if rij is None:
        raise NotFound
    _check_can_see(handeling, dossier=rij.dossier_id)
    handeling.spoor.noteer("raadsverzoek", dossier=rij.dossier_id)
    return rij


def open_raadsverzoek(handeling: Handeling, *, publiek_id: UUID) -> Verzoekzicht:
    """
    Return one request, opened.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = access_raadsverzoek(handeling, publiek_id=publiek_id)
    inhoud = kluis.thaw(handeling, onderwerp=rij.dossier.publiek_id, pakket=bytes(rij.inhoud))
    kinderen = [k for k in children_in(handeling, dossier=rij.dossier_id) if k.persoon_id in rij.kinderen]
    college = Collegemelding.objects.visible_to(handeling).filter(raadsverzoek=rij).first()
    return Verzoekzicht(rij, dict(inhoud), kinderen, college)
