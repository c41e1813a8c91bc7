"""Meetings: plan, invite, hold, and what was said."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.bijeenkomsten import actions, permissions
from schakel.casuswerk.bijeenkomsten.forms.plannen import Afgelastform, Gehoudenform, Planform, Rondform, Uitnodigform
from schakel.casuswerk.bijeenkomsten.forms.verslag import Kindform, Kringform, Meegenomenform, Regelform
from schakel.casuswerk.bijeenkomsten.presenters import bijeenkomst as beeld
from schakel.casuswerk.bijeenkomsten.presenters import mensen
from schakel.casuswerk.bijeenkomsten.queries import bijeenkomst as look
from schakel.casuswerk.bijeenkomsten.queries import casus as casuslook
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Rondreden, Uitnodigweg
from schakel.casuswerk.bijeenkomsten.rules.kringen import Kring
from schakel.kernel.errors import NotFound
from schakel.toolkit.http import Verzoek, perform


@guard("bijeenkomst", "zien")
@require_safe
def bijeenkomsten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the meetings of a casus."""
    h, casus = request.handeling, casuslook.access_casus(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, "bijeenkomst", dossier=casus.dossier_id)
    kop = mensen.head_of(casus, "bijeenkomsten")
    regels = beeld.listed(look.listed_meetings(h, dossier=casus.dossier_id))
    inhoud = {"kop": kop, "publiek_id": publiek_id, "regels": regels}
    inhoud |= permissions.rights_of(h, dossier=casus.dossier_id, actief=kop.actief)
    return render(request, "bijeenkomsten/bijeenkomsten.html", inhoud)


@guard("bijeenkomst", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Plan a meeting."""
    h, casus = request.handeling, casuslook.access_casus(request.handeling, publiek_id=publiek_id)
    permissions.check_can_in(h, "bijeenkomst", "maken", dossier=casus.dossier_id)
    rijen = mensen.people(casuslook.people_of(h, dossier=casus.dossier_id))
    teams = mensen.teams(casuslook.teams_of(h, dossier=casus.dossier_id), zonder=h.team)
    form = Planform(request.POST if request.method == "POST" else None, mensen=rijen, teams=teams)
    gepland = perform(form, lambda _d: actions.plan_bijeenkomst(h, dossier=casus.dossier, **form.arguments()))
    if gepland:
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=gepland.publiek_id)
    inhoud = {"kop": mensen.head_of(casus, "bijeenkomsten"), "publiek_id": publiek_id, "form": form}
    return render(request, "bijeenkomsten/nieuw.html", inhoud, status=400 if form.is_bound else 200)


@guard("bijeenkomst", "zien")
@require_safe
def bijeenkomst(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one meeting."""
    return _draw(request, publiek_id)


@guard("bijeenkomst", "wijzigen")
@require_POST
def uitnodigen(request: Verzoek, publiek_id: UUID, stoel: UUID) -> HttpResponse:
    """Invite somebody safely."""
    rij = look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    genodigde = look.access_genodigde(request.handeling, bijeenkomst=rij, publiek_id=stoel)
    form, deed = Uitnodigform(request.POST), partial(actions.invite, request.handeling, genodigde=genodigde)
    if perform(form, lambda d: deed(weg=Uitnodigweg(str(d["weg"])))):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, uitnodigform=form, uitnodig_wie=stoel)


@guard("bijeenkomst", "wijzigen")
@require_POST
def rond(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Go round instead of sitting together."""
    rij, form = look.access_bijeenkomst(request.handeling, publiek_id=publiek_id), Rondform(request.POST)
    deed = partial(actions.go_round, request.handeling, bijeenkomst=rij)
    if perform(form, lambda d: deed(reden=Rondreden(str(d["reden"])))):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, rondform=form)


@guard("bijeenkomst", "wijzigen")
@require_POST
def gehouden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record who was there."""
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    stoelen = beeld.seats(look.view_of(h, bijeenkomst=rij), ook_weg=False)
    form = Gehoudenform(request.POST, stoelen=stoelen, rond=rij.vorm == "ROND")
    if perform(form, lambda _d: actions.hold(h, bijeenkomst=rij, **form.arguments())):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, gehoudenform=form)


@guard("bijeenkomst", "wijzigen")
@require_POST
def afgelast(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Call a meeting off."""
    rij, form = look.access_bijeenkomst(request.handeling, publiek_id=publiek_id), Afgelastform(request.POST)
    deed = partial(actions.cancel, request.handeling, bijeenkomst=rij)
    if perform(form, lambda d: deed(reden=str(d["reden"]))):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, afgelastform=form)


@guard("bijeenkomst", "wijzigen")
@require_POST
def regel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Add a line to the minutes."""
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    stoelen = beeld.seats(look.view_of(h, bijeenkomst=rij))
    form = Regelform(request.POST, stoelen=stoelen, sessie=rij.soort == "SESSIE", rond=rij.vorm == "ROND")
    if perform(form, lambda _d: actions.write_regel(h, bijeenkomst=rij, **form.arguments())):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, regelform=form)


