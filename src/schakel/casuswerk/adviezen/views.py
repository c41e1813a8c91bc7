"""Giving advice and reading it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.adviezen import actions, presenters, queries
from schakel.casuswerk.adviezen.forms import AdviesForm, AntwoordForm
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("advies", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Show the sheet of an advies; keep it when nothing in it points at a household."""
    h = request.handeling
    form = AdviesForm(request.POST or None, keuzes=queries.keuzelijsten(h), nu=h.moment)
    gegeven = perform(form, lambda _schoon: actions.give_advies(h, **form.deed()))
    if gegeven is not None:
        return redirect("adviezen:advies", publiek_id=gegeven.publiek_id)
    eerder = presenters.latest(queries.latest_adviezen(h, aantal=8), h.moment)
    inhoud = {"form": form, "eerder": eerder, "volgende_stap": presenters.next_step()}
    inhoud["vragen"] = len(queries.waiting_vragen(h))
    return render(request, "adviezen/nieuw.html", inhoud, status=status_of(form))


@guard("advies", "zien")
@require_safe
def advies(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one advies."""
    h = request.handeling
    rij = queries.access_advies(h, publiek_id=publiek_id)
    beeld = presenters.advies_page(rij, queries.keuzelijsten(h), omgezet_door=queries.decider_of(h, advies=rij))
    return render(
        request, "adviezen/advies.html", {"advies": beeld, "melding_url": f"/meldingen/nieuw?advies={publiek_id}"}
    )


@guard("adviesvraag", "beantwoorden")
@require_safe
def vragen(request: Verzoek) -> HttpResponse:
    """Show the questions of partners that wait for an answer."""
    h = request.handeling
    return render(request, "adviezen/vragen.html", {"vragen": queries.waiting_vragen(h), "nu": h.moment})


@guard("adviesvraag", "beantwoorden")
@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one question of a partner, and answer it."""
    h = request.handeling
    rij = queries.access_adviesvraag(h, publiek_id=publiek_id)
    form = AntwoordForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        deed = actions.answer_adviesvraag
        if perform(form, lambda g: deed(h, adviesvraag=rij, antwoord=str(g["antwoord"]))):
            return redirect("adviezen:vragen")
    return render(request, "adviezen/vraag.html", {"vraag": rij, "form": form}, status=status_of(form))
