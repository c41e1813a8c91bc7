"""The page of one dossier; each part is a fragment with its own address and view."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.bijeenkomsten.queries.kort import meetings_in_short
from schakel.casuswerk.kinderen.queries import faces_among
from schakel.casuswerk.monitoring.queries import checks_of
from schakel.casuswerk.plannen.queries import voorwaarden_of
from schakel.casuswerk.plannen.queries.kort import plans_in_short
from schakel.casuswerk.werkplek import permissions
from schakel.casuswerk.werkplek.forms import MomentForm
from schakel.casuswerk.werkplek.presenters import adressen, beheer, samen
from schakel.casuswerk.werkplek.presenters import casus as beeld
from schakel.casuswerk.werkplek.presenters import contact as contactbeeld
from schakel.casuswerk.werkplek.presenters import gezin as gezinsbeeld
from schakel.casuswerk.werkplek.presenters import grootboek as boek
from schakel.casuswerk.werkplek.queries import casuspagina as look
from schakel.casuswerk.werkplek.queries.blad import Blad
from schakel.casuswerk.werkplek.queries.gezin import gezin_van
from schakel.toolkit.http import Verzoek, status_of

Deel = dict[str, object]
HELE_TIJDLIJN = 500


@guard("dossier", "zien")
@require_safe
def casus(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show everything about one dossier, as far as this reader may see it."""
    h = request.handeling
    kop = look.access_kop(h, publiek_id=publiek_id)
    delen = permissions.parts_for(h, dossier=kop.dossier)
    inhoud: Deel = {"kop": beeld.kop_van(kop, kop.eigen), "dossier": kop, "delen": delen}
    blad = Blad(h, kop, delen)
    for deel in sorted(delen & DELEN.keys()):
        inhoud |= DELEN[deel](blad)
    inhoud["specialist_url"] = adressen.page_of("casussen:specialist", kop.casus) if "specialist" in delen else ""
    inhoud["overdragen_url"] = adressen.page_of("overdrachten:voorbereiden", kop.casus) if "overdragen" in delen else ""
    inhoud["ongevraagd"] = beheer.unasked(*look.unasked_of(h, kop=kop)) if inhoud["specialist_url"] else []
    inhoud["samen"] = beheer.joined(look.samen_met(h, dossier=kop.dossier), kop, delen)
    inhoud["beheer"] = beheer.links(kop, delen, sloot=look.has_closed(h, kop=kop))
    return render(request, "werkplek/casus.html", inhoud)


def _boek(blad: Blad) -> Deel:
    grootboek_ = look.grootboek_van(blad.handeling, dossier=blad.kop.dossier, tijdlijn=blad.tijdlijn)
    return {"boek": boek.grootboek_beeld(grootboek_, blad.handeling.moment)}


def _gezin(blad: Blad) -> Deel:
    gezin = gezin_van(blad.handeling, dossier=blad.kop.dossier, personen=blad.personen)
    mag = "gezin_wijzigen" in blad.delen
    url = adressen.page_of("casussen:gezin", blad.kop.casus) if mag and blad.kop.status == "OPEN" else ""
    return {"gezin": gezinsbeeld.gezin_beeld(gezin, blad.handeling.moment), "gezin_url": url}


def _kinderen(blad: Blad) -> Deel:
    h, kop = blad.handeling, blad.kop
    if not kop.casus:
        return {}
    gezichten = faces_among(h, dossier=kop.dossier, mensen=blad.personen)
    return {"gezichten": gezinsbeeld.faces(gezichten, kop, h.moment)}


def _teams(blad: Blad) -> Deel:
    rijen = look.teams_van(blad.handeling, dossier=blad.kop.dossier, regies=blad.regies)
    return {"teams": beeld.teams_beeld(rijen, blad.handeling.moment)}


def _termijnen(blad: Blad) -> Deel:
    h, rijen = blad.handeling, look.termijnen_open(blad.handeling, dossier=blad.kop.dossier)
    stap = beeld.volgende_stap(rijen, blad.kop, h.moment, h.team, permissions.closed_deeds(h))
    return {"termijnen": beeld.termijnen_beeld(rijen, blad.kop, h.moment, h.team), "volgende_stap": stap}


