"""What stood in a version of a plan?"""

from collections.abc import Sequence

from schakel.basis.kluis import queries as kluis
from schakel.casuswerk.plannen.models import Plan, Planversie
from schakel.casuswerk.plannen.rules.versies import Blok
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


def blocks_of(handeling: Handeling, *, plan: Plan, nummers: Sequence[int]) -> dict[int, list[Blok]]:
    """
    Return what stood in these versions of a plan.

    :raises NotFound: if one of them does not exist
    """
    rijen = {
        rij.nummer: rij for rij in Planversie.objects.visible_to(handeling).filter(plan=plan, nummer__in=set(nummers))
    }
    if set(nummers) - rijen.keys():
        raise NotFound
    pakketten = {nummer: bytes(rij.inhoud) for nummer, rij in rijen.items()}
    gelezen = kluis.thaw_all(handeling, onderwerp=plan.dossier.publiek_id, pakketten=pakketten)
    return {nummer: _blocks(inhoud.get("blokken")) for nummer, inhoud in gelezen.items()}


def _blocks(ruw: object) -> list[Blok]:
    if not isinstance(ruw, list):
        return []
    return [
        Blok(str(b["sleutel"]), str(b["kop"]), tuple((str(veld), str(tekst)) for veld, tekst in b["velden"]))
        for b in ruw
    ]
