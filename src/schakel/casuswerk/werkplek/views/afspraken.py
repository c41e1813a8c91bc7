"""The figures of an agreement, and the rows behind them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.werkplek.forms import CijferForm
from schakel.casuswerk.werkplek.permissions import check_can_see_figures
from schakel.casuswerk.werkplek.presenters import afspraakcijfers as presenters
from schakel.casuswerk.werkplek.queries import afspraakcijfers as queries
from schakel.kernel.errors import NotFound
from schakel.toolkit.http import Verzoek, status_of


@guard("cijfers", "zien")
@require_safe
def cijfers(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Show how often each article decided, and how often people chose otherwise."""
    h, form = request.handeling, CijferForm(request.GET or None)
    check_can_see_figures(h)
    periode = queries.period_of(h, **form.period())
    geteld = queries.count_articles(h, code=code, versie=versie, periode=periode)
    inhoud = {"pagina": presenters.present_figures(h, geteld), "periode": periode, "form": form}
    return render(request, "werkplek/afspraakcijfers.html", inhoud, status=status_of(form))


@guard("cijfers", "zien")
@require_safe
def rijen(request: Verzoek, code: str, versie: str, artikel: str, telling: str) -> HttpResponse:
    """Show the rows behind a figure, as far as the reader may open them."""
    h, form = request.handeling, CijferForm(request.GET or None)
    check_can_see_figures(h)
    if telling not in set(queries.Telling):
        raise NotFound
    gevallen = queries.rows_behind(
        h, code=code, versie=versie, artikel=artikel, telling=queries.Telling(telling),
        periode=queries.period_of(h, **form.period()), blad=form.page(),
    )  # fmt: skip
    return render(request, "werkplek/afspraakrijen.html", {"pagina": presenters.present_rows(gevallen)})
