"""The lists of the work on the vision: arrangements, tasks, money, findings, pilots, questions and actions."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers import queries as cijfers
from schakel.sturing.visie import permissions
from schakel.sturing.visie.actions import oordeel as oordelen
from schakel.sturing.visie.actions import proef as proeven
from schakel.sturing.visie.actions import werk as deeds
from schakel.sturing.visie.forms import werk as vormen
from schakel.sturing.visie.forms.velden import Visieform
from schakel.sturing.visie.presenters import keuzes
from schakel.sturing.visie.presenters import lijsten as beelden
from schakel.sturing.visie.presenters.raster import present_grid
from schakel.sturing.visie.presenters.taken import present_tasks
from schakel.sturing.visie.queries import kern, werk
from schakel.sturing.visie.views.vorm import form_page, list_page, page, typed
from schakel.toolkit.beelden import VolgendeStap
from schakel.toolkit.http import Verzoek

BEIDE = ["GET", "HEAD", "POST"]


def choices(handeling: Handeling) -> dict[str, Any]:
    """Return what can be chosen on every form of the work: principles, phases and measures."""
    tekst = kern.text_of_version(kern.need_version(handeling))
    return {
        "uitgangspunt": keuzes.principles(tekst),
        "fasen": keuzes.phases(tekst),
        "maten": keuzes.measures(cijfers.measures()),
    }


def _form(request: Verzoek, soort: type[Visieform], initial: dict[str, Any] | None = None) -> Visieform:
    return soort(typed(request), keuzes=choices(request.handeling), initial=initial)


def _step(request: Verzoek, wat: str, knop: str, naam: str) -> VolgendeStap | None:
    return VolgendeStap(wat, knop, reverse(naam)) if permissions.may_steer(request.handeling) else None


@guard("sturing", "zien")
@require_safe
def raster(request: Verzoek) -> HttpResponse:
    """Show phase by principle: what is covered, and what is not."""
    h = request.handeling
    return page(request, "raster", "visie:raster", pagina=present_grid(werk.grid(h), kern.municipality_names(h)))


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def voorziening_nieuw(request: Verzoek) -> HttpResponse:
    """Add an arrangement."""
    h = request.handeling
    van = {"gemeente": keuzes.whose(kern.municipality_names(h), permissions.own_part(h))}
    return form_page(
        request, vormen.Voorzieningform(typed(request), keuzes={**choices(h), **van}),
        lambda **d: deeds.add_arrangement(h, **d),
        kop=_("Nieuwe voorziening"), terug=reverse("visie:raster"), hier="visie:raster",
        wie=permissions.check_keeps_a_part,
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def toets(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Hold an arrangement against a principle."""
    h, rij = request.handeling, werk.access_arrangement(request.handeling, publiek_id=publiek_id)
    return form_page(
        request, _form(request, vormen.Toetsform), lambda **d: deeds.hold_against(h, voorziening=publiek_id, **d),
        kop=_("Toets %(naam)s") % {"naam": rij.naam}, terug=reverse("visie:raster"), hier="visie:raster",
        wie=lambda h: permissions.check_can_keep(h, rij.gemeente),
    )  # fmt: skip


