"""How is a period published?  Once, on a day; afterwards nobody changes it."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers import permissions
from schakel.sturing.cijfers.models import Cel, Publicatie
from schakel.sturing.cijfers.rules import Periode

# population, split by, part, area
Sleutel = tuple[str, str, str, str]


@transaction.atomic
def store_publication(
    handeling: Handeling, *, regio: str, periode: Periode, cellen: Mapping[Sleutel, int | None]
) -> Publicatie:
    """
    Store the protected counts of one period of a region, once for ever; None: not shown.

    :raises NotAllowed: if the actor is not the machine that publishes
    :raises NotPossible: if this period was published before
    """
    permissions.check_can_publish(handeling)
    dagen = (periode.van, periode.tot)
    if Publicatie.objects.filter(regio=regio, periode=dagen).exists():
        raise NotPossible(_("De cijfers van %(periode)s staan al vast.") % {"periode": periode.naam})
    publicatie = Publicatie.objects.create(regio=regio, periode=dagen, gepubliceerd_op=handeling.moment)
    Cel.objects.bulk_create(_cells(publicatie, cellen.items()))
    handeling.spoor.noteer("publicatie", actie="C")
    return publicatie


def _cells(publicatie: Publicatie, cellen: Iterable[tuple[Sleutel, int | None]]) -> list[Cel]:
    rijen = []
    for (grondslag, dimensie, categorie, gebied), waarde in cellen:
        if waarde is not None and waarde % 5:
            raise ValueError("a published count is a multiple of five")
        vijftallen = None if waarde is None else waarde // 5
        rijen.append(
            Cel(
                publicatie=publicatie,
                grondslag=grondslag,
                dimensie=dimensie,
                categorie=categorie,
                gebied=gebied,
                vijftallen=vijftallen,
            )
        )
    return rijen
