"""In which layout is delivered, and how does an organisation stand in its own file?"""

from collections.abc import Mapping

from django.db import transaction

from schakel.kernel.handeling import Handeling
from schakel.sturing.leveringen import permissions
from schakel.sturing.leveringen.models import Bestandsdefinitie, Leveraar
from schakel.sturing.leveringen.rules import read_definitie

VELDEN = ("vt_nummer", "postadres", "kvk", "telefoon", "email", "contactpersoon", "vestiging")


@transaction.atomic
def load_definitie(handeling: Handeling, *, inhoud: Mapping[str, object]) -> Bestandsdefinitie:
    """
    This function will keep a layout of the file; loading it again replaces it, what was delivered stays.

    :raises NotAllowed: if the actor may not load layouts
    :raises InvalidInput: with every fault in it
    """
    permissions.check_can_load(handeling)
    definitie = read_definitie(inhoud)
    rij, _nieuw = Bestandsdefinitie.objects.update_or_create(
        code=definitie.code,
        defaults={
            "naam": definitie.naam,
            "bron": definitie.bron,
            "geldig_van": definitie.geldig_van,
            "geldig_tot": definitie.geldig_tot,
            "inhoud": dict(inhoud),
        },
    )
    handeling.spoor.noteer("bestandsindeling", actie="U")
    return rij


@transaction.atomic
def describe_leveraar(handeling: Handeling, **velden: str) -> Leveraar:
    """
    This function will keep how the actor's organisation stands in its own file.

    :raises NotAllowed: if the actor may not have a file made
    """
    permissions.check_can_make(handeling)
    rij, _nieuw = Leveraar.objects.update_or_create(
        organisatie_id=handeling.organisatie or 0,
        defaults={veld: velden.get(veld, "") for veld in VELDEN} | {"gewijzigd_op": handeling.moment},
    )
    handeling.spoor.noteer("levering", actie="U")
    return rij
