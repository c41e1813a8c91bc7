"""The own list of people whom one stays away from: kin, neighbours, whoever.  Nobody else sees it (T6)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.permissions import eigen
from schakel.casuswerk.personen.rules import naam_sleutel
from schakel.entrypoints.site.invoer import PubliekForm, VermijdingForm
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit.http import Verzoek, perform

WAAROM = "de eigen lijst, in elke rol"


@eigen(WAAROM)
@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: Verzoek) -> HttpResponse:
    """Show the own list; put somebody on it."""
    h, form = request.handeling, VermijdingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and perform(form, lambda gegeven: _add(h, gegeven)) is not None:
        return redirect("site:niet_voor_mij")
    inhoud = {"form": form, "rijen": queries.own_vermijdingen(h)}
    return render(request, "site/niet_voor_mij.html", inhoud, status=400 if form.is_bound else 200)


def _add(handeling: Handeling, gegeven: dict[str, Any]) -> object:
    return actions.add_vermijding(handeling, naam_sleutel=naam_sleutel(gegeven["naam"]), **gegeven)


@eigen(WAAROM)
@require_POST
def weg(request: Verzoek) -> HttpResponse:
    """Take somebody off the own list."""
    form = PubliekForm(request.POST)
    if not form.is_valid():
        raise NotFound
    actions.remove_vermijding(request.handeling, publiek_id=form.cleaned_data["wie"])
    return redirect("site:niet_voor_mij")
