"""After the decision: the investigation or voorwaarden & vervolg, and the reporter who waits to hear."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.beoordelingen import actions, forms, permissions, presenters, queries
from schakel.casuswerk.beoordelingen.queries.informeren import gather_werk
from schakel.casuswerk.beoordelingen.queries.vervolg import (
    Onderzoekzicht,
    Terugkoppelzicht,
    feedback_clocks,
    open_onderzoek,
    open_terugkoppeling,
)
from schakel.casuswerk.beoordelingen.rules import Dienst
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.toolkit.formulier import Rij
from schakel.toolkit.http import Verzoek, clashed, perform, status_of


@guard("beoordeling", "zien")
@require_safe
def onderzoek(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> HttpResponse:
    """Show an investigation, or voorwaarden & vervolg."""
    return _draw(request, _open(request, publiek_id, dienst))


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_beginnen(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> HttpResponse:
    """Begin it."""
    gevonden = queries.access_onderzoek(request.handeling, publiek_id=publiek_id, dienst=dienst)
    deed = actions.start_onderzoek if dienst is Dienst.ONDERZOEK else actions.start_vervolg
    deed(request.handeling, onderzoek=gevonden)
    return redirect(presenters.DIENST_ADRES[dienst], publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_vraag(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> HttpResponse:
    """Ask whoever must agree to judge along."""
    zicht = _open(request, publiek_id, dienst)
    form = forms.Voorstelform(request.POST)
    if perform(form, lambda d: _ask(request, zicht, d)) is None:
        return _draw(request, zicht, status=status_of(form), voorstelform=form)
    return redirect(presenters.DIENST_ADRES[dienst], publiek_id=publiek_id)


@guard("beoordeling", "medebesluiten")
@require_POST
def onderzoek_stem(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> HttpResponse:
    """Answer who asked to judge along."""
    zicht = _open(request, publiek_id, dienst)
    form = forms.Meebeslisform(request.POST)
    if perform(form, lambda d: _agree(request, zicht, d)) is None:
        return _draw(request, zicht, status=status_of(form), meebeslisform=form)
    return redirect(presenters.DIENST_ADRES[dienst], publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_afronden(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> HttpResponse:
    """Conclude it."""
    zicht = _open(request, publiek_id, dienst)
    form = _outcome(request, zicht, data=request.POST)
    if perform(form, lambda d: _conclude(request, zicht, form, d)) is None:
        return _draw(request, zicht, status=status_of(form), uitkomstform=form)
    return redirect(presenters.DIENST_ADRES[dienst], publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_informant(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> HttpResponse:
    """Record that a professional was consulted."""
    zicht = _open(request, publiek_id, dienst)
    form = forms.Informantform(request.POST, mensen=_talked_about(request, zicht))
    if perform(form, lambda _: _consult(request, zicht, form)) is None:
        return _draw(request, zicht, status=status_of(form), informantform=form)
    return redirect(presenters.DIENST_ADRES[dienst], publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def onderzoek_sluiten(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> HttpResponse:
    """Close it early."""
    zicht = _open(request, publiek_id, dienst)
    form = forms.Vroegform(request.POST)
    if perform(form, lambda d: actions.close_early(request.handeling, onderzoek=zicht.onderzoek, **_typed(d))) is None:
        return _draw(request, zicht, status=status_of(form), vroegform=form)
    return redirect(presenters.DIENST_ADRES[dienst], publiek_id=publiek_id)


@guard("terugkoppeling", "zien")
@require_safe
def wachtrij(request: Verzoek) -> HttpResponse:
    """Show which reporters wait to hear."""
    rijen = queries.unsent_feedback(request.handeling)
    klokken = feedback_clocks(request.handeling, besluiten=rijen)
    taken, stap = presenters.present_wachtrij(request.handeling, rijen, klokken)
    return render(request, "beoordelingen/wachtrij.html", {"taken": taken, "volgende_stap": stap})


@guard("terugkoppeling", "maken")
def terugkoppeling(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Tell the reporter, or say why not."""
    zicht = open_terugkoppeling(request.handeling, publiek_id=publiek_id)
    form = _telling(request, zicht, data=request.POST if request.method == "POST" else None)
    if form.is_bound and perform(form, lambda d: _tell(request, zicht, d)) is not None:
        return redirect("beoordelingen:blad", publiek_id=zicht.besluit.beoordeling.publiek_id)
    inhoud = {"pagina": presenters.present_terugkoppeling(request.handeling, zicht), "form": form}
    return render(request, "beoordelingen/terugkoppeling.html", inhoud, status=status_of(form))


def _open(request: Verzoek, publiek_id: UUID, dienst: Dienst) -> Onderzoekzicht:
    permissions.check_can_see(request.handeling)
    return open_onderzoek(request.handeling, publiek_id=publiek_id, dienst=dienst)


