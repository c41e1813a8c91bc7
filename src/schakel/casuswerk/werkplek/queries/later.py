"""Which follow-up moments lie so far away that they are no work yet, and in which month do they come?"""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from schakel.basis.organisaties.queries import setting
from schakel.basis.termijnen.models import TermijnQuerySet
from schakel.casuswerk.werkplek.rules.indeling import (
    ERVARINGSMOMENT,
    MONITORING_HORIZON,
    MONITORING_HORIZON_SLEUTEL,
    MONITORINGMOMENT,
)
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM, lokale_datum


def horizon_of(handeling: Handeling, *, regio: str) -> datetime:
    """Return until when follow-up moments stand on the work list, as the region laid it down."""
    weken = setting(regio, MONITORING_HORIZON_SLEUTEL, lokale_datum(handeling.moment), MONITORING_HORIZON)
    return handeling.moment + timedelta(weeks=int(str(weken)))


def far_away(handeling: Handeling, *, horizon: datetime) -> Q:
    """Keep the fixed moments beyond the horizon; what was found unsafe is work at once, whenever it ends."""
    moment = Q(titel__startswith=MONITORINGMOMENT) | Q(titel=ERVARINGSMOMENT)
    return moment & Q(uiterlijk__gt=horizon)


def per_month(handeling: Handeling, *, termijnen: TermijnQuerySet) -> list[tuple[date, int]]:
    """Return how many of these terms end in each month, the nearest first."""
    rijen = (
        termijnen.annotate(maand=TruncMonth("uiterlijk", tzinfo=AMSTERDAM))
        .values_list("maand")
        .annotate(aantal=Count("pk"))
        .order_by("maand")
    )
    return [(lokale_datum(maand), aantal) for maand, aantal in rijen]
