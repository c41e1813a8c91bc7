"""Going on to another part of a plan, and its versions."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.kaart import Poortform
from schakel.casuswerk.plannen.presenters import blad as beeld
from schakel.casuswerk.plannen.presenters import stappen as stapbeeld
from schakel.casuswerk.plannen.presenters import versies as versiebeeld
from schakel.casuswerk.plannen.queries.blad import open_plan
from schakel.casuswerk.plannen.queries.hulp import help_of
from schakel.casuswerk.plannen.queries.versies import blocks_of
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "poort")
@require_http_methods(["GET", "HEAD", "POST"])
def poort(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Decide to go on to another part of the plan, or back."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "plan", "poort", dossier=zicht.plan.dossier_id)
    form = Poortform(request.POST if request.method == "POST" else None, keuzes=stapbeeld.gates_from(zicht.plan.fase))
    deed = partial(actions.take_gate, h, plan=zicht.plan)
    if perform(form, lambda _: deed(**form.arguments())) is not None:
        return redirect("plannen:plan", publiek_id=publiek_id)
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, "form": form}
    return render(request, "plannen/poort.html", inhoud, status=400 if form.is_bound else 200)


@guard("plan", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def versies(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the versions of a plan, two of them side by side; fix one."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, dossier=zicht.plan.dossier_id)
    if request.method == "POST":
        delen = versiebeeld.parts(zicht, help_of(h, plan=zicht.plan))
        actions.fix_version(h, plan=zicht.plan, blokken=versiebeeld.snapshot(zicht), delen=delen)
        return redirect("plannen:versies", publiek_id=publiek_id)
    keuze = stapbeeld.chosen_versions(request.GET, [v.nummer for v in zicht.versies])
    blokken = blocks_of(h, plan=zicht.plan, nummers=keuze.nummers)
    mag = zicht.plan.status == "ACTIEF" and permissions.may_in(h, "plan", "versie", dossier=zicht.plan.dossier_id)
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, "mag": mag}
    return render(request, "plannen/versies.html", inhoud | stapbeeld.present_versions(zicht, keuze, blokken))
