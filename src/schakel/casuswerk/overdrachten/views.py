from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.overdrachten import actions, forms, presenters, queries
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, clashed, perform, status_of

View = Callable[..., HttpResponse]

# Which form and which deed belong to a step; what is typed are the arguments of the deed.
FORMULIEREN: dict[str, tuple[type[Formulier], Callable[..., Any]]] = {
    "aanbieden": (forms.LeegFormulier, actions.offer),
    "ontvangen": (forms.LeegFormulier, actions.confirm_receipt),
    "aannemen": (forms.AannemenFormulier, actions.accept),
    "weigeren": (forms.WeigerenFormulier, actions.refuse),
    "gesprek-plannen": (forms.GesprekPlannenFormulier, actions.plan_gesprek),
    "gesprek": (forms.GesprekFormulier, actions.record_gesprek),
    "gesprek-bevestigen": (forms.LeegFormulier, actions.confirm_gesprek),
    "geen-gesprek": (forms.GeenGesprekFormulier, actions.skip_gesprek),
    "regie": (forms.LeegFormulier, actions.take_regie),
    "eerste-contact": (forms.EersteContactFormulier, actions.record_first_contact),
    "starten": (forms.StartenFormulier, actions.start),
    "intrekken": (forms.IntrekkenFormulier, actions.withdraw),
    "opschalen": (forms.LeegFormulier, actions.escalate),
    "beoordelen": (forms.BeoordelenFormulier, actions.review),
    "betwisten": (forms.BetwistenFormulier, actions.contest),
    "start-bevestigen": (forms.LeegFormulier, actions.confirm_start),
    "betwisting": (forms.BetwistingFormulier, actions.settle_contest),
    "buiten": (forms.BuitenFormulier, actions.confirm_on_behalf),
}


NIET = "klopt-niet"


def _typed(request: Verzoek) -> Any:
    return request.POST if request.method == "POST" else None


@require_GET
@guard("overdracht", "zien")
def lijst(request: Verzoek) -> HttpResponse:
    dozen = queries.boxes_of_team(request.handeling)
    return render(request, "overdrachten/lijst.html", {"lijst": presenters.boxes(request.handeling, dozen)})


