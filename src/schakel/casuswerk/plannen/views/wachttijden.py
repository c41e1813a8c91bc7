"""How long do people wait for each offer?"""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen.queries.wachttijd import waiting_times
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.http import Verzoek

JAAR = timedelta(days=365)


@guard("plan", "zien")
@require_safe
def wachttijden(request: Verzoek) -> HttpResponse:
    """Show the figures of a year, for each offer."""
    sinds = lokale_datum(request.handeling.moment) - JAAR
    inhoud = {"rijen": waiting_times(request.handeling, sinds=sinds), "sinds": taal.datum(sinds)}
    return render(request, "plannen/wachttijden.html", inhoud)
