"""Published figures: every measure, one measure, two definitions side by side, downloads, a team beside its region."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.basis.toegang.permissions import guard
from schakel.sturing.cijfers import presenters, queries
from schakel.sturing.cijfers.forms import KiesForm
from schakel.sturing.cijfers.permissions import check_can_compare, check_can_see
from schakel.toolkit.http import Verzoek, status_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@guard("stuurcijfers", "zien")
@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """Show every measure over one area and one year."""
    h = request.handeling
    check_can_see(h)
    kan = queries.pickable(h)
    form = KiesForm(request.GET or None, **presenters.choices(kan))
    gevraagd = form.asked()
    pagina = presenters.overview_page(h, kan, gebied=gevraagd["gebied"], jaar=int(gevraagd["jaar"] or 0))
    return render(request, "cijfers/overzicht.html", {"pagina": pagina, "form": form}, status=status_of(form))


@guard("stuurcijfers", "zien")
@require_safe
def maat(request: Verzoek, code: str) -> HttpResponse:
    """Show one measure: what it is, its months, its areas and its parts."""
    h, gevonden = request.handeling, queries.get_measure(code)
    check_can_see(h)
    form = KiesForm(request.GET or None, **presenters.sheet_choices(h, gevonden))
    blad = queries.measure_sheet(h, maat=gevonden, vraag=presenters.question(h, form.asked()))
    return render(
        request, "cijfers/maat.html", {"pagina": presenters.present_sheet(h, blad), "form": form},
        status=status_of(form),
    )  # fmt: skip


@guard("stuurcijfers", "zien")
@require_safe
def naast(request: Verzoek, code: str) -> HttpResponse:
    """Show two definitions of the same words side by side."""
    h, een = request.handeling, queries.get_measure(code)
    check_can_see(h)
    ander = queries.get_measure(een.naast)
    form = KiesForm(request.GET or None, **presenters.choices(queries.pickable(h)))
    vraag = presenters.question(h, form.asked())
    bladen = [queries.measure_sheet(h, maat=m, vraag=vraag) for m in (een, ander)]
    inhoud = {"pagina": presenters.present_pair(h, bladen), "form": form}
    return render(request, "cijfers/naast.html", inhoud, status=status_of(form))


@guard("stuurcijfers", "zien")
@require_safe
def als_csv(request: Verzoek, code: str) -> HttpResponse:
    """Give a measure with its definition as CSV."""
    return _download(request, code, "csv", "text/csv; charset=utf-8")


@guard("stuurcijfers", "zien")
@require_safe
def als_xlsx(request: Verzoek, code: str) -> HttpResponse:
    """Give a measure with its definition as a workbook."""
    return _download(request, code, "xlsx", XLSX)


def _download(request: Verzoek, code: str, vorm: str, soort: str) -> HttpResponse:
    h, gevonden = request.handeling, queries.get_measure(code)
    check_can_see(h)
    form = KiesForm(request.GET or None, **presenters.sheet_choices(h, gevonden))
    blad = queries.measure_sheet(h, maat=gevonden, vraag=presenters.question(h, form.asked()))
    antwoord = HttpResponse(presenters.as_file(h, blad, vorm), content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{code}-{blad.vraag.jaar}.{vorm}"'
    return antwoord


@guard("terugkoppelcijfers", "zien")
@require_safe
def uw_team(request: Verzoek) -> HttpResponse:
    """Show a team its own figures beside those of the region."""
    h = request.handeling
    check_can_compare(h)
    pagina = presenters.present_team(h, queries.team_beside_region(h))
    return render(request, "cijfers/uw_team.html", {"pagina": pagina})
