"""How does a code list change?  It is described again from a region folder; no code is ever removed."""

from django.db import transaction

from schakel.basis.codelijsten import permissions, queries
from schakel.basis.codelijsten.models import Code, Codelijst
from schakel.basis.codelijsten.rules import Lijstbeschrijving
from schakel.kernel.handeling import Handeling


@transaction.atomic
def store_codelijst(handeling: Handeling, *, regio: str, beschrijving: Lijstbeschrijving) -> Codelijst:
    """
    This function will store a code list with its dated codes in this order; no region: national.

    :raises NotAllowed: if the actor is not a functional administrator
    """
    permissions.check_can_store(handeling)
    lijst, _nieuw = Codelijst.objects.update_or_create(
        code=beschrijving.code, regio=regio, defaults={"naam": beschrijving.naam, "bron": beschrijving.bron}
    )
    for volgorde, code in enumerate(beschrijving.codes):
        Code.objects.update_or_create(
            lijst=lijst,
            code=code.code,
            geldig_van=code.geldig_van,
            defaults={
                "omschrijving": code.omschrijving,
                "geldig_tot": code.geldig_tot,
                "volgorde": volgorde,
                "extra": code.extra,
                "bron": code.bron,
            },
        )
    queries.forget_labels()
    transaction.on_commit(queries.forget_labels)
    return lijst
