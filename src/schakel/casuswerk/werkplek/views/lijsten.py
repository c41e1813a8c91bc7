"""The lists: casussen, search, the log."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.forms import LijstForm, LogForm, ZoekForm
from schakel.casuswerk.werkplek.presenters import lijsten
from schakel.casuswerk.werkplek.queries import bereikbaar, logboek
from schakel.casuswerk.werkplek.queries.casuslijst import casuslijst
from schakel.casuswerk.werkplek.queries.zoeken import zoek
from schakel.toolkit.http import Verzoek, status_of


@guard("casus", "zien")
@require_safe
def casussen(request: Verzoek) -> HttpResponse:
    """Show the casussen in which the team is involved, newest or most dangerous first."""
    h, gefilterd = request.handeling, LijstForm(request.GET).as_filter()
    lijst = casuslijst(h, gefilterd=gefilterd)
    inhoud = {
        "rijen": lijsten.casusregels(lijst, h.moment),
        "volgende_url": lijsten.next_url(lijst, gefilterd),
        "gefilterd": gefilterd,
        "gemeenten": bereikbaar.gemeenten_van(h, regio=bereikbaar.own_region(h)),
    }
    return render(request, "werkplek/casussen.html", inhoud)


@guard("zoeken", "starten")
@require_http_methods(["GET", "HEAD", "POST"])
def zoeken(request: Verzoek) -> HttpResponse:
    """Search persons, numbers and receipt codes in own involvement; what is asked is posted, never in the address."""
    return render(request, "werkplek/zoeken.html", _found(request))


@guard("zoeken", "starten")
@require_http_methods(["POST"])
def aanvullen(request: Verzoek) -> HttpResponse:
    """Show the cards while somebody types."""
    return render(request, "werkplek/delen/zoekkaarten.html", _found(request))


def _found(request: Verzoek) -> dict[str, object]:
    form = ZoekForm(request.POST or None)
    vraag = str(form.cleaned_data["q"]).strip() if form.is_valid() else ""
    kaarten = lijsten.zoekkaarten(zoek(request.handeling, tekst=vraag)) if vraag else []
    return {"form": form, "vraag": vraag, "kaarten": kaarten}


@guard("verantwoording", "lezen_log")
@require_http_methods(["GET", "HEAD", "POST"])
def verantwoording(request: Verzoek) -> HttpResponse:
    """Show who looked and who changed; looking here is in the log too."""
    form = LogForm(request.POST or None)
    vraag = form.as_vraag()
    gevonden = logboek.read_log(request.handeling, vraag=vraag)
    inhoud = {
        "form": form,
        "regels": lijsten.logregels(gevonden),
        "volgende": lijsten.log_next(gevonden, vraag),
        "kop": gevonden.kop,
    }
    return render(request, "werkplek/verantwoording.html", inhoud, status=status_of(form))
