"""Safety conditions: read, set, check, lapse."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions, queries
from schakel.casuswerk.plannen.forms import voorwaarden as forms
from schakel.casuswerk.plannen.presenters import voorwaarden as presenters
from schakel.casuswerk.plannen.queries import Voorwaardenzicht
from schakel.toolkit.http import Verzoek, perform


@guard("voorwaarde", "zien")
def voorwaarden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the conditions of a casus, and set one."""
    zicht = queries.open_voorwaarden(request.handeling, publiek_id=publiek_id)
    form = forms.Voorwaardeform(
        request.POST if request.method == "POST" else None,
        mensen=presenters.person_choices(zicht.personen),
        teams=presenters.team_choices(zicht.teams),
    )
    if form.is_bound and perform(form, lambda _: _set(request, zicht, form)) is not None:
        return redirect("plannen:voorwaarden", publiek_id=publiek_id)
    return render(
        request, "plannen/voorwaarden.html", _page(request, zicht, form), status=400 if form.is_bound else 200
    )


@guard("voorwaarde", "zien")
def voorwaarde(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one condition, and say whether it was met."""
    form = forms.Controleform(request.POST if request.method == "POST" else None)
    if form.is_bound and perform(form, lambda d: _check(request, publiek_id, d)) is not None:
        return redirect("plannen:voorwaarde", publiek_id=publiek_id)
    return _draw(request, publiek_id, form, forms.Vervalform())


@guard("voorwaarde", "instemmen")
@require_POST
def instemmen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Agree, as behavioural expert, with what the regisseur proposed."""
    rij = queries.access_voorwaarde(request.handeling, publiek_id=publiek_id)
    actions.agree_voorwaarde(request.handeling, voorwaarde=rij)
    return redirect("plannen:voorwaarde", publiek_id=publiek_id)


@guard("voorwaarde", "wijzigen")
@require_POST
def vervallen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a condition lapse."""
    rij = queries.access_voorwaarde(request.handeling, publiek_id=publiek_id)
    form = forms.Vervalform(request.POST)
    if perform(form, lambda d: actions.lapse_voorwaarde(request.handeling, voorwaarde=rij, reden=str(d["reden"]))):
        return redirect("plannen:voorwaarde", publiek_id=publiek_id)
    return _draw(request, publiek_id, forms.Controleform(), form)


def _page(request: Verzoek, zicht: Voorwaardenzicht, form: forms.Voorwaardeform) -> dict[str, Any]:
    return {
        "kop": presenters.present_kop(zicht.casus),
        "regels": [presenters.present_voorwaarde(request.handeling, rij) for rij in zicht.voorwaarden],
        "form": form,
        **permissions.set_rights(request.handeling, dossier=zicht.casus.dossier_id),
    }


def _draw(request: Verzoek, publiek_id: UUID, form: forms.Controleform, vervalform: forms.Vervalform) -> HttpResponse:
    rij = queries.access_voorwaarde(request.handeling, publiek_id=publiek_id)
    inhoud = {
        "regel": presenters.present_voorwaarde(request.handeling, rij),
        "form": form,
        "vervalform": vervalform,
        "mag": permissions.may_in(request.handeling, "voorwaarde", "wijzigen", dossier=rij.dossier_id),
        "mag_instemmen": permissions.may_agree(request.handeling, voorwaarde=rij),
    }
    fout = form.is_bound or vervalform.is_bound
    return render(request, "plannen/voorwaarde.html", inhoud, status=400 if fout else 200)


def _set(request: Verzoek, zicht: Voorwaardenzicht, form: forms.Voorwaardeform) -> object:
    return actions.set_voorwaarde(request.handeling, dossier=zicht.casus.dossier_id, **form.arguments())


def _check(request: Verzoek, publiek_id: UUID, d: dict[str, object]) -> object:
    rij = queries.access_voorwaarde(request.handeling, publiek_id=publiek_id)
    return actions.check_voorwaarde(
        request.handeling, voorwaarde=rij, nagekomen=d["nagekomen"] == "ja", bevinding=str(d["bevinding"])
    )