def _overdrachten(blad: Blad) -> Deel:
    rijen = look.overdrachten_van(blad.handeling, dossier=blad.kop.dossier)
    return {"overdrachten": beeld.overdrachten_beeld(rijen, blad.handeling.moment)}


def _meldingen(blad: Blad) -> Deel:
    rijen = look.meldingen_van(blad.handeling, dossier=blad.kop.dossier)
    return {"meldingen": beeld.meldingen_beeld(rijen, blad.kop, blad.handeling.moment)}


def _regie(blad: Blad) -> Deel:
    rijen = list(reversed(blad.regies))
    return {"regie": beeld.regie_beeld(rijen, blad.kop, blad.handeling.moment)}


def _tijdlijn(blad: Blad) -> Deel:
    gebeurd = blad.tijdlijn
    return {"tijdlijn": beeld.tijdlijn_beeld(gebeurd, blad.handeling.moment, kort=True)} if gebeurd else {}


def _voorwaarden(blad: Blad) -> Deel:
    rijen = voorwaarden_of(blad.handeling, dossier=blad.kop.dossier)
    beelden = contactbeeld.voorwaarden_beeld(rijen, blad.handeling.moment)
    return {"voorwaarden": beelden, "voorwaarden_url": adressen.page_of("plannen:voorwaarden", blad.kop.casus)}


def _plan(blad: Blad) -> Deel:
    kort = plans_in_short(blad.handeling, dossier=blad.kop.dossier)
    kaarten = [contactbeeld.plankaart(een) for een in kort.plannen]
    return {
        "plankaarten": kaarten,
        "plan_ontbreekt": not kort.volledig,
        "plan_niet_nodig": kort.niet_nodig and not kaarten,
        "plannen_url": adressen.page_of("plannen:plannen", blad.kop.publiek_id) if blad.kop.casus else "",
    }


def _bijeenkomsten(blad: Blad) -> Deel:
    if blad.kop.casus is None:
        return {}
    kort = meetings_in_short(blad.handeling, dossier=blad.kop.dossier)
    return {"samenkaart": samen.card(kort, blad.kop, blad.handeling)}


def _monitoring(blad: Blad) -> Deel:
    rijen = checks_of(blad.handeling, dossier=blad.kop.dossier)
    return {"monitoring": contactbeeld.monitoring_beeld(rijen, blad.handeling.moment)}


def _contact(blad: Blad) -> Deel:
    h, rijen = blad.handeling, look.with_contactblad(blad.handeling, rijen=blad.personen)
    bladen = [
        (rij, kluis.open_geheim(h, vak=Vak.CONTACT, onderwerp=rij.persoon.publiek_id, reden="veilig contact opnemen"))
        for rij, met_blad in rijen
        if met_blad
    ]
    mag = "contact_wijzigen" in blad.delen
    urls = adressen.sheets_of(blad.kop, [rij.persoon for rij, _met in rijen]) if mag else {}
    zonder = contactbeeld.without_sheet([rij for rij, met_blad in rijen if mag and not met_blad], urls)
    return {"veilig_contact": contactbeeld.contact_beeld(bladen, urls), "zonder_contactblad": zonder}


DELEN: dict[str, Callable[[Blad], Deel]] = {
    "verantwoordelijk": _boek,
    "gezin": _gezin,
    "kinderen": _kinderen,
    "teams": _teams,
    "termijnen": _termijnen,
    "overdrachten": _overdrachten,
    "meldingen": _meldingen,
    "regie": _regie,
    "tijdlijn": _tijdlijn,
    "voorwaarden": _voorwaarden,
    "plan": _plan,
    "bijeenkomsten": _bijeenkomsten,
    "monitoring": _monitoring,
    "contact": _contact,
}


