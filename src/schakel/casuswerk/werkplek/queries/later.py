"""Which follow-up moments lie so far away that they are no work yet?"""

from datetime import datetime, timedelta

from django.db.models import Q

from schakel.basis.organisaties.queries import setting
from schakel.basis.termijnen.models import LANG_VOORUIT
from schakel.casuswerk.werkplek.rules.indeling import MONITORING_HORIZON, MONITORING_HORIZON_SLEUTEL
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


def horizon_of(handeling: Handeling, *, regio: str) -> datetime:
    """Return until when follow-up moments stand on the work list, as the region laid it down."""
    weken = setting(regio, MONITORING_HORIZON_SLEUTEL, lokale_datum(handeling.moment), MONITORING_HORIZON)
    return handeling.moment + timedelta(weeks=int(str(weken)))


def far_away(handeling: Handeling, *, horizon: datetime) -> Q:
    """Keep the fixed moments beyond the horizon; what was found unsafe is work at once, whenever it ends."""
    return LANG_VOORUIT & Q(uiterlijk__gt=horizon)
