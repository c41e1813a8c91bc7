"""The screens of trainings and alarms."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard, may
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid import actions, permissions
from schakel.sturing.deskundigheid.forms import leren as forms
from schakel.sturing.deskundigheid.presenters import begin as begin_presenters
from schakel.sturing.deskundigheid.presenters import leren as presenters
from schakel.sturing.deskundigheid.queries import functionarissen, keuzes, summary
from schakel.sturing.deskundigheid.queries import leren as queries
from schakel.sturing.deskundigheid.queries.meldcode import reads_along
from schakel.toolkit.bladen import Blad, Vorm
from schakel.toolkit.formulier import Rij
from schakel.toolkit.http import Verzoek, carried_out, status_of

ZIEN_EN_DOEN = ["GET", "HEAD", "POST"]


def show(request: Verzoek, blad: Blad, *vormen: Any) -> HttpResponse:
    """Draw a page, with the status that its forms ask."""
    return render(request, "blad.html", {"blad": blad}, status=status_of(*vormen))


@guard("deskundigheid", "zien")
@require_safe
def begin(request: Verzoek) -> HttpResponse:
    """Show where to begin."""
    h = request.handeling
    dag, stuurt = lokale_datum(h.moment), may(h, "deskundigheid", "wijzigen")
    alarmen = queries.alarms(h, team=None if stuurt else h.team)
    blokken = [
        presenters.block_of_alarms(alarmen, dag, eigen=not stuurt),
        presenters.block_of_trainings(queries.trainings(h)),
        *([] if stuurt else [presenters.block_of_own(queries.own_trainings(h), dag)]),
    ]
    bewaakt, vraagt = functionarissen.guards_meldcode(h, dag=dag), may(h, "meldcode", "maken")
    stand = summary(h) if reads_along(h) else None
    return show(request, begin_presenters.present_begin(blokken, stand=stand, bewaakt=bewaakt, vraagt=vraagt))


@guard("deskundigheid", "zien")
@require_safe
def training(request: Verzoek, code: str) -> HttpResponse:
    """Show one training."""
    return _draw(request, code)


def _organisations(handeling: Handeling) -> list[Rij]:
    """Return the organisations of which the actor may keep what they report."""
    alle = keuzes.organisations(handeling)
    return [rij for rij in alle if permissions.steers_organisation(handeling, "deskundigheid", int(str(rij[1])))]


def _draw(request: Verzoek, code: str, **gestuurd: Any) -> HttpResponse:
    h = request.handeling
    zicht = queries.open_training(h, code=code)
    vormen = [Vorm(*deel) for deel in _forms(request, zicht.training, gestuurd)]
    blad = presenters.present_training(zicht, lokale_datum(h.moment), h.team or 0, vormen)
    return show(request, blad, *(v.form for v in vormen))


def _forms(request: Verzoek, rij: Any, gestuurd: dict[str, Any]) -> list[tuple[Any, str, str]]:
    h, plek = request.handeling, f"/sturing/deskundigheid/trainingen/{rij.code}"
    delen: list[tuple[Any, str, str]] = []
    if may(h, "deskundigheid", "bevestigen"):
        leeg = forms.DeelnameForm(collegas=keuzes.colleagues(h), auto_id="deelname_%s")
        delen.append((gestuurd.get("deelname") or leeg, f"{plek}/deelname", _("Leg deelname vast")))
        if rij.meet:
            meten = gestuurd.get("meten") or forms.MeetForm(auto_id="meten_%s")
            delen.append((meten, f"{plek}/meten", _("Meet in ons eigen werk")))
    if may(h, "deskundigheid", "wijzigen"):
        opgave = gestuurd.get("opgave") or forms.OpgaveForm(organisaties=_organisations(h), auto_id="opgave_%s")
        delen.append((opgave, f"{plek}/opgave", _("Leg een opgave vast")))
    return delen


@guard("deskundigheid", "bevestigen")
@require_POST
def deelname(request: Verzoek, code: str) -> HttpResponse:
    """Keep who of the team followed a training."""
    h = request.handeling
    form = forms.DeelnameForm(request.POST, collegas=keuzes.colleagues(h), auto_id="deelname_%s")
    return _done(request, code, "deelname", form, partial(actions.record_training, h, training=code))


@guard("deskundigheid", "wijzigen")
@require_POST
def opgave(request: Verzoek, code: str) -> HttpResponse:
    """Keep what an organisation reports."""
    h = request.handeling
    form = forms.OpgaveForm(request.POST, organisaties=_organisations(h), auto_id="opgave_%s")
    return _done(request, code, "opgave", form, partial(actions.report_training, h, training=code))


@guard("deskundigheid", "bevestigen")
@require_POST
def meten(request: Verzoek, code: str) -> HttpResponse:
    """Count the subject of a training in the team's own work."""
    form = forms.MeetForm(request.POST, auto_id="meten_%s")
    return _done(
        request, code, "meten", form, partial(actions.measure_after_training, request.handeling, training=code)
    )


def _done(request: Verzoek, code: str, naam: str, form: Any, deed: Any) -> HttpResponse:
    queries.access_training(request.handeling, code=code)
    if not carried_out(form, deed):
        return _draw(request, code, **{naam: form})
    messages.success(request, _("Vastgelegd."))
    return redirect("deskundigheid:training", code)


@guard("deskundigheid", "bevestigen")
@require_http_methods(ZIEN_EN_DOEN)
def alarm(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show an alarm of the team, and keep what was done about it."""
    h = request.handeling
    rij = queries.access_alarm(h, publiek_id=publiek_id)
    form = forms.AntwoordForm(request.POST if request.method == "POST" else None)
    if carried_out(form, partial(actions.answer_alarm, h, alarm=publiek_id)):
        messages.success(request, _("Dit is afgehandeld."))
        return redirect("deskundigheid:begin")
    vorm = Vorm(form, request.path, _("Handel dit af"), soort="primary-action")
    return show(request, presenters.present_alarm(rij, vorm), form)
