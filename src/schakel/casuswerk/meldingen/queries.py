"""Which meldingen may be seen, what came before, and what is still being typed?"""

from collections.abc import Sequence
from uuid import UUID

from schakel.casuswerk.dossiers.queries import note_ground
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen.models import Dossierpersoon, ZelfdePersoon
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


def access_melding(handeling: Handeling, *, publiek_id: UUID) -> Melding:
    """
    Return the melding with this public id, its dossier and household at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    melding = (
        Melding.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("dossier", "huishouden")
        .first()
    )
    if melding is None:
        raise NotFound
    note_ground(handeling, dossier=melding.dossier_id)
    handeling.spoor.noteer("melding", dossier=melding.dossier_id)
    return melding


def melding_by_sleutel(handeling: Handeling, *, sleutel: UUID) -> Melding | None:
    """Return the melding that was made of this message of the door, or None when it still waits."""
    return Melding.objects.visible_to(handeling).filter(sleutel=sleutel).select_related("dossier").first()


def meldingen_of(handeling: Handeling, *, dossiers: Sequence[int]) -> list[Melding]:
    """Return the meldingen of these dossiers that the actor may see, newest first."""
    rijen = list(
        Melding.objects.visible_to(handeling)
        .filter(dossier_id__in=dossiers)
        .select_related("dossier", "huishouden")
        .order_by("-ontvangen_op", "-id")
    )
    for rij in rijen:
        handeling.spoor.noteer("melding", dossier=rij.dossier_id)
    return rijen


def earlier_meldingen_about(handeling: Handeling, *, personen: Sequence[int]) -> list[Melding]:
    """Return the meldingen about these people, under any of their records, as far as the actor may see; newest first."""
    wijzers = ZelfdePersoon.objects.visible_to(handeling).filter(beeindigd_op=None)
    eersten = set(personen) | set(wijzers.filter(persoon_id__in=personen).values_list("eerste_id", flat=True))
    groep = eersten | set(wijzers.filter(eerste_id__in=eersten).values_list("persoon_id", flat=True))
    dossiers = Dossierpersoon.objects.visible_to(handeling).filter(persoon_id__in=groep).values("dossier_id")
    rijen = list(
        Melding.objects.visible_to(handeling).filter(dossier_id__in=dossiers).order_by("-ontvangen_op", "-id")[:50]
    )
    for rij in rijen:
        handeling.spoor.noteer("melding", dossier=rij.dossier_id)
    return rijen
