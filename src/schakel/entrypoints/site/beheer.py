"""Where an administrator begins, and what asks the clock on the wall: a code for one use."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.meldingen.queries import stuck_reports
from schakel.entrypoints import klok
from schakel.toolkit import taal
from schakel.toolkit.http import Verzoek


@guard("accounts", "maken")
@require_safe
def begin(request: Verzoek) -> HttpResponse:
    """Show what stands still, and which accounts cannot work."""
    h = request.handeling
    stil = [(een.code, taal.kort_moment(een.sinds, h.moment)) for een in stuck_reports(h)]
    inhoud = {"stil": stil, "stand": queries.account_state(h)}
    return render(request, "site/beheer.html", inhoud)


@guard("accounts", "wijzigen")
@require_POST
def code(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Make a code for one use and show it once."""
    mens = queries.access_account(request.handeling, publiek_id=publiek_id)
    gemaakt = actions.issue_aanmeldcode(request.handeling, medewerker=mens, op=klok.wandtijd())
    return render(request, "site/code.html", {"mens": mens, "code": gemaakt})
