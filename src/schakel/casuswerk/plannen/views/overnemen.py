"""What was agreed at a handover: made into a situation of the safety plan, or put aside with a reason."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.beginnen import Redenform
from schakel.casuswerk.plannen.forms.veiligheid import Situatieform
from schakel.casuswerk.plannen.presenters import blad as beeld
from schakel.casuswerk.plannen.presenters import veiligheid as veilig
from schakel.casuswerk.plannen.queries.blad import open_plan
from schakel.casuswerk.plannen.queries.overname import access_overname
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def gebruiken(request: Verzoek, publiek_id: UUID, overname: UUID) -> HttpResponse:
    """Make a situation out of what was agreed; its words stand in the form already."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "plan", "wijzigen", dossier=zicht.plan.dossier_id)
    een = access_overname(h, publiek_id=overname)
    form = Situatieform(request.POST if request.method == "POST" else None, nu={}, mensen=beeld.participants(zicht))
    form.initial.update(veilig.carried_fields(een.tekst))
    deed = partial(actions.use_overname, h, overname=een.rij, plan=zicht.plan)
    if perform(form, lambda _: deed(teksten=form.teksten())):
        return redirect("plannen:veiligheid", publiek_id=publiek_id)
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, "form": form, "meegekomen": een}
    return render(request, "plannen/situatie.html", inhoud, status=400 if form.is_bound else 200)


@guard("plan", "wijzigen")
@require_POST
def opzij(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Put what was agreed aside, with the reason."""
    een, form = access_overname(request.handeling, publiek_id=publiek_id), Redenform(request.POST)
    deed = partial(actions.put_aside, request.handeling, overname=een.rij)
    if perform(form, lambda d: deed(reden=str(d["reden"]))):
        return redirect("plannen:plannen", publiek_id=een.rij.dossier.publiek_id)
    inhoud = {"meegekomen": een, "form": form, "casus_id": een.rij.dossier.publiek_id}
    return render(request, "plannen/opzij.html", inhoud, status=400)
