"""How a child is doing."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.kinderen import actions, permissions, queries
from schakel.casuswerk.kinderen.forms.welzijn import Vervalform, Welzijnform
from schakel.casuswerk.kinderen.presenters import kind as beeld
from schakel.casuswerk.kinderen.presenters.welzijn import moment_name
from schakel.casuswerk.kinderen.queries.rijen import list_for, page_of_row
from schakel.casuswerk.kinderen.rules.welzijn import Invuller
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.http import Verzoek, perform


@guard("kind", "wijzigen")
@require_POST
def tussendoor(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Make a moment in between, and go to its list."""
    casus = queries.access_casus(request.handeling, publiek_id=publiek_id)
    rij = actions.add_meting(request.handeling, casus=casus, persoon=persoon)
    return redirect("kinderen:welzijn", rij.publiek_id)


@guard("kind", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def meting(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask the questions of the region, and keep the answers."""
    h, rij = request.handeling, queries.access_meting(request.handeling, publiek_id=publiek_id)
    versie, definitie = list_for(h, meting=rij)
    data = request.POST if request.method == "POST" else None
    form = Welzijnform(data, definitie=definitie, initial={"op": lokale_datum(h.moment)})
    if perform(form, lambda d: _record(request, rij, form, d)):
        return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)
    return _draw(request, rij, form, Vervalform(), versie)


def _record(request: Verzoek, rij: Any, form: Welzijnform, d: dict[str, Any]) -> object:
    return actions.record_meting(
        request.handeling, meting=rij, antwoorden=form.answers(), invuller=Invuller(d["invuller"]), op=d["op"]
    )


@guard("kind", "wijzigen")
@require_POST
def vervalt(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a moment lapse, with the reason."""
    h, rij = request.handeling, queries.access_meting(request.handeling, publiek_id=publiek_id)
    form = Vervalform(request.POST)
    if perform(form, lambda d: actions.lapse_meting(h, meting=rij, reden=str(d["reden"]))):
        return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)
    versie, definitie = list_for(h, meting=rij)
    return _draw(request, rij, Welzijnform(definitie=definitie, initial={"op": lokale_datum(h.moment)}), form, versie)


def _draw(request: Verzoek, rij: Any, form: Welzijnform, vervalt_: Vervalform, versie: Any) -> HttpResponse:
    h = request.handeling
    permissions.check_can_in(h, "kind", "wijzigen", dossier=rij.dossier_id)
    zicht = page_of_row(h, rij=rij)
    inhoud = {"kop": beeld.present_kop(zicht), "form": form, "vervalform": vervalt_, "meting": rij,
              "moment": moment_name(rij), "versie": versie}  # fmt: skip
    return render(request, "kinderen/welzijn.html", inhoud, status=400 if form.is_bound or vervalt_.is_bound else 200)
