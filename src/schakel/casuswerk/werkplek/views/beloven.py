"""What somebody said in a meeting becomes a promise of the plan, and both know of each other."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.bijeenkomsten import actions as bijeenkomsten
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.werkplek.forms.beloven import Beloofform
from schakel.casuswerk.werkplek.queries.beloven import Beloofzicht, open_promise
from schakel.toolkit.http import Verzoek, perform, status_of


@require_http_methods(["GET", "HEAD", "POST"])
@guard("belofte", "maken")
def beloven(request: Verzoek, publiek_id: UUID, regel: UUID) -> HttpResponse:
    """Make a promise of a line of a meeting."""
    gevraagd = str(request.GET.get("plan", ""))
    zicht = open_promise(request.handeling, bijeenkomst=publiek_id, regel=regel, plan=gevraagd)
    begin = {"wat": zicht.tekst, "uiterlijk": zicht.uiterlijk, "van": zicht.van}
    form = Beloofform(request.POST if request.method == "POST" else None, mensen=zicht.mensen, initial=begin)
    if zicht.plan is not None and perform(form, lambda _d: _promise(request, zicht, form)):
        messages.success(request, _("Dit staat nu als belofte in het plan."))
        return redirect("bijeenkomsten:bijeenkomst", publiek_id)
    return render(request, "werkplek/beloven.html", {"zicht": zicht, "form": form}, status=status_of(form))


def _promise(request: Verzoek, zicht: Beloofzicht, form: Beloofform) -> Any:
    gezegd = {**form.arguments(), "bijeenkomst": zicht.bijeenkomst.publiek_id}
    rij = plannen.offer_belofte(request.handeling, plan=zicht.plan, **gezegd)  # type: ignore[arg-type]
    return bijeenkomsten.link_belofte(request.handeling, regel=zicht.regel, belofte=rij.publiek_id)
