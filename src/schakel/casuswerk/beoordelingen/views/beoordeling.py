"""One judgement: read, answer, hear people, judge along, decide, print."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.beoordelingen import actions, forms, permissions, presenters
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries import voorstel
from schakel.casuswerk.beoordelingen.queries.blad import Blad, open_blad
from schakel.casuswerk.meldingen import queries as meldingen
from schakel.toolkit.http import Verzoek, clashed, perform, status_of

BLAD = "beoordelingen/blad.html"


@guard("beoordeling", "zien")
@require_safe
def beoordeling(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Lead from a melding to its judgement, or offer to begin one."""
    permissions.check_can_see(request.handeling)
    melding = meldingen.access_melding(request.handeling, publiek_id=publiek_id)
    gevonden = antwoordzicht.beoordeling_of(request.handeling, melding=melding.pk)
    if gevonden is not None:
        return redirect("beoordelingen:blad", publiek_id=gevonden.publiek_id)
    inhoud = {"pagina": presenters.present_begin(request.handeling, melding)}
    return render(request, "beoordelingen/begin.html", inhoud)


@guard("beoordeling", "maken")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Begin the judgement of a melding, or go on with the one that was begun; looking begins nothing."""
    melding = meldingen.access_melding(request.handeling, publiek_id=publiek_id)
    beoordeling = antwoordzicht.beoordeling_of(request.handeling, melding=melding.pk)
    if beoordeling is None and request.method == "POST":
        beoordeling = actions.begin_beoordeling(request.handeling, melding=melding)
    if beoordeling is None:
        return redirect("meldingen:melding", publiek_id=publiek_id)
    return redirect("beoordelingen:blad", publiek_id=beoordeling.publiek_id)


@guard("beoordeling", "zien")
@require_safe
def blad(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the whole judgement."""
    return _draw(request, _open(request, publiek_id))


