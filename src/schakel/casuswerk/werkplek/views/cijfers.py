"""The figures of a month, and the rows behind them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.bijeenkomsten.queries.cijfers import groups_now, shut_per_form, tables_between
from schakel.casuswerk.kinderen.queries.cijfers import count_help
from schakel.casuswerk.werkplek.forms import MaandForm
from schakel.casuswerk.werkplek.permissions import check_can_see_figures, check_can_see_month
from schakel.casuswerk.werkplek.presenters import samen
from schakel.casuswerk.werkplek.presenters import werkcijfers as presenters
from schakel.casuswerk.werkplek.presenters.kindcijfers import present_children
from schakel.casuswerk.werkplek.queries import samen as samenlook
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
        h, telling=queries.Telling(telling), code=gevraagd["code"], blad=gevraagd["blad"],
        maand=queries.month_of(h, eerste=gevraagd["eerste"]),
    )  # fmt: skip
    return render(request, "werkplek/werkcijferrijen.html", {"pagina": presenters.present_rows(gevonden)})


@guard("cijfers", "zien")
@require_safe
def samencijfers(request: Verzoek) -> HttpResponse:
    """Show whether the whole system sat at the table, with whom there is no contact, and who had help."""
    h, form = request.handeling, MaandForm(request.GET or None)
    check_can_see_figures(h)
    maand = samenlook.asked_month(h, eerste=form.asked()["eerste"])
    begin, eind = maand.momenten
    tafels, groepen = tables_between(h, begin=begin, eind=eind), groups_now(h, elders=samenlook.help_of_children(h))
    pagina = samen.figures(h, maand=maand, tafels=tafels, groepen=groepen, vormen=shut_per_form(h))
    inhoud = {"pagina": pagina, "form": form}
    return render(request, "werkplek/samencijfers.html", inhoud, status=400 if form.errors else 200)


@guard("cijfers", "zien")
@require_safe
def samenrijen(request: Verzoek, groep: str, maat: str) -> HttpResponse:
    """Show the casussen behind a figure, as far as the reader may open them."""
    h, gevraagd = request.handeling, MaandForm(request.GET or None).asked()
    check_can_see_figures(h)
    maand = samenlook.asked_month(h, eerste=gevraagd["eerste"])
    koppen = samenlook.casussen_of(h, groep=groep, maat=maat, maand=maand)
    titel, regels = samen.rows(koppen, groep=groep, maat=maat)
    return render(request, "werkplek/samenrijen.html", {"titel": titel, "regels": regels, "code": maand.code})
