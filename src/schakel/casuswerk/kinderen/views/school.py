"""Bringing a school in, and reading what it answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.kinderen import actions, permissions, queries
from schakel.casuswerk.kinderen.forms.school import Schoolform
from schakel.casuswerk.kinderen.presenters import kind as beeld
from schakel.casuswerk.kinderen.queries.kind import school_words
from schakel.casuswerk.kinderen.rules.rechten import ZINNEN
from schakel.toolkit.http import Verzoek, perform

VERSTUURD = "De code is verstuurd. Vertel uw contact zelf op welke pagina de code hoort: %(adres)s"


def _tell_where(request: Verzoek) -> None:
    """Say where the code belongs: the message itself does not, so that it opens nothing by itself."""
    messages.success(request, _(VERSTUURD) % {"adres": request.build_absolute_uri("/code")})


@guard("school", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Bring a school in for one child."""
    h, zicht = request.handeling, queries.open_kind(request.handeling, publiek_id=publiek_id, persoon=persoon)
    permissions.check_can_in(h, "school", "maken", dossier=zicht.casus.dossier_id)
    behoeften, signalen = school_words(h, regio=zicht.casus.dossier.regio)
    form = Schoolform(
        request.POST if request.method == "POST" else None, behoeften=behoeften, signalen=signalen,
        vraagt=ZINNEN[zicht.stap.beslist],
    )  # fmt: skip
    if perform(form, lambda _: actions.invite_school(h, casus=zicht.casus, persoon=persoon, vraag=form.question())):
        _tell_where(request)
        return redirect("kinderen:kind", publiek_id, persoon)
    inhoud = {"kop": beeld.present_kop(zicht), "form": form, "rechten": beeld.rights_of(zicht)}
    return render(request, "kinderen/school.html", inhoud, status=400 if form.is_bound else 200)


@guard("school", "maken")
@require_POST
def code(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a new code go out."""
    rij = queries.access_school(request.handeling, publiek_id=publiek_id)
    actions.send_code(request.handeling, schoolcontact=rij)
    _tell_where(request)
    return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)


@guard("school", "maken")
@require_POST
def intrekken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a school see nothing any more."""
    rij = queries.access_school(request.handeling, publiek_id=publiek_id)
    actions.withdraw_school(request.handeling, schoolcontact=rij)
    return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)


@guard("school", "zien")
@require_safe
def antwoord(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Lead to the child about whom a school answered."""
    rij = queries.access_antwoord(request.handeling, publiek_id=publiek_id)
    return redirect("kinderen:kind", rij.dossier.publiek_id, rij.schoolcontact.persoon.publiek_id)


@guard("school", "maken")
@require_POST
def gelezen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that the answer of a school was read."""
    rij = queries.access_antwoord(request.handeling, publiek_id=publiek_id)
    actions.read_answer(request.handeling, antwoord=rij)
    return redirect("kinderen:kind", rij.dossier.publiek_id, rij.schoolcontact.persoon.publiek_id)