@guard("beoordeling", "wijzigen")
@require_POST
def bewaar(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep the answers, for a browser without scripts."""
    gezien = _open(request, publiek_id)
    form = _questions(request, gezien, data=request.POST)
    if perform(form, lambda _: _save(request, gezien, form)) is None:
        return _draw(request, gezien, status=status_of(form), vragenform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def bewaar_deel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Keep the answers while somebody types; answers with the advice and the proposal that follow from them."""
    gezien = _open(request, publiek_id)
    form = _questions(request, gezien, data=request.POST)
    perform(form, lambda _: _save(request, gezien, form))
    nieuw = _open(request, publiek_id)
    inhoud = _content(request, nieuw)
    inhoud["vragen_anders"] = "alle-velden" in request.POST or form.stand() != inhoud["vragenform"].stand()
    return render(request, "beoordelingen/deel.html", inhoud)


@guard("beoordeling", "wijzigen")
@require_POST
def vorm(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Make it short or long."""
    beoordeling = antwoordzicht.access_beoordeling(request.handeling, publiek_id=publiek_id)
    form = forms.Faseform(request.POST)
    perform(form, lambda d: actions.set_fase(request.handeling, beoordeling=beoordeling, **_typed(d)))
    if clashed(form):
        return _draw(request, _open(request, publiek_id), status=status_of(form), faseform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def oordeel(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Give the verdict of people."""
    gezien = _open(request, publiek_id)
    form = _verdict(request, gezien, data=request.POST)
    if perform(form, lambda d: _judge(request, gezien, d)) is None:
        return _draw(request, gezien, status=status_of(form), oordeelform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def stem(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record what somebody says, or why they were not spoken."""
    gezien = _open(request, publiek_id)
    form = forms.Stemform(request.POST, redenen=gezien.niet_gesproken)
    if perform(form, _deed(request, gezien, actions.hear_persoon)) is None:
        return _draw(request, gezien, status=status_of(form), stemform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "wijzigen")
@require_POST
def kind(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Record that a child was seen or spoken."""
    gezien = _open(request, publiek_id)
    form = forms.Kindform(request.POST)
    if perform(form, _deed(request, gezien, actions.meet_kind)) is None:
        return _draw(request, gezien, status=status_of(form), kindform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "zien")
@require_safe
def meebeslissen(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who judges along, and ask or answer."""
    return _draw_together(request, _open(request, publiek_id))


@guard("beoordeling", "wijzigen")
@require_POST
def vraag_mee(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Ask a colleague."""
    gezien = _open(request, publiek_id)
    form = forms.Vraagform(request.POST, collegas=gezien.collegas)
    if perform(form, _deed(request, gezien, actions.ask_by_name)) is None:
        return _draw_together(request, gezien, status=status_of(form), vraagform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "medebesluiten")
@require_POST
def beslis_mee(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Answer as a colleague."""
    gezien = _open(request, publiek_id)
    form = forms.Meebeslisform(request.POST)
    if perform(form, _deed(request, gezien, actions.sign_off)) is None:
        return _draw_together(request, gezien, status=status_of(form), meebeslisform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "besluiten")
@require_POST
def besluit(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Decide."""
    gezien = _open(request, publiek_id)
    form = _decision(request, gezien, data=request.POST)
    if perform(form, _deed(request, gezien, actions.record_besluit)) is None:
        return _draw(request, gezien, status=status_of(form), besluitform=form)
    return redirect("beoordelingen:blad", publiek_id=publiek_id)


@guard("beoordeling", "zien")
@require_safe
def afdruk(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show the questionnaire as it is printed."""
    gezien = _open(request, publiek_id)
    gedrukt = presenters.present_afdruk(request.handeling, gezien)
    return render(request, "beoordelingen/afdruk.html", {"afdruk": gedrukt, "terug_url": gedrukt.terug_url})


@guard("beoordeling", "zien")
@require_safe
def begrip(request: Verzoek, publiek_id: UUID, woord: str) -> HttpResponse:
    """Show what a word means here, and how each party reads it."""
    beoordeling = antwoordzicht.access_beoordeling(request.handeling, publiek_id=publiek_id)
    gevonden = voorstel.meanings_of(request.handeling, regio=beoordeling.dossier.regio, woord=woord)
    inhoud = {"woord": presenters.present_begrip(woord, gevonden), "terug": beoordeling.publiek_id}
    return render(request, "beoordelingen/begrip.html", inhoud)


def _open(request: Verzoek, publiek_id: UUID) -> Blad:
    permissions.check_can_see(request.handeling)
    return open_blad(request.handeling, publiek_id=publiek_id)


def _draw(request: Verzoek, gezien: Blad, *, status: int = 200, **formulieren: Any) -> HttpResponse:
    te_laat = clashed(*formulieren.values())
    # A colleague was first: the page is drawn as it is now, with what was typed at the top.
    inhoud = _content(request, _open(request, gezien.beoordeling.publiek_id) if te_laat else gezien)
    inhoud["gebotst"] = te_laat if inhoud["pagina"].besluit else formulieren.get("faseform")
    return render(request, BLAD, {**inhoud, **formulieren}, status=status)


def _draw_together(request: Verzoek, gezien: Blad, *, status: int = 200, **formulieren: Any) -> HttpResponse:
    te_laat = clashed(*formulieren.values())
    nu = _open(request, gezien.beoordeling.publiek_id) if te_laat else gezien
    pagina = presenters.present_blad(request.handeling, nu)
    inhoud: dict[str, Any] = {
        "pagina": pagina,
        "vraagform": forms.Vraagform(collegas=gezien.collegas),
        "meebeslisform": forms.Meebeslisform(),
    }
    inhoud |= {**formulieren, "gebotst": te_laat if pagina.besluit else None}
    return render(request, "beoordelingen/meebeslissen.html", inhoud, status=status)


def _content(request: Verzoek, gezien: Blad) -> dict[str, Any]:
    pagina = presenters.present_blad(request.handeling, gezien)
    return {
        "pagina": pagina,
        "volgende_stap": pagina.stap,
        "vragenform": _questions(request, gezien),
        "oordeelform": _verdict(request, gezien),
        "stemform": forms.Stemform(redenen=gezien.niet_gesproken),
        "kindform": forms.Kindform(),
        "besluitform": _decision(request, gezien),
        # The proposal stands in a form of its own, with names of its own for its fields.
        "voorstelform": _decision(request, gezien, auto_id="voorstel_%s"),
        "onderzoek_url": presenters.onderzoek_url(gezien),
        "onderzoek_naam": presenters.onderzoek_naam(gezien),
    }


def _questions(request: HttpRequest, gezien: Blad, *, data: Any = None) -> forms.Vragenform:
    blik = gezien.blik
    return forms.Vragenform(
        data,
        definitie=blik.definitie,
        antwoorden=blik.antwoorden,
        variant=gezien.beoordeling.fase.lower(),
        personen=presenters.names_by_key(blik.personen),
        naast=gezien.naast,
    )


def _save(request: Verzoek, gezien: Blad, form: forms.Vragenform) -> object:
    return actions.save_antwoorden(request.handeling, beoordeling=gezien.beoordeling, antwoorden=form.antwoorden())


def _verdict(request: Verzoek, gezien: Blad, *, data: Any = None) -> forms.Oordeelform:
    beoordeling = gezien.beoordeling
    return forms.Oordeelform(
        data,
        uitkomsten=antwoordzicht.outcomes_of(request.handeling, definitie=gezien.blik.definitie),
        initial={
            "gevaar": beoordeling.gevaar_oordeel or beoordeling.gevaar_advies,
            "veiligheid": beoordeling.veiligheid_oordeel or beoordeling.veiligheid_advies,
            "oordeel_reden": gezien.oordeelreden,
        },
    )


def _judge(request: Verzoek, gezien: Blad, d: dict[str, object]) -> object:
    gekozen = _typed(d)
    reden = gekozen.pop("oordeel_reden")
    return actions.give_oordeel(request.handeling, beoordeling=gezien.beoordeling, reden=reden, **gekozen)


def _decision(request: Verzoek, gezien: Blad, *, data: Any = None, auto_id: str = "id_%s") -> forms.Besluitform:
    return forms.Besluitform(
        data,
        auto_id=auto_id,
        keuzes=presenters.decision_choices(request.handeling),
        teams=presenters.team_choices(gezien.ontvangers),
        anoniem=gezien.beoordeling.melding.melder_soort == "DUBBEL_ANONIEM",
        casussen=presenters.casus_choices(gezien),
        initial={"casus": gezien.blik.casus.publiek_id if gezien.blik.casus else ""},
    )


def _deed(request: Verzoek, gezien: Blad, deed: Callable[..., object]) -> Callable[[dict[str, object]], object]:
    return lambda d: deed(request.handeling, beoordeling=gezien.beoordeling, **d)


def _typed(d: dict[str, object]) -> dict[str, Any]:
    """The form has turned each value into what the deed takes."""
    return dict(d)
