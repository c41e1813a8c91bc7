"""What is done from the page of a dossier itself: regie, a colleague who stays out, a child that was seen or spoken."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.werkplek import permissions
from schakel.casuswerk.werkplek.forms import ContactbladForm, GeborenForm, KindForm, RegieEindeForm, RegieForm
from schakel.casuswerk.werkplek.presenters import casus as beeld
from schakel.casuswerk.werkplek.queries import casuspagina as look
from schakel.casuswerk.werkplek.queries import regie as regielook
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM, lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of

Getypt = dict[str, object]


@guard("regie", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def regie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who directs; ask a colleague of one of the teams to do so."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    keuzes = regielook.candidates(h, dossier=kop.dossier)
    form = RegieForm(request.POST or None, keuzes=[(str(k.publiek_id), f"{k.naam}, {k.team_naam}") for k in keuzes])
    if request.method == "POST" and perform(form, lambda w: _offer(request, kop, w)):
        return redirect("werkplek:regie", publiek_id)
    return _regie(request, kop, form, RegieEindeForm())


def _offer(request: Verzoek, kop: Kop, getypt: Getypt) -> bool:
    h = request.handeling
    permissions.check_can_do(h, dossier=kop.dossier, deel="regie_aanbieden")
    gekozen = regielook.candidate(h, dossier=kop.dossier, publiek_id=UUID(str(getypt["wie"])))
    dossiers.offer_regie(h, dossier=kop.dossier, team=gekozen.team, medewerker=gekozen.medewerker)
    return True


def _regie(request: Verzoek, kop: Kop, form: RegieForm, einde: RegieEindeForm) -> HttpResponse:
    h, rijen = request.handeling, look.regie_van(request.handeling, dossier=kop.dossier)
    inhoud = {
        "kop": beeld.kop_van(kop, kop.eigen),
        "publiek_id": kop.publiek_id,
        "regie": beeld.regie_beeld(rijen, kop, h.moment),
        "form": form,
        "einde": einde,
        "delen": permissions.parts_for(h, dossier=kop.dossier),
        "aan_mij": regielook.offered_to_me(h, rijen=rijen) is not None,
        "ik_regisseer": regielook.directed_by_me(h, rijen=rijen) is not None,
    }
    return render(request, "werkplek/regie.html", inhoud, status=status_of(form, einde))


@guard("regie", "aanvaarden")
@require_POST
def regie_aanvaarden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Direct from now on."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    permissions.check_can_do(h, dossier=kop.dossier, deel="regie_aanvaarden")
    gevraagd = regielook.offered_to_me(h, rijen=look.regie_van(h, dossier=kop.dossier))
    dossiers.accept_regie(h, regie=regielook.found(h, regie=gevraagd))
    return redirect("werkplek:casus", publiek_id)


@guard("regie", "beeindigen")
@require_POST
def regie_beeindigen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Stop directing; the vacancy gets a clock with an owner at once."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    eigen = regielook.found(h, regie=regielook.directed_by_me(h, rijen=look.regie_van(h, dossier=kop.dossier)))
    form = RegieEindeForm(request.POST)
    klaar = perform(form, lambda w: _end(request, eigen, w))
    return redirect("werkplek:casus", publiek_id) if klaar else _regie(request, kop, RegieForm(), form)


def _end(request: Verzoek, eigen: Any, getypt: Getypt) -> bool:
    dossiers.end_regie(request.handeling, regie=eigen, reden=str(getypt["reden"]))
    return True


@guard("regie", "aanvaarden")
@require_POST
def regie_afwijzen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Say no to the question to direct."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    gevraagd = regielook.offered_to_me(h, rijen=look.regie_van(h, dossier=kop.dossier))
    dossiers.decline_regie(h, regie=regielook.found(h, regie=gevraagd))
    messages.success(request, _("U zei nee. Wie verantwoordelijk is, zoekt een ander."))
    return redirect("werkplek:casus", publiek_id)


@guard("kind", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Record that a child was seen or spoken, by whom and with whom; or why not yet."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    kind_ = regielook.child(h, dossier=kop.dossier, publiek_id=persoon)
    form = KindForm(request.POST or None, initial={"op": lokale_datum(h.moment)})
    if request.method == "POST" and perform(form, lambda w: _record(request, kop, kind_.persoon, w)):
        return redirect("werkplek:casus", publiek_id)
    return _draw_child(request, kop, kind_, form=form)


@guard("kind", "wijzigen")
@require_POST
def geboren(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Record when a child was born; the task of speaking it follows."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    kind_ = regielook.child(h, dossier=kop.dossier, publiek_id=persoon)
    form = GeborenForm(request.POST)
    if perform(form, lambda w: personen.record_geboortedatum(h, dossier=kop.dossier, persoon=kind_.persoon, **w)):  # type: ignore[arg-type]
        return redirect("werkplek:kind", publiek_id, persoon)
    return _draw_child(request, kop, kind_, geborenform=form)


def _draw_child(request: Verzoek, kop: Kop, kind_: regielook.Kind, **formulieren: Formulier) -> HttpResponse:
    inhoud = {
        "kop": beeld.kop_van(kop, None),
        "kind": kind_.naam,
        "geboren": taal.datum(kind_.geboortedatum) if kind_.geboortedatum else "",
        "form": KindForm(initial={"op": lokale_datum(request.handeling.moment)}),
        "geborenform": GeborenForm(),
        "geboren_url": reverse("werkplek:geboren", args=[kop.publiek_id, kind_.publiek_id]),
        **formulieren,
    }
    return render(request, "werkplek/kind.html", inhoud, status=status_of(*formulieren.values()))


def _record(request: Verzoek, kop: Kop, persoon: int, getypt: Getypt) -> bool:
    h, wat = request.handeling, getypt["wat"]
    permissions.check_can_do(h, dossier=kop.dossier, deel="kind")
    op = datetime.combine(getypt["op"], time(0), tzinfo=AMSTERDAM)  # type: ignore[arg-type]
    personen.record_kindcontact(
        h, dossier=kop.dossier, persoon=persoon, gezien=wat != "niet", gesproken=wat == "gesproken", op=op,
        door=h.wie or 0, met_wie=str(getypt["met_wie"]), hulpmiddel=str(getypt["hulpmiddel"]),
        toestemming=str(getypt["toestemming"]), reden_niet=str(getypt["reden_niet"]) if wat == "niet" else "",
    )  # fmt: skip
    return True


@guard("contactblad", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def contactblad(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Write how somebody can be reached safely; what lies in the vault fills the sheet."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see_part(h, dossier=kop.dossier, deel="contact_wijzigen")
    wie = regielook.child(h, dossier=kop.dossier, publiek_id=persoon)
    form = ContactbladForm(request.POST or None, initial=sheet_of(h, kop.dossier, persoon))
    if request.method == "POST" and perform(form, lambda w: _keep_sheet(request, kop, wie.persoon, w)):
        return redirect("werkplek:casus", publiek_id)
    inhoud = {"kop": beeld.kop_van(kop, None), "wie": wie.naam, "form": form}
    return render(request, "werkplek/contactblad.html", inhoud, status=status_of(form))


def sheet_of(handeling: Handeling, dossier: int, persoon: UUID) -> Getypt:
    """Return what the newest sheet of this person holds; nothing when there is none."""
    rijen = look.personen_met_contactblad(handeling, dossier=dossier)
    if persoon not in {rij.persoon.publiek_id for rij in rijen}:
        return {}
    return kluis.open_geheim(handeling, vak=Vak.CONTACT, onderwerp=persoon, reden="veilig contact bijwerken")


def _keep_sheet(request: Verzoek, kop: Kop, persoon: int, getypt: Getypt) -> bool:
    blad = {naam: str(waarde) for naam, waarde in getypt.items()}
    personen.record_contactblad(request.handeling, dossier=kop.dossier, persoon=persoon, blad=blad)
    return True
