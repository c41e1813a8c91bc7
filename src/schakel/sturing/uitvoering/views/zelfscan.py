"""The screens of the self-scan."""

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
from schakel.sturing.uitvoering import actions
from schakel.sturing.uitvoering.forms import zelfscan as forms
from schakel.sturing.uitvoering.forms.plannen import LeegForm
from schakel.sturing.uitvoering.presenters import zelfscan as presenters
from schakel.sturing.uitvoering.queries import preventie as gemeenten
from schakel.sturing.uitvoering.queries import zelfscan as queries
from schakel.toolkit.bladen import Blad, Vorm
from schakel.toolkit.http import Verzoek, carried_out, perform, status_of

ZIEN_EN_DOEN = ["GET", "HEAD", "POST"]


def _show(request: Verzoek, blad: Blad, *vormen: Any) -> HttpResponse:
    return render(request, "blad.html", {"blad": blad}, status=status_of(*vormen))


@guard("zelfscan", "zien")
@require_http_methods(ZIEN_EN_DOEN)
def zelfscans(request: Verzoek) -> HttpResponse:
    """Show the scans of the team, and begin one."""
    h = request.handeling
    mag = may(h, "zelfscan", "maken")
    form = _start_form(request) if mag else LeegForm(request.POST or None)
    deed = partial(actions.start_zelfscan, h)
    if carried_out(form, deed):
        messages.success(request, _("De zelfscan is begonnen. De teams zien haar op hun eigen pagina."))
        return redirect("uitvoering:zelfscans")
    vorm = Vorm(form, request.path, _("Begin de zelfscan")) if mag else None
    return _show(request, presenters.present_list(queries.scans(h), vorm), form)


def _start_form(request: Verzoek) -> forms.StartForm:
    h = request.handeling
    eigen = own_gemeenten(h)
    teams, plaatsen = queries.teams_to_choose(h), [(c, n) for c, n in gemeenten.gemeenten_to_choose(h) if c in eigen]
    return forms.StartForm(request.POST if request.method == "POST" else None, teams=teams, gemeenten=plaatsen)


