"""Looking along: ask a named colleague, and answer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.meekijken import Meekijkantwoordform, Meekijkform
from schakel.casuswerk.plannen.presenters import blad as beeld
from schakel.casuswerk.plannen.presenters import meekijken as meekijkbeeld
from schakel.casuswerk.plannen.queries.blad import Planzicht, open_plan
from schakel.casuswerk.plannen.queries.meekijken import access_vraag, asked_about_plan, colleagues_to_ask
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def meekijken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask a colleague to look along with the map, and show who was asked."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "plan", "wijzigen", dossier=zicht.plan.dossier_id)
    leden = {lid.pk: lid for lid in colleagues_to_ask(h)}
    collegas = meekijkbeeld.colleagues(list(leden.values()))
    form = Meekijkform(request.POST if request.method == "POST" else None, collegas=collegas)
    if perform(form, lambda d: _ask(request, zicht, leden[form.cleaned_data["wie"]], d)):
        return redirect("plannen:meekijken", publiek_id=publiek_id)
    gevraagd = meekijkbeeld.present_asked(asked_about_plan(h, plan=zicht.plan))
    inhoud = {"plan": beeld.present_plan(h, zicht), "publiek_id": publiek_id, "form": form, "gevraagd": gevraagd}
    return render(request, "plannen/meekijken.html", inhoud, status=400 if form.is_bound else 200)


@guard("plan", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def meekijkvraag(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one question to look along; the colleague who was asked answers here."""
    h, zicht = request.handeling, access_vraag(request.handeling, publiek_id=publiek_id)
    form = Meekijkantwoordform(request.POST if request.method == "POST" else None)
    if perform(form, lambda d: actions.answer_along(h, vraag=zicht.rij, antwoord=str(d["antwoord"]))):
        return render(request, "plannen/meekijkdank.html", {"wie": zicht.rij.gevraagd_door.naam})
    mag = zicht.rij.medewerker_id == h.wie and not zicht.antwoord
    inhoud = {"v": meekijkbeeld.present_vraag(zicht), "form": form, "mag_antwoorden": mag}
    return render(request, "plannen/meekijkvraag.html", inhoud, status=400 if form.is_bound else 200)


def _ask(request: Verzoek, zicht: Planzicht, lid: Any, d: dict[str, Any]) -> object:
    return actions.ask_along(
        request.handeling, plan=zicht.plan, kaart=zicht.kaart, medewerker=lid.medewerker_id, team=lid.team_id,
        vraag=str(d["vraag"]), tot=d["tot"],
    )  # fmt: skip
