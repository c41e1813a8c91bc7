"""The screens of an administrator: form, one deed or look, answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang import actions, presenters, queries
from schakel.basis.toegang.forms import AccountForm, LidForm, TeamForm, ZoekForm
from schakel.basis.toegang.permissions import guard
from schakel.kernel.errors import NotFound
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.http import Verzoek, perform, status_of


@guard("accounts", "zien")
@require_safe
def accounts(request: Verzoek) -> HttpResponse:
    """Show the accounts."""
    form = ZoekForm(request.GET)
    tekst = form.cleaned_data["q"] if form.is_valid() else ""
    rijen = presenters.account_list(queries.accounts(request.handeling, tekst=tekst))
    return render(request, "toegang/accounts.html", {"rijen": rijen, "q": tekst})


@guard("accounts", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Give a new employee an account."""
    h = request.handeling
    form = AccountForm(
        request.POST if request.method == "POST" else None, organisaties=queries.organisaties_to_choose(h)
    )
    mens = perform(form, lambda g: actions.create_account(h, **queries.with_organisatie(g))) if form.is_bound else None
    if mens is not None:
        return redirect("toegang:account", publiek_id=mens.publiek_id)
    return render(request, "toegang/nieuw.html", {"form": form}, status=status_of(form))


@guard("accounts", "zien")
@require_safe
def account(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one account."""
    return _account(request, publiek_id, None)


def _account(request: Verzoek, publiek_id: UUID, form: LidForm | None) -> HttpResponse:
    h = request.handeling
    mens = queries.access_account(h, publiek_id=publiek_id)
    leeg = LidForm(teams=queries.teams_to_choose(h), initial={"vanaf": lokale_datum(h.moment)})
    inhoud = {
        "beeld": presenters.account_view(h, mens),
        "form": form or leeg,
        "later": presenters.roles_of_later(),
    }
    return render(request, "toegang/account.html", inhoud, status=status_of(form) if form else 200)


@guard("accounts", "wijzigen")
@require_POST
def lid_erbij(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let this person act for one more team."""
    h = request.handeling
    mens = queries.access_account(h, publiek_id=publiek_id)
    form = LidForm(request.POST, teams=queries.teams_to_choose(h))
    if perform(form, lambda g: actions.give_role(h, medewerker=mens, **queries.with_team(g))) is None:
        return _account(request, publiek_id, form)
    return redirect("toegang:account", publiek_id=publiek_id)


@guard("accounts", "wijzigen")
@require_POST
def lid_weg(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let this person act for a team no longer."""
    form = TeamForm(request.POST)
    if not form.is_valid():
        raise NotFound
    lid = queries.access_membership(request.handeling, medewerker=publiek_id, team=form.cleaned_data["team"])
    actions.end_teamlid(request.handeling, teamlid=lid)
    return redirect("toegang:account", publiek_id=publiek_id)


@guard("accounts", "beeindigen")
@require_POST
def einde(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """End this account."""
    mens = queries.access_account(request.handeling, publiek_id=publiek_id)
    actions.deactivate_medewerker(request.handeling, medewerker=mens)
    return redirect("toegang:account", publiek_id=publiek_id)