@guard("sturing", "zien")
@require_safe
def taken(request: Verzoek) -> HttpResponse:
    """Show the tasks, by party."""
    h = request.handeling
    prioriteiten, alle = present_tasks(werk.tasks(h), kern.today(h))
    return page(request, "taken", "visie:taken", prioriteiten=prioriteiten, taken=alle)


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def taak_nieuw(request: Verzoek) -> HttpResponse:
    """Add a task."""
    h = request.handeling
    return form_page(
        request, _form(request, vormen.Taakform), lambda **d: deeds.add_task(h, **d),
        kop=_("Nieuwe taak"), terug=reverse("visie:taken"), hier="visie:taken",
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def taak_wijzigen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Change priority, owner and next step of a task."""
    h, rij = request.handeling, werk.access_task(request.handeling, publiek_id=publiek_id)
    nu = vormen.initial_of(rij, "prioriteit", "eigenaar", "volgende_stap", "voor")
    return form_page(
        request, _form(request, vormen.Taakwijzigform, nu), lambda **d: deeds.change_task(h, taak=publiek_id, **d),
        kop=rij.titel, terug=reverse("visie:taken"), hier="visie:taken",
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def taakdeel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Set what a party does of a task."""
    h, rij = request.handeling, werk.access_task(request.handeling, publiek_id=publiek_id)
    eigen = {"soort": "GEMEENTE", "partij": kern.own_party(h)} if permissions.own_part(h) else None
    return form_page(
        request, _form(request, vormen.Taakdeelform, eigen), lambda **d: deeds.set_part(h, taak=publiek_id, **d),
        kop=_("Het deel van een partij"), uitleg=rij.titel, terug=reverse("visie:taken"), hier="visie:taken",
        wie=permissions.check_keeps_a_part,
    )  # fmt: skip


@guard("sturing", "zien")
@require_safe
def geld(request: Verzoek) -> HttpResponse:
    """Show earmarked money."""
    groepen = beelden.present_money(werk.money(request.handeling), permissions.may_steer(request.handeling))
    stap = _step(request, _("Voeg geoormerkt geld toe"), _("Voeg toe"), "visie:geld_nieuw")
    uitleg = _("Waarvoor kwam het, wat is besteed, en wie is ermee bereikt?")
    return list_page(request, "visie:geld", kop=_("Geoormerkt geld"), uitleg=uitleg, groepen=groepen, stap=stap)


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def geld_nieuw(request: Verzoek) -> HttpResponse:
    """Add earmarked money."""
    h = request.handeling
    return form_page(
        request, _form(request, vormen.Geldform), lambda **d: deeds.set_money(h, **d),
        kop=_("Nieuw geoormerkt geld"), terug=reverse("visie:geld"), hier="visie:geld",
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def geld_wijzigen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Change earmarked money."""
    h, rij = request.handeling, werk.access_money(request.handeling, publiek_id=publiek_id)
    nu = vormen.initial_of(rij, "naam", "doel", "uitgangspunt", "ontvangen", "besteed", "bereik")
    return form_page(
        request, _form(request, vormen.Geldform, nu), lambda **d: deeds.set_money(h, geldstroom=publiek_id, **d),
        kop=rij.naam, terug=reverse("visie:geld"), hier="visie:geld",
    )  # fmt: skip


@guard("sturing", "zien")
@require_safe
def bevindingen(request: Verzoek) -> HttpResponse:
    """Show what outside bodies found."""
    h = request.handeling
    groepen = beelden.present_findings(werk.findings(h), kern.today(h), permissions.may_steer(h))
    stap = _step(request, _("Leg een bevinding vast"), _("Nieuwe bevinding"), "visie:bevinding_nieuw")
    return list_page(request, "visie:bevindingen", kop=_("Bevindingen van anderen"), groepen=groepen, stap=stap)


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def bevinding_nieuw(request: Verzoek) -> HttpResponse:
    """Keep what an outside body found."""
    h = request.handeling
    return form_page(
        request, _form(request, vormen.Bevindingform), lambda **d: deeds.add_finding(h, **d),
        kop=_("Nieuwe bevinding"), terug=reverse("visie:bevindingen"), hier="visie:bevindingen",
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def bevinding(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Answer a finding."""
    h, rij = request.handeling, werk.access_finding(request.handeling, publiek_id=publiek_id)
    form = _form(request, vormen.Bevindingantwoordform, vormen.initial_of(rij, "antwoord", "actie", "uiterlijk"))
    return form_page(
        request, form, lambda **d: deeds.answer_finding(h, bevinding=publiek_id, **d),
        kop=_("Antwoord op %(wie)s") % {"wie": rij.wie}, uitleg=rij.tekst, terug=reverse("visie:bevindingen"),
        hier="visie:bevindingen",
    )  # fmt: skip


@guard("sturing", "zien")
@require_safe
def pilots(request: Verzoek) -> HttpResponse:
    """Show the pilots and the roll-out board."""
    h = request.handeling
    groepen = beelden.present_pilots(werk.pilots(h), werk.rollouts(h), permissions.may_steer(h))
    stap = _step(request, _("Begin een pilot"), _("Nieuwe pilot"), "visie:pilot_nieuw")
    return list_page(request, "visie:pilots", kop=_("Pilots en uitrol"), groepen=groepen, stap=stap)


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def pilot_nieuw(request: Verzoek) -> HttpResponse:
    """Begin a pilot."""
    h = request.handeling
    return form_page(
        request, _form(request, vormen.Pilotform), lambda **d: proeven.begin_pilot(h, **d),
        kop=_("Nieuwe pilot"), terug=reverse("visie:pilots"), hier="visie:pilots",
    )  # fmt: skip


@guard("sturing", "besluiten")
@require_http_methods(BEIDE)
def pilot(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Decide about a pilot."""
    h, rij = request.handeling, werk.access_pilot(request.handeling, publiek_id=publiek_id)
    return form_page(
        request, _form(request, vormen.Pilotbesluitform), lambda **d: proeven.decide_pilot(h, pilot=publiek_id, **d),
        kop=_("Besluit over %(naam)s") % {"naam": rij.naam}, terug=reverse("visie:pilots"), hier="visie:pilots",
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def uitrol(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record in how many places something works."""
    h, rij = request.handeling, werk.access_rollout(request.handeling, publiek_id=publiek_id)
    return form_page(
        request, _form(request, vormen.Uitrolform), lambda **d: proeven.count_rollout(h, uitrol=publiek_id, **d),
        kop=_("Stand van %(naam)s") % {"naam": rij.naam}, terug=reverse("visie:pilots"), hier="visie:pilots",
    )  # fmt: skip


@guard("sturing", "zien")
@require_safe
def raadsvragen(request: Verzoek) -> HttpResponse:
    """Show the motions and questions of councils."""
    h = request.handeling
    groepen = beelden.present_questions(werk.questions(h), kern.today(h), permissions.may_steer(h))
    stap = _step(request, _("Leg een motie of vraag vast"), _("Nieuwe vraag"), "visie:raadsvraag_nieuw")
    return list_page(request, "visie:raadsvragen", kop=_("Moties en vragen van de raad"), groepen=groepen, stap=stap)


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def raadsvraag_nieuw(request: Verzoek) -> HttpResponse:
    """Keep a motion or question of a council."""
    h = request.handeling
    return form_page(
        request, _form(request, vormen.Vraagform), lambda **d: oordelen.add_question(h, **d),
        kop=_("Nieuwe motie of vraag"), terug=reverse("visie:raadsvragen"), hier="visie:raadsvragen",
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(BEIDE)
def raadsvraag(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Answer a question of a council."""
    h, rij = request.handeling, werk.access_question(request.handeling, publiek_id=publiek_id)
    form = _form(request, vormen.Vraagantwoordform, vormen.initial_of(rij, "antwoord"))
    return form_page(
        request, form, lambda **d: oordelen.answer_question(h, raadsvraag=publiek_id, **d),
        kop=_("Antwoord op: %(wat)s") % {"wat": rij.titel}, terug=reverse("visie:raadsvragen"),
        hier="visie:raadsvragen",
    )  # fmt: skip


@guard("sturing", "zien")
@require_safe
def acties(request: Verzoek) -> HttpResponse:
    """Show every action."""
    h = request.handeling
    groepen = beelden.present_actions(werk.actions_of(h, versie=kern.need_version(h)), kern.today(h))
    uitleg = _("Een actie hoort bij een focuspunt. Voeg haar toe bij het uitgangspunt.")
    return list_page(request, "visie:acties", kop=_("Acties"), uitleg=uitleg, groepen=groepen)
