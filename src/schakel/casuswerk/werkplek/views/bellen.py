"""Whom can I call now, where is nobody, what did each municipality lay down, and what may show danger?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard, may
from schakel.casuswerk.werkplek.forms.keten import BelForm
from schakel.casuswerk.werkplek.presenters import bellen as presenters
from schakel.casuswerk.werkplek.presenters import keten
from schakel.casuswerk.werkplek.queries import bellen as queries
from schakel.casuswerk.werkplek.queries import bereikbaar
from schakel.casuswerk.werkplek.queries.keten import choices_in_region
from schakel.toolkit.http import Verzoek, status_of


@guard("ketenkaart", "zien")
@require_safe
def nu(request: Verzoek) -> HttpResponse:
    """Show who can be called for a need, now or at another hour."""
    h, form = request.handeling, BelForm(request.GET or None)
    vraag, moment = form.as_vraag(h.moment)
    inhoud = {
        "form": form,
        "kaarten": presenters.call_cards(queries.callable_at(h, vraag=vraag, moment=moment), moment),
        "vraag": vraag,
        "moment": moment,
        "keuzes": keten.filter_choices(choices_in_region(h)),
        "gemeenten": bereikbaar.gemeenten_van(h, regio=bereikbaar.own_region(h)),
        "tabs": keten.tabs("bellen"),
    }
    return render(request, "werkplek/bellen.html", inhoud, status=status_of(form))


@guard("ketenkaart", "zien")
@require_safe
def gaten(request: Verzoek) -> HttpResponse:
    """Show for which group, phase and municipality no offer exists."""
    zicht = queries.gap_map(request.handeling)
    gekozen = request.GET.get("gemeente", "")
    gemeente = gekozen if gekozen in {g.code for g in zicht.gemeenten} else ""
    inhoud = {
        "tabel": presenters.gap_table(zicht, gemeente),
        "aantal": presenters.count_gaps(zicht),
        "gemeenten": zicht.gemeenten,
        "gekozen": gemeente,
        "tabs": keten.tabs("gaten"),
    }
    return render(request, "werkplek/gaten.html", inhoud)


@guard("ketenkaart", "zien")
@require_safe
def beleid(request: Verzoek) -> HttpResponse:
    """Show per municipality what it laid down for safety, Wmo and youth."""
    tabel = presenters.layer_table(*queries.policy_layers(request.handeling))
    return render(request, "werkplek/beleid.html", {"tabel": tabel, "tabs": keten.tabs("gemeenten")})


@guard("ketenkaart", "zien")
@require_safe
def signaalkaarten(request: Verzoek) -> HttpResponse:
    """Show the signal cards by theme."""
    themas = presenters.cards_by_theme(queries.signal_cards(request.handeling))
    return render(request, "werkplek/signaalkaarten.html", {"themas": themas})


@guard("ketenkaart", "zien")
@require_safe
def signaalkaart(request: Verzoek, code: str) -> HttpResponse:
    """Show one signal card, to read or to print."""
    kaart = queries.signal_card(request.handeling, code=code)
    eigen = may(request.handeling, "casus", "maken", relatie="eigen_team")
    return render(request, "werkplek/signaalkaart.html", {"kaart": kaart, "eigen_signalen": eigen})
