"""Checks after a handover: read, record, follow up, let lapse."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.monitoring import actions, permissions, presenters, queries
from schakel.casuswerk.monitoring.forms import (
    Antwoordform,
    Belform,
    Bevestigform,
    Controleform,
    Lichtform,
    Opvolgform,
    Terugneemform,
    Verhuisform,
    Vervalform,
)
from schakel.casuswerk.monitoring.presenters import volgen as volgbeeld
from schakel.casuswerk.monitoring.rules import Bevestiging
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("monitoring", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def controle(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one check; record what was found."""
    h, zicht = request.handeling, queries.open_controle(request.handeling, publiek_id=publiek_id)
    form = _form(zicht, request.POST if request.method == "POST" else None)
    deed = actions.record_check
    gedaan = perform(form, lambda _: deed(h, controlemoment=zicht.moment, **form.arguments()))
    if gedaan is not None:
        return redirect("monitoring:controle", publiek_id)
    return _draw(request, publiek_id, form=form)


@guard("monitoring", "zien")
@require_POST
def opvolging(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record what was done about unsafety."""
    h, rij = request.handeling, queries.access_controlemoment(request.handeling, publiek_id=publiek_id)
    form = Opvolgform(request.POST)
    if perform(form, lambda d: actions.record_opvolging(h, controlemoment=rij, gedaan=str(d["gedaan"]))):
        return redirect("monitoring:controle", publiek_id)
    return _draw(request, publiek_id, opvolgform=form)


@guard("monitoring", "wijzigen")
@require_POST
def vervallen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a planned moment lapse, with the reason."""
    h, rij = request.handeling, queries.access_controlemoment(request.handeling, publiek_id=publiek_id)
    form = Vervalform(request.POST)
    if perform(form, lambda _: actions.let_lapse(h, controlemoment=rij, **form.arguments())):
        return redirect("monitoring:controle", publiek_id)
    return _draw(request, publiek_id, vervalform=form)


@guard("monitoring", "controleren")
@require_POST
def licht(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record a light moment of the team that answers."""
    h, rij = request.handeling, queries.access_controlemoment(request.handeling, publiek_id=publiek_id)
    zicht = queries.open_controle(h, publiek_id=publiek_id)
    form = _light_form(zicht, request.POST)
    if perform(form, lambda _: actions.record_light(h, controlemoment=rij, **form.arguments())):
        return redirect("monitoring:controle", publiek_id)
    return _draw(request, publiek_id, lichtform=form)


@guard("monitoring", "zien")
@require_safe
def volgen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show how a household is followed, by both teams on one line."""
    return _draw_line(request, queries.open_volgen(request.handeling, publiek_id=publiek_id))


@guard("monitoring", "escaleren")
@require_POST
def bel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ring the bell at the other team."""
    h, zicht = request.handeling, queries.open_volgen(request.handeling, publiek_id=publiek_id)
    form = Belform(request.POST)
    if perform(form, lambda d: actions.ring_bell(h, dossier=zicht.dossier.pk, tekst=str(d["tekst"]))):
        return redirect("monitoring:volgen", publiek_id)
    return _draw_line(request, zicht, belform=form)


@guard("monitoring", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def belsignaal(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show a ring of the bell on the line; answer it."""
    h, rij = request.handeling, queries.access_belsignaal(request.handeling, publiek_id=publiek_id)
    form = Antwoordform(request.POST if request.method == "POST" else None)
    if perform(form, lambda d: actions.answer_bell(h, belsignaal=rij, tekst=str(d["antwoord"]))):
        return redirect("monitoring:volgen", rij.dossier.publiek_id)
    return _draw_line(request, queries.open_volgen(h, publiek_id=rij.dossier.publiek_id), antwoordform=form)


@guard("monitoring", "wijzigen")
@require_POST
def verhuisd(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Say that another Veilig Thuis will follow this household."""
    h, zicht = request.handeling, queries.open_volgen(request.handeling, publiek_id=publiek_id)
    form = Verhuisform(request.POST)
    if perform(form, lambda _: actions.hand_over_following(h, dossier=zicht.dossier.pk, **form.cleaned_data)):
        return redirect("monitoring:volgen", publiek_id)
    return _draw_line(request, zicht, verhuisform=form)


@guard("monitoring", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def volgoverdracht(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show a handover of following on the line; record that the other confirmed."""
    h, rij = request.handeling, queries.access_volgoverdracht(request.handeling, publiek_id=publiek_id)
    form = Bevestigform(request.POST if request.method == "POST" else None)
    deed = actions.confirm_following
    if perform(form, lambda _: deed(h, volgoverdracht=rij, bevestiging=Bevestiging(**form.cleaned_data))):
        return redirect("monitoring:volgen", rij.dossier.publiek_id)
    return _draw_line(request, queries.open_volgen(h, publiek_id=rij.dossier.publiek_id), bevestigform=form)


@guard("monitoring", "wijzigen")
@require_POST
def terugnemen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let following stay here after all."""
    h, rij = request.handeling, queries.access_volgoverdracht(request.handeling, publiek_id=publiek_id)
    form = Terugneemform(request.POST)
    if perform(form, lambda d: actions.withdraw_following(h, volgoverdracht=rij, reden=str(d["reden"]))):
        return redirect("monitoring:volgen", rij.dossier.publiek_id)
    return _draw_line(request, queries.open_volgen(h, publiek_id=rij.dossier.publiek_id), terugform=form)


def _draw_line(request: Verzoek, zicht: queries.Volgzicht, **formulieren: Formulier) -> HttpResponse:
    h = request.handeling
    inhoud = {
        "volgen": volgbeeld.volgen_page(h, zicht),
        "belform": Belform(),
        "antwoordform": Antwoordform(),
        "verhuisform": Verhuisform(),
        "bevestigform": Bevestigform(),
        "terugform": Terugneemform(),
        "mag_overdragen": permissions.may_in(h, "wijzigen", dossier=zicht.dossier.pk),
        "mag_bellen": permissions.may_in(h, "escaleren", dossier=zicht.dossier.pk),
    }
    return render(request, "monitoring/volgen.html", inhoud | formulieren, status=status_of(*formulieren.values()))


def _form(zicht: queries.Controlezicht, data: Any = None) -> Controleform:
    return Controleform(
        data,
        mensen=presenters.people_of(zicht),
        netwerk=presenters.network_of(zicht),
        lijnen=presenters.lines_of(zicht),
        gesloten=zicht.gesloten,
    )


def _light_form(zicht: queries.Controlezicht, data: Any = None) -> Lichtform:
    return Lichtform(
        data,
        mensen=presenters.people_of(zicht),
        netwerk=presenters.network_of(zicht),
        lijnen=presenters.lines_of(zicht),
    )


def _draw(request: Verzoek, publiek_id: UUID, **formulieren: Formulier) -> HttpResponse:
    h, zicht = request.handeling, queries.open_controle(request.handeling, publiek_id=publiek_id)
    inhoud = {
        "publiek_id": publiek_id,
        "controle": presenters.controle_page(h, zicht),
        "form": _form(zicht),
        "opvolgform": Opvolgform(),
        "vervalform": Vervalform(),
        "lichtform": _light_form(zicht),
        "mag_vastleggen": permissions.may_in(h, "wijzigen", dossier=zicht.dossier.pk),
        "mag_licht": permissions.may_in(h, "controleren", dossier=zicht.dossier.pk),
        "mag_opvolgen": permissions.may_in(h, "opvolgen", dossier=zicht.dossier.pk),
    }
    return render(request, "monitoring/controle.html", inhoud | formulieren, status=status_of(*formulieren.values()))