def _draw(request: Verzoek, zicht: Onderzoekzicht, *, status: int = 200, **formulieren: Any) -> HttpResponse:
    if te_laat := clashed(*formulieren.values()):
        zicht = _open(request, zicht.onderzoek.publiek_id, Dienst(zicht.onderzoek.dienst))
    pagina = presenters.present_onderzoek(request.handeling, zicht)
    inhoud = {
        "gebotst": te_laat,
        "pagina": pagina,
        "vervolg": presenters.present_afspraak(request.handeling, zicht),
        **_work(request, zicht),
        "volgende_stap": pagina.stap,
        "uitkomstform": _outcome(request, zicht),
        **_blank(status),
    }
    return render(request, "beoordelingen/onderzoek.html", {**inhoud, **formulieren}, status=status)


def _blank(status: int) -> dict[str, object]:
    return {
        "vroegform": forms.Vroegform(prefix="vroeg" if status == 200 else None),
        "meebeslisform": forms.Meebeslisform(),
        "voorstelform": forms.Voorstelform(),
    }


def _work(request: Verzoek, zicht: Onderzoekzicht) -> dict[str, object]:
    werk = gather_werk(request.handeling, onderzoek=zicht.onderzoek)
    mensen = presenters.talk_people(request.handeling, werk)
    return {
        "werk": presenters.present_werk(request.handeling, werk, redenen=zicht.redenen),
        "informantform": forms.Informantform(mensen=mensen),
    }


def _talked_about(request: Verzoek, zicht: Onderzoekzicht) -> list[Rij]:
    return presenters.talk_people(request.handeling, gather_werk(request.handeling, onderzoek=zicht.onderzoek))


def _outcome(request: Verzoek, zicht: Onderzoekzicht, *, data: Any = None) -> forms.Uitkomstform:
    vorm = forms.Uitkomstform if zicht.beeld is None else forms.Vervolgform
    voorgesteld = zicht.voorgesteld
    return vorm(
        data,
        soorten=zicht.soorten,
        aarden=zicht.aarden,
        teams=presenters.team_choices(zicht.teams),
        volgens=voorgesteld.naam if voorgesteld else "",
        kinderen=presenters.silent_people(request.handeling, zicht.stille_kinderen),
        initial={"ontvanger_team": str(voorgesteld.publiek_id) if voorgesteld else ""},
    )


def _ask(request: Verzoek, zicht: Onderzoekzicht, d: dict[str, object]) -> object:
    return actions.ask_meebeslissen(
        request.handeling,
        beoordeling=zicht.onderzoek.beoordeling,
        functie=zicht.meebeslisser or Functie.GEDRAGSWETENSCHAPPER,
        onderzoek=zicht.onderzoek,
        **_typed(d),
    )


def _agree(request: Verzoek, zicht: Onderzoekzicht, d: dict[str, object]) -> object:
    return actions.sign_off(
        request.handeling,
        beoordeling=zicht.onderzoek.beoordeling,
        onderzoek=zicht.onderzoek,
        functie=zicht.meebeslisser,
        **_typed(d),
    )


def _conclude(request: Verzoek, zicht: Onderzoekzicht, form: forms.Uitkomstform, d: dict[str, object]) -> object:
    getypt = _typed(d)
    velden: dict[str, Any] = {
        veld: getypt[veld] for veld in ("conclusie", "ontvanger_team", "reden_anders") if veld in getypt
    }
    velden |= {"onderzoek": zicht.onderzoek, "bevindingen": form.bevindingen()}
    if zicht.beeld is not None:
        return actions.conclude_vervolg(request.handeling, **velden)
    return actions.conclude_onderzoek(request.handeling, kinderen=form.kinderen(), **velden)


def _consult(request: Verzoek, zicht: Onderzoekzicht, form: forms.Informantform) -> object:
    return actions.consult_professional(request.handeling, onderzoek=zicht.onderzoek, informant=form.informant())


def _telling(request: Verzoek, zicht: Terugkoppelzicht, *, data: Any = None) -> forms.Terugkoppelform:
    return forms.Terugkoppelform(
        data,
        stappen=zicht.stappen,
        collegas=queries.colleagues_of(request.handeling),
        initial={"moment": zicht.moment.value if zicht.moment else ""},
    )


def _tell(request: Verzoek, zicht: Terugkoppelzicht, d: dict[str, object]) -> object:
    return actions.tell_melder(request.handeling, besluit=zicht.besluit, **_typed(d))


def _typed(d: dict[str, object]) -> dict[str, Any]:
    """The form has turned each value into what the deed takes."""
    return dict(d)


@guard("beoordeling", "zien")
@require_safe
def naar_vervolg(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Lead from a judgement to the investigation, or voorwaarden & vervolg, that came of it; else to its own sheet."""
    permissions.check_can_see(request.handeling)
    rij = queries.access_beoordeling(request.handeling, publiek_id=publiek_id)
    gevonden = queries.onderzoek_of(request.handeling, beoordeling=rij.pk)
    if gevonden is None:
        return redirect("beoordelingen:blad", publiek_id=publiek_id)
    return redirect(presenters.DIENST_ADRES[Dienst(gevonden.dienst)], publiek_id=gevonden.publiek_id)
