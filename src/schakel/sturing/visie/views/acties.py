"""One action: how it goes, and what the figure did after it began."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang.permissions import guard
from schakel.sturing.visie.actions import oordeel as deeds
from schakel.sturing.visie.forms.oordeel import Notitieform
from schakel.sturing.visie.presenters import keuzes
from schakel.sturing.visie.presenters.acties import present_action
from schakel.sturing.visie.queries import kern, werk
from schakel.sturing.visie.rules.standen import ALLOWED_TRANSITIONS, Actiestatus
from schakel.sturing.visie.views.vorm import page, saves, typed
from schakel.toolkit.http import Verzoek, status_of


@guard("sturing", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def actie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show an action with its notes and the figure after it; and note how it goes."""
    h, (rij, notities) = request.handeling, werk.open_action(request.handeling, publiek_id=publiek_id)
    form = Notitieform(typed(request), keuzes={"naar": keuzes.states(ALLOWED_TRANSITIONS[Actiestatus(rij.status)])})
    if saves(form, lambda **d: deeds.note_progress(h, actie=publiek_id, **d)):
        return redirect("visie:actie", publiek_id)
    beeld = present_action(rij, notities, werk.effect_of(h, actie=rij), kern.today(h))
    return page(request, "actie", "visie:acties", status=status_of(form), form=form, **beeld)
