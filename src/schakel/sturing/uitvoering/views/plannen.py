"""The screens of plans by template and of prevention."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard, may
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering import actions, permissions
from schakel.sturing.uitvoering.forms import plannen as forms
from schakel.sturing.uitvoering.presenters import begin as begin_presenters
from schakel.sturing.uitvoering.presenters import plannen as presenters
from schakel.sturing.uitvoering.queries import plannen as queries
from schakel.sturing.uitvoering.queries import preventie as preventie_queries
from schakel.toolkit.bladen import Blad, Vorm
from schakel.toolkit.http import Verzoek, carried_out, status_of


def _show(request: Verzoek, blad: Blad, *vormen: Any) -> HttpResponse:
    return render(request, "blad.html", {"blad": blad}, status=status_of(*vormen))


@guard("uitvoeringsplan", "zien")
@require_safe
def bord(request: Verzoek, sjabloon: str) -> HttpResponse:
    """Show how far each municipality is."""
    return _draw_board(request, sjabloon, forms.LeegForm())


def _draw_board(request: Verzoek, sjabloon: str, form: Any) -> HttpResponse:
    h = request.handeling
    model = queries.access_model(h, code=sjabloon)
    standen = queries.standings(h, model=model)
    mag = permissions.writable_plans(h)
    return _show(request, presenters.present_board(model, standen, mag, Vorm(form, "", "")), form)


@guard("uitvoeringsplan", "wijzigen")
@require_POST
def begin_plan(request: Verzoek, sjabloon: str, gemeente: str) -> HttpResponse:
    """Begin the plan of a municipality."""
    form = forms.LeegForm(request.POST)
    if not carried_out(form, partial(actions.begin_plan, request.handeling, sjabloon=sjabloon, gemeente=gemeente)):
        return _draw_board(request, sjabloon, form)
    messages.success(request, _("Het plan is begonnen. Vul nu elk deel in."))
    return redirect("uitvoering:gemeenteplan", sjabloon=sjabloon, gemeente=gemeente)


@guard("uitvoeringsplan", "zien")
@require_safe
def model(request: Verzoek, sjabloon: str) -> HttpResponse:
    """Show the master."""
    h = request.handeling
    beeld = queries.access_model(h, code=sjabloon)
    return _show(request, presenters.present_model(beeld, queries.changes_since(beeld, lokale_datum(h.moment))))


@guard("uitvoeringsplan", "zien")
@require_safe
def regioplan(request: Verzoek, sjabloon: str) -> HttpResponse:
    """Show the plan of the region."""
    h = request.handeling
    beeld = queries.access_model(h, code=sjabloon)
    return _show(request, presenters.present_region(beeld, queries.standings(h, model=beeld)))


@guard("uitvoeringsplan", "zien")
@require_safe
def gemeenteplan(request: Verzoek, sjabloon: str, gemeente: str) -> HttpResponse:
    """Show the plan of a municipality."""
    return _draw_copy(request, sjabloon, gemeente, forms.VaststelForm())


def _draw_copy(request: Verzoek, sjabloon: str, gemeente: str, form: Any) -> HttpResponse:
    h = request.handeling
    beeld, stand = queries.begun(h, sjabloon=sjabloon, gemeente=gemeente)
    keten = queries.offers_of(h, model=beeld, gebied=stand.gemeente)
    url = presenters.plan_url(beeld, "vaststellen", gemeente)
    vorm = Vorm(form, url, _("Leg de vaststelling vast"))
    mag = gemeente in permissions.writable_plans(h)
    return _show(request, presenters.present_copy(beeld, stand, keten, vorm, mag=mag), form)


@guard("uitvoeringsplan", "wijzigen")
@require_POST
def vaststellen(request: Verzoek, sjabloon: str, gemeente: str) -> HttpResponse:
    """Keep that a body adopted the plan."""
    form, h = forms.VaststelForm(request.POST), request.handeling
    if not carried_out(form, partial(actions.adopt_plan, h, sjabloon=sjabloon, gemeente=gemeente)):
        return _draw_copy(request, sjabloon, gemeente, form)
    messages.success(request, _("De vaststelling is vastgelegd."))
    return redirect("uitvoering:gemeenteplan", sjabloon=sjabloon, gemeente=gemeente)


@guard("uitvoeringsplan", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def plandeel(request: Verzoek, sjabloon: str, gemeente: str, deel: str) -> HttpResponse:
    """Show one section to fill in, and keep what was chosen."""
    h, plek = request.handeling, {"sjabloon": sjabloon, "gemeente": gemeente}
    beeld, stand, d = queries.section(h, **plek, deel=deel)
    form = forms.DeelForm(request.POST) if request.method == "POST" else forms.DeelForm(initial=queries.filled_in(d))
    if carried_out(form, partial(actions.write_section, h, **plek, deel=deel)):
        messages.success(request, _("Dit deel is bewaard."))
        return redirect("uitvoering:gemeenteplan", sjabloon, gemeente)
    keten = queries.offers_for(h, gebied=stand.gemeente, deel=d.model, regio=beeld.sjabloon.regio)
    vorm = Vorm(form, request.path, _("Bewaar dit deel"), soort="primary-action")
    return _show(request, presenters.present_section(beeld, stand, d, keten, vorm), form)


@guard("uitvoeringsplan", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def preventie(request: Verzoek) -> HttpResponse:
    """Show who reaches whom, with what and at what cost."""
    h = request.handeling
    jaar = _year(request)
    form = _activity_form(request, jaar)
    if carried_out(form, partial(actions.record_activiteit, h)):
        messages.success(request, _("De activiteit is vastgelegd."))
        return redirect(f"{request.path}?jaar={form.cleaned_data['jaar']}")
    sommen = preventie_queries.activities(h, jaar=jaar)
    later = preventie_queries.later_advice(h, jaar=jaar, groepen=[s.groep for s in sommen])
    mag = may(h, "uitvoeringsplan", "wijzigen")
    vorm = Vorm(form, request.get_full_path(), _("Leg vast")) if mag else None
    namen = preventie_queries.names_of_gemeenten(h)
    return _show(request, begin_presenters.present_preventie(jaar, sommen, later, namen, vorm), form)


def _activity_form(request: Verzoek, jaar: int) -> forms.ActiviteitForm:
    form = forms.ActiviteitForm(request.POST if request.method == "POST" else None, initial={"jaar": jaar})
    h = request.handeling
    return form.offer(preventie_queries.organisations(h), preventie_queries.gemeenten_to_choose(h))


def _year(request: Verzoek) -> int:
    gevraagd = request.GET.get("jaar", "")
    if gevraagd.isdigit() and len(gevraagd) == 4:
        return int(gevraagd)
    return preventie_queries.year_to_show(request.handeling)
