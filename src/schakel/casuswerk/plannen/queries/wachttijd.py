"""How long do people wait for each offer?  Over the requests that the actor may see, and no others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from schakel.casuswerk.plannen.models import Aanvraag
from schakel.casuswerk.plannen.rules.hulp import Aanvraagstand, waited
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Wachttijd:
    """The figures of one offer: how often asked, begun and waiting, and for how many days."""

    aanbod: str
    team: str
    gevraagd: int
    begonnen: int
    niet_door: int
    # The middle of the days from asked to begun; none while nothing began.
    dagen: int | None
    wacht_nu: int
    langst: int


def waiting_times(handeling: Handeling, *, sinds: date) -> list[Wachttijd]:
    """Return for each offer asked for since this day how long people waited, the longest waiting first."""
    rijen = Aanvraag.objects.visible_to(handeling).filter(gevraagd_op__gte=sinds).select_related("aanbieder")
    per: dict[tuple[int, str], list[Aanvraag]] = {}
    for rij in rijen.order_by("id"):
        per.setdefault((rij.aanbieder_id, rij.aanbod), []).append(rij)
    handeling.spoor.noteer("werkcijfers")
    cijfers = [_count(groep, lokale_datum(handeling.moment)) for groep in per.values()]
    return sorted(cijfers, key=lambda een: (-een.langst, een.aanbod, een.team))


def _count(rijen: Sequence[Aanvraag], vandaag: date) -> Wachttijd:
    klaar = [waited(gevraagd=r.gevraagd_op, tot=r.begonnen_op, vandaag=vandaag) for r in rijen if r.begonnen_op]
    open_ = [r for r in rijen if r.stand in (Aanvraagstand.GEVRAAGD, Aanvraagstand.AANVAARD)]
    wachtend = [waited(gevraagd=r.gevraagd_op, tot=None, vandaag=vandaag) for r in open_]
    return Wachttijd(
        aanbod=rijen[-1].aanbodnaam,
        team=rijen[-1].aanbieder.naam,
        gevraagd=len(rijen),
        begonnen=len(klaar),
        niet_door=sum(r.stand == Aanvraagstand.AFGEWEZEN for r in rijen),
        dagen=round(median(klaar)) if klaar else None,
        wacht_nu=len(wachtend),
        langst=max(wachtend, default=0),
    )
