"""Opening a dossier in an emergency, stopping, and looking at it afterwards."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard, may
from schakel.casuswerk.noodtoegang import actions, forms, presenters, queries
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("noodtoegang", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Verzoek) -> HttpResponse:
    """Open a dossier in an emergency, and show the emergencies that one may know of."""
    h = request.handeling
    form = forms.NoodtoegangFormulier(request.POST if request.method == "POST" else None)
    # Whoever finds a screen that somebody left open, does not get in here.
    if request.method == "POST" and request.vers:
        rij = perform(form, lambda getypt: actions.open_noodtoegang(h, **getypt))  # type: ignore[arg-type]
        if rij is not None:
            messages.success(request, _("Het dossier is open. Bekijk alleen wat u nu nodig heeft."))
            return redirect("werkplek:casus", publiek_id=rij.dossier.publiek_id)
    rijen = presenters.list_rows(h, queries.list_noodtoegang(h))
    hoogstens, minuten = queries.norm(h)
    inhoud = {"rijen": rijen, "mag_openen": may(h, "noodtoegang", "maken"), "vers": request.vers, "form": form}
    inhoud |= {"hoogstens": hoogstens, "minuten": minuten}
    return render(request, "noodtoegang/begin.html", inhoud, status=status_of(form) if request.vers else 200)


@guard("noodtoegang", "zien")
@require_safe
def blad(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one emergency."""
    return _draw(request, publiek_id, forms.NakijkFormulier())


def _draw(request: Verzoek, publiek_id: UUID, form: Any) -> HttpResponse:
    h = request.handeling
    zicht = queries.access_noodtoegang(h, publiek_id=publiek_id)
    pagina = presenters.present(h, zicht, mag_nakijken=may(h, "noodtoegang", "besluiten"))
    inhoud = {"pagina": pagina, "publiek_id": publiek_id, "form": form}
    return render(request, "noodtoegang/blad.html", inhoud, status=status_of(form))


@guard("noodtoegang", "zien")
@require_POST
def stoppen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Close the door before its time."""
    zicht = queries.access_noodtoegang(request.handeling, publiek_id=publiek_id)
    actions.end_noodtoegang(request.handeling, rij=zicht.rij)
    messages.success(request, _("De noodtoegang is gestopt. U ziet dit dossier niet meer."))
    return redirect("noodtoegang:blad", publiek_id=publiek_id)


@guard("noodtoegang", "besluiten")
@require_POST
def nakijken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Say afterwards whether it was an emergency."""
    zicht = queries.access_noodtoegang(request.handeling, publiek_id=publiek_id)
    form = forms.NakijkFormulier(request.POST)
    gedaan = perform(form, partial(_judge, request, zicht))
    if gedaan is None:
        return _draw(request, publiek_id, form)
    messages.success(request, _("Uw oordeel is vastgelegd."))
    return redirect("noodtoegang:blad", publiek_id=publiek_id)


def _judge(request: Verzoek, zicht: queries.Noodzicht, getypt: dict[str, Any]) -> bool:
    actions.review_noodtoegang(request.handeling, rij=zicht.rij, **getypt)
    return True
