"""The start page, the vision, and one principle."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.visie import permissions
from schakel.sturing.visie.actions import oordeel as deeds
from schakel.sturing.visie.actions import ronde as rondes
from schakel.sturing.visie.actions import visie as visiedaden
from schakel.sturing.visie.forms.oordeel import Actieform, Focusform, Oordeelform, Rondeform
from schakel.sturing.visie.forms.werk import Vaststelform
from schakel.sturing.visie.presenters import keuzes
from schakel.sturing.visie.presenters import lijsten as beelden
from schakel.sturing.visie.presenters import uitgangspunten as punten
from schakel.sturing.visie.presenters import visie as visiebeeld
from schakel.sturing.visie.presenters.start import present_start
from schakel.sturing.visie.queries import kern, start, visie, werk
from schakel.sturing.visie.views.vorm import form_page, list_page, page, refusal, saves, typed
from schakel.toolkit.http import Verzoek, status_of

HIER = "visie:start"
EERSTE_JAAR = 2015


def period_asked(request: Verzoek) -> Periode:
    """Return the year that the address asks, else the last whole one."""
    jaar = request.GET.get("jaar", "")
    laatste = kern.today(request.handeling).year
    if jaar.isdigit() and EERSTE_JAAR <= int(jaar) <= laatste:
        return Periode.year(int(jaar))
    return start.default_period(request.handeling)


@guard("sturing", "zien")
@require_safe
def begin(request: Verzoek) -> HttpResponse:
    """Show what needs a policy adviser now, the principles, and what comes."""
    dag = kern.today(request.handeling)
    if kern.current_version(request.handeling) is None:
        leeg = [beelden.Groep("", [], _("Deze regio heeft nog geen visie geladen."))]
        return list_page(request, HIER, kop=_("Sturing"), groepen=leeg)
    zicht = start.start_of(request.handeling, periode=period_asked(request))
    jaren = range(EERSTE_JAAR, dag.year + 1)
    return page(request, "start", HIER, pagina=present_start(zicht, dag), jaren=jaren)


@guard("visie", "zien")
@require_safe
def regiovisie(request: Verzoek, publiek_id: UUID | None = None) -> HttpResponse:
    """Show what a version of the vision says, and who adopted it."""
    zicht = visie.open_version(request.handeling, publiek_id=publiek_id)
    return page(
        request, "visie", "visie:visie", z=zicht, geldig=visiebeeld.present_validity(zicht),
        stand=visiebeeld.present_standing(zicht), gegevens=visiebeeld.present_facts(zicht),
        vaststellingen=visiebeeld.present_adoptions(zicht), concept=zicht.versie.status == "CONCEPT",
        ziet=permissions.may_see_steering(request.handeling),
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def vaststelling(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that a body adopted a version."""
    h, zicht = request.handeling, visie.open_version(request.handeling, publiek_id=publiek_id)
    eigen = permissions.own_part(h)
    kies = {
        "orgaan": keuzes.bodies(zicht.tekst, alleen_per_gemeente=bool(eigen)),
        "gemeente": keuzes.areas([g for g in zicht.gemeenten if not eigen or g.code in eigen]),
    }
    form = Vaststelform(typed(request), keuzes=kies)
    return form_page(
        request, form, lambda **d: visiedaden.record_adoption(h, versie=publiek_id, **d),
        kop=_("Leg een vaststelling vast"), terug="visie:visie", hier="visie:visie",
        wie=permissions.check_keeps_a_part,
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def visieronde(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Begin a round over a draft of the vision."""
    h = request.handeling
    form = Rondeform(typed(request))
    return form_page(
        request, form, lambda **d: rondes.begin_round(h, versie=publiek_id, **d),
        kop=_("Begin een ronde over deze visie"), terug="visie:rondes", hier="visie:visie",
    )  # fmt: skip


@guard("sturing", "besluiten")
@require_POST
def vaststellen_visie(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Let a draft of the vision hold."""
    h = request.handeling
    reden = refusal(lambda: visiedaden.adopt_versie(h, versie=publiek_id))
    if not reden:
        return redirect("visie:versie", publiek_id)
    groep = beelden.Groep("", [], reden)
    return list_page(request, "visie:visie", kop=_("Nog niet vastgesteld"), groepen=[groep], status=409)


@guard("visie", "zien")
@require_safe
def waarom(request: Verzoek, nummer: int) -> HttpResponse:
    """Show a principle with the articles and terms that serve it."""
    return page(request, "waarom", "", w=visie.why(request.handeling, nummer=nummer))


@guard("visie", "zien")
@require_safe
def waarom_termijn(request: Verzoek, code: str) -> HttpResponse:
    """Show for which principle a term is asked."""
    return page(request, "waarom", "", w=visie.why_term(request.handeling, code=code))


@guard("sturing", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def uitgangspunt(request: Verzoek, nummer: int) -> HttpResponse:
    """Show a principle with its figures, colours, focus points and actions; and judge it."""
    h, periode = request.handeling, period_asked(request)
    kern.check_principle(h, nummer)
    form = Oordeelform(typed(request))
    if saves(form, lambda **d: deeds.judge(h, uitgangspunt=nummer, van=periode.van, tot=periode.tot, **d)):
        return redirect(f"{request.path}?jaar={periode.van.year}")
    return page(
        request, "uitgangspunt", HIER, status=status_of(form), form=form, **punten.present_principle(h, nummer, periode)
    )


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def focus_nieuw(request: Verzoek, nummer: int) -> HttpResponse:
    """Name what needs work."""
    h = request.handeling
    kern.check_principle(h, nummer)
    return form_page(
        request, Focusform(typed(request)), lambda **d: deeds.add_focus(h, uitgangspunt=nummer, **d),
        kop=_("Nieuw focuspunt bij uitgangspunt %(n)d") % {"n": nummer}, terug=_principle_url(nummer), hier=HIER,
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def actie_nieuw(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Add an action to a focus point."""
    h = request.handeling
    punt = werk.access_focus(h, publiek_id=publiek_id)
    tekst = kern.text_of_version(kern.need_version(h))
    return form_page(
        request, Actieform(typed(request), keuzes={"indicator": keuzes.indicators(tekst)}),
        lambda **d: deeds.add_action(h, focuspunt=publiek_id, **d),
        kop=_("Nieuwe actie"), uitleg=punt.tekst, terug=_principle_url(punt.uitgangspunt), hier=HIER,
    )  # fmt: skip


@guard("sturing", "wijzigen")
@require_POST
def focus_sluiten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Close a focus point of which every action is done."""
    h, punt = request.handeling, werk.access_focus(request.handeling, publiek_id=publiek_id)
    reden = refusal(lambda: deeds.close_focus(h, focuspunt=publiek_id))
    if not reden:
        return redirect(_principle_url(punt.uitgangspunt))
    groep = beelden.Groep("", [], reden)
    return list_page(request, HIER, kop=_("Nog niet afgesloten"), groepen=[groep], status=409)


def _principle_url(nummer: int) -> str:
    return f"/sturing/visie/uitgangspunten/{nummer}"
