"""The plans of a casus: which there are, begin one, or decide that none is needed."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.beginnen import Beginform, Redenform
from schakel.casuswerk.plannen.presenters import plannen as beeld
from schakel.casuswerk.plannen.queries import access_plan
from schakel.casuswerk.plannen.queries.plan import Beginzicht, open_begin, open_plannen
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "zien")
@require_safe
def plannen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the households of a casus with their plans."""
    zicht = open_plannen(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(request.handeling, dossier=zicht.casus.dossier_id)
    mag = permissions.may_in(request.handeling, "plan", "maken", dossier=zicht.casus.dossier_id)
    return render(request, "plannen/plannen.html", {"lijst": beeld.present_plannen(zicht, mag_maken=mag)})


@guard("plan", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def beginnen(request: Verzoek, publiek_id: UUID, huishouden: UUID) -> HttpResponse:
    """Show everything that is already there, and begin the plan of a household."""
    zicht = open_begin(request.handeling, publiek_id=publiek_id, huishouden=huishouden)
    lopend = beeld.running(request.handeling, zicht)
    form = Beginform(request.POST if request.method == "POST" else None, lopend=lopend)
    deed = partial(actions.begin_plan, request.handeling, casus=zicht.casus, huishouden=zicht.hier.huishouden.pk)
    plan = perform(form, lambda _: deed(antwoorden=form.antwoorden(), nog_meer=form.nog_meer()))
    if plan is not None:
        return redirect("plannen:plan", publiek_id=plan.publiek_id)
    return _draw(request, zicht, form, Redenform())


@guard("plan", "maken")
@require_POST
def niet_nodig(request: Verzoek, publiek_id: UUID, huishouden: UUID) -> HttpResponse:
    """Decide that a household needs no plan."""
    h, zicht = request.handeling, open_begin(request.handeling, publiek_id=publiek_id, huishouden=huishouden)
    form, huis = Redenform(request.POST, prefix="niet"), zicht.hier.huishouden.pk
    deed = actions.decide_no_plan
    if perform(form, lambda d: deed(h, casus=zicht.casus, huishouden=huis, reden=str(d["reden"]))):
        return redirect("plannen:plannen", publiek_id=publiek_id)
    return _draw(request, zicht, Beginform(lopend=beeld.running(h, zicht)), form)


@guard("plan", "sluiten")
@require_http_methods(["GET", "HEAD", "POST"])
def sluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Close a plan, with the reason."""
    h, plan = request.handeling, access_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "plan", "sluiten", dossier=plan.dossier_id)
    form = Redenform(request.POST if request.method == "POST" else None)
    if perform(form, lambda d: actions.close_plan(h, plan=plan, reden=str(d["reden"]))):
        return redirect("plannen:plannen", publiek_id=plan.dossier.publiek_id)
    inhoud = {"plan": plan, "form": form}
    return render(request, "plannen/sluiten.html", inhoud, status=400 if form.is_bound else 200)


def _draw(request: Verzoek, zicht: Beginzicht, form: Beginform, redenform: Redenform) -> HttpResponse:
    permissions.check_can_in(request.handeling, "plan", "maken", dossier=zicht.casus.dossier_id)
    redenform.prefix = "niet"
    fout = form.is_bound or redenform.is_bound
    inhoud = {"kop": beeld.present_begin(zicht), "form": form, "redenform": redenform}
    return render(request, "plannen/beginnen.html", inhoud, status=400 if fout else 200)
