"""Machines with an account: who may come in by a token, and when each came last."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.models import Koppeling
from schakel.basis.toegang.permissions import guard
from schakel.basis.toegang.rules import rolnaam
from schakel.entrypoints import klok
from schakel.entrypoints.site.sleutelformulier import KoppelingForm
from schakel.toolkit import taal
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("accounts", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: Verzoek) -> HttpResponse:
    """Show the machines, and give one a token that is shown once."""
    h, op = request.handeling, klok.wandtijd()
    form = KoppelingForm(request.POST if request.method == "POST" else None, teams=queries.teams_to_choose(h))
    if form.is_bound:
        token = perform(form, lambda g: actions.create_koppeling(h, op=op, **queries.with_team(g)))
        if token is not None:
            return render(request, "site/sleutel.html", {"token": token, "naam": form.cleaned_data["naam"]})
    inhoud = {"form": form, "rijen": [_line(rij) for rij in queries.koppelingen(h)]}
    return render(request, "site/koppelingen.html", inhoud, status=status_of(form))


@guard("accounts", "beeindigen")
@require_POST
def intrekken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Take a token back."""
    actions.withdraw_koppeling(request.handeling, publiek_id=publiek_id, op=klok.wandtijd())
    return redirect("site:koppelingen")


def _line(rij: Koppeling) -> dict[str, object]:
    nu = klok.wandtijd()
    stand = "ingetrokken" if rij.ingetrokken_op else "verlopen" if rij.verloopt_op <= nu else ""
    gebruikt = taal.kort_moment(rij.gebruikt_op, nu) if rij.gebruikt_op else ""
    return {"rij": rij, "rol": rolnaam(rij.rol), "stand": stand, "gebruikt": gebruikt}
