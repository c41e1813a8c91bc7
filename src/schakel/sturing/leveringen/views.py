"""The half-year delivery: what waits, what is in it, what is wrong with it, and letting it go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.sturing.leveringen import actions, permissions, presenters, queries
from schakel.sturing.leveringen.forms import Bladzijdeform, Leveraarform, Periodeform, Vrijgeefform
from schakel.sturing.leveringen.rules import read_halfjaar
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("levering", "zien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Show which half-years can be delivered, and what was delivered before."""
    return _draw_list(request)


@guard("levering", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: Verzoek) -> HttpResponse:
    """Say how the organisation stands in its own file."""
    h = request.handeling
    permissions.check_can_see(h)
    stand = queries.overview(h)
    form = Leveraarform(request.POST if request.method == "POST" else None, initial=presenters.initial_of(stand))
    if perform(form, lambda d: actions.describe_leveraar(h, **{naam: str(w) for naam, w in d.items()})):
        messages.success(request, _("Uw organisatie staat zo in het volgende bestand."))
        return redirect("leveringen:lijst")
    return render(request, "leveringen/organisatie.html", {"form": form}, status=status_of(form))


@guard("levering", "maken")
@require_POST
def nieuw(request: Verzoek) -> HttpResponse:
    """Order the file of a half-year."""
    h, form = request.handeling, Periodeform(request.POST)
    permissions.check_can_see(h)
    gemaakt = perform(form, lambda d: actions.order_levering(h, halfjaar=read_halfjaar(str(d["periode"]))))
    if gemaakt:
        return redirect("leveringen:levering", publiek_id=gemaakt.publiek_id)
    return _draw_list(request, periodeform=form)


@guard("levering", "zien")
@require_safe
def levering(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show what will be delivered, and what is wrong with it."""
    return _draw_one(request, publiek_id, Vrijgeefform())


@guard("levering", "bevestigen")
@require_POST
def vrijgeven(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let the file leave."""
    h, form = request.handeling, Vrijgeefform(request.POST)
    permissions.check_can_see(h)
    rij = queries.access_levering(h, publiek_id=publiek_id)
    if perform(form, lambda d: actions.release_levering(h, levering=rij, gelezen=d["gelezen"] is True)):
        return redirect("leveringen:levering", publiek_id=publiek_id)
    return _draw_one(request, publiek_id, form)


@guard("levering", "zien")
@require_safe
def herstel(request: Verzoek, publiek_id: UUID, punt: UUID) -> HttpResponse:
    """Show where one finding is mended, as far as the reader may open it."""
    h, na = request.handeling, Bladzijdeform(request.GET or None).asked(presenters.list_of(punt))
    permissions.check_can_see(h)
    rij = queries.access_levering(h, publiek_id=publiek_id)
    gevonden = queries.rows_to_mend(h, levering=rij, punt=punt, na=na)
    return render(request, "leveringen/herstel.html", {"pagina": presenters.mending(gevonden)})


def _draw_list(request: Verzoek, periodeform: Periodeform | None = None) -> HttpResponse:
    h, form = request.handeling, periodeform or Periodeform()
    permissions.check_can_see(h)
    inhoud = {"pagina": presenters.overview(h, queries.overview(h)), "periodeform": form}
    return render(request, "leveringen/lijst.html", inhoud, status=status_of(form))


def _draw_one(request: Verzoek, publiek_id: UUID, form: Vrijgeefform) -> HttpResponse:
    h = request.handeling
    permissions.check_can_see(h)
    rij = queries.access_levering(h, publiek_id=publiek_id)
    punten, geldt = queries.points_of(h, levering=rij), queries.holds_now(h, levering=rij)
    inhoud = {"pagina": presenters.delivery(h, rij, punten, geldt), "form": form}
    return render(request, "leveringen/levering.html", inhoud, status=status_of(form))
