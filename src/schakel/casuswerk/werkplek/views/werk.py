"""The work list, taking over, the note of the shift, and one term."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.werkplek import permissions
from schakel.casuswerk.werkplek.forms import (
    ContactForm,
    FilterForm,
    OpNaamForm,
    OvernemenForm,
    RedenForm,
    VerlengbesluitForm,
    VerlengForm,
)
from schakel.casuswerk.werkplek.presenters.lijsten import collega_keuzes, dienstregels, termijnpagina
from schakel.casuswerk.werkplek.presenters.verlengen import extension_view
from schakel.casuswerk.werkplek.presenters.werkvoorraad import present_werkvoorraad
from schakel.casuswerk.werkplek.queries import bereikbaar, werklijst
from schakel.casuswerk.werkplek.queries import termijn as termijnlook
from schakel.casuswerk.werkplek.queries.onderwerpen import teamnamen
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of

DIENST = timedelta(hours=12)
VORMEN: dict[str, type[Formulier]] = {
    "contactform": ContactForm,
    "redenform": RedenForm,
    "verlengform": VerlengForm,
    "besluitform": VerlengbesluitForm,
    "naamform": OpNaamForm,
}


@guard("werkvoorraad", "zien")
@require_safe
def werkvoorraad(request: Verzoek) -> HttpResponse:
    """Show the work of the team, danger first."""
    h, gefilterd = request.handeling, FilterForm(request.GET).as_filter()
    regio = bereikbaar.own_region(h)
    pagina = present_werkvoorraad(
        werklijst.werklijst(h, gefilterd=gefilterd, regio=regio),
        gefilterd=gefilterd,
        nu=h.moment,
        team=_team(request),
        diensten=bereikbaar.on_call_now(h, regio=regio),
        gemeenten=bereikbaar.gemeenten_van(h, regio=regio),
        dicht=permissions.closed_deeds(h),
    )
    inhoud = {"pagina": pagina, "volgende_stap": pagina.stap, "verzoeken": termijnlook.requests_for_me(h)}
    return render(request, "werkplek/werkvoorraad.html", inhoud)


def _team(request: Verzoek) -> str:
    return teamnamen(request.handeling, teams=[request.handeling.team]).get(request.handeling.team or 0, "")


@guard("werkvoorraad", "overnemen")
@require_http_methods(["GET", "HEAD", "POST"])
def overnemen(request: Verzoek) -> HttpResponse:
    """Take over all work of an absent colleague in one deed."""
    form = OvernemenForm(request.POST or None)
    if request.method == "POST" and (aantal := perform(form, lambda w: _take_over(request, w))) is not None:
        messages.success(request, _("%(n)d taken staan nu op uw naam.") % {"n": aantal})
        return redirect("werkplek:werkvoorraad")
    return render(request, "werkplek/overnemen.html", _colleagues(request, form), status=status_of(form))


def _take_over(request: Verzoek, waarden: dict[str, object]) -> int:
    lid = termijnlook.colleague(request.handeling, publiek_id=UUID(str(waarden["collega"])))
    return termijnen.take_over_all(request.handeling, van_medewerker=lid.medewerker_id)


def _colleagues(request: Verzoek, form: OvernemenForm) -> dict[str, object]:
    h = request.handeling
    keuzes = collega_keuzes(termijnlook.colleagues(h), werklijst.aantallen_per_collega(h), h.wie)
    return {"form": form, "collegas": keuzes, "team": _team(request)}


@guard("werkvoorraad", "zien")
@require_safe
def dienstoverdracht(request: Verzoek) -> HttpResponse:
    """Show the note of the shift: what is dangerous and open, what was done in the last twelve hours."""
    h = request.handeling
    inhoud = {
        "nu": h.moment,
        "sinds": h.moment - DIENST,
        "team": _team(request),
        "gevaar": dienstregels(werklijst.gevaar_open(h), h.moment),
        "gedaan": dienstregels(werklijst.afgedaan_sinds(h, sinds=h.moment - DIENST), h.moment),
        "terug_url": "/werkvoorraad",
    }
    return render(request, "werkplek/dienstoverdracht.html", inhoud)


@guard("termijn", "zien")
@require_safe
def termijn(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one term: both due moments, how they are computed, and what happened to it."""
    return term_page(request, publiek_id)


def term_page(request: Verzoek, publiek_id: UUID, **getypt: Formulier) -> HttpResponse:
    """Draw the page of a term, with what was typed in one of its forms."""
    h = request.handeling
    rij = werklijst.access_termijn(h, publiek_id=publiek_id)
    bron = termijnlook.source_of(h, termijn=rij.termijn)
    pagina = termijnpagina(rij, h.moment, bron, termijnlook.extensions_of(h, termijn=rij.termijn))
    stand = termijnlook.extension_of(h, termijn=rij.termijn, regio=termijnlook.region_of(h, termijn=rij.termijn))
    inhoud = {"pagina": pagina, "publiek_id": publiek_id, **{naam: vorm() for naam, vorm in VORMEN.items()}, **getypt}
    inhoud["volgende_stap"] = pagina.stap
    if pagina.van_ons and pagina.loopt:
        inhoud["opnaam"] = termijnlook.on_name(h, termijn=rij.termijn, van=request.GET.get("van", ""))
    inhoud["te_bellen"] = termijnlook.team_to_call(h, termijn=rij.termijn) if pagina.van_ons and pagina.loopt else None
    inhoud["verlengen"] = extension_view(stand, h.wie) if stand else None
    return render(request, "werkplek/termijn.html", inhoud, status=status_of(*getypt.values()))


@guard("termijn", "motiveren")
@require_http_methods(["POST"])
def toelichting(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep why a term was not met."""
    h, form = request.handeling, RedenForm(request.POST)
    rij = werklijst.access_termijn(h, publiek_id=publiek_id)
    klaar = perform(form, lambda w: _explain(request, rij.termijn.pk, w))
    return redirect("werkplek:termijn", publiek_id) if klaar else term_page(request, publiek_id, redenform=form)


def _explain(request: Verzoek, termijn_: int, waarden: dict[str, object]) -> bool:
    termijnen.explain_overrun(request.handeling, termijn=termijn_, reden=str(waarden["reden"]))
    return True


@guard("termijn", "motiveren")
@require_http_methods(["POST"])
def contact(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep when there was contact and when somebody looks at safety again."""
    form = ContactForm(request.POST)
    rij = werklijst.access_termijn(request.handeling, publiek_id=publiek_id)
    klaar = perform(form, lambda w: _record(request, rij.termijn.dossier_id, w))
    return redirect("werkplek:termijn", publiek_id) if klaar else term_page(request, publiek_id, contactform=form)


def _record(request: Verzoek, dossier: int, waarden: dict[str, object]) -> int:
    op, check = (
        datetime.combine(w, time(12), tzinfo=AMSTERDAM)  # type: ignore[arg-type]
        for w in (waarden["contact_op"], waarden["volgende_check_op"])
    )
    return dossiers.record_contact(request.handeling, dossier=dossier, contact_op=op, volgende_check_op=check)


@guard("termijn", "motiveren")
@require_POST
def gebeld(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep that a team which a notice did not reach was called."""
    rij = werklijst.access_termijn(request.handeling, publiek_id=publiek_id)
    dossiers.record_called(request.handeling, termijn=rij.termijn)
    return redirect("werkplek:termijn", publiek_id)
