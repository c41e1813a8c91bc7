"""How do a region and its areas get into the tables?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import permissions
from schakel.basis.organisaties.models import Gebied, Gebiedsverzameling, Postcode, Regio
from schakel.basis.organisaties.rules import (
    Gebiedbeschrijving,
    Postcodebeschrijving,
    Regiobeschrijving,
    Verzamelingbeschrijving,
)
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@transaction.atomic
def store_regio(handeling: Handeling, *, beschrijving: Regiobeschrijving) -> Regio:
    """
    This function will store a region under its code, or describe it again; what the program added to its settings
    stays, such as the moment at which a year was generated.

    :raises NotAllowed: if the actor is not a functional administrator
    """
    permissions.check_can_store(handeling)
    eerder = Regio.objects.filter(code=beschrijving.code).values_list("instellingen", flat=True).first() or {}
    regio, _nieuw = Regio.objects.update_or_create(
        code=beschrijving.code,
        defaults={
            "naam": beschrijving.naam,
            "epoch": beschrijving.epoch,
            "verzonnen": beschrijving.verzonnen,
            "instellingen": {**eerder, **beschrijving.instellingen},
        },
    )
    handeling.spoor.noteer("regio", actie="U")
    return regio


def areas_by_code(regio: Regio) -> dict[str, Gebied]:
    """Return the areas of the region, each under its code."""
    return {gebied.code: gebied for gebied in Gebied.objects.filter(regio=regio)}


def find_gebied(gebieden: dict[str, Gebied], code: str) -> Gebied:
    """
    Return the area with this code.

    :raises NotFound: if the region has no such area
    """
    if code not in gebieden:
        raise NotFound(_("Het gebied %(code)s staat niet in deze regio.") % {"code": code})
    return gebieden[code]


@transaction.atomic
def store_gebieden(handeling: Handeling, *, regio: Regio, beschrijvingen: Sequence[Gebiedbeschrijving]) -> None:
    """
    This function will store the areas of a region as a tree; a part comes after the whole in the sequence.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if an area names a whole that is not there
    """
    permissions.check_can_store(handeling)
    bekend = areas_by_code(regio)
    for beschrijving in beschrijvingen:
        ouder = find_gebied(bekend, beschrijving.ouder) if beschrijving.ouder else None
        bekend[beschrijving.code], _nieuw = Gebied.objects.update_or_create(
            regio=regio,
            soort=beschrijving.soort,
            code=beschrijving.code,
            defaults={
                "naam": beschrijving.naam,
                "ouder": ouder,
                "inwoners": beschrijving.inwoners,
                "kaart_x": beschrijving.kaart_x,
                "kaart_y": beschrijving.kaart_y,
                "geldig_van": beschrijving.periode.van,
                "geldig_tot": beschrijving.periode.tot,
                "bron": beschrijving.bron,
            },
        )
    handeling.spoor.noteer("gebied", actie="U")


@transaction.atomic
def store_verzamelingen(
    handeling: Handeling, *, regio: Regio, beschrijvingen: Sequence[Verzamelingbeschrijving]
) -> None:
    """
    This function will store the named area sets of a region; a set that is described no longer goes.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if a set names an area that is not there
    """
    permissions.check_can_store(handeling)
    bekend = areas_by_code(regio)
    for beschrijving in beschrijvingen:
        verzameling, _nieuw = Gebiedsverzameling.objects.update_or_create(
            regio=regio,
            code=beschrijving.code,
            defaults={
                "naam": beschrijving.naam,
                "geldig_van": beschrijving.periode.van,
                "geldig_tot": beschrijving.periode.tot,
                "bron": beschrijving.bron,
            },
        )
        verzameling.gebieden.set([find_gebied(bekend, code) for code in beschrijving.gebieden])
    regio.verzamelingen.exclude(code__in=[beschrijving.code for beschrijving in beschrijvingen]).delete()
    handeling.spoor.noteer("gebiedsverzameling", actie="U")


@transaction.atomic
def store_postcodes(handeling: Handeling, *, regio: Regio, beschrijvingen: Sequence[Postcodebeschrijving]) -> None:
    """
    This function will replace the postcodes of a region by these.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises NotFound: if a postcode names an area that is not there
    """
    permissions.check_can_store(handeling)
    bekend = areas_by_code(regio)
    Postcode.objects.filter(gebied__regio=regio).delete()
    Postcode.objects.bulk_create(
        [
            Postcode(
                postcode4=beschrijving.postcode4,
                gebied=find_gebied(bekend, beschrijving.gebied),
                woonplaats=beschrijving.woonplaats,
                is_postbus=beschrijving.is_postbus,
                geldig_van=beschrijving.periode.van,
                geldig_tot=beschrijving.periode.tot,
                bron=beschrijving.bron,
            )
            for beschrijving in beschrijvingen
        ]
    )
    handeling.spoor.noteer("postcode", actie="U")


@transaction.atomic
def begin_clock(handeling: Handeling, *, regio: Regio, epoch: datetime, anker: datetime) -> bool:
    """
    This function will let domain time of a generated region begin at its epoch when the wall shows `anker`, once.

    :raises NotAllowed: if the actor is not a functional administrator
    """
    permissions.check_can_store(handeling)
    rij = Regio.objects.select_for_update().get(pk=regio.pk)
    if rij.epoch is not None and "anker" in rij.instellingen:
        return False
    rij.epoch = rij.epoch or epoch
    rij.instellingen = {**rij.instellingen, "anker": anker.isoformat()}
    rij.save(update_fields=["epoch", "instellingen"])
    handeling.spoor.noteer("regio", actie="U")
    return True
