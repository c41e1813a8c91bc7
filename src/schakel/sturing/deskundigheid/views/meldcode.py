"""The screens of attention officers and the meldcode."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard, may
from schakel.kernel.errors import NotFound
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid import actions, permissions
from schakel.sturing.deskundigheid.forms import meldcode as forms
from schakel.sturing.deskundigheid.forms.leren import AntwoordForm, LeegForm
from schakel.sturing.deskundigheid.presenters import meldcode as presenters
from schakel.sturing.deskundigheid.queries import functionarissen, keuzes
from schakel.sturing.deskundigheid.queries import meldcode as queries
from schakel.sturing.deskundigheid.views.leren import ZIEN_EN_DOEN, show
from schakel.toolkit.bladen import Vorm
from schakel.toolkit.http import Verzoek, carried_out, perform


@guard("meldcode", "zien")
@require_safe
def plekken(request: Verzoek) -> HttpResponse:
    """Show where somebody guards the meldcode."""
    return _draw_places(request)


def _draw_places(request: Verzoek, **gestuurd: Any) -> HttpResponse:
    h = request.handeling
    vormen = _place_forms(request, gestuurd)
    blad = presenters.present_places(functionarissen.places(h), vormen)
    return show(request, blad, *(v.form for v in vormen))


def _place_forms(request: Verzoek, gestuurd: dict[str, Any]) -> list[Vorm]:
    h, pad = request.handeling, "/sturing/deskundigheid/aandachtsfunctionarissen"
    if not may(h, "meldcode", "beantwoorden"):
        return []
    stuurt = permissions.steers(h, "meldcode")
    vormen = [
        Vorm(gestuurd.get("benoemen") or _appoint_form(request), f"{pad}/benoemen", _("Wijs iemand aan")),
        Vorm(gestuurd.get("eindigen") or _end_form(request), f"{pad}/eindigen", _("Leg vast wie stopt")),
    ]
    if stuurt:
        vormen.append(Vorm(LeegForm(), f"{pad}/alarm", _("Stuur teams met een lege plek een alarm")))
    return vormen


def _appoint_form(request: Verzoek) -> forms.BenoemForm:
    h, getypt = request.handeling, request.POST if request.method == "POST" else None
    plaatsen = keuzes.places_to_choose(h, mag=partial(permissions.may_appoint, h))
    return forms.BenoemForm(getypt, plekken=plaatsen, collegas=keuzes.colleagues(h), auto_id="benoem_%s")


def _end_form(request: Verzoek) -> forms.EindForm:
    h, getypt = request.handeling, request.POST if request.method == "POST" else None
    mensen = keuzes.ended_by_key(h, mag=partial(permissions.may_appoint, h))
    return forms.EindForm(getypt, functionarissen=mensen, auto_id="eind_%s")


@guard("meldcode", "beantwoorden")
@require_POST
def benoemen(request: Verzoek) -> HttpResponse:
    """Keep who guards the meldcode at a place."""
    h, form = request.handeling, _appoint_form(request)
    if perform(form, lambda g: actions.appoint_functionaris(h, **_placed(request, g))) is None:
        return _draw_places(request, benoemen=form)
    messages.success(request, _("Vastgelegd wie de meldcode bewaakt."))
    return redirect("deskundigheid:functionarissen")


def _placed(request: Verzoek, getypt: dict[str, Any]) -> dict[str, Any]:
    plek = keuzes.place_of(request.handeling, str(getypt["plek"]))
    return {**{naam: waarde for naam, waarde in getypt.items() if naam != "plek"}, **plek}


@guard("meldcode", "beantwoorden")
@require_POST
def eindigen(request: Verzoek) -> HttpResponse:
    """Keep that somebody no longer guards the meldcode."""
    form = _end_form(request)
    if perform(form, lambda g: _ended(request, g)) is None:
        return _draw_places(request, eindigen=form)
    messages.success(request, _("Vastgelegd. Het team hoort dat de plek leeg is."))
    return redirect("deskundigheid:functionarissen")


def _ended(request: Verzoek, getypt: dict[str, Any]) -> bool:
    functionaris = UUID(str(getypt["functionaris"]))
    actions.end_functionaris(request.handeling, functionaris=functionaris, per=getypt["per"])
    return True


@guard("meldcode", "wijzigen")
@require_POST
def vacatures(request: Verzoek) -> HttpResponse:
    """Tell every team with an empty place."""
    aantal = actions.raise_vacancies(request.handeling)
    messages.success(request, _("%(n)d teams hebben een alarm gekregen.") % {"n": aantal})
    return redirect("deskundigheid:functionarissen")


@guard("meldcode", "zien")
@require_safe
def organisaties(request: Verzoek) -> HttpResponse:
    """Show the meldcode per organisation, to whoever steers."""
    h = request.handeling
    if not queries.reads_along(h):
        raise NotFound
    return show(request, presenters.present_organisations(queries.organisation_standings(h)))


@guard("meldcode", "zien")
@require_safe
def organisatie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the meldcode of one organisation."""
    return _draw_organisation(request, publiek_id)


