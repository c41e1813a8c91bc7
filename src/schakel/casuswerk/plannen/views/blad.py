"""The page of a plan, and writing on its map."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.kaart import Cijferform, Drieluikform, Kaartform, Netwerkform
from schakel.casuswerk.plannen.forms.velden import Veldenform
from schakel.casuswerk.plannen.presenters import blad as beeld
from schakel.casuswerk.plannen.presenters import traject as trajectbeeld
from schakel.casuswerk.plannen.presenters import veiligheid as veilig
from schakel.casuswerk.plannen.queries.blad import Planzicht, access_drieluik, open_plan, view_of
from schakel.casuswerk.plannen.queries.gesprekshulp import help_with_talk
from schakel.casuswerk.plannen.rules.plan import Bladsoort
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "zien")
@require_safe
def plan(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one plan."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id, kort=True)
    mag = permissions.plan_rights(h, dossier=zicht.plan.dossier_id, actief=zicht.plan.status == "ACTIEF")
    stap = beeld.next_step(h, zicht, mag_wijzigen=mag["mag_wijzigen"], mag_versie=mag["mag_versie"])
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, "stap": stap, **mag}
    return render(request, "plannen/plan.html", inhoud | {"beloften": veilig.present_beloften(h, zicht)})


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def kaart(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Write on the three columns of the map."""
    h, zicht = request.handeling, _write(request, publiek_id)
    form = Kaartform(request.POST if request.method == "POST" else None, nu=zicht.kaart)
    deed = partial(actions.write_blad, h, plan=zicht.plan, soort=Bladsoort.KAART)
    if perform(form, lambda _: deed(teksten=form.teksten(), gezien=form.gezien())) is not None:
        return redirect("plannen:plan", publiek_id=publiek_id)
    return _draw_fields(request, zicht, form, "plannen/kaart.html")


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw_drieluik(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Add a danger with its goal."""
    h, zicht = request.handeling, _write(request, publiek_id)
    form = Drieluikform(request.POST if request.method == "POST" else None, nu={})
    if perform(form, lambda _: actions.add_drieluik(h, plan=zicht.plan, teksten=form.teksten())) is not None:
        return redirect("plannen:plan", publiek_id=publiek_id)
    return _draw_fields(request, zicht, form, "plannen/drieluik.html")


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def drieluik(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Change a danger, its goal or the next step."""
    h, rij = request.handeling, access_drieluik(request.handeling, publiek_id=publiek_id)
    zicht = _write(request, rij.plan.publiek_id)
    nu = next(een.teksten for een in zicht.drieluiken if een.rij.pk == rij.pk)
    form = Drieluikform(request.POST if request.method == "POST" else None, nu=nu)
    deed = partial(actions.write_drieluik, h, drieluik=rij)
    if perform(form, lambda _: deed(teksten=form.teksten(), gezien=form.gezien())) is not None:
        return redirect("plannen:plan", publiek_id=rij.plan.publiek_id)
    return _draw_fields(request, zicht, form, "plannen/drieluik.html", bestaand=rij.publiek_id)


@guard("plan", "wijzigen")
@require_POST
def omhoog(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a danger stand one place higher."""
    rij = access_drieluik(request.handeling, publiek_id=publiek_id)
    actions.move_up(request.handeling, drieluik=rij)
    return redirect("plannen:plan", publiek_id=rij.plan.publiek_id)


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def cijfers(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep what each participant finds of one danger."""
    h, rij = request.handeling, access_drieluik(request.handeling, publiek_id=publiek_id)
    zicht = _write(request, rij.plan.publiek_id)
    begin = {"op": lokale_datum(h.moment)}
    form = _score_form(request, zicht, rij.pk, begin)
    deed = partial(actions.give_scores, h, drieluik=rij)
    if perform(form, lambda d: deed(op=form.cleaned_data["op"], invoer=form.invoer())):
        return redirect("plannen:plan", publiek_id=rij.plan.publiek_id)
    return _draw(request, zicht, form, "plannen/cijfers.html", titel=_title(zicht, rij.pk))


def _score_form(request: Verzoek, zicht: Planzicht, drieluik: int, begin: dict[str, Any]) -> Cijferform:
    wie, staan = beeld.participants(zicht), beeld.scores_by_day(zicht, drieluik)
    getypt = request.POST if request.method == "POST" else None
    return Cijferform(getypt, deelnemers=wie, staan=staan, initial=begin)


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def netwerk(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who stands around the household, and add somebody."""
    h, zicht = request.handeling, _write(request, publiek_id)
    form = Netwerkform(request.POST if request.method == "POST" else None)
    deed = partial(actions.add_netwerklid, h, plan=zicht.plan)
    if perform(form, lambda _: deed(**form.arguments())):
        return redirect("plannen:netwerk", publiek_id=publiek_id)
    return _draw(request, zicht, form, "plannen/netwerk.html")


@guard("plan", "wijzigen")
@require_POST
def netwerk_stopt(request: Verzoek, publiek_id: UUID, lid: UUID) -> HttpResponse:
    """Let somebody take part no longer."""
    zicht = _write(request, publiek_id)
    actions.end_netwerklid(request.handeling, plan=zicht.plan, netwerklid=lid)
    return redirect("plannen:netwerk", publiek_id=publiek_id)


@guard("plan", "zien")
@require_safe
def verloop(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show how the figures of each participant went."""
    zicht = _see(request, publiek_id)
    luiken = [(luik.teksten.get("titel", ""), beeld.trends_of(luik, zicht)) for luik in zicht.drieluiken]
    inhoud = {"plan": beeld.present_plan(request.handeling, zicht), "publiek_id": publiek_id, "luiken": luiken}
    return render(request, "plannen/verloop.html", inhoud)


@guard("plan", "zien")
@require_safe
def traject(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who stands around the household, and the way from here to closing."""
    h, zicht = request.handeling, _see(request, publiek_id)
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, **trajectbeeld.present_path(zicht)}
    return render(request, "plannen/traject.html", inhoud)


def _see(request: Verzoek, publiek_id: UUID) -> Planzicht:
    zicht = open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(request.handeling, dossier=zicht.plan.dossier_id)
    return zicht


def _write(request: Verzoek, publiek_id: UUID) -> Planzicht:
    zicht = _see(request, publiek_id)
    permissions.check_can_in(request.handeling, "plan", "wijzigen", dossier=zicht.plan.dossier_id)
    return zicht


def _title(zicht: Planzicht, drieluik: int) -> str:
    return next(een.teksten.get("titel", "") for een in zicht.drieluiken if een.rij.pk == drieluik)


def _draw(request: Verzoek, zicht: Planzicht, form: Formulier, sjabloon: str, **meer: Any) -> HttpResponse:
    fris = view_of(request.handeling, plan=zicht.plan) if form.is_bound else zicht
    inhoud = {"plan": beeld.present_plan(request.handeling, fris), "publiek_id": zicht.plan.publiek_id, "form": form}
    return render(request, sjabloon, inhoud | meer, status=400 if form.is_bound else 200)


def _draw_fields(request: Verzoek, zicht: Planzicht, form: Veldenform, sjabloon: str, **meer: Any) -> HttpResponse:
    hulp = help_with_talk(request.handeling, dossier=zicht.plan.dossier)
    regels = [(regel, hulp.velden.get(regel.veld.name)) for regel in form.regels()]
    return _draw(request, zicht, form, sjabloon, regels=regels, is_voorbeeld=hulp.voorbeeld, **meer)
