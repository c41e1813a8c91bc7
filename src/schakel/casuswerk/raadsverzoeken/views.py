"""Asking the Raad, and what became of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.raadsverzoeken import actions, permissions, presenters, queries
from schakel.casuswerk.raadsverzoeken.forms import HerzieningForm, VerzoekForm
from schakel.casuswerk.raadsverzoeken.rules import Herziening
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("raadsverzoek", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def in_dossier(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the requests of a dossier, and send one."""
    h, dossier = request.handeling, queries.open_dossier(request.handeling, publiek_id=publiek_id)
    kinderen = presenters.child_choices(queries.children_in(h, dossier=dossier.pk))
    form = VerzoekForm(request.POST if request.method == "POST" else None, kinderen=kinderen)
    if form.is_bound:
        deed = actions.request_onderzoek
        rij = perform(form, lambda _g: deed(h, dossier=dossier, verzoek=form.verzoek()))
        if rij is not None:
            return redirect("raadsverzoeken:raadsverzoek", publiek_id=rij.publiek_id)
    rijen = presenters.lines(queries.requests_in(h, dossier=dossier.pk), h)
    mag = permissions.may_request(h, dossier=dossier.pk) and dossier.status == "OPEN"
    inhoud = {"form": form, "rijen": rijen, "mag": mag, "nummer": dossier.nummer, "kinderen": kinderen}
    return render(request, "raadsverzoeken/dossier.html", inhoud, status=status_of(form))


@guard("raadsverzoek", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def raadsverzoek(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one request, and keep what is decided after a refusal."""
    h, zicht = request.handeling, queries.open_raadsverzoek(request.handeling, publiek_id=publiek_id)
    form = HerzieningForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        deed = actions.review_weigering
        rij = zicht.verzoek
        if perform(form, lambda g: deed(h, raadsverzoek=rij, herziening=Herziening(str(g["herziening"])))):
            return redirect("raadsverzoeken:raadsverzoek", publiek_id=publiek_id)
    pagina = presenters.page(zicht, mag=permissions.may_request(h, dossier=zicht.verzoek.dossier_id))
    return render(request, "raadsverzoeken/raadsverzoek.html", {"pagina": pagina, "form": form}, status=status_of(form))
