"""The figures of a month, and the rows behind them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.kinderen.queries.cijfers import count_help
from schakel.casuswerk.werkplek.forms import MaandForm
from schakel.casuswerk.werkplek.permissions import check_can_see_month
from schakel.casuswerk.werkplek.presenters import werkcijfers as presenters
from schakel.casuswerk.werkplek.presenters.kindcijfers import present_children
from schakel.casuswerk.werkplek.queries import werkcijfers as queries
from schakel.kernel.errors import NotFound
from schakel.toolkit.http import Verzoek, status_of


@guard("maandcijfers", "zien")
@require_safe
def werkcijfers(request: Verzoek) -> HttpResponse:
    """Show how many adviezen and meldingen there were in a month, and whether they were judged in time."""
    h, form = request.handeling, MaandForm(request.GET or None)
    check_can_see_month(h)
    maand = queries.month_of(h, eerste=form.asked()["eerste"])
    pagina = presenters.present_month(h, queries.count_month(h, maand=maand))
    inhoud = {"pagina": pagina, "form": form, "kinderen": present_children(h, count_help(h))}
    return render(request, "werkplek/werkcijfers.html", inhoud, status=status_of(form))


@guard("maandcijfers", "zien")
@require_safe
def rijen(request: Verzoek, telling: str) -> HttpResponse:
    """Show the rows behind a figure, as far as the reader may open them."""
    h, gevraagd = request.handeling, MaandForm(request.GET or None).asked()
    check_can_see_month(h)
    if telling not in set(queries.Telling):
        raise NotFound
    gevonden = queries.rows_behind(
        h, telling=queries.Telling(telling), code=gevraagd["code"], bladzijde=gevraagd["bladzijde"],
        maand=queries.month_of(h, eerste=gevraagd["eerste"]),
    )  # fmt: skip
    return render(request, "werkplek/werkcijferrijen.html", {"pagina": presenters.present_rows(gevonden)})
