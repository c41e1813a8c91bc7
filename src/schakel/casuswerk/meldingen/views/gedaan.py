"""What the own team reported, and which steps were taken: for who has an account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.meldingen import queries
from schakel.casuswerk.meldingen.presenters.gedaan import words_for
from schakel.toolkit.http import Verzoek


@guard("melding", "zien")
@require_safe
def gedaan(request: Verzoek) -> HttpResponse:
    """Show each report of the own team with the steps that were told."""
    h = request.handeling
    woorden = words_for(h.rol, ontvangt=queries.receives_reports(h))
    return render(request, "meldingen/gedaan.html", {"regels": queries.own_reports(h), "woorden": woorden})
