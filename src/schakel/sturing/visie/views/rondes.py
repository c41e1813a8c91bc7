"""A round of comments: for who steers, and for the teams that were invited."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.sturing.visie import permissions
from schakel.sturing.visie.actions import deur
from schakel.sturing.visie.actions import ronde as deeds
from schakel.sturing.visie.forms.oordeel import Antwoordform, Bijdrageform, Genodigdeform
from schakel.sturing.visie.presenters import keuzes
from schakel.sturing.visie.presenters.lijsten import Blok, Groep
from schakel.sturing.visie.queries import ronde as looks
from schakel.sturing.visie.views.vorm import form_page, list_page, page, refusal, saves, typed
from schakel.toolkit import taal
from schakel.toolkit.http import Verzoek, status_of

HIER = "visie:evaluaties"


@guard("visie", "voorstellen")
@require_safe
def rondes(request: Verzoek) -> HttpResponse:
    """Show the open rounds to which the own team is invited; who steers sees all that are open."""
    h = request.handeling
    alles = permissions.may_see_steering(h)
    rijen = looks.open_rounds(h) if alles else looks.rounds_for_me(h)
    blokken = [
        Blok(looks.subject_name(r), reverse("visie:ronde", args=[r.publiek_id]),
             gegevens=[(_("Reageren tot en met"), taal.datum(r.uiterlijk))])
        for r in rijen
    ]  # fmt: skip
    leeg = _("Er is geen ronde waarin u kunt reageren.")
    return list_page(request, HIER, kop=_("Rondes"), groepen=[Groep("", blokken, leeg)])


@guard("visie", "voorstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def ronde(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show a round; who steers also invites."""
    h, form = request.handeling, _invitation(request)
    looks.open_round(h, publiek_id=publiek_id, alles=permissions.may_see_steering(h))
    if saves(form, lambda **d: deeds.invite(h, ronde=publiek_id, **d)):
        return redirect("visie:ronde", publiek_id)
    return _draw(request, publiek_id, form, status=status_of(form))


def _invitation(request: Verzoek) -> Genodigdeform:
    kies = {"soort": keuzes.guests(), "team": keuzes.teams(looks.teams_to_invite(request.handeling))}
    return Genodigdeform(typed(request), keuzes=kies)


def _draw(request: Verzoek, publiek_id: UUID, form: Genodigdeform, **extra: Any) -> HttpResponse:
    h = request.handeling
    zicht = looks.open_round(h, publiek_id=publiek_id, alles=permissions.may_see_steering(h))
    wachten = sum(not b.antwoord for b in zicht.bijdragen)
    return page(
        request, "ronde", HIER, z=zicht, wat=looks.subject_name(zicht.ronde), wachten=wachten, uitnodigen=form,
        concept=sorted(zicht.concept.items()), **extra,
    )  # fmt: skip


@guard("visie", "voorstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def bijdragen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Comment on a principle: for the own team, or by writing down what somebody says."""
    h, gast = request.handeling, looks.access_guest(request.handeling, publiek_id=publiek_id)
    form = Bijdrageform(typed(request), keuzes={"uitgangspunt": keuzes.principles(looks.subject_text(gast.ronde))})
    return form_page(
        request, form, lambda **d: deeds.comment(h, genodigde=publiek_id, **d),
        kop=_("Reactie van %(naam)s") % {"naam": gast.naam}, hier=HIER,
        terug=reverse("visie:ronde", args=[gast.ronde.publiek_id]),
        wie=lambda h: permissions.check_can_comment(h, team=gast.team_id),
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_POST
def code(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show a code for who has no account, once: it is handed over in person."""
    gast = looks.access_guest(request.handeling, publiek_id=publiek_id)
    nieuw = deur.give_code(request.handeling, genodigde=publiek_id)
    adres = request.build_absolute_uri("/ronde")
    return page(request, "rondecode", HIER, code=nieuw, adres=adres, gast=gast)


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def bijdrage(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Answer a comment."""
    h, rij = request.handeling, looks.access_comment(request.handeling, publiek_id=publiek_id)
    return form_page(
        request, Antwoordform(typed(request)), lambda **d: deeds.answer_comment(h, bijdrage=publiek_id, **d),
        kop=_("Antwoord aan %(naam)s") % {"naam": rij.genodigde.naam}, uitleg=rij.tekst, hier=HIER,
        terug=reverse("visie:ronde", args=[rij.genodigde.ronde.publiek_id]),
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_POST
def sluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Close a round in which every comment has an answer."""
    h = request.handeling
    reden = refusal(lambda: deeds.close_round(h, ronde=publiek_id))
    if reden:
        kies = {"soort": keuzes.guests(), "team": keuzes.teams(looks.teams_to_invite(h))}
        return _draw(request, publiek_id, Genodigdeform(keuzes=kies), geweigerd=reden, status=409)
    return redirect("visie:ronde", publiek_id)
