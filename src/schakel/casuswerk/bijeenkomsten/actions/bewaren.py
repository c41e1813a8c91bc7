"""How are texts kept, and how is one row held until the end of a deed?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst
from schakel.casuswerk.bijeenkomsten.queries.lezen import Teksten, texts_of
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import BijeenkomstStatus
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling


def _pack(handeling: Handeling, dossier: Dossier, inhoud: Mapping[str, str]) -> bytes:
    schoon = {veld: tekst.strip() for veld, tekst in inhoud.items() if tekst.strip()}
    return kluis.freeze(handeling, dossier=dossier.pk, onderwerp=dossier.publiek_id, inhoud=schoon)


def _unpack(handeling: Handeling, dossier: Dossier, pakket: bytes) -> Teksten:
    return texts_of(handeling, dossier=dossier, pakketten={0: pakket})[0]


def _hold(handeling: Handeling, bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """
    Return the meeting as it is now, held until the end: two deeds at once become two in a row.

    :raises NotFound: if the actor may not know of it
    :raises NotPossible: if it was called off, or the casus is closed
    """
    rijen = Bijeenkomst.objects.visible_to(handeling).filter(pk=bijeenkomst.pk).select_related("dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if rij.status == BijeenkomstStatus.AFGELAST:
        raise NotPossible(_("Deze bijeenkomst is afgelast."))
    _check_open(rij.dossier)
    return rij


def _check_open(dossier: Dossier) -> None:
    if dossier.status != "OPEN":
        raise NotPossible(_("Deze casus is gesloten. Heropen hem eerst."))


def _need(veld: str, tekst: str) -> str:
    """
    Return what was typed.

    :raises InvalidInput: if nothing was
    """
    if not tekst.strip():
        raise InvalidInput({veld: [_("Schrijf in een zin waarom.")]})
    return tekst.strip()
