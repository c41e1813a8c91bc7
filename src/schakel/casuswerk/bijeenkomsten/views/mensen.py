"""Attempts to reach people, lines of work, and the team around a family."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.bijeenkomsten import actions, permissions
from schakel.casuswerk.bijeenkomsten.forms.mensen import (
    Gezinsteamform,
    Lidform,
    Pogingform,
    Procesregieform,
    Stapform,
    Teamkeuzeform,
    Werklijnform,
)
from schakel.casuswerk.bijeenkomsten.presenters import casus as beeld
from schakel.casuswerk.bijeenkomsten.presenters import mensen
from schakel.casuswerk.bijeenkomsten.queries import casus as look
from schakel.casuswerk.bijeenkomsten.queries import gezinsteam as teamlook
from schakel.casuswerk.bijeenkomsten.queries.contact import contact_with
from schakel.casuswerk.bijeenkomsten.queries.werklijnen import access_werklijn, lines_of
from schakel.kernel.errors import NotFound
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform

Inhoud = dict[str, Any]


def _typed(request: Verzoek) -> Any:
    return request.POST if request.method == "POST" else None


def _frame(request: Verzoek, casus: Any, hier: str, publiek_id: UUID) -> Inhoud:
    """Return what every page of a casus in this room shows, and what the actor may do on it."""
    kop = mensen.head_of(casus, hier)
    rechten = permissions.rights_of(request.handeling, dossier=casus.dossier_id, actief=kop.actief)
    return {"kop": kop, "publiek_id": publiek_id, **rechten}


@guard("contactpoging", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show with whom contact was sought; record an attempt."""
    h, casus = request.handeling, look.access_casus(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, "contactpoging", dossier=casus.dossier_id)
    rijen = mensen.people(look.people_of(h, dossier=casus.dossier_id))
    form = Pogingform(_typed(request), mensen=rijen)
    if perform(form, lambda _d: actions.record_poging(h, dossier=casus.dossier, **form.arguments())):
        return redirect("bijeenkomsten:contact", publiek_id=publiek_id)
    mensen_ = beeld.contacts(contact_with(h, dossier=casus.dossier))
    inhoud = {**_frame(request, casus, "contact", publiek_id), "form": form, "mensen": mensen_}
    return render(request, "bijeenkomsten/contact.html", inhoud, status=400 if form.is_bound else 200)


