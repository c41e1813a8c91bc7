"""What was frozen with a decision?"""

import json
from uuid import UUID

from schakel.basis.kluis.models import Sleutel
from schakel.basis.kluis.rules import Vak, key_context
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling


def thaw(handeling: Handeling, *, onderwerp: UUID, pakket: bytes) -> dict[str, object]:
    """
    Return what was frozen for this dossier.

    :raises NotFound: if the key is destroyed, or this actor may not know of the dossier
    """
    rij = Sleutel.objects.filter(vak=Vak.DOSSIER, onderwerp=onderwerp).first()
    if rij is None:
        raise NotFound
    klaar = versleuteling.open_datasleutel(Vak.DOSSIER, bytes(rij.verpakt), context=key_context(Vak.DOSSIER, onderwerp))
    gelezen: dict[str, object] = json.loads(versleuteling.ontsleutel(klaar, pakket, context=onderwerp.bytes))
    return gelezen
