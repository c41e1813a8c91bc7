"""How is what describes people read?  All with one look for the key of the dossier."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from schakel.basis.kluis import queries as kluis
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.handeling import Handeling

S = TypeVar("S", bound=Hashable)
Teksten = dict[str, str]


def texts_of(
    handeling: Handeling, *, dossier: Dossier, pakketten: Mapping[S, bytes | memoryview | None]
) -> dict[S, Teksten]:
    """Return the texts in these packages of one dossier; what holds nothing gives nothing."""
    vol = {sleutel: bytes(pakket) for sleutel, pakket in pakketten.items() if pakket is not None}
    nummers = list(vol)
    gelezen = kluis.thaw_all(
        handeling, onderwerp=dossier.publiek_id, pakketten={n: vol[sleutel] for n, sleutel in enumerate(nummers)}
    )
    teksten = {nummers[n]: {veld: str(tekst) for veld, tekst in inhoud.items()} for n, inhoud in gelezen.items()}
    return {sleutel: teksten.get(sleutel, {}) for sleutel in pakketten}