def _draw_organisation(request: Verzoek, publiek_id: UUID, **gestuurd: Any) -> HttpResponse:
    h = request.handeling
    stand = queries.standing_to_show(h, publiek_id=publiek_id)
    vormen = []
    pad = f"/sturing/deskundigheid/meldcode/{publiek_id}"
    if permissions.may_report(h, stand.organisatie.pk):
        leeg = forms.StandForm(initial=queries.chosen_before(stand.stand), auto_id="stand_%s")
        vormen.append(Vorm(gestuurd.get("stand") or leeg, f"{pad}/stand", _("Leg vast hoe het ervoor staat")))
    if permissions.steers_organisation(h, "meldcode", stand.organisatie.pk):
        trede = gestuurd.get("trede") or forms.TredeForm(auto_id="trede_%s")
        vormen.append(Vorm(trede, f"{pad}/trede", _("Leg de volgende stap vast")))
    blad = presenters.present_organisation(stand, lokale_datum(h.moment), vormen)
    return show(request, blad, *(v.form for v in vormen))


@guard("meldcode", "beantwoorden")
@require_POST
def stand(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep what an organisation says of its meldcode."""
    h, form = request.handeling, forms.StandForm(request.POST, auto_id="stand_%s")
    queries.standing_to_show(h, publiek_id=publiek_id)
    if not carried_out(form, partial(actions.report_meldcode, h, organisatie=publiek_id)):
        return _draw_organisation(request, publiek_id, stand=form)
    messages.success(request, _("Vastgelegd."))
    return redirect("deskundigheid:meldcode_van", publiek_id)


@guard("meldcode", "wijzigen")
@require_POST
def trede(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep the next step about a shortfall."""
    h, form = request.handeling, forms.TredeForm(request.POST, auto_id="trede_%s")
    queries.standing_to_show(h, publiek_id=publiek_id)
    if not carried_out(form, partial(actions.climb, h, organisatie=publiek_id)):
        return _draw_organisation(request, publiek_id, trede=form)
    messages.success(request, _("De stap is vastgelegd."))
    return redirect("deskundigheid:meldcode_van", publiek_id)


@guard("meldcode", "zien")
@require_safe
def mijn(request: Verzoek) -> HttpResponse:
    """Show the attention officer the running cases without content, and the questions of colleagues."""
    h = request.handeling
    permissions.check_guards_meldcode(h)
    waar = ", ".join(f.team.naam if f.team else _("de hele organisatie") for f in functionarissen.own_places(h))
    lopend, vragen = functionarissen.running_cases(h), functionarissen.questions(h)
    return show(request, presenters.present_own_page(lopend, vragen, waar, lokale_datum(h.moment)))


@guard("meldcode", "zien")
@require_http_methods(ZIEN_EN_DOEN)
def antwoord(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let the attention officer answer a colleague."""
    h = request.handeling
    permissions.check_guards_meldcode(h)
    vraag = queries.open_question(h, publiek_id=publiek_id)
    form = AntwoordForm(request.POST if request.method == "POST" else None)
    if carried_out(form, partial(actions.answer_question, h, vraag=publiek_id)):
        messages.success(request, _("Uw collega ziet uw antwoord."))
        return redirect("deskundigheid:mijn_meldcode")
    vorm = Vorm(form, request.path, _("Beantwoord"), soort="primary-action")
    return show(request, presenters.present_answering(vraag, vorm), form)


@guard("meldcode", "maken")
@require_http_methods(ZIEN_EN_DOEN)
def vraag(request: Verzoek) -> HttpResponse:
    """Let a colleague ask the attention officer."""
    h = request.handeling
    form = forms.VraagForm(request.POST if request.method == "POST" else None)
    if carried_out(form, partial(actions.ask_functionaris, h)):
        messages.success(request, _("Uw vraag is gesteld. U leest het antwoord hier."))
        return redirect("deskundigheid:vraag")
    vorm = Vorm(form, request.path, _("Stel de vraag"), soort="primary-action")
    vragen = queries.asked_by_me(h)
    return show(request, presenters.present_asking(vragen, lokale_datum(h.moment), vorm), form)
