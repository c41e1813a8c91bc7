"""What does the page of a casus say about meetings, visits and who lets nobody in?"""

from dataclasses import dataclass

from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Contactpoging, Genodigde
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Aanwezigheid, Bijeenkomstsoort, BijeenkomstStatus
from schakel.casuswerk.bijeenkomsten.rules.contact import GELUKT
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Bijeenkomstkort:
    """The next meeting, the last one, a visit that the acting team must confirm, and how many doors are shut."""

    volgende: Bijeenkomst | None
    laatste: Bijeenkomst | None
    te_bevestigen: Bijeenkomst | None
    dicht: int


def meetings_in_short(handeling: Handeling, *, dossier: int) -> Bijeenkomstkort:
    """Return what the page of a casus says about meetings."""
    rijen = Bijeenkomst.objects.visible_to(handeling).filter(dossier_id=dossier)
    wacht = (
        Genodigde.objects.visible_to(handeling)
        .filter(
            dossier_id=dossier,
            team_id=handeling.team or 0,
            bevestigd_op=None,
            stand=Aanwezigheid.AANWEZIG.value,
            bijeenkomst__soort=Bijeenkomstsoort.BEZOEK.value,
            bijeenkomst__status=BijeenkomstStatus.GEHOUDEN.value,
        )
        .select_related("bijeenkomst")
        .order_by("id")
        .first()
    )
    laatste: dict[int, str] = {}
    pogingen = Contactpoging.objects.visible_to(handeling).filter(dossier_id=dossier).order_by("op", "id")
    for persoon, uitkomst in pogingen.values_list("persoon_id", "uitkomst"):
        laatste[persoon] = uitkomst
    handeling.spoor.noteer("bijeenkomst", dossier=dossier)
    return Bijeenkomstkort(
        rijen.filter(status=BijeenkomstStatus.GEPLAND.value).order_by("gepland_voor", "id").first(),
        rijen.filter(status=BijeenkomstStatus.GEHOUDEN.value).order_by("-gehouden_op", "-id").first(),
        wacht.bijeenkomst if wacht else None,
        sum(uitkomst not in GELUKT for uitkomst in laatste.values()),
    )
