"""What stood in a version of a plan?"""

from collections.abc import Sequence

from schakel.basis.kluis import queries as kluis
from schakel.casuswerk.plannen.models import Plan, Planversie, Planversiedeel
from schakel.casuswerk.plannen.rules.versies import Blok
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


def blocks_of(handeling: Handeling, *, plan: Plan, nummers: Sequence[int]) -> dict[int, list[Blok]]:
    """
    Return what stood in these versions of a plan, with the parts of teams that the actor may read.

    :raises NotFound: if one of them does not exist
    """
    rijen = {
        rij.nummer: rij for rij in Planversie.objects.visible_to(handeling).filter(plan=plan, nummer__in=set(nummers))
    }
    if set(nummers) - rijen.keys():
        raise NotFound
    delen = list(
        Planversiedeel.objects.visible_to(handeling).filter(versie__in=rijen.values()).select_related("versie")
    )
    pakketten: dict[tuple[int, int], bytes] = {(nummer, 0): bytes(rij.inhoud) for nummer, rij in rijen.items()}
    pakketten |= {(deel.versie.nummer, deel.pk): bytes(deel.inhoud) for deel in delen}
    nummering = dict(enumerate(pakketten))
    gelezen = kluis.thaw_all(
        handeling, onderwerp=plan.dossier.publiek_id, pakketten={n: pakketten[k] for n, k in nummering.items()}
    )
    blokken: dict[int, list[Blok]] = {nummer: [] for nummer in rijen}
    for n, (nummer, _deel) in nummering.items():
        blokken[nummer] += _blocks(gelezen[n].get("blokken"))
    return blokken


def _blocks(ruw: object) -> list[Blok]:
    if not isinstance(ruw, list):
        return []
    return [
        Blok(str(b["sleutel"]), str(b["kop"]), tuple((str(veld), str(tekst)) for veld, tekst in b["velden"]))
        for b in ruw
    ]
