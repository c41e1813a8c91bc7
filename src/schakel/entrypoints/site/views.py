"""Signing in, switching team, signing out."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.permissions import openbaar
from schakel.entrypoints.site import dienst, presenters, sessie
from schakel.entrypoints.site.aanmelden import to_where_one_was_going
from schakel.entrypoints.site.forms import PersonaForm, TeamForm
from schakel.entrypoints.site.invoer import AanmeldForm
from schakel.entrypoints.site.jaar import year_progress
from schakel.entrypoints.site.middleware import acting_as, build_handeling
from schakel.kernel.errors import NotFound
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie


@openbaar("een melding begint bij iemand die zich aanmeldt")
@require_safe
def inloggen(request: HttpRequest) -> HttpResponse:
    """Show the personas of the demo, or how to sign in."""
    deur = presenters.door(presenters.personas() if settings.DEMO else [])
    doel = request.GET.get("next", "")
    inhoud = {**deur, "inlog_url": "/inloggen/persona", "next": doel, "demo": settings.DEMO}
    form = AanmeldForm(initial={"next": doel})
    return render(request, "site/inloggen.html", {**inhoud, "form": form, "jaar_voortgang": year_progress()})


@openbaar("aanmelden in de demo, met verzonnen mensen")
@require_POST
def inloggen_persona(request: HttpRequest) -> HttpResponse:
    """Sign in as an invented person; production has no such door."""
    form = PersonaForm(request.POST)
    if not settings.DEMO or not form.is_valid():
        raise NotFound
    mens = queries.find_demo_account(form.cleaned_data["persona"])
    if mens is None:
        raise NotFound
    sessie.record(request, mens, "aanmelden")
    sessie.begin(request, mens, sterk=sessie.PERSONA)
    return to_where_one_was_going(request, form.cleaned_data["next"])


@openbaar("afmelden mag altijd")
@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Sign out, and let the browser forget."""
    if request.user.is_authenticated:
        sessie.record(request, request.user, "afmelden")
    logout(request)
    antwoord = redirect(settings.LOGIN_URL)
    dienst.forget(antwoord)
    # Not "storage": what was typed and not sent lies there encrypted, and its writer finds it back after signing in.
    antwoord["Clear-Site-Data"] = '"cache"'
    return antwoord


@openbaar("wie niet is aangemeld, wordt naar het aanmelden gestuurd")
def team(request: HttpRequest) -> HttpResponse:
    """Show for which teams one may act; switching is a logged deed."""
    lid = acting_as(request)
    if lid is None:
        return redirect(settings.LOGIN_URL)
    handeling = build_handeling(lid)
    leden = list(queries.memberships_on(lid.medewerker_id, lokale_datum(handeling.moment)))
    form = TeamForm(request.POST or None)
    if form.is_valid():
        gekozen = presenters.choose(leden, form.cleaned_data["team"])
        with transactie(handeling, wat="site:team"):
            actions.switch_team(handeling, teamlid=gekozen)
        request.session["teamlid"] = gekozen.pk
        return redirect("/")
    request.schakel_lid = lid  # type: ignore[attr-defined]
    return render(request, "site/team.html", {"leden": leden, "nu": lid})


@openbaar("zegt alleen of het systeem antwoordt", zonder_database=True)
@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; nothing about anyone."""
    return JsonResponse({"status": "ok"})
