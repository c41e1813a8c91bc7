"""Copies of the plan for the family: making them, printing them, handing over a code, and reading the answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.gezin import actions, permissions, queries
from schakel.casuswerk.gezin.forms.bladen import Leesbladform
from schakel.casuswerk.gezin.presenters.bladen import choices_of, present_bladen
from schakel.casuswerk.gezin.presenters.papier import make_paper
from schakel.casuswerk.gezin.queries.bladen import disguises_in, read_sealed
from schakel.casuswerk.plannen.queries.blad import Planzicht, open_plan
from schakel.kernel.handeling import Handeling
from schakel.toolkit.http import Verzoek, perform


@guard("leesblad", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def bladen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the copies of a plan with what was answered, and make one."""
    h, zicht = request.handeling, open_plan(request.handeling, publiek_id=publiek_id)
    permissions.check_can_see(h, dossier=zicht.plan.dossier_id)
    form = Leesbladform(
        request.POST if request.method == "POST" else None,
        lezers=choices_of(queries.readers_of(h, zicht=zicht)),
        vermommingen=list(disguises_in(h, regio=zicht.plan.dossier.regio).items()),
    )
    if perform(form, lambda d: actions.make_copy(h, plan=zicht.plan, **form.cleaned_data)):
        return redirect("gezin:bladen", publiek_id)
    inhoud = {"publiek_id": publiek_id, "form": form, **_page(h, zicht)}
    return render(request, "gezin/bladen.html", inhoud, status=400 if form.is_bound else 200)


def _page(handeling: Handeling, zicht: Planzicht) -> dict[str, Any]:
    mag = permissions.may_in(handeling, "maken", dossier=zicht.plan.dossier_id)
    return {
        "naam": zicht.casus.naam,
        "dossier": zicht.plan.dossier.publiek_id,
        "mag": mag and zicht.plan.status == "ACTIEF",
        "mag_nazien": mag,
        "heeft_versie": bool(zicht.versies),
        "bladen": present_bladen(handeling, queries.leaves_of(handeling, plan=zicht.plan), nieuwste=_newest(zicht)),
    }


def _newest(zicht: Planzicht) -> int:
    return zicht.versies[0].nummer if zicht.versies else 0


@guard("leesblad", "maken")
@require_safe
def papier(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Give a copy as PDF, under a name that says nothing."""
    h, rij = request.handeling, queries.open_paper(request.handeling, publiek_id=publiek_id)
    permissions.check_can_make(h, dossier=rij.dossier_id)
    buitenkant = disguises_in(h, regio=rij.dossier.regio).get(rij.vermomming, "")
    pdf = make_paper(read_sealed(h, publiek_id=rij.publiek_id, pakket=rij.inhoud), buitenkant=buitenkant)
    kop = {"Content-Disposition": 'attachment; filename="blad.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=kop)


@guard("leesblad", "maken")
@require_POST
def code(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show a code for one use, once: it is handed over in person."""
    rij = queries.access_leesblad(request.handeling, publiek_id=publiek_id)
    nieuw = actions.give_code(request.handeling, leesblad=rij)
    adres = request.build_absolute_uri("/blad")
    inhoud = {"code": nieuw, "adres": adres, "publiek_id": rij.exemplaar.plan.publiek_id}
    return render(request, "gezin/code.html", inhoud)


@guard("leesblad", "maken")
@require_POST
def intrekken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let the page of a copy open for nobody."""
    rij = queries.access_leesblad(request.handeling, publiek_id=publiek_id)
    actions.withdraw_copy(request.handeling, leesblad=rij)
    return redirect("gezin:bladen", rij.exemplaar.plan.publiek_id)


@guard("leesblad", "zien")
@require_safe
def antwoord(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Lead to the copy that was answered."""
    rij = queries.access_antwoord(request.handeling, publiek_id=publiek_id)
    return redirect("gezin:bladen", rij.leesblad.exemplaar.plan.publiek_id)


@guard("leesblad", "maken")
@require_POST
def gelezen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that an answer was read."""
    rij = queries.access_antwoord(request.handeling, publiek_id=publiek_id)
    actions.read_answer(request.handeling, antwoord=rij)
    return redirect("gezin:bladen", rij.leesblad.exemplaar.plan.publiek_id)