@guard("dossier", "lezen_verantwoordelijkheid")
@require_safe
def grootboek(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Answer who answered for this dossier at one moment, and why; with the whole ledger and all who directed."""
    h, form = request.handeling, MomentForm(request.GET or None, nu=request.handeling.moment)
    kop, moment = look.access_kop(h, publiek_id=publiek_id), form.moment()
    delen = permissions.check_can_see_part(h, dossier=kop.dossier, deel="verantwoordelijk")
    inhoud: Deel = {"kop": beeld.kop_van(kop, kop.eigen), "form": form}
    if moment is not None:
        antwoord, regie, door = look.antwoord_op(h, dossier=kop.dossier, moment=moment)
        via = None if antwoord else look.antwoord_via_melding(h, dossier=kop.dossier, moment=moment)
        inhoud["antwoord"] = boek.antwoord_beeld(antwoord, regie, door, moment, via)
    blad = Blad(h, kop, delen - {"tijdlijn"})
    inhoud |= _boek(blad) | _regie(blad)
    return render(request, "werkplek/grootboek.html", inhoud, status=status_of(form))


@guard("dossier", "zien")
@require_safe
def tijdlijn(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the whole timeline of a dossier."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    regels = beeld.tijdlijn_beeld(look.tijdlijn_van(h, dossier=kop.dossier, aantal=HELE_TIJDLIJN), h.moment)
    inhoud = {"kop": beeld.kop_van(kop, kop.eigen), "tijdlijn": regels}
    return render(request, "werkplek/tijdlijn.html", inhoud)


def _deel(request: Verzoek, publiek_id: UUID, deel: str) -> HttpResponse:
    kop = look.access_kop(request.handeling, publiek_id=publiek_id)
    delen = permissions.check_can_see_part(request.handeling, dossier=kop.dossier, deel=deel)
    # Only its own fragment looks at the timeline, which is logged as a look of its own.
    blad = Blad(request.handeling, kop, delen if deel == "tijdlijn" else delen - {"tijdlijn"})
    inhoud = {**DELEN[deel](blad), "publiek_id": kop.publiek_id}
    return render(request, f"werkplek/delen/{deel}.html", inhoud)


@guard("dossier", "lezen_verantwoordelijkheid")
@require_safe
def deel_verantwoordelijk(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who answers now and who did."""
    return _deel(request, publiek_id, "verantwoordelijk")


@guard("persoon", "zien")
@require_safe
def deel_gezin(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the family."""
    return _deel(request, publiek_id, "gezin")


@guard("kind", "zien")
@require_safe
def deel_kinderen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the children in a row of faces."""
    return _deel(request, publiek_id, "kinderen")


@guard("dossier", "zien")
@require_safe
def deel_teams(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who is involved and whom to call."""
    return _deel(request, publiek_id, "teams")


@guard("termijn", "zien")
@require_safe
def deel_termijnen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the open terms."""
    return _deel(request, publiek_id, "termijnen")


@guard("overdracht", "zien")
@require_safe
def deel_overdrachten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the handovers with their state."""
    return _deel(request, publiek_id, "overdrachten")


@guard("melding", "zien")
@require_safe
def deel_meldingen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the meldingen."""
    return _deel(request, publiek_id, "meldingen")


@guard("regie", "zien")
@require_safe
def deel_regie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who directs."""
    return _deel(request, publiek_id, "regie")


@guard("dossier", "zien")
@require_safe
def deel_tijdlijn(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show what happened."""
    return _deel(request, publiek_id, "tijdlijn")


@guard("voorwaarde", "zien")
@require_safe
def deel_voorwaarden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the safety conditions."""
    return _deel(request, publiek_id, "voorwaarden")


@guard("plan", "zien")
@require_safe
def deel_plan(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the plans in short."""
    return _deel(request, publiek_id, "plan")


@guard("bijeenkomst", "zien")
@require_safe
def deel_bijeenkomsten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show meetings and visits in short."""
    return _deel(request, publiek_id, "bijeenkomsten")


@guard("monitoring", "zien")
@require_safe
def deel_monitoring(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the moments at which safety is asked after."""
    return _deel(request, publiek_id, "monitoring")


@guard("contactblad", "zien")
@require_safe
def deel_contact(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show how to reach people safely."""
    return _deel(request, publiek_id, "contact")
