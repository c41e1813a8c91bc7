"""The door of who was invited to a round and has no account: a code, the draft text, and own words."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang.permissions import openbaar
from schakel.entrypoints.site import codedeur, sessie
from schakel.entrypoints.site.invoer import RondewoordForm
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie.actions import deur as deeds
from schakel.sturing.visie.queries.deur import Deurzicht, guest_behind
from schakel.toolkit.http import perform, status_of
from schakel.toolkit.transactie import transactie

BEZOEK = codedeur.DEUREN["ronde"].bezoek
NIET_GOED = "Deze code werkt niet. Kijk hem na, of vraag een nieuwe aan wie u uitnodigde."


@openbaar("wie is uitgenodigd voor een ronde, vult hier de code in")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and begin a visit."""
    return codedeur.ask(request, deur="ronde", sjabloon="site/rondecode.html", niet_goed=str(NIET_GOED))


@openbaar("de ronde achter een code")
@require_http_methods(["GET", "HEAD", "POST"])
def lezen(request: HttpRequest) -> HttpResponse:
    """Show what the round is about with the own words, and keep what is said."""
    geheim, handeling = str(request.session.get(BEZOEK, "")), sessie.at_the_door(request)
    with transactie(handeling, wat="site:ronde"):
        zicht = _find(handeling, geheim)
        if zicht is None:
            return _closed(request)
        form = RondewoordForm(request.POST if request.method == "POST" else None, tekst=zicht.tekst)
        if perform(form, lambda _d: _say(handeling, geheim, form.cleaned_data)):
            return redirect("site:rondelezen")
    inhoud = {"form": form, "z": zicht, "concept": sorted(zicht.concept.items())}
    return render(request, "site/ronde.html", inhoud, status=status_of(form))


def _say(handeling: Handeling, geheim: str, getypt: Mapping[str, Any]) -> bool:
    deeds.say(
        handeling,
        geheim=geheim,
        uitgangspunt=getypt["uitgangspunt"],
        tekst=getypt["tekst"],
        met_naam=getypt["met_naam"],
    )
    return True


def _find(handeling: Handeling, geheim: str) -> Deurzicht | None:
    try:
        return guest_behind(handeling, geheim=geheim)
    except NotFound:
        return None


def _closed(request: HttpRequest) -> HttpResponse:
    """Say that it closed, and give back what was typed."""
    inhoud = {"tekst": request.POST.get("tekst", "").strip(), "code": "site:rondecode"}
    return render(request, "site/bladdicht.html", inhoud, status=404)


@openbaar("een bezoek aan een ronde beëindigen mag altijd")
@require_http_methods(["POST"])
def sluiten(request: HttpRequest) -> HttpResponse:
    """End the visit in this browser."""
    handeling, geheim = sessie.at_the_door(request), str(request.session.get(BEZOEK, ""))
    with transactie(handeling, wat="site:ronde-sluiten"):
        deeds.end_visit(handeling, geheim=geheim)
    request.session.flush()
    antwoord = redirect("site:rondecode")
    antwoord["Clear-Site-Data"] = '"cache"'
    return antwoord
