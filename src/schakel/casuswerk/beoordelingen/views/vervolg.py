"""After the decision: the investigation, and the reporter who waits to hear."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.beoordelingen import actions, forms, permissions, presenters, queries
from schakel.casuswerk.beoordelingen.queries.vervolg import (
    Onderzoekzicht,
    Terugkoppelzicht,
    open_onderzoek,
    open_terugkoppeling,
)
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.toolkit.http import Verzoek, perform


@guard("beoordeling", "zien")
@require_safe
def onderzoek(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show an investigation."""
    return _draw(request, _open(request, publiek_id))


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_beginnen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Begin an investigation."""
    gevonden = queries.access_onderzoek(request.handeling, publiek_id=publiek_id)
    actions.start_onderzoek(request.handeling, onderzoek=gevonden)
    return redirect("beoordelingen:onderzoek", publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_vraag(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask a behavioural expert to judge along."""
    gevonden = queries.access_onderzoek(request.handeling, publiek_id=publiek_id)
    actions.ask_meebeslissen(
        request.handeling,
        beoordeling=gevonden.beoordeling,
        functie=Functie.GEDRAGSWETENSCHAPPER,
        onderzoek=gevonden,
    )
    return redirect("beoordelingen:onderzoek", publiek_id=publiek_id)


@guard("beoordeling", "medebesluiten")
@require_POST
def onderzoek_stem(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Answer as behavioural expert."""
    zicht = _open(request, publiek_id)
    form = forms.Meebeslisform(request.POST)
    if perform(form, lambda d: _agree(request, zicht, d)) is None:
        return _draw(request, zicht, status=400, meebeslisform=form)
    return redirect("beoordelingen:onderzoek", publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_afronden(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Conclude an investigation."""
    zicht = _open(request, publiek_id)
    form = _outcome(zicht, data=request.POST)
    if perform(form, lambda d: _conclude(request, zicht, form, d)) is None:
        return _draw(request, zicht, status=400, uitkomstform=form)
    return redirect("beoordelingen:onderzoek", publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_sluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Close an investigation early."""
    zicht = _open(request, publiek_id)
    form = forms.Vroegform(request.POST)
    if perform(form, lambda d: actions.close_early(request.handeling, onderzoek=zicht.onderzoek, **_typed(d))) is None:
        return _draw(request, zicht, status=400, vroegform=form)
    return redirect("beoordelingen:onderzoek", publiek_id=publiek_id)


@guard("terugkoppeling", "zien")
@require_safe
def wachtrij(request: Verzoek) -> HttpResponse:
    """Show which reporters wait to hear."""
    rijen = presenters.present_wachtrij(request.handeling, queries.unsent_feedback(request.handeling))
    return render(request, "beoordelingen/wachtrij.html", {"rijen": rijen})


@guard("terugkoppeling", "maken")
def terugkoppeling(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Tell the reporter, or say why not."""
    zicht = open_terugkoppeling(request.handeling, publiek_id=publiek_id)
    form = _telling(request, zicht, data=request.POST if request.method == "POST" else None)
    if form.is_bound and perform(form, lambda d: _tell(request, zicht, d)) is not None:
        return redirect("beoordelingen:blad", publiek_id=zicht.besluit.beoordeling.publiek_id)
    inhoud = {"pagina": presenters.present_terugkoppeling(request.handeling, zicht), "form": form}
    return render(request, "beoordelingen/terugkoppeling.html", inhoud, status=400 if form.is_bound else 200)


def _open(request: Verzoek, publiek_id: UUID) -> Onderzoekzicht:
    permissions.check_can_see(request.handeling)
    return open_onderzoek(request.handeling, publiek_id=publiek_id)


def _draw(request: Verzoek, zicht: Onderzoekzicht, *, status: int = 200, **formulieren: Any) -> HttpResponse:
    pagina = presenters.present_onderzoek(request.handeling, zicht)
    inhoud = {
        "pagina": pagina,
        "volgende_stap": pagina.stap,
        "uitkomstform": _outcome(zicht),
        "vroegform": forms.Vroegform(prefix="vroeg" if status == 200 else None),
        "meebeslisform": forms.Meebeslisform(),
    }
    return render(request, "beoordelingen/onderzoek.html", {**inhoud, **formulieren}, status=status)


def _outcome(zicht: Onderzoekzicht, *, data: Any = None) -> forms.Uitkomstform:
    return forms.Uitkomstform(
        data, soorten=zicht.soorten, aarden=zicht.aarden, teams=presenters.team_choices(zicht.teams)
    )


def _agree(request: Verzoek, zicht: Onderzoekzicht, d: dict[str, object]) -> object:
    return actions.sign_off(
        request.handeling,
        beoordeling=zicht.onderzoek.beoordeling,
        onderzoek=zicht.onderzoek,
        functie=Functie.GEDRAGSWETENSCHAPPER,
        **_typed(d),
    )


def _conclude(request: Verzoek, zicht: Onderzoekzicht, form: forms.Uitkomstform, d: dict[str, object]) -> object:
    return actions.conclude_onderzoek(
        request.handeling,
        onderzoek=zicht.onderzoek,
        bevindingen=form.bevindingen(),
        **{veld: _typed(d)[veld] for veld in ("conclusie", "ontvanger_team")},
    )


def _telling(request: Verzoek, zicht: Terugkoppelzicht, *, data: Any = None) -> forms.Terugkoppelform:
    return forms.Terugkoppelform(
        data,
        stappen=zicht.stappen,
        collegas=queries.colleagues_of(request.handeling),
        initial={"moment": zicht.moment.value if zicht.moment else ""},
    )


def _tell(request: Verzoek, zicht: Terugkoppelzicht, d: dict[str, object]) -> object:
    return actions.tell_melder(request.handeling, besluit=zicht.besluit, **_typed(d))


def _typed(d: dict[str, object]) -> dict[str, Any]:
    """The form has turned each value into what the deed takes."""
    return dict(d)
