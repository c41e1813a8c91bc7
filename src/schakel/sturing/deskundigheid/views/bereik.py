"""The screens of requests, the communication plan and rare expertise."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard, may
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid import actions, permissions
from schakel.sturing.deskundigheid.forms import bereik as forms
from schakel.sturing.deskundigheid.forms.leren import LeegForm
from schakel.sturing.deskundigheid.presenters import bereik as presenters
from schakel.sturing.deskundigheid.queries import bereik as queries
from schakel.sturing.deskundigheid.queries import keuzes
from schakel.sturing.deskundigheid.views.leren import ZIEN_EN_DOEN, show
from schakel.toolkit.bladen import Vorm
from schakel.toolkit.http import Verzoek, carried_out


def _year(request: Verzoek, anders: int | None = None) -> int:
    gevraagd = request.GET.get("jaar", "")
    dit = lokale_datum(request.handeling.moment).year if anders is None else anders
    return int(gevraagd) if gevraagd.isdigit() and len(gevraagd) == 4 else dit


@guard("deskundigheid", "zien")
@require_http_methods(ZIEN_EN_DOEN)
def verzoeken(request: Verzoek) -> HttpResponse:
    """Show what was asked, and let anybody ask."""
    h = request.handeling
    jaar = _year(request, queries.year_to_show(h))
    form = forms.VerzoekForm(request.POST if request.method == "POST" else None, teams=keuzes.teams(h))
    if carried_out(form, partial(actions.ask, h)):
        messages.success(request, _("Uw verzoek is gedaan."))
        return redirect("deskundigheid:verzoeken")
    rijen = queries.requests(h, jaar=max(jaar, 1000))
    vorm = Vorm(form, request.path, _("Doe het verzoek")) if may(h, "deskundigheid", "maken") else None
    return show(request, presenters.present_requests(jaar, rijen, queries.sum_of(rijen), vorm), form)


@guard("deskundigheid", "zien")
@require_safe
def verzoek(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one request."""
    return _draw(request, publiek_id)


# Step -> its form, its deed, its button, and the states in which it can be done.
STAPPEN: dict[str, tuple[Any, Any, Any, tuple[str, ...]]] = {
    "plannen": (forms.PlanForm, actions.schedule, _("Plan het in"), ("GEVRAAGD",)),
    "gehouden": (forms.GehoudenForm, actions.hold, _("Leg vast dat het er was"), ("INGEPLAND",)),
    "weigeren": (forms.WeigerForm, actions.refuse, _("Weiger het verzoek"), ("GEVRAAGD", "INGEPLAND")),
    "intrekken": (LeegForm, actions.withdraw, _("Trek het verzoek in"), ("GEVRAAGD", "INGEPLAND")),
}


def _draw(request: Verzoek, publiek_id: UUID, **gestuurd: Any) -> HttpResponse:
    h = request.handeling
    rij = queries.access_request(h, publiek_id=publiek_id)
    mag = {"intrekken"} if rij.team_id == h.team and may(h, "deskundigheid", "maken") else set[str]()
    mag |= {"plannen", "gehouden", "weigeren"} if permissions.steers(h, "deskundigheid") else set()
    pad = f"/sturing/deskundigheid/verzoeken/{publiek_id}"
    vormen = [
        Vorm(gestuurd.get(naam) or vorm(auto_id=f"{naam}_%s"), f"{pad}/{naam}", str(knop))
        for naam, (vorm, _deed, knop, standen) in STAPPEN.items()
        if naam in mag and (rij.status in standen or naam in gestuurd)
    ]
    return show(request, presenters.present_request(rij, vormen), *(v.form for v in vormen))


def _step(request: Verzoek, publiek_id: UUID, naam: str) -> HttpResponse:
    soort, deed, _knop, _standen = STAPPEN[naam]
    form = soort(request.POST, auto_id=f"{naam}_%s")
    queries.access_request(request.handeling, publiek_id=publiek_id)
    if not carried_out(form, partial(deed, request.handeling, verzoek=publiek_id)):
        return _draw(request, publiek_id, **{naam: form})
    messages.success(request, _("Vastgelegd. Het team dat dit vroeg, hoort het."))
    return redirect("deskundigheid:verzoek", publiek_id)


@guard("deskundigheid", "wijzigen")
@require_POST
def plannen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Plan what was asked."""
    return _step(request, publiek_id, "plannen")


@guard("deskundigheid", "wijzigen")
@require_POST
def gehouden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep that it was held."""
    return _step(request, publiek_id, "gehouden")


@guard("deskundigheid", "wijzigen")
@require_POST
def weigeren(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Refuse what was asked."""
    return _step(request, publiek_id, "weigeren")


@guard("deskundigheid", "maken")
@require_POST
def intrekken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Take back what the own team asked."""
    return _step(request, publiek_id, "intrekken")


@guard("deskundigheid", "zien")
@require_safe
def communicatie(request: Verzoek) -> HttpResponse:
    """Show the communication plan of a year."""
    h, jaar = request.handeling, max(_year(request), 1000)
    campagnes = queries.campaigns(h, jaar=jaar)
    return show(request, presenters.present_calendar(jaar, campagnes, permissions.steers(h, "deskundigheid")))


@guard("deskundigheid", "wijzigen")
@require_http_methods(ZIEN_EN_DOEN)
def campagne(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Count what a campaign reached."""
    h = request.handeling
    rij = queries.access_campaign(h, publiek_id=publiek_id)
    form = forms.CampagneForm(request.POST if request.method == "POST" else None)
    if carried_out(form, partial(actions.count_campaign, h, campagne=publiek_id)):
        messages.success(request, _("Bereik en kosten zijn vastgelegd."))
        return redirect("deskundigheid:communicatie")
    return show(request, presenters.present_campaign(rij, Vorm(form, request.path, _("Leg vast"))), form)


@guard("deskundigheid", "zien")
@require_safe
def expertise(request: Verzoek) -> HttpResponse:
    """Show the rare expertise of the region, and joint visits."""
    h = request.handeling
    rijen, samen = queries.expertise(h), queries.joint_visits(h)
    return show(request, presenters.present_expertise(rijen, samen, permissions.steers(h, "deskundigheid")))


@guard("deskundigheid", "wijzigen")
@require_http_methods(ZIEN_EN_DOEN)
def borging(request: Verzoek, code: str) -> HttpResponse:
    """Keep whether a rare expertise is still secured."""
    h = request.handeling
    rij = queries.access_expertise(h, code=code)
    form = forms.BorgingForm(request.POST if request.method == "POST" else None)
    if carried_out(form, partial(actions.judge_expertise, h, expertise=code)):
        messages.success(request, _("Vastgelegd."))
        return redirect("deskundigheid:expertise")
    terug = (_("Expertise en samen op bezoek"), "/sturing/deskundigheid/expertise")
    vorm = Vorm(form, request.path, _("Leg vast"), soort="primary-action")
    return show(request, presenters.present_form(rij.naam, _("Is deze expertise geborgd?"), vorm, terug), form)
