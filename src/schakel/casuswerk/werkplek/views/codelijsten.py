"""The page of the code lists: reference data, no casus."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.codelijsten.queries import lists_with_codes
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.presenters.codelijsten import present_codelists
from schakel.casuswerk.werkplek.queries import bereikbaar
from schakel.toolkit.http import Verzoek


@guard("ketenkaart", "zien")
@require_safe
def codelijsten(request: Verzoek) -> HttpResponse:
    """Show the code lists side by side, by the time in which they count."""
    h = request.handeling
    lijsten = lists_with_codes(regio=bereikbaar.own_region(h))
    return render(request, "werkplek/codelijsten.html", {"kolommen": present_codelists(h, lijsten)})
