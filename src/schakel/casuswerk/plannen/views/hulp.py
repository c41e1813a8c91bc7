"""Help and recovery: lines, requests for offers, and money made to measure."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.hulp import (
    Aanvraagform,
    Besteedform,
    Lijnform,
    Maatwerkform,
    Nieuwelijnform,
    Stapform,
)
from schakel.casuswerk.plannen.presenters import blad as beeld
from schakel.casuswerk.plannen.presenters import hulp as hulpbeeld
from schakel.casuswerk.plannen.queries import hulp as look
from schakel.casuswerk.plannen.queries.blad import Planzicht, open_plan
from schakel.casuswerk.plannen.rules.hulp import Aanvraagstand, Lijnsoort
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "zien")
@require_safe
def hulp(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the own part of help and recovery."""
    return _draw(request, _see(request, publiek_id))


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuwe_lijn(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Give a risk or an area of life a line of its own."""
    h, zicht = request.handeling, _write(request, publiek_id)
    data = request.POST if request.method == "POST" else None
    form = Nieuwelijnform(data, mensen=hulpbeeld.people(zicht), teams=hulpbeeld.teams(zicht))
    deed = partial(actions.add_lijn, h, plan=zicht.plan)
    if perform(form, lambda d: deed(soort=Lijnsoort(str(d["soort"])), persoon=form.cleaned_data["persoon"],
                                    team=form.cleaned_data["team"], teksten=form.teksten())):  # fmt: skip
        return redirect("plannen:hulp", publiek_id=publiek_id)
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, "form": form}
    return render(request, "plannen/nieuwe_lijn.html", inhoud, status=400 if form.is_bound else 200)


@guard("plan", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def hulplijn(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one line, and write on it."""
    h, rij = request.handeling, look.access_hulplijn(request.handeling, publiek_id=publiek_id)
    een = _one(request, rij.plan, publiek_id)
    form = Lijnform(request.POST if request.method == "POST" else None, nu=een.teksten)
    deed = partial(actions.write_lijn, h, lijn=rij)
    if perform(form, lambda _: deed(teksten=form.teksten(), gezien=form.gezien())) is not None:
        return redirect("plannen:hulplijn", publiek_id=publiek_id)
    return _draw_line(request, publiek_id, lijnform=form) if form.is_bound else _draw_line(request, publiek_id)


@guard("plan", "wijzigen")
@require_POST
def lijn_klaar(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a line be done."""
    rij = look.access_hulplijn(request.handeling, publiek_id=publiek_id)
    actions.finish_lijn(request.handeling, lijn=rij)
    return redirect("plannen:hulp", publiek_id=rij.plan.publiek_id)


@guard("plan", "wijzigen")
@require_POST
def aanvragen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that an offer was asked for."""
    h, rij = request.handeling, look.access_hulplijn(request.handeling, publiek_id=publiek_id)
    aanbod = {een.pk: een for een in look.offers_of_region(h, plan=rij.plan)}
    form = Aanvraagform(request.POST, aanbod=hulpbeeld.offers(list(aanbod.values())))
    deed = partial(actions.request_aanbod, h, lijn=rij)
    if perform(form, lambda _: deed(aanbod=aanbod[form.cleaned_data["aanbod"]], op=form.cleaned_data["op"])):
        return redirect("plannen:hulplijn", publiek_id=publiek_id)
    return _draw_line(request, publiek_id, aanvraagform=form)


@guard("plan", "wijzigen")
@require_POST
def aanvraag(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record how a request went on."""
    rij = look.access_aanvraag(request.handeling, publiek_id=publiek_id)
    form, lijn = Stapform(request.POST), rij.hulplijn.publiek_id
    deed = partial(actions.move_aanvraag, request.handeling, aanvraag=rij)
    if perform(form, lambda d: deed(naar=Aanvraagstand(str(d["naar"])), op=form.cleaned_data["op"],
                                    reden=str(d["reden"]))):  # fmt: skip
        return redirect("plannen:hulplijn", publiek_id=lijn)
    return _draw_line(request, lijn, stapform=form, stap_van=publiek_id)


@guard("plan", "wijzigen")
@require_POST
def maatwerk(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that money was granted."""
    h, zicht = request.handeling, _write(request, publiek_id)
    form = Maatwerkform(request.POST, mensen=hulpbeeld.people(zicht))
    if perform(form, lambda _: actions.grant_maatwerk(h, plan=zicht.plan, **form.cleaned_data)):
        return redirect("plannen:hulp", publiek_id=publiek_id)
    return _draw(request, zicht, geldform=form)


@guard("plan", "wijzigen")
@require_POST
def besteed(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record how much was spent."""
    h, rij = request.handeling, look.access_maatwerk(request.handeling, publiek_id=publiek_id)
    form = Besteedform(request.POST)
    if perform(form, lambda _: actions.spend_maatwerk(h, maatwerk=rij, besteed=form.cleaned_data["besteed"])):
        return redirect("plannen:hulp", publiek_id=rij.plan.publiek_id)
    return _draw(request, _see(request, rij.plan.publiek_id), besteedform=form)


def _see(request: Verzoek, publiek_id: UUID) -> Planzicht:
    zicht = open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(request.handeling, dossier=zicht.plan.dossier_id)
    return zicht


def _write(request: Verzoek, publiek_id: UUID) -> Planzicht:
    zicht = _see(request, publiek_id)
    permissions.check_can_in(request.handeling, "plan", "wijzigen", dossier=zicht.plan.dossier_id)
    return zicht


def _one(request: Verzoek, plan: Any, publiek_id: UUID) -> look.Lijnzicht:
    permissions.check_can_see(request.handeling, dossier=plan.dossier_id)
    hulp_ = look.help_of(request.handeling, plan=plan)
    return next(een for een in hulp_.lijnen if een.rij.publiek_id == publiek_id)


def _may_write(request: Verzoek, zicht: Planzicht) -> bool:
    actief = zicht.plan.status == "ACTIEF"
    return actief and permissions.may_in(request.handeling, "plan", "wijzigen", dossier=zicht.plan.dossier_id)


def _draw(request: Verzoek, zicht: Planzicht, **meer: Any) -> HttpResponse:
    h = request.handeling
    inhoud = {
        "plan": beeld.present_plan(h, zicht),
        "publiek_id": zicht.plan.publiek_id,
        **hulpbeeld.present_help(h, zicht, look.help_of(h, plan=zicht.plan)),
        "geldform": Maatwerkform(mensen=hulpbeeld.people(zicht), initial={"besloten_op": lokale_datum(h.moment)}),
        "mag_wijzigen": _may_write(request, zicht),
    }
    return render(request, "plannen/hulp.html", inhoud | meer, status=400 if meer else 200)


def _draw_line(request: Verzoek, publiek_id: UUID, **meer: Any) -> HttpResponse:
    h, rij = request.handeling, look.access_hulplijn(request.handeling, publiek_id=publiek_id)
    zicht, een = _see(request, rij.plan.publiek_id), _one(request, rij.plan, publiek_id)
    vandaag = {"op": lokale_datum(h.moment)}
    inhoud = {
        "plan": beeld.present_plan(h, zicht),
        "publiek_id": rij.plan.publiek_id,
        "lijn_id": publiek_id,
        "lijn": hulpbeeld.present_line(h, zicht, een),
        "lijnform": Lijnform(nu=een.teksten),
        "aanvraagform": Aanvraagform(aanbod=hulpbeeld.offers(look.offers_of_region(h, plan=rij.plan)), initial=vandaag),
        "stapform": Stapform(initial=vandaag),
        "mag_wijzigen": _may_write(request, zicht) and rij.klaar_op is None,
    }
    return render(request, "plannen/hulplijn.html", inhoud | meer, status=400 if meer else 200)
