"""The end of a casus: what became of it is asked, and stays to be read."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.casussen import actions
from schakel.casuswerk.werkplek.forms.sluiten import SlotForm
from schakel.casuswerk.werkplek.presenters import sluiten as beeld
from schakel.casuswerk.werkplek.queries.sluiten import Slotzicht, open_slot
from schakel.toolkit.http import Verzoek, perform, status_of


@require_http_methods(["GET", "HEAD", "POST"])
@guard("casus", "sluiten")
def sluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Close a casus."""
    zicht = open_slot(request.handeling, publiek_id=publiek_id)
    data = request.POST if request.method == "POST" else None
    form = SlotForm(data, mensen=beeld.people_of(zicht), doelen=beeld.goals_of(zicht))
    if perform(form, lambda _g: _close(request, zicht, form)):
        messages.success(request, _("De casus is gesloten."))
        return redirect("/")
    inhoud = {"casus": zicht.casus, "form": form, "verloop": beeld.trends_of(zicht)}
    return render(request, "werkplek/sluiten.html", inhoud, status=status_of(form))


def _close(request: Verzoek, zicht: Slotzicht, form: SlotForm) -> bool:
    gezegd: dict[str, Any] = form.arguments()
    actions.close_casus(request.handeling, casus=zicht.casus, **gezegd)
    return True


@require_safe
@guard("casus", "zien")
def sluitingen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show how a casus was closed, now and before."""
    zicht = open_slot(request.handeling, publiek_id=publiek_id)
    inhoud = {"casus": zicht.casus, "sluitingen": beeld.closings(zicht.eerder)}
    return render(request, "werkplek/sluitingen.html", inhoud)
