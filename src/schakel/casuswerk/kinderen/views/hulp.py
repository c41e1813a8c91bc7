"""The own help of a child, and the children who have none."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.kinderen import actions, permissions, queries
from schakel.casuswerk.kinderen.forms.kind import Hulpstapform, Nietnodigform, Wensform
from schakel.casuswerk.kinderen.presenters import gezichten as gezicht
from schakel.casuswerk.kinderen.presenters import kind as beeld
from schakel.casuswerk.kinderen.queries.cijfers import children_without, count_help
from schakel.casuswerk.kinderen.queries.kind import Kindzicht, offers_in
from schakel.casuswerk.kinderen.queries.rijen import page_of_row
from schakel.casuswerk.kinderen.rules.rechten import ZINNEN
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.http import Verzoek, perform


@guard("kind", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Record which help a child would like."""
    h, zicht = request.handeling, queries.open_kind(request.handeling, publiek_id=publiek_id, persoon=persoon)
    aanbod = offers_in(h, regio=zicht.casus.dossier.regio)
    form = Wensform(request.POST if request.method == "POST" else None, aanbod=aanbod)
    deed = partial(actions.wish_hulp, h, casus=zicht.casus, persoon=persoon)
    gemaakt = perform(form, lambda _: deed(**form.arguments()))
    if gemaakt:
        return redirect("kinderen:hulpstap", gemaakt.publiek_id)
    return _draw(request, zicht, form, Nietnodigform())


@guard("kind", "wijzigen")
@require_POST
def niet_nodig(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Decide that a child needs no help of its own."""
    h, zicht = request.handeling, queries.open_kind(request.handeling, publiek_id=publiek_id, persoon=persoon)
    form = Nietnodigform(request.POST)
    deed = partial(actions.decide_none, h, casus=zicht.casus, persoon=persoon)
    if perform(form, lambda d: deed(reden=str(d["reden"]))):
        return redirect("kinderen:kind", publiek_id, persoon)
    return _draw(request, zicht, Wensform(aanbod=offers_in(h, regio=zicht.casus.dossier.regio)), form)


def _draw(request: Verzoek, zicht: Kindzicht, form: Wensform, geen: Nietnodigform) -> HttpResponse:
    permissions.check_can_in(request.handeling, "kind", "wijzigen", dossier=zicht.casus.dossier_id)
    inhoud = {"kop": beeld.present_kop(zicht), "form": form, "geenform": geen}
    return render(request, "kinderen/hulp.html", inhoud, status=400 if form.is_bound or geen.is_bound else 200)


@guard("kind", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def stap(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record the next step of the help of a child."""
    h, rij = request.handeling, queries.access_hulp(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "kind", "wijzigen", dossier=rij.dossier_id)
    zicht, stappen = page_of_row(h, rij=rij), beeld.step_choices(rij)
    form = Hulpstapform(
        request.POST if request.method == "POST" else None, stappen=stappen, vraagt=ZINNEN[zicht.stap.beslist],
        initial={"op": lokale_datum(h.moment), "naar": stappen[0][0] if stappen else ""},
    )  # fmt: skip
    if perform(form, lambda _: actions.move_hulp(h, hulp=rij, **form.arguments())):
        return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)
    inhoud: dict[str, Any] = {"kop": beeld.present_kop(zicht), "form": form, "hulp": beeld.help_of(h, zicht, rij)}
    return render(request, "kinderen/hulpstap.html", inhoud, status=400 if form.is_bound else 200)


@guard("kind", "zien")
@require_safe
def zonder(request: Verzoek) -> HttpResponse:
    """Show the children for whom nobody asked help, with the figure and what it counts."""
    h, gevraagd = request.handeling, request.GET.get("bladzijde", "1")
    bladzijde = max(int(gevraagd), 1) if gevraagd.isdecimal() and len(gevraagd) < 6 else 1
    kinderen, aantal = children_without(h, bladzijde=bladzijde)
    inhoud = gezicht.present_without(h, count_help(h), kinderen, aantal, bladzijde)
    return render(request, "kinderen/zonder_hulp.html", inhoud)
