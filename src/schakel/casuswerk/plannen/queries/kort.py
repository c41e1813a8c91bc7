"""What of the plans of a casus stands on its page: the part, the next meeting, and how many promises are open?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from schakel.casuswerk.plannen.models import Plan, Planblad
from schakel.casuswerk.plannen.queries.lezen import Teksten, texts_of
from schakel.casuswerk.plannen.queries.plan import households_now
from schakel.casuswerk.plannen.rules.beloften import LOPEND
from schakel.casuswerk.plannen.rules.plan import GELDT, Bladsoort, PlanStatus
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Plankort:
    """One active plan, in short."""

    plan: Plan
    kaart: Teksten
    open_beloften: int
    te_laat: int


@dataclass(frozen=True, slots=True)
class Plannenkort:
    """The active plans of a casus, and whether a household has none."""

    plannen: Sequence[Plankort]
    volledig: bool
    # That somebody decided that a household needs none.
    niet_nodig: bool


def plans_in_short(handeling: Handeling, *, dossier: int) -> Plannenkort:
    """Return the active plans of a dossier in short."""
    lopend = Q(beloften__status__in=[s.value for s in LOPEND])
    laat = lopend & Q(beloften__uiterlijk__lt=lokale_datum(handeling.moment))
    plannen = list(
        Plan.objects.visible_to(handeling)
        .filter(dossier_id=dossier, status=PlanStatus.ACTIEF.value)
        .annotate(aantal_open=Count("beloften", filter=lopend), aantal_laat=Count("beloften", filter=laat))
        .select_related("dossier")
        .order_by("id")
    )
    bladen = Planblad.objects.visible_to(handeling).filter(plan__in=plannen, soort=Bladsoort.KAART.value)
    pakketten = dict(bladen.values_list("plan_id", "inhoud"))
    teksten = texts_of(handeling, dossier=plannen[0].dossier, pakketten=pakketten) if plannen else {}
    geldt = Plan.objects.visible_to(handeling).filter(dossier_id=dossier, status__in=GELDT)
    standen = list(geldt.values_list("huishouden_id", "status"))
    handeling.spoor.noteer("plan", dossier=dossier)
    return Plannenkort(
        [Plankort(plan, teksten.get(plan.pk, {}), plan.aantal_open, plan.aantal_laat) for plan in plannen],
        set(households_now(handeling, dossier=dossier)) <= {huishouden for huishouden, _status in standen},
        any(status == PlanStatus.NIET_NODIG for _huishouden, status in standen),
    )