@guard("bijeenkomst", "wijzigen")
@require_POST
def kring(request: Verzoek, publiek_id: UUID, regel: UUID) -> HttpResponse:
    """Let fewer people read a line."""
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    een, form = look.access_regel(h, bijeenkomst=rij, publiek_id=regel), Kringform(request.POST)
    if perform(form, lambda d: actions.narrow_regel(h, regel=een, kring=Kring(str(d["kring"])))):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, kringform=form, kring_van=regel)


@guard("bijeenkomst", "wijzigen")
@require_POST
def veiligheid(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Say that safety was discussed first."""
    rij = look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    actions.conclude_safety(request.handeling, bijeenkomst=rij)
    messages.success(request, _("De veiligheid is besproken. Bespreek nu de hulp voor ieder."))
    return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)


@guard("bijeenkomst", "wijzigen")
@require_POST
def bevestigen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Confirm a visit for the own team."""
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    stoel = beeld.own_seat(h, look.view_of(h, bijeenkomst=rij))
    if stoel is None:
        raise NotFound
    genodigde = look.access_genodigde(h, bijeenkomst=rij, publiek_id=stoel.publiek_id)
    form, deed = Meegenomenform(request.POST), partial(actions.confirm_visit, h, genodigde=genodigde)
    if perform(form, lambda d: deed(meegenomen=str(d["meegenomen"]))):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, meegenomenform=form)


@guard("kind", "wijzigen")
@require_POST
def kind(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that a child was seen or spoken at a visit."""
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    kinderen = mensen.children(h, casuslook.people_of(h, dossier=rij.dossier_id))
    form = Kindform(request.POST, kinderen=kinderen)
    if perform(form, lambda _d: actions.record_kind_at(h, bijeenkomst=rij, **form.arguments())):
        return redirect("bijeenkomsten:bijeenkomst", publiek_id=publiek_id)
    return _draw(request, publiek_id, kindform=form)


@guard("bijeenkomst", "zien")
@require_safe
def verslag(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the minutes for one reader, to read or to print."""
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, "bijeenkomst", dossier=rij.dossier_id)
    zicht = look.view_of(h, bijeenkomst=rij)
    voor = look.reader_among(h, zicht=zicht, gevraagd=request.GET.get("voor", ""))
    pagina = beeld.minutes(look.minutes_for(h, zicht=zicht, voor=voor))
    return render(request, "bijeenkomsten/verslag.html", {"v": pagina, "publiek_id": publiek_id})


def _draw(request: Verzoek, publiek_id: UUID, **meer: Any) -> HttpResponse:
    h, rij = request.handeling, look.access_bijeenkomst(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, "bijeenkomst", dossier=rij.dossier_id)
    zicht, casus = look.view_of(h, bijeenkomst=rij), casuslook.casus_of(h, dossier=rij.dossier_id)
    kop, pagina = mensen.head_of(casus, "bijeenkomsten"), beeld.present(h, zicht)
    rechten = permissions.rights_of(h, dossier=rij.dossier_id, actief=kop.actief)
    eigen = beeld.own_seat(h, zicht) is not None
    stap = beeld.next_step(pagina, mag=rechten["mag_vastleggen"], eigen=eigen)
    inhoud = {"kop": kop, "b": pagina, "publiek_id": publiek_id, "eigen": eigen, "stap": stap, **rechten}
    inhoud |= _forms(zicht)
    kinderen = mensen.children(h, list(zicht.mensen.values()))
    inhoud |= {"kindform": Kindform(kinderen=kinderen), "heeft_kinderen": bool(kinderen)}
    inhoud["houdt_open"] = "gehoudenform" in meer or stap.get("form") == "gehouden"
    return render(request, "bijeenkomsten/bijeenkomst.html", inhoud | meer, status=400 if meer else 200)


def _forms(zicht: look.Bijeenkomstzicht) -> dict[str, Any]:
    rij = zicht.rij
    return {
        "uitnodigform": Uitnodigform(),
        "rondform": Rondform(),
        "afgelastform": Afgelastform(),
        "meegenomenform": Meegenomenform(),
        "gehoudenform": Gehoudenform(
            stoelen=beeld.seats(zicht, ook_weg=False), rond=rij.vorm == "ROND", initial={"op": rij.gepland_voor}
        ),
        "regelform": Regelform(stoelen=beeld.seats(zicht), sessie=rij.soort == "SESSIE", rond=rij.vorm == "ROND"),
    }
