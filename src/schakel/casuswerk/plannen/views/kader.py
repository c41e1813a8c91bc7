"""The frame of each person, the casemanager, and who is asked to direct."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.plannen import actions, permissions
from schakel.casuswerk.plannen.forms.kader import Casemanagerform, Kadereindeform, Kaderform, Regieform
from schakel.casuswerk.plannen.presenters import kader as beeld
from schakel.casuswerk.plannen.queries.kader import Kaderzicht, access_kader, open_kader
from schakel.toolkit.http import Verzoek, perform


@guard("plan", "zien")
@require_safe
def kader(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the frames of a casus and its casemanager."""
    return _draw(request, _see(request, publiek_id))


@guard("plan", "maken")
@require_POST
def casemanager(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Choose which team is casemanager."""
    h, zicht = request.handeling, _see(request, publiek_id)
    form, deed = Casemanagerform(request.POST, teams=beeld.teams(zicht)), actions.choose_casemanager
    if perform(form, lambda d: deed(h, casus=zicht.casus, team=int(str(d["team"])), reden=str(d["reden"]))):
        return redirect("plannen:kader", publiek_id=publiek_id)
    return _draw(request, zicht, managerform=form)


@guard("plan", "wijzigen")
@require_POST
def nieuw_kader(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a person stand in another frame."""
    zicht = _see(request, publiek_id)
    form = Kaderform(request.POST, mensen=beeld.people(zicht.personen))
    if perform(form, lambda _: actions.begin_kader(request.handeling, casus=zicht.casus, **form.cleaned_data)):
        return redirect("plannen:kader", publiek_id=publiek_id)
    return _draw(request, zicht, kaderform=form)


@guard("plan", "wijzigen")
@require_POST
def kader_einde(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Say on which day a frame ended."""
    h, rij = request.handeling, access_kader(request.handeling, publiek_id=publiek_id)
    form = Kadereindeform(request.POST)
    if perform(form, lambda _: actions.end_kader(h, kader=rij, tot=form.cleaned_data["tot"])):
        return redirect("plannen:kader", publiek_id=rij.dossier.publiek_id)
    return _draw(request, _see(request, rij.dossier.publiek_id), eindeform=form, einde_van=publiek_id)


@guard("regie", "aanbieden")
@require_POST
def regie_vragen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask somebody of the casemanager's team to direct."""
    h, zicht = request.handeling, _see(request, publiek_id)
    form, team = Regieform(request.POST, collegas=beeld.colleagues(zicht)), zicht.casemanager
    deed = partial(actions.ask_regie, h, casus=zicht.casus, team=team.pk if team else 0)
    if perform(form, lambda d: deed(medewerker=int(str(d["wie"])))):
        return redirect("plannen:kader", publiek_id=publiek_id)
    return _draw(request, zicht, regieform=form)


def _see(request: Verzoek, publiek_id: UUID) -> Kaderzicht:
    zicht = open_kader(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(request.handeling, dossier=zicht.casus.dossier_id)
    return zicht


def _draw(request: Verzoek, zicht: Kaderzicht, **meer: Any) -> HttpResponse:
    h, dossier = request.handeling, zicht.casus.dossier_id
    inhoud = {
        "k": beeld.present_kader(h, zicht),
        "publiek_id": zicht.casus.dossier.publiek_id,
        "managerform": Casemanagerform(teams=beeld.teams(zicht)),
        "kaderform": Kaderform(mensen=beeld.people(zicht.personen)),
        "regieform": Regieform(collegas=beeld.colleagues(zicht)),
        "mag_kiezen": permissions.may_in(h, "plan", "maken", dossier=dossier),
        "mag_wijzigen": permissions.may_in(h, "plan", "wijzigen", dossier=dossier),
        "mag_vragen": permissions.may_in(h, "regie", "aanbieden", dossier=dossier),
    }
    return render(request, "plannen/kader.html", inhoud | meer, status=400 if meer else 200)
