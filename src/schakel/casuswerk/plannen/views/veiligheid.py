"""The safety plan: its situations, the address in the vault, the arrangement about the children, and copies."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.veiligheid import Adresform, Exemplaarform, Inzageform, Omgangform, Situatieform
from schakel.casuswerk.plannen.presenters import blad as beeld
from schakel.casuswerk.plannen.presenters import veiligheid as veilig
from schakel.casuswerk.plannen.queries.blad import Planzicht, access_situatie, open_plan, view_of
from schakel.casuswerk.plannen.rules.plan import Bladsoort
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "zien")
@require_safe
def veiligheid(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the safety plan."""
    zicht = open_plan(request.handeling, publiek_id=publiek_id)
    return _draw(request, zicht)


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuwe_situatie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Add an unsafe situation."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    data = request.POST if request.method == "POST" else None
    form = Situatieform(data, nu={}, mensen=beeld.participants(zicht))
    if perform(form, lambda _: actions.add_situatie(h, plan=zicht.plan, teksten=form.teksten())):
        return redirect("plannen:veiligheid", publiek_id=publiek_id)
    return _draw_form(request, zicht, form, "plannen/situatie.html")


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def situatie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Change an unsafe situation."""
    h, rij = request.handeling, access_situatie(request.handeling, publiek_id=publiek_id)
    zicht = view_of(h, plan=rij.plan)
    nu = veilig.texts_now_of(zicht, rij.pk)
    form = Situatieform(request.POST if request.method == "POST" else None, nu=nu, mensen=beeld.participants(zicht))
    deed = partial(actions.write_situatie, h, situatie=rij)
    if perform(form, lambda _: deed(teksten=form.teksten(), gezien=form.gezien())) is not None:
        return redirect("plannen:veiligheid", publiek_id=rij.plan.publiek_id)
    return _draw_form(request, zicht, form, "plannen/situatie.html", situatie=rij.publiek_id)


@guard("plan", "wijzigen")
@require_POST
def situatie_vervalt(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a situation count no longer."""
    rij = access_situatie(request.handeling, publiek_id=publiek_id)
    actions.lapse_situatie(request.handeling, situatie=rij)
    return redirect("plannen:veiligheid", publiek_id=rij.plan.publiek_id)


@guard("planadres", "maken")
@require_POST
def adres_bewaren(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Put the address of a situation into the vault."""
    h, rij = request.handeling, access_situatie(request.handeling, publiek_id=publiek_id)
    form = Adresform(request.POST)
    deed = partial(actions.store_address, h, situatie=rij)
    if perform(form, lambda d: deed(adres=str(d["adres"]))):
        return redirect("plannen:veiligheid", publiek_id=rij.plan.publiek_id)
    return _draw(request, view_of(h, plan=rij.plan), adresform=form, adres_van=rij.publiek_id)


@guard("planadres", "zien")
@require_POST
def adres_zien(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the address of a situation once, with the reason in the log."""
    h, rij = request.handeling, access_situatie(request.handeling, publiek_id=publiek_id)
    form = Inzageform(request.POST)
    adres = perform(form, lambda d: actions.open_address(h, situatie=rij, reden=str(d["reden"])))
    meer: dict[str, Any] = {"adres": adres} if adres is not None else {"inzageform": form}
    return _draw(request, view_of(h, plan=rij.plan), adres_van=rij.publiek_id, **meer)


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def omgang(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Write the arrangement about the children."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    form = Omgangform(request.POST if request.method == "POST" else None, nu=zicht.omgang)
    deed = partial(actions.write_blad, h, plan=zicht.plan, soort=Bladsoort.OMGANG)
    if perform(form, lambda _: deed(teksten=form.teksten(), gezien=form.gezien())) is not None:
        return redirect("plannen:veiligheid", publiek_id=publiek_id)
    return _draw_form(request, zicht, form, "plannen/omgang.html", regels=form.regels())


@guard("plan", "versie")
@require_POST
def exemplaar(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that somebody was given the plan."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    form = Exemplaarform(request.POST, mensen=beeld.participants(zicht))
    if perform(form, lambda _: actions.record_copy(h, plan=zicht.plan, **form.arguments())):
        return redirect("plannen:veiligheid", publiek_id=publiek_id)
    return _draw(request, zicht, exemplaarform=form)


def _draw(request: Verzoek, zicht: Planzicht, **meer: Any) -> HttpResponse:
    h, plan = request.handeling, zicht.plan
    permissions.check_can_see(h, dossier=plan.dossier_id)
    begin = {"op": lokale_datum(h.moment)}
    inhoud = {
        "plan": beeld.present_plan(h, zicht),
        "publiek_id": plan.publiek_id,
        "exemplaarform": Exemplaarform(mensen=beeld.participants(zicht), initial=begin),
        "adresform": Adresform(),
        "inzageform": Inzageform(),
        **veilig.present_veiligheid(h, zicht),
        **permissions.safety_rights(h, dossier=plan.dossier_id, actief=plan.status == "ACTIEF"),
    }
    fout = any(getattr(form, "errors", None) for form in meer.values())
    return render(request, "plannen/veiligheid.html", inhoud | meer, status=400 if fout else 200)


def _draw_form(request: Verzoek, zicht: Planzicht, form: Any, sjabloon: str, **meer: Any) -> HttpResponse:
    h, plan = request.handeling, zicht.plan
    permissions.check_can_see(h, dossier=plan.dossier_id)
    permissions.check_can_in(h, "plan", "wijzigen", dossier=plan.dossier_id)
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": plan.publiek_id, "form": form, **meer}
    return render(request, sjabloon, inhoud, status=400 if form.is_bound else 200)
