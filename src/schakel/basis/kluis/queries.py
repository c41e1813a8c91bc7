"""What was frozen with a decision?"""

import json
from collections.abc import Mapping
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
    return thaw_all(handeling, onderwerp=onderwerp, pakketten={0: pakket})[0]


def thaw_all(handeling: Handeling, *, onderwerp: UUID, pakketten: Mapping[int, bytes]) -> dict[int, dict[str, object]]:
    """
    Return everything of these packages that was frozen for one dossier, with one look for the key.

    :raises NotFound: if the key is destroyed, or this actor may not know of the dossier
    """
    if not pakketten:
        return {}
    rij = Sleutel.objects.filter(vak=Vak.DOSSIER, onderwerp=onderwerp).first()
    if rij is None:
        raise NotFound
    klaar = versleuteling.open_datasleutel(Vak.DOSSIER, bytes(rij.verpakt), context=key_context(Vak.DOSSIER, onderwerp))
    return {
        nummer: json.loads(versleuteling.ontsleutel(klaar, pakket, context=onderwerp.bytes))
        for nummer, pakket in pakketten.items()
    }


def thaw_each(handeling: Handeling, *, pakketten: Mapping[UUID, Mapping[int, bytes]]) -> dict[int, dict[str, object]]:
    """
    Return what of these packages can be read, for many dossiers with one look for their keys.

    Of a dossier whose key is destroyed, or of which the actor may not know, nothing is returned.
    """
    gelezen: dict[int, dict[str, object]] = {}
    for rij in Sleutel.objects.filter(vak=Vak.DOSSIER, onderwerp__in=list(pakketten)):
        context = key_context(Vak.DOSSIER, rij.onderwerp)
        klaar = versleuteling.open_datasleutel(Vak.DOSSIER, bytes(rij.verpakt), context=context)
        for nummer, pakket in pakketten[rij.onderwerp].items():
            gelezen[nummer] = json.loads(versleuteling.ontsleutel(klaar, pakket, context=rij.onderwerp.bytes))
    return gelezen