@guard("werklijn", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def werklijnen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the help for everyone; offer something."""
    h, casus = request.handeling, look.access_casus(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, "werklijn", dossier=casus.dossier_id)
    zicht = lines_of(h, dossier=casus.dossier)
    form = _offer(request, casus, zicht)
    if perform(form, lambda d: actions.offer_werklijn(h, dossier=casus.dossier, **d)):  # type: ignore[arg-type]
        return redirect("bijeenkomsten:werklijnen", publiek_id=publiek_id)
    inhoud = {**_frame(request, casus, "werklijnen", publiek_id), "form": form}
    inhoud["mensen"] = beeld.lines(zicht, publiek_id)
    return render(request, "bijeenkomsten/werklijnen.html", inhoud, status=400 if form.is_bound else 200)


def _offer(request: Verzoek, casus: Any, zicht: Any) -> Werklijnform:
    """Return the form of an offer; the help of a child stands with the child."""
    aanbod = mensen.offers(look.offers_of_region(request.handeling, dossier=casus.dossier))
    soorten = [(s.code, s.naam) for s in zicht.soorten]
    rijen = mensen.people([p.wie for p in zicht.mensen if p.wie.rol != "KIND"])
    return Werklijnform(_typed(request), mensen=rijen, soorten=soorten, aanbod=aanbod)


@guard("werklijn", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def werklijn(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one line of work; record its next step."""
    h, rij = request.handeling, access_werklijn(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, "werklijn", dossier=rij.dossier_id)
    casus = look.casus_of(h, dossier=rij.dossier_id)
    form = Stapform(_typed(request), stappen=beeld.steps_from(rij.status))
    if perform(form, lambda _d: actions.move_werklijn(h, werklijn=rij, **form.arguments())):
        return redirect("bijeenkomsten:werklijnen", publiek_id=casus.dossier.publiek_id)
    een = beeld.one_line(lines_of(h, dossier=casus.dossier), casus.dossier.publiek_id, publiek_id)
    inhoud = {**_frame(request, casus, "werklijnen", casus.dossier.publiek_id), "form": form, "een": een}
    return render(request, "bijeenkomsten/werklijn.html", inhoud, status=400 if form.is_bound else 200)


@guard("gezinsteam", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def gezinsteam(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the team around a family; form it when there is none."""
    h, casus = request.handeling, look.access_casus(request.handeling, publiek_id=publiek_id)
    form = _formation(request, casus)
    if perform(form, lambda d: actions.form_gezinsteam(h, dossier=casus.dossier, **d)):  # type: ignore[arg-type]
        return redirect("bijeenkomsten:gezinsteam", publiek_id=publiek_id)
    return _team(request, casus, publiek_id, form=form)


def _formation(request: Verzoek, casus: Any) -> Gezinsteamform:
    h, dossier = request.handeling, casus.dossier
    return Gezinsteamform(
        _typed(request) if request.resolver_match and request.resolver_match.url_name == "gezinsteam" else None,
        vormen=list(look.forms_of_team(h, dossier=dossier).items()),
        teams=mensen.teams(look.teams_of(h, dossier=dossier.pk)),
        collegas=mensen.colleagues(teamlook.who_could_hold(h, dossier=dossier.pk)),
    )


@guard("gezinsteam", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def lid(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Add a team: first which, then whom of it and until when."""
    h, casus = request.handeling, look.access_casus(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "gezinsteam", "wijzigen", dossier=casus.dossier_id)
    zicht, (keuze, team) = _found(teamlook.gezinsteam_of(h, dossier=casus.dossier_id)), _chosen(request, casus)
    collegas = mensen.members(teamlook.colleagues_of(h, team=team)) if team else []
    form = Lidform(_typed(request), collegas=collegas)
    deed = partial(actions.add_lid, h, gezinsteam=zicht.rij, team=team.pk if team else 0)
    if perform(form, lambda _d: deed(**form.arguments())):
        return redirect("bijeenkomsten:gezinsteam", publiek_id=publiek_id)
    inhoud = {**_frame(request, casus, "gezinsteam", publiek_id), "keuze": keuze, "team": team, "form": form}
    return render(request, "bijeenkomsten/lid.html", inhoud, status=400 if form.is_bound else 200)


def _chosen(request: Verzoek, casus: Any) -> tuple[Teamkeuzeform, Any]:
    """Return the choice of a team, and which was chosen."""
    kan = look.teams_to_add(request.handeling, dossier=casus.dossier)
    keuze = Teamkeuzeform(request.GET if "team" in request.GET else None, teams=mensen.teams(kan))
    return keuze, keuze.chosen(kan)


@guard("gezinsteam", "wijzigen")
@require_POST
def lid_stopt(request: Verzoek, publiek_id: UUID, lid: UUID) -> HttpResponse:
    """End a membership."""
    h, casus = request.handeling, look.access_casus(request.handeling, publiek_id=publiek_id)
    zicht, form = _found(teamlook.gezinsteam_of(h, dossier=casus.dossier_id)), Formulier(request.POST)
    rij = teamlook.access_lid(h, gezinsteam=zicht.rij, publiek_id=lid)
    if perform(form, lambda _d: actions.end_lid(h, lid=rij)):
        return redirect("bijeenkomsten:gezinsteam", publiek_id=publiek_id)
    return _team(request, casus, publiek_id, stopform=form)


@guard("gezinsteam", "wijzigen")
@require_POST
def procesregie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Name who holds procesregie."""
    h, casus = request.handeling, look.access_casus(request.handeling, publiek_id=publiek_id)
    zicht = _found(teamlook.gezinsteam_of(h, dossier=casus.dossier_id))
    collegas = mensen.colleagues(teamlook.who_could_hold(h, dossier=casus.dossier_id))
    form = Procesregieform(request.POST, collegas=collegas)
    deed = partial(actions.name_procesregie, h, gezinsteam=zicht.rij)
    if perform(form, lambda d: deed(medewerker=int(str(d["medewerker"])))):
        return redirect("bijeenkomsten:gezinsteam", publiek_id=publiek_id)
    return _team(request, casus, publiek_id, procesform=form)


@guard("gezinsteam", "wijzigen")
@require_POST
def opheffen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """End the team around a family."""
    h, casus = request.handeling, look.access_casus(request.handeling, publiek_id=publiek_id)
    zicht = _found(teamlook.gezinsteam_of(h, dossier=casus.dossier_id))
    actions.end_gezinsteam(h, gezinsteam=zicht.rij)
    return redirect("bijeenkomsten:gezinsteam", publiek_id=publiek_id)


def _found(zicht: teamlook.Gezinsteamzicht | None) -> teamlook.Gezinsteamzicht:
    if zicht is None:
        raise NotFound
    return zicht


def _team(request: Verzoek, casus: Any, publiek_id: UUID, **meer: Any) -> HttpResponse:
    h = request.handeling
    permissions.check_can_see(h, "gezinsteam", dossier=casus.dossier_id)
    zicht, vormen = teamlook.gezinsteam_of(h, dossier=casus.dossier_id), look.forms_of_team(h, dossier=casus.dossier)
    collegas = mensen.colleagues(teamlook.who_could_hold(h, dossier=casus.dossier_id))
    inhoud = {
        **_frame(request, casus, "gezinsteam", publiek_id),
        "team": beeld.family_team(zicht, vormen, h.moment) if zicht else None,
        "form": _formation(request, casus),
        "procesform": Procesregieform(collegas=collegas),
        "stopform": Formulier(),
    }
    fout = any(form.is_bound for form in meer.values())
    return render(request, "bijeenkomsten/gezinsteam.html", inhoud | meer, status=400 if fout else 200)
