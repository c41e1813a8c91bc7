"""How does the overview of prevention change?  What was kept is never changed, only followed by a newer line."""

from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Organisatie
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.sturing.uitvoering import permissions
from schakel.sturing.uitvoering.models import Preventieactiviteit
from schakel.sturing.uitvoering.queries.plannen import own_region


@transaction.atomic
def record_activiteit(
    handeling: Handeling,
    *,
    jaar: int,
    organisatie: int,
    wat: str,
    groep: str,
    gemeente: str = "",
    vorm: str = "",
    bereik_gepland: int | None = None,
    bereik_geteld: int | None = None,
    telwijze: str = "",
    kosten: Decimal | None = None,
    vervangt: UUID | None = None,
) -> Preventieactiviteit:
    """
    This function will keep who reaches whom, with what and at what cost; with `vervangt` it follows an older line.

    :raises NotAllowed: if the actor does not write plans, or not of this municipality
    :raises NotFound: if the organisation or the older line does not exist
    :raises InvalidInput: if a count does not say how it was counted
    """
    wie = permissions.check_can_write_overview(handeling, gemeente)
    if not Organisatie.objects.filter(pk=organisatie).exists():
        raise NotFound
    if bereik_geteld is not None and not telwijze.strip():
        raise InvalidInput({"telwijze": [_("Schrijf op hoe er is geteld, bijvoorbeeld: presentielijsten.")]})
    rij = Preventieactiviteit.objects.create(
        regio=own_region(handeling),
        gemeente=gemeente,
        jaar=jaar,
        organisatie_id=organisatie,
        wat=wat.strip(),
        groep=groep,
        vorm=vorm,
        bereik_gepland=bereik_gepland,
        bereik_geteld=bereik_geteld,
        telwijze=telwijze.strip(),
        kosten=kosten,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=wie,
    )
    if vervangt is not None:
        oud = Preventieactiviteit.objects.filter(publiek_id=vervangt, vervangen_door=None, regio=rij.regio)
        if not oud.update(vervangen_door=rij):
            raise NotFound
    handeling.spoor.noteer("uitvoeringsplan", actie="C")
    return rij
