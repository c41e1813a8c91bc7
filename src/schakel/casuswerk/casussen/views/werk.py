"""Answering as a specialist, closing a casus, and a suspicion from first signal to melding."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.casussen import actions, forms, presenters, queries
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of


def _typed(request: Verzoek) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
@guard("casus", "wijzigen")
def gevaar(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    casus = queries.access_casus(request.handeling, publiek_id=publiek_id)
    form = forms.GevaarFormulier(_typed(request))
    if request.method == "POST" and perform(form, partial(_judge, request, casus)) is not None:
        messages.success(request, _("Vastgelegd hoe gevaarlijk het nu is."))
        return redirect("werkplek:casus", publiek_id=casus.dossier.publiek_id)
    inhoud = {"casus": casus, "form": form, "nu": presenters.danger_name(casus.dossier.gevaar)}
    return render(request, "casussen/gevaar.html", inhoud, status=status_of(form))


def _judge(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> Any:
    return actions.judge_gevaar(request.handeling, casus=casus, **getypt)


@require_GET
@guard("consult", "beantwoorden")
def consulten(request: Verzoek) -> HttpResponse:
    rijen = presenters.questions(request.handeling, queries.questions_to_team(request.handeling))
    return render(request, "casussen/consulten.html", {"taken": rijen})


@require_http_methods(["GET", "POST"])
@guard("consult", "zien")
def consult(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    rij = queries.access_consult(request.handeling, publiek_id=publiek_id)
    form = forms.AntwoordFormulier(_typed(request))
    if request.method == "POST" and perform(form, partial(_answer, request, rij)):
        messages.success(request, _("Uw antwoord is verstuurd."))
        return redirect("casussen:consult", publiek_id=publiek_id)
    vraag, antwoord = queries.text_of(request.handeling, consult=rij)
    pagina = presenters.consult_page(request.handeling, rij, vraag, antwoord)
    return render(request, "casussen/consult.html", {"pagina": pagina, "form": form}, status=status_of(form))


def _answer(request: Verzoek, rij: Any, getypt: dict[str, Any]) -> Any:
    return actions.answer_consult(request.handeling, consult=rij, **getypt)


@require_GET
@guard("casus", "maken")
def vermoedens(request: Verzoek) -> HttpResponse:
    taken = presenters.suspicions(request.handeling, queries.vermoedens_of_team(request.handeling))
    return render(request, "casussen/vermoedens.html", {"taken": taken})


@require_http_methods(["GET", "POST"])
@guard("casus", "maken")
def nieuw_vermoeden(request: Verzoek) -> HttpResponse:
    form = forms.VermoedenFormulier(_typed(request))
    if request.method == "POST":
        rij = perform(form, lambda g: actions.begin_vermoeden(request.handeling, **forms.to_begin(g)))
        if rij is not None:
            return redirect("casussen:vermoeden", publiek_id=rij.publiek_id)
    return render(request, "casussen/nieuw_vermoeden.html", {"form": form}, status=status_of(form))


@require_GET
@guard("casus", "zien")
def vermoeden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    return _suspicion(request, publiek_id, {})


def _suspicion(request: Verzoek, publiek_id: UUID, gebonden: dict[str, Formulier]) -> HttpResponse:
    rij = queries.access_vermoeden(request.handeling, publiek_id=publiek_id)
    stappen = queries.stappen_of(request.handeling, vermoeden=rij)
    klok = queries.clock_of(request.handeling, vermoeden=rij)
    vormen: dict[str, Formulier] = {
        "stap": forms.StapFormulier(prefix="stap", initial=presenters.next_step(request.handeling, stappen)),
        "melden": forms.MeldenFormulier(prefix="melden", initial={"achternaam": rij.casus.naam}),
        "afsluiten": forms.SluitenFormulier(prefix="afsluiten"),
    }
    pagina = presenters.vermoeden_page(request.handeling, rij, stappen, klok)
    inhoud = {"pagina": pagina, "volgende_stap": pagina.volgende, **vormen, **gebonden}
    return render(request, "casussen/vermoeden.html", inhoud, status=status_of(*gebonden.values()))


@require_POST
@guard("casus", "wijzigen")
def stap(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    rij = queries.access_vermoeden(request.handeling, publiek_id=publiek_id)
    form = forms.StapFormulier(request.POST, prefix="stap")
    if perform(form, lambda g: actions.record_stap(request.handeling, vermoeden=rij, **forms.to_step(g))) is None:
        return _suspicion(request, publiek_id, {"stap": form})
    return redirect("casussen:vermoeden", publiek_id=publiek_id)


@require_POST
@guard("melding", "maken")
def melden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    rij = queries.access_vermoeden(request.handeling, publiek_id=publiek_id)
    form = forms.MeldenFormulier(request.POST, prefix="melden")
    code = perform(form, partial(_report, request, rij))
    if code is None:
        return _suspicion(request, publiek_id, {"melden": form})
    messages.success(request, _("Gemeld bij Veilig Thuis. Uw ontvangstcode is %(code)s.") % {"code": code})
    return redirect("casussen:vermoeden", publiek_id=publiek_id)


def _report(request: Verzoek, rij: Any, getypt: dict[str, Any]) -> str:
    bericht = forms.to_report(getypt, request.handeling.moment)
    return actions.report_to_vt(request.handeling, vermoeden=rij, bericht=bericht)


@require_POST
@guard("casus", "sluiten")
def afsluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    rij = queries.access_vermoeden(request.handeling, publiek_id=publiek_id)
    form = forms.SluitenFormulier(request.POST, prefix="afsluiten")
    if perform(form, partial(_end, request, rij)) is None:
        return _suspicion(request, publiek_id, {"afsluiten": form})
    return redirect("casussen:vermoedens")


def _end(request: Verzoek, rij: Any, getypt: dict[str, Any]) -> bool:
    actions.close_vermoeden(request.handeling, vermoeden=rij, **getypt)
    return True
