"""A guest of one meeting: ask a team, and answer as that team."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.bijeenkomsten import actions, permissions
from schakel.casuswerk.bijeenkomsten.forms.gasten import Gastantwoordform, Gastform
from schakel.casuswerk.bijeenkomsten.presenters import gasten as beeld
from schakel.casuswerk.bijeenkomsten.queries import bijeenkomst as look
from schakel.casuswerk.bijeenkomsten.queries import gasten as gastlook
from schakel.toolkit.http import Verzoek, perform


@guard("bijeenkomst", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def gasten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who is asked from outside to one meeting, and ask another team."""
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "bijeenkomst", "wijzigen", dossier=rij.dossier_id)
    teams = beeld.choices(gastlook.teams_to_ask(h, bijeenkomst=rij))
    form = Gastform(request.POST if request.method == "POST" else None, teams=teams)
    if perform(
        form, lambda d: actions.invite_guest(h, bijeenkomst=rij, team=form.cleaned_data["team"], vraag=str(d["vraag"]))
    ):
        return redirect("bijeenkomsten:gasten", publiek_id=publiek_id)
    gevraagd = beeld.present_guests(gastlook.guests_of(h, bijeenkomst=rij))
    inhoud = {"publiek_id": publiek_id, "form": form, "gasten": gevraagd, "open": rij.status == "GEPLAND"}
    return render(request, "bijeenkomsten/gasten.html", inhoud, status=400 if form.is_bound else 200)


@guard("bijeenkomst", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def gast(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one invitation; the team that is asked answers here."""
    h, zicht = request.handeling, gastlook.access_gast(request.handeling, publiek_id=publiek_id)
    g = beeld.present_invitation(h, zicht)
    form = Gastantwoordform(request.POST if request.method == "POST" else None, initial=g["begin"])
    if perform(
        form, lambda d: actions.answer_as_guest(h, gast=zicht.rij, komt=d["komt"] == "ja", woorden=str(d["woorden"]))
    ):
        return redirect("bijeenkomsten:gast", publiek_id=publiek_id)
    return render(request, "bijeenkomsten/gast.html", {"g": g, "form": form}, status=400 if form.is_bound else 200)