@require_GET
@guard("overdracht", "zien")
def overdracht(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    return _show(request, publiek_id)


@require_http_methods(["GET", "POST"])
@guard("overdracht", "maken")
def voorbereiden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    casus = casussen.access_casus(request.handeling, publiek_id=publiek_id)
    teams = queries.possible_receivers(request.handeling, regio=casus.dossier.regio)
    form = forms.VoorbereidenFormulier(_typed(request), teams=[(t.publiek_id, t.pk, t.naam) for t in teams])
    if request.method == "POST":
        gemaakt = perform(form, partial(_prepare, request, casus))
        if gemaakt is not None:
            return redirect("overdrachten:overdracht", publiek_id=gemaakt.publiek_id)
    status = status_of(form)
    return render(request, "overdrachten/voorbereiden.html", {"form": form, "casus": casus}, status=status)


def _prepare(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> Any:
    return actions.prepare(request.handeling, casus=casus, **forms.to_prepare(getypt))


@require_POST
@guard("overdracht", "buiten_systeem_bevestigen")
def controle(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    bevestiging = queries.access_confirmation(request.handeling, publiek_id=publiek_id)
    gedaan = actions.check_confirmation(request.handeling, bevestiging=bevestiging)
    return redirect("overdrachten:overdracht", publiek_id=gedaan.publiek_id)


@require_POST
@guard("overdracht", "buiten_systeem_bevestigen")
def klopt_niet(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    bevestiging = queries.access_confirmation(request.handeling, publiek_id=publiek_id)
    form = forms.KloptNietFormulier(request.POST, prefix=NIET)
    if perform(form, partial(_reject, request, bevestiging)) is None:
        return _show(request, bevestiging.overdracht.publiek_id, **{NIET: form})
    return redirect("overdrachten:overdracht", publiek_id=bevestiging.overdracht.publiek_id)


def _reject(request: Verzoek, bevestiging: Any, getypt: dict[str, Any]) -> Any:
    return actions.reject_confirmation(request.handeling, bevestiging=bevestiging, **getypt)


def _show(request: Verzoek, publiek_id: UUID, **gebonden: Formulier) -> HttpResponse:
    h, rij = request.handeling, queries.access_overdracht(request.handeling, publiek_id=publiek_id)
    klok = queries.clocks_of(h, overdrachten=[rij.pk]).get(rij.pk)
    bevestigd = queries.confirmations_of(h, overdracht=rij.pk)
    pagina = presenters.page(h, rij, klok, queries.steps_of(h, overdracht=rij.pk), bevestigd)
    te_laat = clashed(*(form for stap, form in gebonden.items() if stap not in pagina.stappen_nu))
    inhoud: dict[str, Any] = {"pagina": pagina, "volgende_stap": pagina.volgende, "gebotst": te_laat}
    inhoud |= _forms(request, rij, pagina, {} if te_laat else gebonden)
    inhoud["wachtend"] = presenters.confirmations(h, bevestigd, wacht=True)
    inhoud["bevestigd"] = presenters.confirmations(h, bevestigd, wacht=False)
    return render(request, "overdrachten/overdracht.html", inhoud, status=status_of(*gebonden.values()))


def _forms(request: Verzoek, rij: Any, pagina: presenters.Pagina, gebonden: dict[str, Formulier]) -> dict[str, Any]:
    klopt_niet = gebonden.get(NIET) or forms.KloptNietFormulier(prefix=NIET)
    vormen = {stap: _form(request, rij, stap) for stap in pagina.stappen_nu}
    vormen |= {stap: form for stap, form in gebonden.items() if stap != NIET}
    return {"groepen": presenters.groups(presenters.panels(pagina, vormen)), "klopt_niet": klopt_niet}


def _form(request: Verzoek, rij: Any, stap: str, getypt: Any = None) -> Formulier:
    soort = FORMULIEREN[stap][0]
    if stap == "aannemen" and not rij.is_hoofd:
        return forms.LeegFormulier(getypt, prefix=stap)
    if issubclass(soort, forms.BuitenFormulier):
        nu = queries.outside_now(request.handeling, overdracht=rij)
        return soort(getypt, prefix=stap, stappen=forms.with_chosen(nu, getypt, prefix=stap))
    if not issubclass(soort, forms.MedewerkerFormulier):
        return soort(getypt, prefix=stap)
    leden = queries.colleagues(request.handeling, team=rij.ontvanger_team_id)
    keuzes = [(lid.medewerker.publiek_id, lid.medewerker_id, lid.medewerker.naam) for lid in leden]
    return soort(getypt, prefix=stap, medewerkers=keuzes)


def _step(stap: str, actie: str) -> View:
    @require_POST
    @guard("overdracht", actie)
    def view(request: Verzoek, publiek_id: UUID) -> HttpResponse:
        rij = queries.access_overdracht(request.handeling, publiek_id=publiek_id)
        form = _form(request, rij, stap, request.POST)
        deed = FORMULIEREN[stap][1]
        if perform(form, lambda getypt: deed(request.handeling, overdracht=rij, **forms.arguments(getypt))) is None:
            return _show(request, publiek_id, **{stap: form})
        # Whoever has judged may no longer know of the handover; the list is always there.
        if stap in ("beoordelen", "betwisting"):
            return redirect("overdrachten:lijst")
        return redirect("overdrachten:overdracht", publiek_id=publiek_id)

    return view


STAPPEN: dict[str, View] = {
    stap: _step(stap, actie)
    for stap, actie in {
        "aanbieden": "aanbieden",
        "ontvangen": "ontvangen",
        "aannemen": "accepteren",
        "weigeren": "weigeren",
        "gesprek-plannen": "gesprek_plannen",
        "gesprek": "gesprek_vastleggen",
        "gesprek-bevestigen": "gesprek_bevestigen",
        "geen-gesprek": "gesprek_vastleggen",
        "regie": "regie_overnemen",
        "eerste-contact": "eerste_contact",
        "starten": "starten",
        "intrekken": "intrekken",
        "opschalen": "escaleren",
        "beoordelen": "weigering_beoordelen",
        "betwisten": "betwisten",
        "start-bevestigen": "betwisten",
        "betwisting": "weigering_beoordelen",
        "buiten": "buiten_systeem_bevestigen",
    }.items()
}
