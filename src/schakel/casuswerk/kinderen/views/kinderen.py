"""The row of faces, the page of one child, what it tells, and the mark of a complex divorce."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.kinderen import actions, permissions, queries
from schakel.casuswerk.kinderen.forms.kind import Scheidingform, Verhaalform, Vlaghulpform, Zichtform
from schakel.casuswerk.kinderen.presenters import gezichten as gezicht
from schakel.casuswerk.kinderen.presenters import kind as beeld
from schakel.casuswerk.kinderen.queries.kind import Kinderenzicht, school_words
from schakel.casuswerk.kinderen.queries.rijen import page_of_row
from schakel.casuswerk.kinderen.rules.verhalen import Verhaalsoort
from schakel.kernel.errors import NotFound
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.http import Verzoek, perform

SOORTEN = {"drie-huizen": Verhaalsoort.DRIE_HUIZEN, "veilige-huis": Verhaalsoort.VEILIGE_HUIS,
           "woord-en-beeld": Verhaalsoort.WOORD_EN_BEELD}  # fmt: skip


@guard("kind", "zien")
@require_safe
def kinderen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the children of a casus, one row of faces per household."""
    return _draw_row(request, queries.open_kinderen(request.handeling, publiek_id=publiek_id))


def _draw_row(request: Verzoek, zicht: Kinderenzicht, **meer: Any) -> HttpResponse:
    h, dossier = request.handeling, zicht.casus.dossier
    permissions.check_can_see(h, dossier=dossier.pk)
    inhoud = {
        "vlagform": Scheidingform(aanbod=zicht.aanbod, huishoudens=gezicht.households(zicht.huishoudens)),
        "hulpform": Vlaghulpform(aanbod=zicht.aanbod, initial={"op": lokale_datum(h.moment)}),
        **gezicht.present_kinderen(h, zicht),
        **permissions.rights_in(h, dossier=dossier.pk, open_=dossier.status == "OPEN"),
    }
    fout = any(getattr(form, "errors", None) for form in meer.values())
    return render(request, "kinderen/kinderen.html", inhoud | meer, status=400 if fout else 200)


@guard("kind", "wijzigen")
@require_POST
def scheiding(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Mark that a complex divorce plays."""
    h, zicht = request.handeling, queries.open_kinderen(request.handeling, publiek_id=publiek_id)
    form = Scheidingform(request.POST, aanbod=zicht.aanbod, huishoudens=gezicht.households(zicht.huishoudens))
    if perform(form, lambda _: actions.raise_flag(h, casus=zicht.casus, **form.arguments())):
        return redirect("kinderen:kinderen", publiek_id=publiek_id)
    return _draw_row(request, zicht, vlagform=form)


@guard("kind", "wijzigen")
@require_POST
def vlaghulp(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record which help was asked for a complex divorce, or that it began."""
    h, vlag = request.handeling, queries.access_vlag(request.handeling, publiek_id=publiek_id)
    zicht = queries.open_kinderen(h, publiek_id=vlag.dossier.publiek_id)
    form = Vlaghulpform(request.POST, aanbod=zicht.aanbod)
    if perform(form, lambda d: actions.help_flag(h, vlag=vlag, aanbod=form.chosen(), op=d["op"])):  # type: ignore[arg-type]
        return redirect("kinderen:kinderen", publiek_id=vlag.dossier.publiek_id)
    return _draw_row(request, zicht, hulpform=form, hulp_van=vlag.publiek_id)


@guard("kind", "wijzigen")
@require_POST
def vlag_weg(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Take the mark of a complex divorce away."""
    vlag = queries.access_vlag(request.handeling, publiek_id=publiek_id)
    actions.lower_flag(request.handeling, vlag=vlag)
    return redirect("kinderen:kinderen", publiek_id=vlag.dossier.publiek_id)


@guard("kind", "zien")
@require_safe
def kind(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Show the page of one child."""
    h, zicht = request.handeling, queries.open_kind(request.handeling, publiek_id=publiek_id, persoon=persoon)
    dossier = zicht.casus.dossier
    permissions.check_can_see(h, dossier=dossier.pk)
    woorden = school_words(h, regio=dossier.regio)
    rechten = permissions.rights_in(h, dossier=dossier.pk, open_=dossier.status == "OPEN")
    return render(request, "kinderen/kind.html", beeld.present_kind(h, zicht, woorden) | rechten)


@guard("kind", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def verhaal(request: Verzoek, publiek_id: UUID, persoon: UUID, soort: str) -> HttpResponse:
    """Write down what a child told."""
    if soort not in SOORTEN:
        raise NotFound
    h, zicht = request.handeling, queries.open_kind(request.handeling, publiek_id=publiek_id, persoon=persoon)
    permissions.check_can_in(h, "kind", "wijzigen", dossier=zicht.casus.dossier_id)
    data, tool = request.POST if request.method == "POST" else None, SOORTEN[soort]
    form = Verhaalform(data, request.FILES or None, soort=tool, initial={"op": lokale_datum(h.moment)})
    form.refuse_large(int(request.META.get("CONTENT_LENGTH") or 0))
    deed = partial(actions.record_verhaal, h, casus=zicht.casus, persoon=persoon, soort=tool)
    if perform(form, lambda _: deed(teksten=form.woorden(), **form.moment())):
        return redirect("kinderen:kind", publiek_id, persoon)
    inhoud = {"kop": beeld.present_kop(zicht), "form": form, "soort": beeld.SOORTEN[tool]}
    return render(request, "kinderen/verhaal.html", inhoud, status=400 if form.is_bound else 200)


@guard("kind", "zien")
@require_safe
def tekening(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Give what a child drew, to whom may read its words; it is kept nowhere on the way."""
    soort, beeld_ = queries.read_tekening(request.handeling, publiek_id=publiek_id)
    kop = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(beeld_, content_type=f"image/{soort}", headers=kop)


@guard("kind", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def toestemming(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record whom the child allows to read its words."""
    h, rij = request.handeling, queries.access_verhaal(request.handeling, publiek_id=publiek_id)
    permissions.check_own_story(h, team=rij.gemaakt_team_id)
    zicht = page_of_row(h, rij=rij)
    form = Zichtform(request.POST or None, initial={"zicht": rij.zicht})
    if perform(form, lambda _: actions.set_permission(h, verhaal=rij, **form.arguments())):
        return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)
    inhoud = {"kop": beeld.present_kop(zicht), "form": form, "soort": beeld.SOORTEN[rij.soort],
              "leest": beeld.reads(rij, h), "rechten": beeld.rights_of(zicht)}  # fmt: skip
    return render(request, "kinderen/toestemming.html", inhoud, status=400 if form.is_bound else 200)


@guard("kind", "wijzigen")
@require_POST
def toestemming_terug(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that the child takes its yes back."""
    rij = queries.access_verhaal(request.handeling, publiek_id=publiek_id)
    actions.withdraw_permission(request.handeling, verhaal=rij)
    return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)


@guard("kind", "zien")
@require_safe
def wissel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Lead to the child whose rights change."""
    rij = queries.access_wissel(request.handeling, publiek_id=publiek_id)
    return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)


@guard("kind", "wijzigen")
@require_POST
def besproken(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that child and parents know what changes."""
    rij = queries.access_wissel(request.handeling, publiek_id=publiek_id)
    actions.discuss_rights(request.handeling, wissel=rij)
    return redirect("kinderen:kind", rij.dossier.publiek_id, rij.persoon.publiek_id)
