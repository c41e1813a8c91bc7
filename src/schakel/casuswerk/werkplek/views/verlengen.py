"""More time for a term: one asks on its page, another decides there; what waits stands on one list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.werkplek.forms import VerlengbesluitForm, VerlengForm
from schakel.casuswerk.werkplek.presenters.verlengen import requests_view
from schakel.casuswerk.werkplek.queries import termijn as termijnlook
from schakel.casuswerk.werkplek.queries import werklijst
from schakel.casuswerk.werkplek.views.werk import term_page
from schakel.toolkit.http import Verzoek, perform


@guard("termijn", "verlenging_besluiten")
@require_safe
def verzoeken(request: Verzoek) -> HttpResponse:
    """Show the requests for more time that wait for a decision of this team."""
    h = request.handeling
    taken = requests_view(termijnlook.waiting_with_heads(h), h.moment)
    return render(request, "werkplek/verzoeken.html", {"taken": taken})


@guard("termijn", "verlengen")
@require_POST
def verlengen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask for more time."""
    h, form = request.handeling, VerlengForm(request.POST)
    rij = werklijst.access_termijn(h, publiek_id=publiek_id)
    if perform(form, lambda w: dossiers.ask_extension(h, termijn=rij.termijn, **w)) is None:  # type: ignore[arg-type]
        return term_page(request, publiek_id, verlengform=form)
    messages.success(request, _("Gevraagd. Tot een ander het goedkeurt, verandert de termijn niet."))
    return redirect("werkplek:termijn", publiek_id)


@guard("termijn", "verlenging_besluiten")
@require_POST
def besluiten(request: Verzoek, publiek_id: UUID, verzoek: UUID) -> HttpResponse:
    """Give more time, or refuse it with a reason."""
    h, form = request.handeling, VerlengbesluitForm(request.POST)
    rij = werklijst.access_termijn(h, publiek_id=publiek_id)
    gevraagd = termijnlook.access_request(h, termijn=rij.termijn, publiek_id=verzoek)
    if perform(form, lambda w: _decide(request, gevraagd, w)) is None:
        return term_page(request, publiek_id, besluitform=form)
    messages.success(request, _("Uw besluit is vastgelegd."))
    return redirect("werkplek:termijn", publiek_id)


def _decide(request: Verzoek, gevraagd: termijnlook.Verzoekrij, getypt: dict[str, object]) -> object:
    return dossiers.decide_extension(
        request.handeling,
        verzoek=gevraagd.verzoek,
        akkoord=getypt["besluit"] == "ja",
        afwijsreden=str(getypt["afwijsreden"]),
    )
