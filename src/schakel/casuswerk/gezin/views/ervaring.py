"""Asking each of a family apart about the help, reading what may be read, and the figures of many families."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.gezin import actions, permissions
from schakel.casuswerk.gezin.forms.ervaring import Gesprekform, Nietform
from schakel.casuswerk.gezin.presenters.ervaring import present_figures, present_people
from schakel.casuswerk.gezin.queries import ervaring as queries
from schakel.casuswerk.personen.queries import age_of
from schakel.casuswerk.personen.rules import is_kind
from schakel.kernel.errors import NotFound
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of


def _open(request: Verzoek, publiek_id: UUID) -> Any:
    h, casus = request.handeling, queries.access_casus(request.handeling, publiek_id=publiek_id)
    if not permissions.may_in(h, "zien", dossier=casus.dossier_id, object_="ervaring"):
        raise NotFound
    return casus


@guard("ervaring", "zien")
@require_safe
def ervaring(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who of a casus can be asked, and what may be read."""
    h, casus = request.handeling, _open(request, publiek_id)
    zicht = queries.experience_of(h, casus=casus)
    mag = permissions.may_in(h, "vragen", dossier=casus.dossier_id, object_="ervaring")
    inhoud = {"casus": casus, "zicht": zicht, "mensen": present_people(h, zicht, mag_vragen=mag)}
    return render(request, "gezin/ervaring.html", inhoud)


@guard("ervaring", "vragen")
@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Ask the questions in a talk apart."""
    h, casus = request.handeling, _open(request, publiek_id)
    wie = queries.find_person(h, casus=casus, persoon=persoon)
    form = _talk(request, casus, wie, request.POST if request.method == "POST" else None)
    if perform(form, lambda d: actions.record_talk(h, casus=casus, persoon=persoon, **form.answers())):
        return redirect("gezin:ervaring", publiek_id)
    return _draw(request, casus, wie, form, Nietform())


@guard("ervaring", "vragen")
@require_POST
def niet(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Record why somebody is not asked now."""
    h, casus, form = request.handeling, _open(request, publiek_id), Nietform(request.POST)
    wie = queries.find_person(h, casus=casus, persoon=persoon)
    if perform(form, lambda d: actions.skip_question(h, casus=casus, persoon=persoon, reden=form.chosen())):
        return redirect("gezin:ervaring", publiek_id)
    return _draw(request, casus, wie, _talk(request, casus, wie, None), form)


def _talk(request: Verzoek, casus: Any, wie: Any, data: Any) -> Gesprekform:
    h = request.handeling
    kind = is_kind(wie.rol, age_of(h, rij=wie))
    return Gesprekform(data, vragen=queries.questions_for(h, casus=casus, kind=kind))


def _draw(request: Verzoek, casus: Any, wie: Any, form: Formulier, niet_: Formulier) -> HttpResponse:
    p = wie.persoon
    naam = p.roepnaam or p.voornamen or p.omschrijving or _("iemand zonder naam")
    inhoud = {"casus": casus, "naam": naam, "form": form, "nietform": niet_, "persoon": p.publiek_id}
    return render(request, "gezin/ervaringvraag.html", inhoud, status=status_of(form, niet_))


@guard("ervaring", "vragen")
@require_POST
def code(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Show a code for one use, once: it is handed over in person."""
    h, casus = request.handeling, _open(request, publiek_id)
    nieuw = actions.give_question_code(h, casus=casus, persoon=persoon)
    inhoud = {"code": nieuw, "adres": request.build_absolute_uri("/blad"), "casus": casus}
    return render(request, "gezin/ervaringcode.html", inhoud)


@guard("ervaring", "zien")
@require_safe
def antwoord(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Lead from the work list to the page of the family."""
    rij = queries.access_vraag(request.handeling, publiek_id=publiek_id)
    return redirect("gezin:ervaring", rij.dossier.publiek_id)


@guard("ervaring", "vragen")
@require_POST
def gelezen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that an answer was read by who asked."""
    rij = queries.access_vraag(request.handeling, publiek_id=publiek_id)
    actions.read_experience(request.handeling, vraag=rij)
    return redirect("gezin:ervaring", rij.dossier.publiek_id)


@guard("ervaring", "zien")
@require_safe
def cijfers(request: Verzoek) -> HttpResponse:
    """Show what families think of the help, of five families or more."""
    return render(
        request, "gezin/ervaringcijfers.html", {"cijfers": present_figures(queries.count_experience(request.handeling))}
    )
