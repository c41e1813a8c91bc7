"""The door of a professional without an account: a report with a receipt, and later which steps were taken."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.permissions import openbaar
from schakel.casuswerk.meldingen import actions, queries, rules
from schakel.casuswerk.meldingen.rules.wegwijzer import DELEN, STAP, guide_on
from schakel.entrypoints import klok
from schakel.entrypoints.site import sessie
from schakel.entrypoints.site.meldformulier import NavraagForm, ProfessionalForm
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

# From one address in ten minutes: a ward or a school comes nowhere near, a machine that floods does.
PER_ADRES, RUST = 60, 600
# How often somebody with a receipt may guess how its owner is reached.
PER_CODE = 5
ROL = "melder_beroep"


def _reporter(request: HttpRequest) -> Handeling:
    """Return the actor of somebody who reports by profession and of whom nothing is known yet: for no team."""
    wie = Handeling(wie=None, team=None, rol=ROL, organisatie=None, moment=klok.nu(), namens="formulier")
    sessie.mark_origin(request, wie)
    return wie


# No token of a session: there is none to misuse, and a report may never be lost for want of a cookie.
@csrf_exempt
@openbaar("wie vanuit het werk iets weet, meldt het hier zonder account", zonder_database=True)
@require_http_methods(["GET", "HEAD", "POST"])
def formulier(request: HttpRequest) -> HttpResponse:
    """Show the form with its guide, and give a receipt for what was sent."""
    wie = _reporter(request)
    form = ProfessionalForm(request.POST if request.method == "POST" else None, nu=wie.moment)
    verzonden = request.method == "POST" and not {"meer", "weeg"} & set(request.POST)
    if not verzonden:
        return _page(request, form, gewogen="weeg" in request.POST)
    if _too_many(request):
        return _page(request, form, status=429, te_veel=True)
    if not form.is_valid():
        return _page(request, form, status=400, fouten=True)
    ontvangst = actions.receive(wie, bericht=form.bericht())
    later = bool(rules.receipt_keys(ontvangst.code, form.cleaned_data["telefoon"], form.cleaned_data["email"]))
    inhoud = {"ontvangst": ontvangst, "voorlezen": rules.spell(ontvangst.code), "later": later}
    return render(request, "site/formulierklaar.html", inhoud)


def _page(request: HttpRequest, form: ProfessionalForm, *, status: int = 200, **bij: bool) -> HttpResponse:
    inhoud = {
        "form": form,
        "stappen": guide_on(form.vandaag, STAP),
        "delen": guide_on(form.vandaag, DELEN),
        "bronnen": list(dict.fromkeys(w.bron for w in form.afwegingen if not w.bron.startswith("Als bij"))),
        "voorbeeld": any(w.voorbeeld for w in form.afwegingen),
        **bij,
    }
    return render(request, "site/formulier.html", inhoud, status=status)


def _too_many(request: HttpRequest) -> bool:
    """Answer whether this address sent too much; counted by each process, for no database may be asked."""
    sleutel = f"formulier:{sessie.address(request)}"
    cache.add(sleutel, 0, RUST)
    return cache.incr(sleutel) > PER_ADRES


@openbaar("wie vanuit het werk meldde, ziet hier welke stappen er zijn gezet")
@require_http_methods(["GET", "HEAD", "POST"])
def verloop(request: HttpRequest) -> HttpResponse:
    """Ask for the receipt code and how the reporter can be reached, and tell which steps were taken."""
    wie, gevonden = _reporter(request), None
    form = NavraagForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with transactie(wie, wat="site:verloop"):
            gevonden = _ask(request, wie, form)
    status = 400 if request.method == "POST" and gevonden is None else 200
    return render(request, "site/verloop.html", {"form": form, "verloop": gevonden}, status=status)


def _ask(request: HttpRequest, wie: Handeling, form: NavraagForm) -> queries.Verloop | None:
    """Return what may be told; a wrong code and a wrong contact are one answer, and too many of them get rest."""
    adres, op, code = sessie.address(request), klok.wandtijd(), str(form.cleaned_data["code"])
    # From one address, and on one code from wherever: who has a receipt must still guess how its owner is reached.
    deuren = [("verloop", adres, None), (f"verloop {rules.code_key(code)}", "", PER_CODE)]
    try:
        for deur, plek, hoogstens in deuren:
            toegang.check_attempts(wie, deur=deur, adres=plek, op=op, hoogstens=hoogstens)
    except NotPossible as fout:
        form.add_error(None, fout.tekst)
        return None
    gevonden = queries.progress_behind(wie, code=code, contact=str(form.cleaned_data["contact"]))
    if gevonden is None:
        for deur, plek, _hoogstens in deuren:
            toegang.record_wrong_code(wie, deur=deur, adres=plek, op=op)
        form.add_error("code", "Bij deze gegevens vinden wij niets. Kijk de code en uw nummer of adres na.")
    return gevonden
