"""What do the deeds of this room share: a child that stands in a running casus, and words under its key."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.kinderen import permissions, queries
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling


def _pack(handeling: Handeling, dossier: Dossier, inhoud: Mapping[str, object]) -> bytes:
    return kluis.freeze(handeling, dossier=dossier.pk, onderwerp=dossier.publiek_id, inhoud=inhoud)


def _running(handeling: Handeling, dossier: int, object_: str = "kind", actie: str = "wijzigen") -> None:
    """
    Check the right, and let two deeds at once become two in a row.

    :raises NotAllowed: if the matrix does not let the actor do this
    :raises NotPossible: if the casus is closed
    """
    permissions.check_can_in(handeling, object_, actie, dossier=dossier)
    dossiers.hold(handeling, dossier=dossier)
    loopt = Casus.objects.visible_to(handeling).filter(dossier_id=dossier, status=CasusStatus.LOPEND.value).exists()
    if not loopt:
        raise NotPossible(_("Deze casus loopt niet meer. U kunt alleen nog lezen."))


def _child(handeling: Handeling, casus: Casus, persoon: UUID) -> Dossierpersoon:
    return queries.find_child(handeling, dossier=casus.dossier_id, persoon=persoon)


def _tell(
    handeling: Handeling, soort: str, *, dossier: int, onderwerp: tuple[str, int], **codes: str | int | bool
) -> None:
    dossiers.note(handeling, soort, dossier=dossier, onderwerp=onderwerp, codes=codes)
