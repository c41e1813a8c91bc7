"""How does a code list change?  It is described again from a region folder; no code is ever removed."""

from django.db import transaction

from schakel.basis.codelijsten import permissions, queries
from schakel.basis.codelijsten.models import Code, Codelijst
from schakel.basis.codelijsten.rules import Codebeschrijving, Lijstbeschrijving
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
    bestaand = {(code.code, code.geldig_van): code for code in lijst.codes.all()}
    rijen = [_code(lijst, code, volgorde) for volgorde, code in enumerate(beschrijving.codes)]
    for rij in rijen:
        eerder = bestaand.get((rij.code, rij.geldig_van))
        rij.pk = eerder.pk if eerder else None
    Code.objects.bulk_update(
        [rij for rij in rijen if rij.pk], ["omschrijving", "geldig_tot", "volgorde", "extra", "bron"]
    )
    Code.objects.bulk_create(rij for rij in rijen if not rij.pk)
    queries.forget_labels()
    transaction.on_commit(queries.forget_labels)
    handeling.spoor.noteer("codelijst", actie="U")
    return lijst


def _code(lijst: Codelijst, code: Codebeschrijving, volgorde: int) -> Code:
    return Code(
        lijst=lijst,
        code=code.code,
        omschrijving=code.omschrijving,
        geldig_van=code.geldig_van,
        geldig_tot=code.geldig_tot,
        volgorde=volgorde,
        extra=code.extra,
        bron=code.bron,
    )
