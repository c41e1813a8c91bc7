"""How are the words of this room read?  Those of a dossier with its key, those of a school with a key of their own."""

import json
from collections.abc import Hashable, Mapping
from typing import TypeVar
from uuid import UUID

from schakel.basis.kluis import queries as kluis
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling

S = TypeVar("S", bound=Hashable)
Inhoud = dict[str, object]
Pakket = bytes | memoryview | None
VAK_SCHOOL = "school"


def contents_of(handeling: Handeling, *, dossier: Dossier, pakketten: Mapping[S, Pakket]) -> dict[S, Inhoud]:
    """Return what is in these packages of one dossier, with one look for its key; what holds nothing gives nothing."""
    vol = {sleutel: bytes(pakket) for sleutel, pakket in pakketten.items() if pakket is not None}
    nummers = list(vol)
    gelezen = kluis.thaw_all(
        handeling, onderwerp=dossier.publiek_id, pakketten={n: vol[sleutel] for n, sleutel in enumerate(nummers)}
    )
    gevonden = {nummers[n]: inhoud for n, inhoud in gelezen.items()}
    return {sleutel: gevonden.get(sleutel, {}) for sleutel in pakketten}


def read_school(handeling: Handeling, *, publiek_id: UUID, pakket: bytes | memoryview) -> Inhoud:
    """Return what a school was given or answered: the row says whose it is, and no key of a dossier is needed."""
    hoofd = versleuteling.hoofdsleutel(VAK_SCHOOL)
    gelezen: Inhoud = json.loads(versleuteling.ontsleutel(hoofd, bytes(pakket), context=publiek_id.bytes))
    return gelezen
