"""Our role, who confirmed it, and the guides what, when, how."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.organisaties import actions
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.presenters import keten
from schakel.casuswerk.werkplek.presenters import rol as presenters
from schakel.casuswerk.werkplek.queries import gids
from schakel.casuswerk.werkplek.queries import rol as queries
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform


@guard("ketenkaart", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def onze_rol(request: Verzoek) -> HttpResponse:
    """Show the role of the own team; take its confirmation."""
    h, team = request.handeling, queries.access_team(request.handeling)
    blad = queries.sheet_of(h, team=team)
    form = Formulier(request.POST if request.method == "POST" else None)
    namens = "bevestig" in request.POST
    if perform(form, lambda _s: _confirmed(request, blad, namens=namens)):
        messages.success(request, _("Bevestigd voor uw team.") if namens else _("Vastgelegd dat u dit las."))
        return redirect("werkplek:onze-rol")
    return _draw(request, blad, eigen=True)


def _confirmed(request: Verzoek, blad: queries.Rolblad, *, namens: bool) -> bool:
    """Take what somebody said of the role of the own team."""
    merk = blad.vingerafdruk
    actions.confirm_rol(request.handeling, team=blad.team, vingerafdruk=merk, namens_team=namens)
    return True


@guard("ketenkaart", "zien")
@require_safe
def rol(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the role of another team."""
    team = queries.access_team(request.handeling, publiek_id=publiek_id)
    return _draw(request, queries.sheet_of(request.handeling, team=team), eigen=team.pk == request.handeling.team)


def _draw(request: Verzoek, blad: queries.Rolblad, *, eigen: bool) -> HttpResponse:
    h = request.handeling
    stand, lezers = queries.state_of(h, blad=blad), queries.readers(h, blad=blad)
    pagina = presenters.role_page(blad, stand, lezers)
    inhoud = {"pagina": pagina, "eigen": eigen, "tabs": keten.tabs("onze-rol")}
    return render(request, "werkplek/rol.html", inhoud)


@guard("ketenkaart", "zien")
@require_safe
def rollen(request: Verzoek) -> HttpResponse:
    """Show which teams of the region confirmed their role, and which not."""
    rijen = presenters.state_rows(queries.states_in_region(request.handeling))
    return render(request, "werkplek/rollen.html", {"rijen": rijen})


@guard("ketenkaart", "zien")
@require_safe
def gidsen(request: Verzoek) -> HttpResponse:
    """Show of what there is a guide."""
    tabellen, soorten = gids.guide_codes(request.handeling)
    inhoud = {
        "tabellen": [(f"{t.tabel.code}{t.gemeente}", t.tabel.titel, t.afspraak) for t in tabellen],
        "soorten": [(code, presenters.guide_name(code)) for code in soorten],
    }
    return render(request, "werkplek/gidsen.html", inhoud)


@guard("ketenkaart", "zien")
@require_safe
def gidsblad(request: Verzoek, code: str) -> HttpResponse:
    """Show what, when, how of one table or one kind of team."""
    pagina = presenters.guide_page(gids.open_guide(request.handeling, code=code))
    return render(request, "werkplek/gids.html", {"pagina": pagina})
