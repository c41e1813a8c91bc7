"""Agreements watched: figures of articles, who uses them, and the step to a new text."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.afspraken.actions import draft_versie
from schakel.basis.toegang.permissions import guard
from schakel.sturing.visie.actions import werk as deeds
from schakel.sturing.visie.forms.werk import Conceptform, Gebruikform
from schakel.sturing.visie.presenters import keuzes
from schakel.sturing.visie.presenters.afspraken import present_agreements, published_in_words
from schakel.sturing.visie.queries import afspraken as looks
from schakel.sturing.visie.queries import kern
from schakel.sturing.visie.views.vorm import form_page, made, page, typed
from schakel.toolkit.http import Verzoek, status_of

HIER = "visie:afspraken"
EERSTE_JAAR = 2015


@guard("sturing", "zien")
@require_safe
def afspraken(request: Verzoek) -> HttpResponse:
    """Show per agreement how often each article decided in a year that is over, and who uses it."""
    h, dag = request.handeling, kern.today(request.handeling)
    gevraagd = request.GET.get("jaar", "")
    # A year that is not over would show, day by day, what was added.
    jaar = int(gevraagd) if gevraagd.isdigit() and EERSTE_JAAR <= int(gevraagd) < dag.year else dag.year - 1
    bewaakt = looks.agreements(h, jaar=jaar)
    return page(
        request, "afspraken", HIER, afspraken=present_agreements(bewaakt, dag), gebied=bewaakt.gebied,
        gepubliceerd=published_in_words(bewaakt), jaar=jaar, jaren=range(EERSTE_JAAR, dag.year),
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def gebruik(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Record whether an organisation knows and uses an agreement."""
    h, rij = request.handeling, looks.open_agreement(request.handeling, code=code, versie=versie)
    form = Gebruikform(typed(request), keuzes={"organisatie": keuzes.organisations(looks.organisations(h))})
    return form_page(
        request, form, lambda **d: deeds.record_use(h, code=code, versie=versie, **d),
        kop=_("Wie kent en gebruikt deze afspraak?"), uitleg=rij.afspraak.titel, terug=reverse(HIER), hier=HIER,
    )  # fmt: skip


@guard("afspraak", "voorstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def concept(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Make a concept out of a version, with one article written anew."""
    h, rij = request.handeling, looks.open_agreement(request.handeling, code=code, versie=versie)
    eerste = request.GET.get("artikel", "")
    form = Conceptform(typed(request), keuzes={"artikel": keuzes.articles(rij)}, initial=_first(rij, eerste))
    nieuw = made(form, lambda **d: draft_versie(h, code=code, van=versie, **d))
    if nieuw is not None:
        return redirect("afspraken:versie", code=code, versie=nieuw.versie)
    inhoud = {
        "kop": _("Nieuwe versie"),
        "terug": reverse(HIER),
        "terug_naam": _("Afspraken"),
        "knop": _("Maak het concept"),
    }
    return page(request, "vorm", HIER, status=status_of(form), form=form, uitleg=rij.afspraak.titel, **inhoud)


def _first(rij: Any, nummer: str) -> dict[str, str]:
    artikel = rij.artikelen.filter(nummer=nummer).first() or rij.artikelen.order_by("pk").first()
    return {"artikel": artikel.nummer, "tekst": artikel.tekst} if artikel else {}
