"""The door of a reader: a code for one use opens one copy for a short while; whoever reads acts for no team."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from schakel.basis.toegang.permissions import openbaar
from schakel.casuswerk.gezin import actions
from schakel.casuswerk.gezin.queries.deur import find_leaf
from schakel.casuswerk.gezin.queries.ervaring import questions_behind
from schakel.entrypoints.site import codedeur, sessie
from schakel.entrypoints.site.invoer import ErvaringForm, GezinsantwoordForm
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.toolkit.http import perform
from schakel.toolkit.transactie import transactie

BEZOEK = codedeur.DEUREN["gezin"].bezoek
NIET_GOED = gettext_lazy("Deze code werkt niet. Kijk hem na, of vraag uw contactpersoon om een nieuwe.")


@openbaar("wie een code kreeg, vult hem hier in")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and open the copy behind it."""
    return codedeur.ask(request, deur="gezin", sjabloon="site/gezincode.html", niet_goed=str(NIET_GOED))


@openbaar("het exemplaar achter een code")
@require_http_methods(["GET", "HEAD", "POST"])
def blad(request: HttpRequest) -> HttpResponse:
    """Show the parts of this reader, and keep an answer."""
    geheim = str(request.session.get(BEZOEK, ""))
    form = GezinsantwoordForm(request.POST if request.method == "POST" else None)
    handeling = sessie.at_the_door(request)
    with transactie(handeling, wat="site:leesblad"):
        # The answer first: whoever wrote for longer than a visit lasts, loses nothing.
        if request.method == "POST" and perform(form, lambda d: _answer(handeling, geheim, form, str(d["tekst"]))):
            return redirect("site:gezinklaar")
        zicht = find_leaf(handeling, geheim=geheim)
        if zicht is not None:
            actions.stay_longer(handeling, geheim=geheim)
    if zicht is None:
        return _closed(request)
    inhoud = {"form": form, "delen": zicht.delen, "kind": zicht.kind, "naam": zicht.naam, "nieuwste": zicht.is_nieuwste}
    return render(request, "site/gezinblad.html", inhoud, status=400 if request.method == "POST" else 200)


def _closed(request: HttpRequest) -> HttpResponse:
    """Say that it closed, and give back what was typed: no page of the staff, and no lost words."""
    inhoud = {"tekst": request.POST.get("tekst", "").strip(), "code": "site:gezinscode"}
    return render(request, "site/bladdicht.html", inhoud, status=404)


def _answer(handeling: Handeling, geheim: str, form: GezinsantwoordForm, tekst: str) -> bool:
    with suppress(NotFound):
        actions.answer_as_reader(handeling, geheim=geheim, soorten=form.chosen(), tekst=tekst)
        return True
    return False


@openbaar("drie vragen over de hulp achter een code")
@require_http_methods(["GET", "HEAD", "POST"])
def ervaring(request: HttpRequest) -> HttpResponse:
    """Ask three short questions and an open one; the page names nobody."""
    geheim, handeling, klaar_ = str(request.session.get(BEZOEK, "")), sessie.at_the_door(request), None
    with transactie(handeling, wat="site:ervaring"):
        vragen = questions_behind(handeling, geheim=geheim)
        form = ErvaringForm(request.POST if request.method == "POST" else None, vragen=vragen)
        klaar_ = perform(form, lambda d: _tell(handeling, geheim, form))
    if klaar_:
        request.session.flush()
        return redirect("site:gezinklaar")
    return render(request, "site/ervaring.html", {"form": form}, status=400 if form.is_bound else 200)


def _tell(handeling: Handeling, geheim: str, form: ErvaringForm) -> bool:
    actions.answer_questions(handeling, geheim=geheim, aantal=len(form.vragen()), **form.answers())
    return True


@openbaar("na het antwoord van een lezer")
@require_safe
def klaar(request: HttpRequest) -> HttpResponse:
    """Say that the answer arrived."""
    return render(request, "site/gezinklaar.html", {"terug": bool(request.session.get(BEZOEK))})


@openbaar("een exemplaar sluiten mag altijd")
@require_http_methods(["POST"])
def sluiten(request: HttpRequest) -> HttpResponse:
    """Close the copy in this browser."""
    handeling, geheim = sessie.at_the_door(request), str(request.session.get(BEZOEK, ""))
    with transactie(handeling, wat="site:leesblad-sluiten"):
        actions.end_visit(handeling, geheim=geheim)
    request.session.flush()
    antwoord = redirect("site:gezinscode")
    antwoord["Clear-Site-Data"] = '"cache"'
    return antwoord
