"""How does one action read: who, until when, how it goes, and what the figure did after it began?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from schakel.sturing.visie.models import Actie, Actienotitie
from schakel.sturing.visie.presenters.lijsten import action_standing
from schakel.sturing.visie.presenters.tekening import Grafiek, draw_series
from schakel.sturing.visie.queries.werk import Effect
from schakel.sturing.visie.rules.standen import NAMEN, Actiestatus
from schakel.toolkit import taal


def present_action(actie: Actie, notities: Sequence[Actienotitie], effect: Effect, dag: date) -> dict[str, Any]:
    """Return what the page of an action shows."""
    grafiek = present_effect(effect, actie.begin)
    return {
        "actie": actie,
        "stand": action_standing(actie, dag),
        "bij": _("%(wie)s, klaar voor %(dag)s") % {
            "wie": actie.eigenaar or _("nog niemand"), "dag": taal.datum(actie.termijn),
        },
        "notities": [_note(n) for n in notities],
        "grafiek": grafiek,
        "geen_grafiek": "" if grafiek else _why_not(effect),
    }  # fmt: skip


def present_effect(effect: Effect, sinds: date) -> Grafiek | None:
    """Return the drawing of the figure, with the day on which the action began."""
    if effect.indicator is None:
        return None
    doel = float(effect.indicator.doel) if effect.indicator.doel is not None else None
    return draw_series(effect.indicator.titel, effect.reeks, doel=doel, sinds=sinds)


def _why_not(effect: Effect) -> str:
    if effect.indicator is None:
        return _("Bij deze actie is geen cijfer genoemd waaraan u het effect ziet.")
    return _("‘%(naam)s’ is nog niet te meten of nog niet gepubliceerd.") % {"naam": effect.indicator.titel}


def _note(notitie: Actienotitie) -> dict[str, str]:
    wie = notitie.door.naam if notitie.door else _("het systeem")
    return {
        "tekst": notitie.tekst,
        "naar": NAMEN[Actiestatus(notitie.naar)] if notitie.naar else "",
        "bij": f"{wie}, {taal.datum(notitie.op)}",
    }
