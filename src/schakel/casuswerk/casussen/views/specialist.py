"""Whom the agreement names for a casus: asking that specialist, or saying why not."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.casussen import actions, forms, presenters, queries
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of


@require_http_methods(["GET", "POST"])
@guard("consult", "maken")
def specialist(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    casus = queries.access_casus(request.handeling, publiek_id=publiek_id)
    genoemd = queries.specialists_of_casus(request.handeling, casus=casus)
    form = _question(request, casus, genoemd, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        gevraagd = perform(form, partial(_ask, request, casus, {s.code: s for s in genoemd}))
        if gevraagd is not None:
            return redirect("casussen:consult", publiek_id=gevraagd.publiek_id)
    return _page(request, casus, {"form": form})


def _question(request: Verzoek, casus: Any, genoemd: Any, getypt: Any = None) -> Formulier:
    keuzes = [(s.code, presenters.specialist_name(s.code)) for s in genoemd if s.team]
    teams = [(t.publiek_id, t.pk, t.naam) for t in queries.teams_to_ask(request.handeling, casus=casus)]
    return forms.SpecialistFormulier(getypt, specialisten=keuzes, teams=teams)


def _ask(request: Verzoek, casus: Any, genoemd: dict[str, Any], getypt: dict[str, Any]) -> Any:
    gekozen = genoemd.get(getypt["specialist"])
    team, vraag = getypt["team"], getypt["vraag"]
    return actions.ask_named(request.handeling, casus=casus, genoemd=gekozen, team=team, vraag=vraag)


def _page(request: Verzoek, casus: Any, gebonden: dict[str, Formulier]) -> HttpResponse:
    h = request.handeling
    genoemd = queries.specialists_of_casus(h, casus=casus)
    open_ = presenters.duties(h, *_unasked(request, casus))
    keuzes = [(plicht.code, plicht.naam) for plicht in open_]
    vormen: dict[str, Formulier | None] = {
        "form": gebonden.get("form") or _question(request, casus, genoemd),
        "niet": forms.NietGevraagdFormulier(specialisten=keuzes) if keuzes else None,
        "nu": forms.OmstandighedenFormulier(initial=forms.from_facts(queries.stated_of(h, casus=casus)), prefix="nu"),
    }
    inhoud = {"casus": casus, "plichten": open_, "voorstellen": presenters.proposals(genoemd), **vormen, **gebonden}
    inhoud["open_nu"] = "nu" in gebonden or not genoemd
    return render(request, "casussen/specialist.html", inhoud, status=status_of(*gebonden.values()))


def _unasked(request: Verzoek, casus: Any) -> tuple[Any, Any]:
    plichten = queries.open_duties(request.handeling, dossier=casus.dossier_id)
    return plichten, queries.counted_unasked(request.handeling, dossier=casus.dossier_id)


@require_POST
@guard("consult", "maken")
def niet_gevraagd(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    casus = queries.access_casus(request.handeling, publiek_id=publiek_id)
    keuzes = [(p.code, p.naam) for p in presenters.duties(request.handeling, *_unasked(request, casus))]
    form = forms.NietGevraagdFormulier(request.POST, specialisten=keuzes)
    if perform(form, partial(_explain, request, casus)) is None:
        return _page(request, casus, {"niet": form})
    messages.success(request, _("Vastgelegd. Dit telt mee als afwijking van de afspraak."))
    return redirect("casussen:specialist", publiek_id=publiek_id)


def _explain(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> Any:
    return actions.explain_not_asked(request.handeling, casus=casus, **getypt)


@require_POST
@guard("consult", "maken")
def omstandigheden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    casus = queries.access_casus(request.handeling, publiek_id=publiek_id)
    form = forms.OmstandighedenFormulier(request.POST, prefix="nu")
    if not perform(form, partial(_state, request, casus)):
        return _page(request, casus, {"nu": form})
    messages.success(request, _("Bijgewerkt. Rechts staat wie de afspraak nu noemt."))
    return redirect("casussen:specialist", publiek_id=publiek_id)


def _state(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> bool:
    actions.record_omstandigheden(request.handeling, casus=casus, feiten=forms.to_facts(getypt))
    return True
