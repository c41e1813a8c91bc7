"""Evaluations: the draft that people edit, the round, and the version that was frozen."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.kernel.errors import NotFound
from schakel.sturing.visie import permissions
from schakel.sturing.visie.actions import evaluatie as deeds
from schakel.sturing.visie.actions import ronde as rondedaden
from schakel.sturing.visie.forms.oordeel import Briefform, Deelform, Evaluatieform, Rondeform
from schakel.sturing.visie.presenters.evaluatie import present_evaluation, present_rounds, present_state
from schakel.sturing.visie.presenters.lijsten import present_evaluations
from schakel.sturing.visie.presenters.papier import make_paper
from schakel.sturing.visie.queries import evaluatie as looks
from schakel.sturing.visie.queries import kern
from schakel.sturing.visie.views.vorm import form_page, list_page, page, refusal, saves, typed
from schakel.toolkit.beelden import VolgendeStap
from schakel.toolkit.http import Verzoek, perform, status_of

HIER = "visie:evaluaties"


@guard("visie", "zien")
@require_safe
def evaluaties(request: Verzoek) -> HttpResponse:
    """Show the evaluations: frozen ones to everybody, drafts to who steers."""
    h = request.handeling
    groepen = present_evaluations(looks.evaluations(h, ook_concept=permissions.may_see_steering(h)))
    stap = None
    if permissions.may_steer(h):
        stap = VolgendeStap(_("Begin een nieuwe evaluatie"), _("Nieuwe evaluatie"), reverse("visie:evaluatie_nieuw"))
    return list_page(request, HIER, kop=_("Evaluaties"), groepen=groepen, stap=stap)


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie_nieuw(request: Verzoek) -> HttpResponse:
    """Begin a draft."""
    permissions.check_can_steer(request.handeling)
    h, form = request.handeling, Evaluatieform(typed(request), initial={"jaar": kern.today(request.handeling).year - 1})
    nieuw = perform(form, lambda d: deeds.begin_evaluation(h, titel=str(d["titel"]), **_days(form)))
    if nieuw is not None:
        return redirect("visie:evaluatie", nieuw.publiek_id)
    inhoud = {"kop": _("Nieuwe evaluatie"), "terug": reverse(HIER), "terug_naam": _("Evaluaties"), "knop": _("Begin")}
    return page(request, "vorm", HIER, status=status_of(form), form=form, **inhoud)


def _days(form: Evaluatieform) -> dict[str, Any]:
    van, tot = form.period()
    return {"van": van, "tot": tot}


@guard("visie", "zien")
@require_safe
def evaluatie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show an evaluation: as it is now, or as it was frozen."""
    return _draw(request, publiek_id)


def _draw(request: Verzoek, publiek_id: UUID, *, geweigerd: str = "", status: int = 200) -> HttpResponse:
    h = request.handeling
    rij = looks.access_evaluation(h, publiek_id=publiek_id, ook_concept=permissions.may_see_steering(h))
    inhoud = present_evaluation(looks.read_evaluation(h, evaluatie=rij))
    vast = rij.status == "VASTGESTELD"
    rondes = present_rounds(list(rij.rondes.order_by("begonnen_op")))
    return page(
        request, "evaluatie", HIER, status=status, geweigerd=geweigerd, publiek_id=publiek_id, vast=vast,
        stand=present_state(rij.status), jaar=rij.van.year, rondes=rondes,
        mag_ronde=not vast and rij.status != "IN_RONDE",
        ontbreekt=[] if vast else looks.missing_for(h, evaluatie=rij), **inhoud,
    )  # fmt: skip


@guard("visie", "zien")
@require_safe
def papier(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Give an evaluation as PDF: the paper that was frozen, or the draft as it is now."""
    h = request.handeling
    rij = looks.access_evaluation(h, publiek_id=publiek_id, ook_concept=permissions.may_see_steering(h))
    pdf = bytes(rij.papier) if rij.papier else make_paper(looks.read_evaluation(h, evaluatie=rij))
    kop = {"Content-Disposition": f'attachment; filename="evaluatie-{rij.van.year}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=kop)


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def brief(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Change the letter; whoever was first, is not overwritten."""
    permissions.check_can_steer(request.handeling)
    h = request.handeling
    rij = looks.access_evaluation(h, publiek_id=publiek_id, ook_concept=True)
    nu = {veld: getattr(rij, veld) for veld in (*deeds.BRIEFVELDEN, "stand")}
    form = Briefform(typed(request), initial=nu)
    return _edit(request, form, lambda **d: deeds.save_letter(h, evaluatie=publiek_id, **d),
                 kop=_("Brief en inleiding"), terug=reverse("visie:evaluatie", args=[publiek_id]), nu=rij.brief,
                 stand=rij.stand)  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def deel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Change the text over one principle; whoever was first, is not overwritten."""
    permissions.check_can_steer(request.handeling)
    h, rij = request.handeling, looks.access_part(request.handeling, publiek_id=publiek_id)
    form = Deelform(typed(request), initial={"tekst": rij.tekst, "stand": rij.stand})
    terug = reverse("visie:evaluatie", args=[rij.evaluatie.publiek_id]) + f"#u{rij.uitgangspunt}"
    kop = _("Tekst bij uitgangspunt %(n)d") % {"n": rij.uitgangspunt}
    return _edit(request, form, lambda **d: deeds.save_part(h, deel=publiek_id, **d), kop=kop, terug=terug,
                 nu=rij.tekst, stand=rij.stand)  # fmt: skip


def _edit(request: Verzoek, form: Any, deed: Any, *, kop: str, terug: str, nu: str, stand: int) -> HttpResponse:
    if saves(form, deed):
        return redirect(terug)
    botst = getattr(form, "botst", False)
    if botst:
        # The next time it is saved, it is saved over what the reader sees now.
        form.data = {**form.data.dict(), "stand": stand}
    inhoud = {"kop": kop, "terug": terug, "terug_naam": _("Evaluatie"), "knop": _("Bewaar")}
    return page(request, "vorm", HIER, status=status_of(form), form=form, botst_met=nu if botst else "", **inhoud)


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def ronde_nieuw(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Begin a round over an evaluation."""
    h = request.handeling
    looks.access_evaluation(h, publiek_id=publiek_id, ook_concept=True)
    return form_page(
        request, Rondeform(typed(request)), lambda **d: rondedaden.begin_round(h, evaluatie=publiek_id, **d),
        kop=_("Begin een ronde"), terug=reverse("visie:evaluatie", args=[publiek_id]), hier=HIER,
        uitleg=_("Daarna nodigt u teams en ervaringsdeskundigen uit."),
    )  # fmt: skip


@guard("sturing", "besluiten")
@require_POST
def vaststellen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Freeze an evaluation, or say what is missing."""
    h = request.handeling
    if not permissions.may_see_steering(h):
        raise NotFound
    reden = refusal(lambda: deeds.freeze_evaluation(h, evaluatie=publiek_id, maak_papier=make_paper))
    return _draw(request, publiek_id, geweigerd=reden, status=409) if reden else redirect("visie:evaluatie", publiek_id)
