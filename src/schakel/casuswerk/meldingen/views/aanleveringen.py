"""What machines delivered: what came in, what is flagged, what was forwarded; and two messages side by side."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.meldingen import actions, permissions, queries
from schakel.casuswerk.meldingen.forms import OordeelForm
from schakel.casuswerk.meldingen.presenters import aanleveringen as presenters
from schakel.casuswerk.meldingen.rules import Paaroordeel
from schakel.kernel.errors import NotFound
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("aanlevering", "zien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Show what came in: numbers for who manages the system, each message for who receives it."""
    h, keuze = request.handeling, request.GET.get("toon", "")
    inhoud: dict[str, object] = {"tabs": presenters.tabs(keuze), "stand": None, "regels": []}
    if permissions.may_count_deliveries(h):
        inhoud["stand"] = presenters.counts(queries.counts(h), queries.waiting_deliveries(h), h.moment)
    if permissions.may_see_deliveries(h):
        filters = presenters.FILTERS.get(keuze, {})
        inhoud["regels"] = presenters.lines(queries.deliveries(h, ontvangen=True, **filters), h.moment)
    elif permissions.may_receive_zorg(h):
        inhoud["regels"] = presenters.lines(queries.deliveries(h, ontvangen=False), h.moment)
    inhoud["leest"] = permissions.may_see_deliveries(h) or permissions.may_receive_zorg(h)
    inhoud["ontvangen"] = permissions.may_see_deliveries(h)
    return render(request, "meldingen/aanleveringen.html", inhoud)


def _open(request: Verzoek, publiek_id: UUID) -> queries.Bericht:
    h = request.handeling
    if not (permissions.may_see_deliveries(h) or permissions.may_receive_zorg(h)):
        raise NotFound
    return queries.open_delivery(h, publiek_id=publiek_id, ontvangen=permissions.may_see_deliveries(h))


@guard("aanlevering", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def aanlevering(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one message, beside the other under its id; keep what somebody decides about them."""
    h, bericht = request.handeling, _open(request, publiek_id)
    form = OordeelForm(request.POST if request.method == "POST" else None, status=bericht.rij.status)
    if form.is_bound:
        deed = actions.settle_aanlevering
        if perform(form, lambda g: deed(h, aanlevering=bericht.rij, oordeel=Paaroordeel(str(g["oordeel"])))):
            return redirect("meldingen:aanlevering", publiek_id=publiek_id)
    pagina = presenters.page(h, bericht, queries.other_of(h, rij=bericht.rij))
    inhoud = {"pagina": pagina, "form": form, "publiek_id": publiek_id}
    return render(request, "meldingen/aanlevering.html", inhoud, status=status_of(form))


@guard("aanlevering", "ontvangen")
@require_POST
def gelezen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep that the own team has a care report that was forwarded to it."""
    actions.confirm_zorgbericht(request.handeling, aanlevering=_open(request, publiek_id).rij)
    return redirect("meldingen:aanlevering", publiek_id=publiek_id)
