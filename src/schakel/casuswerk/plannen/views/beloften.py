"""Promises: ask for one, answer, say what became of it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.beginnen import Redenform
from schakel.casuswerk.plannen.forms.veiligheid import Antwoordform, Belofteform, Oordeelform
from schakel.casuswerk.plannen.presenters import blad as beeld
from schakel.casuswerk.plannen.presenters import veiligheid as veilig
from schakel.casuswerk.plannen.queries.blad import access_belofte, open_plan, view_of
from schakel.toolkit.http import Verzoek, perform


@guard("belofte", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuwe_belofte(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask somebody to promise something."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "belofte", "maken", dossier=zicht.plan.dossier_id)
    form = Belofteform(request.POST if request.method == "POST" else None, mensen=beeld.participants(zicht))
    if perform(form, lambda _: actions.offer_belofte(h, plan=zicht.plan, **form.arguments())):
        return redirect("plannen:plan", publiek_id=publiek_id)
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, "form": form}
    return render(request, "plannen/nieuwe_belofte.html", inhoud, status=400 if form.is_bound else 200)


@guard("belofte", "zien")
@require_http_methods(["GET", "HEAD"])
def belofte(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one promise."""
    return _draw(request, publiek_id)


@guard("belofte", "wijzigen")
@require_POST
def antwoord(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Accept a promise, or refuse it."""
    rij = access_belofte(request.handeling, publiek_id=publiek_id)
    form, deed = Antwoordform(request.POST), partial(actions.answer_belofte, request.handeling, belofte=rij)
    if perform(form, lambda d: deed(ja=d["ja"] == "ja", reden=str(d["reden"]))):
        return redirect("plannen:belofte", publiek_id=publiek_id)
    return _draw(request, publiek_id, antwoordform=form)


@guard("belofte", "wijzigen")
@require_POST
def oordeel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Say whether a promise was kept."""
    rij = access_belofte(request.handeling, publiek_id=publiek_id)
    form, deed = Oordeelform(request.POST), partial(actions.judge_belofte, request.handeling, belofte=rij)
    if perform(form, lambda d: deed(gedaan=d["gedaan"] == "ja", bevinding=str(d["bevinding"]))):
        return redirect("plannen:belofte", publiek_id=publiek_id)
    return _draw(request, publiek_id, oordeelform=form)


@guard("belofte", "wijzigen")
@require_POST
def herinnerd(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that somebody was reminded."""
    rij = access_belofte(request.handeling, publiek_id=publiek_id)
    actions.remind_belofte(request.handeling, belofte=rij)
    return redirect("plannen:belofte", publiek_id=publiek_id)


@guard("belofte", "maken")
@require_POST
def intrekken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Take a promise back."""
    h, rij = request.handeling, access_belofte(request.handeling, publiek_id=publiek_id)
    form = Redenform(request.POST)
    if perform(form, lambda d: actions.withdraw_belofte(h, belofte=rij, reden=str(d["reden"]))):
        return redirect("plannen:belofte", publiek_id=publiek_id)
    return _draw(request, publiek_id, redenform=form)


def _draw(request: Verzoek, publiek_id: UUID, **meer: Any) -> HttpResponse:
    h, rij = request.handeling, access_belofte(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, dossier=rij.dossier_id)
    zicht = view_of(h, plan=rij.plan)
    een = next(b for b in zicht.beloften if b.rij.pk == rij.pk)
    leeg = {"antwoordform": Antwoordform(), "oordeelform": Oordeelform(), "redenform": Redenform()}
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": rij.plan.publiek_id, "belofte_id": publiek_id}
    inhoud |= {"b": veilig.present_belofte(h, zicht, een), **leeg, **permissions.promise_rights(h, rij)}
    return render(request, "plannen/belofte.html", inhoud | meer, status=400 if meer else 200)
