"""The door of a school: a code for one use opens a sheet of fixed parts; whoever looks acts for no team."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.toegang.permissions import openbaar
from schakel.casuswerk.kinderen import actions
from schakel.casuswerk.kinderen.queries.school import find_sheet
from schakel.entrypoints.site import codedeur, sessie
from schakel.entrypoints.site.invoer import SchoolantwoordForm
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit.http import perform
from schakel.toolkit.transactie import transactie

BEZOEK = codedeur.DEUREN["school"].bezoek
NIET_GOED = gettext_lazy("Deze code werkt niet. Kijk hem na, of vraag uw contactpersoon om een nieuwe.")


@openbaar("wie een code kreeg, vult hem hier in")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and open the sheet behind it."""
    return codedeur.ask(request, deur="school", sjabloon="site/schoolcode.html", niet_goed=str(NIET_GOED))


@openbaar("het blad achter een code")
@require_http_methods(["GET", "HEAD", "POST"])
def blad(request: HttpRequest) -> HttpResponse:
    """Show what a child needs at school, and keep an answer."""
    geheim = str(request.session.get(BEZOEK, ""))
    form = SchoolantwoordForm(request.POST if request.method == "POST" else None)
    handeling = sessie.at_the_door(request)
    with transactie(handeling, wat="site:schoolblad"):
        # The answer first: whoever wrote for longer than a visit lasts, loses nothing.
        if request.method == "POST" and perform(form, lambda d: _answer(handeling, geheim, form, str(d["tekst"]))):
            return redirect("site:schoolklaar")
        zicht = find_sheet(handeling, geheim=geheim)
    if zicht is None:
        return _closed(request)
    inhoud = {"form": form, "blad": zicht}
    return render(request, "site/schoolblad.html", inhoud, status=400 if request.method == "POST" else 200)


def _closed(request: HttpRequest) -> HttpResponse:
    """Say that it closed, and give back what was typed: no page of the staff, and no lost words."""
    inhoud = {"tekst": request.POST.get("tekst", "").strip(), "code": "site:schoolcode"}
    return render(request, "site/bladdicht.html", inhoud, status=404)


def _answer(handeling: Handeling, geheim: str, form: SchoolantwoordForm, tekst: str) -> bool:
    with suppress(NotFound):
        actions.answer_as_school(handeling, geheim=geheim, keuzes=form.chosen(), tekst=tekst)
        return True
    return False


@openbaar("na het antwoord van een school")
@require_safe
def klaar(request: HttpRequest) -> HttpResponse:
    """Say that the answer arrived."""
    return render(request, "site/schoolklaar.html", {"terug": bool(request.session.get(BEZOEK))})


@openbaar("een blad sluiten mag altijd")
@require_http_methods(["POST"])
def sluiten(request: HttpRequest) -> HttpResponse:
    """Close the sheet in this browser."""
    handeling, geheim = sessie.at_the_door(request), str(request.session.get(BEZOEK, ""))
    with transactie(handeling, wat="site:schoolblad-sluiten"):
        actions.end_visit(handeling, geheim=geheim)
    request.session.flush()
    antwoord = redirect("site:schoolcode")
    antwoord["Clear-Site-Data"] = '"cache"'
    return antwoord
