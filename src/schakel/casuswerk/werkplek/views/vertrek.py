"""How an organisation or a team stops; only for a functional administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.organisaties import actions
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.forms import StopForm
from schakel.casuswerk.werkplek.presenters.vertrek import present_leaving
from schakel.casuswerk.werkplek.queries import vertrek as queries
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("ketenkaart", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show what the teams still carry, and let the organisation stop."""
    zicht = queries.open_vertrek(request.handeling, publiek_id=publiek_id)
    form = StopForm(request.POST) if request.method == "POST" else None
    if form is not None and perform(form, lambda g: _end_organisatie(request, zicht.organisatie, g)):
        messages.success(request, _("%(naam)s stopt.") % {"naam": zicht.organisatie.naam})
        return redirect("werkplek:organisatie-einde", publiek_id=publiek_id)
    return _draw(request, publiek_id, form)


@guard("ketenkaart", "wijzigen")
@require_POST
def team(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let one team stop."""
    rij, form = queries.access_team(request.handeling, publiek_id=publiek_id), StopForm(request.POST)
    if perform(form, lambda g: _end_team(request, rij, g)):
        messages.success(request, _("%(naam)s stopt.") % {"naam": rij.naam})
        return redirect("werkplek:organisatie-einde", publiek_id=rij.organisatie.publiek_id)
    return _draw(request, rij.organisatie.publiek_id, form)


def _end_organisatie(request: Verzoek, rij: Any, getypt: dict[str, Any]) -> bool:
    actions.end_organisatie(request.handeling, organisatie=rij, **getypt)
    return True


def _end_team(request: Verzoek, rij: Any, getypt: dict[str, Any]) -> bool:
    actions.end_team(request.handeling, team=rij, **getypt)
    return True


def _draw(request: Verzoek, publiek_id: UUID, form: StopForm | None) -> HttpResponse:
    h = request.handeling
    pagina = present_leaving(h, queries.open_vertrek(h, publiek_id=publiek_id))
    inhoud = {"pagina": pagina, "form": form, "vandaag": lokale_datum(h.moment)}
    return render(request, "werkplek/vertrek.html", inhoud, status=status_of(form) if form else 200)
