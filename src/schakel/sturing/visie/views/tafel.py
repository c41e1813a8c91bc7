"""One table: meetings, their agenda, and what was decided."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.sturing.visie import permissions
from schakel.sturing.visie.actions import tafel as deeds
from schakel.sturing.visie.forms.werk import Besluitform, Opvolgform, Overlegform, Puntform
from schakel.sturing.visie.presenters.lijsten import present_meetings
from schakel.sturing.visie.presenters.tafel import present_points
from schakel.sturing.visie.queries import tafel as looks
from schakel.sturing.visie.views.vorm import form_page, list_page, made, page, refusal, typed
from schakel.toolkit.beelden import VolgendeStap
from schakel.toolkit.http import Verzoek, status_of

HIER = "visie:overleggen"


@guard("sturing", "zien")
@require_safe
def overleggen(request: Verzoek) -> HttpResponse:
    """Show the meetings."""
    stap = None
    if permissions.may_steer(request.handeling):
        stap = VolgendeStap(_("Plan een overleg"), _("Nieuw overleg"), reverse("visie:overleg_nieuw"))
    groepen = present_meetings(looks.meetings(request.handeling))
    uitleg = _("De agenda komt uit wat rood is, wat te laat is, en wat de vorige keer is besloten.")
    return list_page(request, HIER, kop=_("Eén tafel"), uitleg=uitleg, groepen=groepen, stap=stap)


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def overleg_nieuw(request: Verzoek) -> HttpResponse:
    """Plan a meeting with its agenda."""
    permissions.check_can_steer(request.handeling)
    h, form = request.handeling, Overlegform(typed(request))
    nieuw = made(form, lambda **d: deeds.plan_meeting(h, **d))
    if nieuw is not None:
        return redirect("visie:overleg", nieuw.publiek_id)
    inhoud = {
        "kop": _("Nieuw overleg"),
        "terug": reverse(HIER),
        "terug_naam": _("Eén tafel"),
        "knop": _("Maak de agenda"),
    }
    return page(request, "vorm", HIER, status=status_of(form), form=form, **inhoud)


@guard("sturing", "zien")
@require_safe
def overleg(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show a meeting with its agenda and decisions."""
    return _draw(request, publiek_id)


def _draw(request: Verzoek, publiek_id: UUID, *, geweigerd: str = "", status: int = 200) -> HttpResponse:
    zicht = looks.open_meeting(request.handeling, publiek_id=publiek_id)
    punten = present_points(zicht.punten)
    return page(request, "overleg", HIER, status=status, z=zicht, punten=punten, geweigerd=geweigerd)


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def punt_nieuw(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Add a point of one's own."""
    h = request.handeling
    looks.open_meeting(h, publiek_id=publiek_id)
    return form_page(
        request, Puntform(typed(request)), lambda **d: deeds.add_point(h, overleg=publiek_id, **d),
        kop=_("Nieuw agendapunt"), terug=reverse("visie:overleg", args=[publiek_id]), hier=HIER,
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def besluit(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record what was decided at a point."""
    h, punt = request.handeling, looks.access_point(request.handeling, publiek_id=publiek_id)
    return form_page(
        request, Besluitform(typed(request)), lambda **d: deeds.record_decision(h, punt=publiek_id, **d),
        kop=_("Besluit"), uitleg=punt.titel, terug=reverse("visie:overleg", args=[punt.overleg.publiek_id]), hier=HIER,
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def opvolgen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record how a decision was followed up."""
    h, rij = request.handeling, looks.access_decision(request.handeling, publiek_id=publiek_id)
    return form_page(
        request, Opvolgform(typed(request)), lambda **d: deeds.follow_up(h, besluit=publiek_id, **d),
        kop=_("Opvolging"), uitleg=rij.tekst, terug=reverse("visie:overleg", args=[rij.punt.overleg.publiek_id]),
        hier=HIER,
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_POST
def sluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that a meeting was held."""
    h = request.handeling
    looks.open_meeting(h, publiek_id=publiek_id)
    reden = refusal(lambda: deeds.close_meeting(h, overleg=publiek_id))
    return _draw(request, publiek_id, geweigerd=reden, status=409) if reden else redirect("visie:overleg", publiek_id)
