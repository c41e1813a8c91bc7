"""The screens of commissions and of the footing of teams."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.organisaties.queries import own_gemeenten
from schakel.basis.toegang.permissions import guard, may
from schakel.kernel.errors import NotFound
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.queries import leren
from schakel.sturing.uitvoering import actions, permissions
from schakel.sturing.uitvoering.forms import opdracht as forms
from schakel.sturing.uitvoering.presenters import opdracht as presenters
from schakel.sturing.uitvoering.presenters.alarmen import block_of_alarms
from schakel.sturing.uitvoering.queries import opdracht as queries
from schakel.sturing.uitvoering.queries import preventie as gemeenten
from schakel.sturing.uitvoering.queries.zelfscan import teams_to_choose
from schakel.toolkit.bladen import Blad, Vorm
from schakel.toolkit.http import Verzoek, carried_out, status_of


def _show(request: Verzoek, blad: Blad, *vormen: Any) -> HttpResponse:
    return render(request, "blad.html", {"blad": blad}, status=status_of(*vormen))


@guard("opdracht", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def opdrachten(request: Verzoek) -> HttpResponse:
    """Show the commissions that the team gave or got, and draft one."""
    h, mag = request.handeling, may(request.handeling, "opdracht", "wijzigen")
    plekken = [(c, n) for c, n in gemeenten.gemeenten_to_choose(h) if c in own_gemeenten(h)] if mag else []
    getypt = request.POST if request.method == "POST" and mag else None
    form = forms.OpdrachtForm(getypt, gemeenten=plekken, teams=teams_to_choose(h) if mag else [])
    if carried_out(form, partial(actions.draft_opdracht, h)):
        messages.success(request, _("De opdracht is een concept. Kies nu wat zij vraagt."))
        return redirect("uitvoering:opdrachten")
    vorm = Vorm(form, request.path, _("Maak het concept")) if mag else None
    namen, dag = gemeenten.names_of_gemeenten(h), lokale_datum(h.moment)
    return _show(request, presenters.present_list(queries.commissions(h), dag, namen, vorm), form)


@guard("opdracht", "zien")
@require_safe
def opdracht(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one commission, checked against what happens."""
    return _draw(request, publiek_id)


def _draw(request: Verzoek, publiek_id: UUID, **gestuurd: Any) -> HttpResponse:
    h = request.handeling
    zicht = queries.open_commission(h, publiek_id=publiek_id)
    kant = permissions.side_of(h, zicht.opdracht)
    vormen, teken = [], None
    if kant == "gemeente" and not zicht.opdracht.is_getekend:
        vormen = _forms(request, zicht, gestuurd)
    if kant and not zicht.opdracht.is_getekend and not queries.has_signed(zicht.opdracht, kant):
        vorm = gestuurd.get("tekenen") or forms.TekenForm(auto_id="tekenen_%s")
        teken = Vorm(vorm, presenters.commission_url(zicht.opdracht, "tekenen"), _("Teken de opdracht"))
    namen, dag = gemeenten.names_of_gemeenten(h), lokale_datum(h.moment)
    blad = presenters.present_commission(zicht, dag, namen, vormen, teken)
    return _show(request, blad, *gestuurd.values())


def _forms(request: Verzoek, zicht: queries.Opdrachtzicht, gestuurd: dict[str, Any]) -> list[Vorm]:
    delen = (("eisen", _("Vraag eisen uit het kader")), ("taak", _("Vraag een taak")), ("kunde", _("Vraag kunde")))
    return [
        Vorm(
            gestuurd.get(naam) or _form(request, naam, zicht, None),
            presenters.commission_url(zicht.opdracht, naam),
            knop,
            onder=knop,
        )
        for naam, knop in delen
    ]


def _form(request: Verzoek, naam: str, zicht: queries.Opdrachtzicht, getypt: Any) -> Any:
    if naam == "eisen":
        return forms.EisenForm(getypt, kader=zicht.kader, auto_id="eisen_%s")
    if naam == "taak":
        return forms.TaakForm(getypt, auto_id="taak_%s")
    trainingen = [(t.code, t.naam) for t in leren.trainings(request.handeling)]
    return forms.KundeForm(getypt, trainingen=trainingen, auto_id="kunde_%s")


def _change(request: Verzoek, publiek_id: UUID, naam: str, deed: Any) -> HttpResponse:
    h = request.handeling
    zicht = queries.open_commission(h, publiek_id=publiek_id)
    form = _form(request, naam, zicht, request.POST)
    if not carried_out(form, partial(deed, h, opdracht=publiek_id)):
        return _draw(request, publiek_id, **{naam: form})
    messages.success(request, _("De opdracht is aangepast."))
    return redirect("uitvoering:opdracht", publiek_id)


@guard("opdracht", "wijzigen")
@require_POST
def eisen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask requirements of the framework."""
    return _change(request, publiek_id, "eisen", actions.choose_requirements)


@guard("opdracht", "wijzigen")
@require_POST
def taak(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask a task."""
    return _change(request, publiek_id, "taak", actions.add_task)


@guard("opdracht", "wijzigen")
@require_POST
def kunde(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask a skill."""
    return _change(request, publiek_id, "kunde", actions.add_skill)


@guard("opdracht", "zien")
@require_POST
def tekenen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Sign for the side of the actor."""
    form = forms.TekenForm(request.POST, auto_id="tekenen_%s")
    queries.access_commission(request.handeling, publiek_id=publiek_id)
    if not carried_out(form, partial(actions.sign, request.handeling, opdracht=publiek_id)):
        return _draw(request, publiek_id, tekenen=form)
    messages.success(request, _("U heeft getekend."))
    return redirect("uitvoering:opdracht", publiek_id)


@guard("opdracht", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: Verzoek) -> HttpResponse:
    """Show a team what is asked of it and what it carries, and keep this month."""
    h, dag = request.handeling, lokale_datum(request.handeling.moment)
    mag = may(h, "opdracht", "opvolgen")
    form = forms.TeamstandForm(request.POST if request.method == "POST" and mag else None)
    if carried_out(form, partial(actions.record_teamstand, h)):
        messages.success(request, _("Deze maand is vastgelegd."))
        return redirect("uitvoering:team")
    namen = gemeenten.names_of_gemeenten(h)
    opdrachten = [presenters.line_of(o, dag, namen) for o in queries.commissions(h)]
    vorm = Vorm(form, request.path, _("Leg deze maand vast")) if mag else None
    draagt, alarmen = queries.carried(h), block_of_alarms(leren.alarms(h, team=h.team or 0), dag)
    blad = presenters.present_team(opdrachten, queries.months_of(h), draagt, alarmen, queries.norm(h), vorm)
    return _show(request, blad, form)


@guard("opdracht", "zien")
@require_safe
def teams(request: Verzoek) -> HttpResponse:
    """Show whoever steers the footing of all teams."""
    h = request.handeling
    if not queries.oversees(h):
        raise NotFound
    alarmen, rijen = leren.alarms(h), queries.latest_of_teams(h)
    return _show(request, presenters.present_teams(rijen, alarmen, queries.norm(h), lokale_datum(h.moment)))