@guard("zelfscan", "zien")
@require_safe
def zelfscan(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one scan."""
    return _draw(request, publiek_id, LeegForm())


def _draw(request: Verzoek, publiek_id: UUID, form: Any) -> HttpResponse:
    h = request.handeling
    zicht = queries.open_scan(h, publiek_id=publiek_id)
    besluit, vult = may(h, "zelfscan", "besluiten"), may(h, "zelfscan", "beantwoorden")
    stap = presenters.next_step(zicht, besluit=besluit, begint=may(h, "zelfscan", "maken"))
    vormen = [Vorm(form, *stap)] if stap else []
    dag = lokale_datum(h.moment)
    return _show(request, presenters.present_scan(zicht, dag, besluit=besluit, vult=vult, vormen=vormen), form)


@guard("zelfscan", "beantwoorden")
@require_http_methods(ZIEN_EN_DOEN)
def invullen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let one person fill in, alone."""
    h = request.handeling
    zicht = queries.open_scan(h, publiek_id=publiek_id)
    getypt = request.POST if request.method == "POST" else None
    form = forms.InvulForm(getypt, themas=zicht.themas, initial=queries.own_answers(zicht))
    if form.is_bound and perform(form, lambda g: _filled(request, publiek_id, g)):
        messages.success(request, _("Uw antwoorden zijn bewaard. Niemand anders ziet ze."))
        return redirect("uitvoering:zelfscan", publiek_id)
    vorm = Vorm(form, request.path, _("Bewaar mijn antwoorden"), soort="primary-action")
    return _show(request, presenters.present_fill_in(zicht.scan, vorm), form)


def _filled(request: Verzoek, publiek_id: UUID, getypt: dict[str, object]) -> bool:
    antwoorden = {veld.removesuffix("-score"): str(score) for veld, score in getypt.items()}
    actions.fill_in(request.handeling, scan=publiek_id, antwoorden=antwoorden)
    return True


def _step(request: Verzoek, publiek_id: UUID, deed: Any, klaar: str) -> HttpResponse:
    form = LeegForm(request.POST)
    if not carried_out(form, partial(deed, request.handeling, scan=publiek_id)):
        return _draw(request, publiek_id, form)
    messages.success(request, klaar)
    return redirect("uitvoering:zelfscan", publiek_id)


@guard("zelfscan", "besluiten")
@require_POST
def bespreken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """End the filling in alone."""
    return _step(request, publiek_id, actions.go_together, _("U kunt de scan nu samen bespreken."))


@guard("zelfscan", "besluiten")
@require_POST
def afronden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Close the scan."""
    return _step(request, publiek_id, actions.finish_zelfscan, _("De zelfscan is klaar."))


@guard("zelfscan", "maken")
@require_POST
def herhalen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Begin the same scan again."""
    return _step(request, publiek_id, actions.repeat_zelfscan, _("De nieuwe scan is begonnen."))


@guard("zelfscan", "besluiten")
@require_http_methods(ZIEN_EN_DOEN)
def samen(request: Verzoek, publiek_id: UUID, vraag: str) -> HttpResponse:
    """Keep what the group says of one requirement."""
    h = request.handeling
    zicht = queries.open_scan(h, publiek_id=publiek_id)
    if vraag not in zicht.vragen:
        raise NotFound
    form = forms.SamenForm(request.POST if request.method == "POST" else None, initial=queries.said(zicht, vraag))
    if carried_out(form, partial(actions.score_together, h, scan=publiek_id, vraag=vraag)):
        return redirect("uitvoering:zelfscan", publiek_id)
    vorm = Vorm(form, request.path, _("Bewaar de score"), soort="primary-action")
    zegt = [presenters.spread_in_words(zicht.spreiding.get(vraag))]
    return _show(request, presenters.present_form(zicht.scan, zicht.vragen[vraag], vorm, zegt=zegt), form)


@guard("zelfscan", "besluiten")
@require_http_methods(ZIEN_EN_DOEN)
def acties(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Agree on an action about a gap, the weakest statements first."""
    h = request.handeling
    zicht = queries.open_scan(h, publiek_id=publiek_id)
    vragen = {v: zicht.vragen[v] for v in [*zicht.gaten, *zicht.vragen]}
    form = forms.ActieForm(request.POST if request.method == "POST" else None, vragen=vragen)
    if carried_out(form, partial(actions.plan_action, h, scan=publiek_id)):
        messages.success(request, _("De actie is afgesproken."))
        return redirect("uitvoering:zelfscan", publiek_id)
    vorm = Vorm(form, request.path, _("Spreek de actie af"), soort="primary-action")
    return _show(request, presenters.present_form(zicht.scan, _("Spreek een actie af"), vorm), form)


@guard("zelfscan", "besluiten")
@require_http_methods(ZIEN_EN_DOEN)
def actie_klaar(request: Verzoek, publiek_id: UUID, actie: UUID) -> HttpResponse:
    """Close an action with what came of it."""
    h = request.handeling
    zicht = queries.open_scan(h, publiek_id=publiek_id)
    rij = queries.open_action(zicht, actie)
    form = forms.ResultaatForm(request.POST if request.method == "POST" else None)
    if carried_out(form, partial(actions.finish_action, h, scan=publiek_id, actie=actie)):
        messages.success(request, _("De actie is klaar."))
        return redirect("uitvoering:zelfscan", publiek_id)
    vorm = Vorm(form, request.path, _("Sluit de actie"), soort="primary-action")
    return _show(request, presenters.present_form(zicht.scan, rij.wat, vorm), form)


@guard("zelfscan", "zien")
@require_safe
def vergelijk(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the scan beside the one before."""
    zicht = queries.open_scan(request.handeling, publiek_id=publiek_id)
    regels = queries.compare_with_before(request.handeling, zicht=zicht)
    return _show(request, presenters.present_comparison(zicht, regels))
