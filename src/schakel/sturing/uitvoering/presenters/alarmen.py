"""How do the alarms of the own team look on the page of the team?"""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.sturing.deskundigheid.models import Teamalarm
from schakel.toolkit import taal
from schakel.toolkit.bladen import Blok, Regel


def block_of_alarms(alarms: Sequence[Teamalarm], dag: date) -> Blok:
    """Return what the own team must do something about, with its owner and its day."""
    return Blok(
        kop=_("Dit vraagt iets van uw team"),
        id="alarmen",
        regels=[
            Regel(
                a.tekst,
                reverse("deskundigheid:alarm", args=[a.publiek_id]),
                _("%(wie)s, uiterlijk %(dag)s") % {"wie": a.eigenaar.capitalize(), "dag": taal.datum(a.uiterlijk)},
                ("gevaar", _("Te laat")) if a.uiterlijk < dag else ("let-op", _("Loopt")),
            )
            for a in alarms
        ],
        leeg=_("Nu niets"),
    )
