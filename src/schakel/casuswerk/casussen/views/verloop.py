"""How a casus goes on: joined with another and parted, opened again, and who lives where and is what to whom."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.casussen import actions, presenters, queries
from schakel.casuswerk.casussen.forms import verloop as forms
from schakel.casuswerk.personen import actions as personen
from schakel.kernel.errors import NotFound
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of


def _typed(request: Verzoek) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "HEAD", "POST"])
@guard("casus", "samenvoegen")
def samenvoegen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    h, casus = request.handeling, queries.access_casus(request.handeling, publiek_id=publiek_id)
    form = forms.SamenvoegenFormulier(_typed(request))
    if request.method == "POST" and perform(form, partial(_merge, request, casus)) is not None:
        messages.success(request, _("De casussen zijn samengevoegd. Beide dossiers blijven bestaan."))
        return redirect("werkplek:casus", publiek_id)
    inhoud = {"casus": casus, "form": form, "lijst": presenters.joinable(queries.joinable_with(h, casus=casus))}
    return render(request, "casussen/samenvoegen.html", inhoud, status=status_of(form))


def _merge(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> Any:
    ander = queries.casus_by_number(request.handeling, nummer=getypt["nummer"])
    return actions.join(request.handeling, casus=casus, ander=ander, reden=getypt["reden"], regie=getypt["regie"])


@require_http_methods(["GET", "HEAD", "POST"])
@guard("casus", "splitsen")
def splitsen(request: Verzoek, publiek_id: UUID, samenvoeging: UUID) -> HttpResponse:
    casus = queries.access_casus(request.handeling, publiek_id=publiek_id)
    rij = queries.access_samenvoeging(request.handeling, casus=casus, publiek_id=samenvoeging)
    form = Formulier(_typed(request))
    if request.method == "POST" and perform(form, partial(_part, request, rij)):
        messages.success(request, _("De casussen zijn weer gesplitst."))
        return redirect("werkplek:casus", publiek_id)
    ander = presenters.other_side(rij, casus)
    inhoud = {"casus": casus, "ander": ander, "form": form}
    return render(request, "casussen/splitsen.html", inhoud, status=status_of(form))


def _part(request: Verzoek, rij: Any, getypt: dict[str, Any]) -> bool:
    actions.unmerge(request.handeling, samenvoeging=rij)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@guard("casus", "heropenen")
def heropenen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    casus = queries.access_casus(request.handeling, publiek_id=publiek_id)
    form = forms.HeropenenFormulier(_typed(request))
    if request.method == "POST" and perform(form, partial(_reopen, request, casus)) is not None:
        messages.success(request, _("De casus is weer open. Uw team is vanaf nu verantwoordelijk."))
        return redirect("werkplek:casus", publiek_id)
    inhoud = {"casus": casus, "form": form, "gesloten": presenters.closing(casus)}
    return render(request, "casussen/heropenen.html", inhoud, status=status_of(form))


def _reopen(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> Any:
    return actions.reopen_casus(request.handeling, casus=casus, **getypt)


@require_http_methods(["GET", "HEAD"])
@guard("persoon", "wijzigen")
def gezin(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    return _family(request, publiek_id, {})


def _family(request: Verzoek, publiek_id: UUID, gebonden: dict[str, Formulier]) -> HttpResponse:
    h, casus = request.handeling, queries.access_casus(request.handeling, publiek_id=publiek_id)
    beeld = presenters.family(h, queries.family_of(h, casus=casus))
    vormen: dict[str, Formulier] = {
        "relatie": forms.RelatieFormulier(prefix="relatie", mensen=beeld.keuzes),
        "rol": forms.RolFormulier(prefix="rol", mensen=beeld.keuzes),
        "verhuizing": forms.VerhuisFormulier(prefix="verhuizing", mensen=beeld.keuzes),
    }
    inhoud = {"casus": casus, "gezin": beeld, **vormen, **gebonden}
    return render(request, "casussen/gezin.html", inhoud, status=status_of(*gebonden.values()))


@require_POST
@guard("persoon", "wijzigen")
def relatie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    h, casus = request.handeling, queries.access_casus(request.handeling, publiek_id=publiek_id)
    keuzes = presenters.family(h, queries.family_of(h, casus=casus)).keuzes
    form = forms.RelatieFormulier(request.POST, prefix="relatie", mensen=keuzes)
    if perform(form, partial(_relate, request, casus)) is None:
        return _family(request, publiek_id, {"relatie": form})
    messages.success(request, _("De relatie staat in de tekening."))
    return redirect("casussen:gezin", publiek_id)


def _relate(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> Any:
    return personen.relate(request.handeling, dossier=casus.dossier_id, **forms.to_relation(getypt))


@require_POST
@guard("persoon", "wijzigen")
def relatie_weg(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    h, casus = request.handeling, queries.access_casus(request.handeling, publiek_id=publiek_id)
    relaties = presenters.family(h, queries.family_of(h, casus=casus)).relaties
    form = forms.RelatieWegFormulier(request.POST, relaties=relaties)
    perform(form, lambda g: personen.end_relatie(h, dossier=casus.dossier_id, relatie=int(str(g["relatie"]))))
    if form.errors:
        raise NotFound
    return redirect("casussen:gezin", publiek_id)


@require_POST
@guard("persoon", "wijzigen")
def verhuizen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    h, casus = request.handeling, queries.access_casus(request.handeling, publiek_id=publiek_id)
    keuzes = presenters.family(h, queries.family_of(h, casus=casus)).keuzes
    form = forms.VerhuisFormulier(request.POST, prefix="verhuizing", mensen=keuzes)
    if not perform(form, partial(_move, request, casus)):
        return _family(request, publiek_id, {"verhuizing": form})
    messages.success(request, _("Vastgelegd wie er verhuisde."))
    return redirect("casussen:gezin", publiek_id)


def _move(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> bool:
    actions.move_out(request.handeling, casus=casus, **forms.to_move(getypt))
    return True


@require_POST
@guard("persoon", "wijzigen")
def rol(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    h, casus = request.handeling, queries.access_casus(request.handeling, publiek_id=publiek_id)
    keuzes = presenters.family(h, queries.family_of(h, casus=casus)).keuzes
    form = forms.RolFormulier(request.POST, prefix="rol", mensen=keuzes)
    if not perform(form, partial(_change_rol, request, casus)):
        return _family(request, publiek_id, {"rol": form})
    messages.success(request, _("Vastgelegd. Wat u eerder uitdeelde, opent niet meer. Maak nieuwe bladen en codes."))
    return redirect("casussen:gezin", publiek_id)


def _change_rol(request: Verzoek, casus: Any, getypt: dict[str, Any]) -> bool:
    actions.change_rol(request.handeling, casus=casus, **forms.to_rol(getypt))
    return True


@require_POST
@guard("consult", "maken")
def intrekken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    rij = queries.access_consult(request.handeling, publiek_id=publiek_id)
    form = Formulier(request.POST)
    if perform(form, partial(_withdraw, request, rij)):
        messages.success(request, _("De vraag is ingetrokken. De specialist ziet haar niet meer."))
        return redirect("casussen:consult", publiek_id=publiek_id)
    vraag, antwoord = queries.text_of(request.handeling, consult=rij)
    pagina = presenters.consult_page(request.handeling, rij, vraag, antwoord)
    return render(request, "casussen/consult.html", {"pagina": pagina, "form": form}, status=status_of(form))


def _withdraw(request: Verzoek, rij: Any, getypt: dict[str, Any]) -> bool:
    actions.withdraw_consult(request.handeling, consult=rij)
    return True
