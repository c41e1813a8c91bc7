"""The ketenkaart: teams, organisations, municipalities and sub-regions; no case content."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.forms import KetenForm
from schakel.casuswerk.werkplek.presenters import keten as presenters
from schakel.casuswerk.werkplek.presenters.lijsten import partnerregels
from schakel.casuswerk.werkplek.presenters.soortnamen import heading
from schakel.casuswerk.werkplek.queries import bereikbaar
from schakel.casuswerk.werkplek.queries import keten as queries
from schakel.toolkit.http import Verzoek


@guard("ketenkaart", "zien")
@require_safe
def ketenkaart(request: Verzoek) -> HttpResponse:
    """Show the teams of the region and whom to call there."""
    h, gezocht = request.handeling, KetenForm(request.GET).as_filter()
    regio = bereikbaar.own_region(h)
    inhoud = {
        "partners": partnerregels(queries.partners_in_region(h, gezocht=gezocht), h.moment),
        "gekozen": gezocht,
        "gefilterd": any(request.GET.get(veld) for veld in ("soort", "gemeente", "fase", "doelgroep", "nodig")),
        "soorten": [(s, heading(s)) for s in bereikbaar.soorten_in(h, regio=regio)],
        **_filters(request),
    }
    return render(request, "werkplek/ketenkaart.html", inhoud)


@guard("ketenkaart", "zien")
@require_safe
def organisaties(request: Verzoek) -> HttpResponse:
    """Show every organisation of the region: structural, incidental, or signalling only."""
    h, gezocht = request.handeling, KetenForm(request.GET).as_filter()
    gevonden = queries.organisations_in_region(h, gezocht=gezocht)
    inhoud = {
        "groepen": presenters.organisation_groups(gevonden),
        "aantal": len(gevonden),
        "gekozen": gezocht,
        "verbonden": presenters.CONNECTIONS,
        **_filters(request),
    }
    return render(request, "werkplek/organisaties.html", inhoud)


@guard("ketenkaart", "zien")
@require_safe
def organisatie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one organisation."""
    zicht = queries.open_organisatie(request.handeling, publiek_id=publiek_id)
    pagina = presenters.present_organisation(request.handeling, zicht)
    return render(request, "werkplek/organisatie.html", {"pagina": pagina})


@guard("ketenkaart", "zien")
@require_safe
def gemeenten(request: Verzoek) -> HttpResponse:
    """Show the municipalities, their sub-regions and the sets of areas."""
    zicht = presenters.present_areas(request.handeling, queries.open_gebieden(request.handeling))
    inhoud = {"gebieden": zicht, "tabs": presenters.tabs("gemeenten")}
    return render(request, "werkplek/gemeenten.html", inhoud)


@guard("ketenkaart", "zien")
@require_safe
def gemeente(request: Verzoek, code: str) -> HttpResponse:
    """Show what one municipality has arranged, and who works there."""
    zicht = queries.open_gemeente(request.handeling, code=code)
    pagina = presenters.present_municipality(request.handeling, zicht)
    return render(request, "werkplek/gemeente.html", {"pagina": pagina})


def _filters(request: Verzoek) -> dict[str, object]:
    h = request.handeling
    keuzes = presenters.filter_choices(queries.choices_in_region(h))
    waar = "organisaties" if request.path.endswith("organisaties") else "ketenkaart"
    return {
        "keuzes": keuzes,
        "gemeenten": bereikbaar.gemeenten_van(h, regio=bereikbaar.own_region(h)),
        "tabs": presenters.tabs(waar),
    }
