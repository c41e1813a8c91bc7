"""The first page of this room, for whoever steers and for the teams."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard, may
from schakel.sturing.uitvoering.presenters import begin as presenters
from schakel.sturing.uitvoering.presenters.zelfscan import block_of_scans
from schakel.sturing.uitvoering.queries import plannen as queries
from schakel.sturing.uitvoering.queries import zelfscan
from schakel.toolkit.http import Verzoek


@guard("uitvoering", "zien")
@require_safe
def begin(request: Verzoek) -> HttpResponse:
    """Show what there is to do and how far it is."""
    h = request.handeling
    modellen = queries.models_of(h) if may(h, "uitvoeringsplan", "zien") else []
    plannen = [(model, queries.standings(h, model=model)) for model in modellen]
    blokken = [block_of_scans(zelfscan.scans(h))] if may(h, "zelfscan", "zien") else []
    stuurt = may(h, "uitvoeringsplan", "zien")
    return render(
        request,
        "blad.html",
        {"blad": presenters.present_begin(plannen, blokken, stuurt=stuurt, ziet=may(h, "opdracht", "zien"))},
    )
