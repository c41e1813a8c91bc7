"""The contact lists: who hands over to whom and whom to call; proposing, deciding and checking."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.organisaties import actions
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.forms.keten import BesluitForm, ContactForm
from schakel.casuswerk.werkplek.presenters import contactlijst as presenters
from schakel.casuswerk.werkplek.presenters import keten
from schakel.casuswerk.werkplek.queries import contactlijst as queries
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("ketenkaart", "zien")
@require_safe
def contactlijst(request: Verzoek) -> HttpResponse:
    """Show the list of one municipality."""
    h = request.handeling
    gemeenten, gekozen = queries.choose_gemeente(h, gemeente=request.GET.get("gemeente", ""))
    inhoud = {
        "zaken": presenters.case_lines(queries.contact_list(h, gemeente=gekozen)),
        "gemeenten": gemeenten,
        "gekozen": gekozen,
        "gemeente_naam": next((g.naam for g in gemeenten if g.code == gekozen), ""),
        "dag": lokale_datum(h.moment),
        "tabs": keten.tabs("contactlijst"),
    }
    return render(request, "werkplek/contactlijst.html", inhoud)


@guard("ketenkaart", "zien")
@require_safe
def als_csv(request: Verzoek) -> HttpResponse:
    """Give the list of one municipality, or of all, as CSV."""
    regels = queries.contact_list(request.handeling, gemeente=request.GET.get("gemeente", ""))
    antwoord = HttpResponse(presenters.as_csv(regels), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="contactlijst.csv"'
    return antwoord


@guard("ketenkaart", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def voorstel(request: Verzoek, team: str, code: str) -> HttpResponse:
    """Propose other words for a contact person."""
    contact = queries.access_contact(request.handeling, team=team, code=code)
    begin = {v: getattr(contact, v) for v in ("naam", "functie", "telefoon", "geldig_tot")}
    form = ContactForm(request.POST or None, initial=begin)
    if perform(form, lambda _s: actions.propose_wijziging(request.handeling, contact=contact, **form.voorstel())):
        messages.success(request, _("Voorgesteld. %(team)s beslist.") % {"team": contact.team.naam})
        return redirect("werkplek:bijhouden")
    inhoud = {"form": form, "contact": contact, "gecontroleerd": presenters.checked(contact)}
    return render(request, "werkplek/contactvoorstel.html", inhoud, status=status_of(form))


@guard("ketenkaart", "zien")
@require_safe
def bijhouden(request: Verzoek) -> HttpResponse:
    """Show what the own team keeps true."""
    return _upkeep(request)


def _upkeep(request: Verzoek, form: BesluitForm | None = None, fout_bij: UUID | None = None) -> HttpResponse:
    h = request.handeling
    pagina = presenters.upkeep_page(queries.upkeep_of(h))
    inhoud = {"pagina": pagina, "form": form, "fout_bij": fout_bij, "tabs": keten.tabs("bijhouden")}
    return render(request, "werkplek/bijhouden.html", inhoud, status=status_of(form) if form else 200)


@guard("ketenkaart", "zien")
@require_POST
def besluit(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Take a proposed change over, or say why not."""
    h, form = request.handeling, BesluitForm(request.POST)
    rij = queries.access_wijziging(h, publiek_id=publiek_id)
    naam = queries.name_of_actor(h)

    def decide(s: dict[str, object]) -> bool:
        ja, reden = s["akkoord"] == "ja", str(s["afwijsreden"])
        actions.decide_wijziging(h, wijziging=rij, akkoord=ja, naam=naam, afwijsreden=reden)
        return True

    if perform(form, decide):
        messages.success(request, _("Vastgelegd."))
        return redirect("werkplek:bijhouden")
    return _upkeep(request, form, publiek_id)


def _verified(request: Verzoek, contact: Any, naam: str) -> bool:
    actions.verify_contact(request.handeling, contact=contact, naam=naam)
    return True


@guard("ketenkaart", "zien")
@require_POST
def controle(request: Verzoek, team: str, code: str) -> HttpResponse:
    """Note that a contact person is still the one to call."""
    h, form = request.handeling, Formulier(request.POST)
    contact = queries.access_contact(h, team=team, code=code)
    naam = queries.name_of_actor(h)
    if perform(form, lambda _s: _verified(request, contact, naam)):
        messages.success(request, _("Vastgelegd: %(naam)s klopt nog.") % {"naam": contact.naam})
    return redirect("werkplek:bijhouden")
