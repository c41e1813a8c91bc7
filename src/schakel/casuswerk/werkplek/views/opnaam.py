"""One term on a name: take it, give it to a colleague, or give it back."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.basis.termijnen import actions
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.forms import OpNaamForm
from schakel.casuswerk.werkplek.queries import termijn as termijnlook
from schakel.casuswerk.werkplek.queries import werklijst
from schakel.casuswerk.werkplek.views.werk import term_page
from schakel.toolkit.http import Verzoek, perform


@guard("termijn", "overnemen")
@require_POST
def op_naam(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Put one term on a name, or on no name; the page that follows offers to undo it."""
    h = request.handeling
    rij = werklijst.access_termijn(h, publiek_id=publiek_id)
    form = OpNaamForm(request.POST)
    if perform(form, lambda w: _give(request, rij.termijn, w)) is None:
        return term_page(request, publiek_id, naamform=form)
    messages.success(request, _("Vastgelegd op wiens naam dit staat."))
    vorige = termijnlook.holder_of(h, termijn=rij.termijn)
    vraag = urlencode({"van": vorige})
    return redirect(f"{reverse('werkplek:termijn', args=[publiek_id])}?{vraag}#op-naam")


def _give(request: Verzoek, termijn: Any, getypt: dict[str, object]) -> bool:
    wie = termijnlook.taker(request.handeling, termijn=termijn, publiek_id=getypt["wie"])
    actions.take_over(request.handeling, termijnen=[termijn.pk], medewerker=wie)
    return True
