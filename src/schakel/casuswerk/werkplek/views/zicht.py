"""Who of the own organisation sees a dossier: keeping one colleague out, or letting only named ones in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import Beperkreden, Uitsluitreden
from schakel.casuswerk.werkplek import permissions
from schakel.casuswerk.werkplek.forms import BeperkForm, UitsluitForm
from schakel.casuswerk.werkplek.presenters import casus as beeld
from schakel.casuswerk.werkplek.queries import casuspagina as look
from schakel.casuswerk.werkplek.queries import regie as regielook
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.kernel.handeling import Handeling
from schakel.toolkit.http import Verzoek, perform, status_of

Getypt = dict[str, object]


@guard("dossier", "uitsluiten")
@require_http_methods(["GET", "HEAD", "POST"])
def uitsluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep one colleague out of a dossier, and show who is kept out."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    permissions.check_can_do(h, dossier=kop.dossier, deel="uitsluiten")
    if request.method != "POST":
        return _who_sees(request, kop, {})
    form = UitsluitForm(request.POST, keuzes=_choices(h, kop))
    if perform(form, lambda w: _keep_out(request, kop, w)):
        messages.success(request, _("Deze collega ziet dit dossier nu nergens meer."))
        return redirect("werkplek:uitsluiten", publiek_id)
    return _who_sees(request, kop, {"form": form})


def _who_sees(request: Verzoek, kop: Kop, gebonden: dict[str, Any]) -> HttpResponse:
    h, buiten = request.handeling, regielook.kept_out(request.handeling, dossier=kop.dossier)
    eigen = regielook.colleagues(h, dossier=kop.dossier)
    namen = regielook.named(h, dossier=kop.dossier)
    voor = {"wie": [str(k.publiek_id) for k in namen.mensen or eigen if namen.mensen or k.medewerker == h.wie]}
    vormen = {
        "form": UitsluitForm(keuzes=_choices(h, kop)),
        "alleen": BeperkForm(rijen=_rows(eigen), initial={**voor, "reden": namen.reden}, prefix="alleen"),
    }
    inhoud = {"kop": beeld.kop_van(kop, None), "publiek_id": kop.publiek_id, "buiten": buiten, "namen": namen}
    status = status_of(*gebonden.values())
    return render(request, "werkplek/uitsluiten.html", {**inhoud, **vormen, **gebonden}, status=status)


def _choices(handeling: Handeling, kop: Kop) -> list[tuple[str, str]]:
    keuzes = regielook.candidates(handeling, dossier=kop.dossier)
    return [(str(k.publiek_id), f"{k.naam}, {k.team_naam}") for k in keuzes]


def _rows(mensen: Any) -> list[Any]:
    return [(k.publiek_id, k.medewerker, f"{k.naam}, {k.team_naam}") for k in mensen]


@guard("dossier", "uitsluiten")
@require_POST
def beperken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let only named colleagues see a dossier."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    permissions.check_can_do(h, dossier=kop.dossier, deel="uitsluiten")
    rijen = _rows(regielook.colleagues(h, dossier=kop.dossier))
    form = BeperkForm(request.POST, rijen=rijen, prefix="alleen")
    if not perform(form, lambda w: _restrict(request, kop, w)):
        return _who_sees(request, kop, {"alleen": form})
    messages.success(
        request, _("Alleen deze collega’s zien dit dossier nu. Een termijn vraagt straks of dat nog nodig is.")
    )
    return redirect("werkplek:uitsluiten", publiek_id)


def _restrict(request: Verzoek, kop: Kop, getypt: Getypt) -> bool:
    mensen: Any = getypt["wie"]
    reden = Beperkreden(str(getypt["reden"]))
    casussen.restrict_with_meldingen(request.handeling, dossier=kop.dossier, medewerkers=mensen, reden=reden)
    return True


@guard("dossier", "uitsluiten")
@require_POST
def verruimen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let the whole of each team see a dossier again."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    casussen.lift_with_meldingen(h, dossier=kop.dossier)
    messages.success(request, _("Alle collega’s van de teams in dit dossier zien het weer."))
    return redirect("werkplek:uitsluiten", publiek_id)


def _keep_out(request: Verzoek, kop: Kop, getypt: Getypt) -> bool:
    h = request.handeling
    gekozen = regielook.candidate(h, dossier=kop.dossier, publiek_id=UUID(str(getypt["wie"])))
    reden = Uitsluitreden(str(getypt["reden"]))
    dossiers.keep_out(h, dossier=kop.dossier, team=gekozen.team, medewerker=gekozen.medewerker, reden=reden)
    return True


@guard("dossier", "uitsluiten")
@require_POST
def toelaten(request: Verzoek, publiek_id: UUID, medewerker: UUID) -> HttpResponse:
    """Let a colleague who was kept out in again."""
    h, kop = request.handeling, look.access_kop(request.handeling, publiek_id=publiek_id)
    wie = regielook.one_kept_out(h, dossier=kop.dossier, publiek_id=medewerker)
    dossiers.let_in(h, dossier=kop.dossier, medewerker=wie.medewerker)
    messages.success(request, _("Deze collega mag dit dossier weer zien."))
    return redirect("werkplek:uitsluiten", publiek_id)
