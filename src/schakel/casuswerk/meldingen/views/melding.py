"""The door and the page of one melding: form, one deed or look, answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.meldingen import actions, permissions, presenters, queries
from schakel.casuswerk.meldingen.forms import (
    AcuutForm,
    BetrokkeneForm,
    HerkenForm,
    InformeerForm,
    KaartForm,
    MeldingForm,
    OmzetForm,
    RedenForm,
    rows_in,
)
from schakel.casuswerk.meldingen.rules import Acuut, spell
from schakel.casuswerk.personen import actions as personen_actions
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.ids import maak_ontvangstcode
from schakel.toolkit import taal
from schakel.toolkit.formulier import Formulier
from schakel.toolkit.http import Verzoek, perform, status_of

NAAST = gettext_lazy(
    "Dit blad was al verstuurd met een andere inhoud. Beide meldingen zijn bewaard. Dit is de code van de nieuwe."
)


@guard("melding", "maken", zonder_database=True)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Show the sheet of the phone; take the report in when it comes back."""
    h = request.handeling
    advies = request.GET.get("advies", "")
    if "erbij" in request.POST:
        return _sheet(request, _with_one_more(request))
    form = _form(request, request.POST or None, advies=advies)
    if form.is_bound and form.is_valid():
        ontvangst = actions.receive(h, bericht=form.bericht())
        if ontvangst.naast:
            messages.warning(request, NAAST)
        return redirect("meldingen:ontvangen", sleutel=ontvangst.sleutel)
    return _sheet(request, form, status=400 if form.is_bound else 200)


def _form(request: Verzoek, data: Any = None, **anders: Any) -> MeldingForm:
    h = request.handeling
    eigen = not presenters.at_the_phone(h)
    return MeldingForm(data, keuzes=queries.keuzelijsten(h), nu=h.moment, eigen=eigen, **anders)


def _with_one_more(request: Verzoek) -> MeldingForm:
    """Without a script: the same sheet with everything that was typed, and one more empty row."""
    getypt = {naam: request.POST.getlist(naam) for naam in request.POST if naam not in ("csrfmiddlewaretoken", "erbij")}
    form = _form(request, concept={**getypt, f"p{rows_in(getypt)}-naam": [""]})
    form.personen[-1].fields["naam"].widget.attrs["autofocus"] = True
    return form


def _sheet(request: Verzoek, form: MeldingForm, *, status: int = 200) -> HttpResponse:
    h = request.handeling
    sleutel = UUID(str(form["sleutel"].value()))
    inhoud = {
        "form": form,
        "sleutel": sleutel,
        "code": maak_ontvangstcode(sleutel.bytes),
        "nu": h.moment,
        "volgende_stap": presenters.next_step(eigen=form.eigen),
        "concepten": presenters.concepten(queries.concepten_of(h), h.moment, sleutel),
        "zonder_database": h.grondslag is not None,
    }
    return render(request, "meldingen/nieuw.html", inhoud, status=status)


@guard("melding", "maken")
@require_safe
def verder(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Go on with a draft."""
    h = request.handeling
    getypt = actions.open_concept(h, sleutel=sleutel)
    return _sheet(request, _form(request, concept=getypt))


@guard("melding", "maken")
@require_POST
def concept(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Keep what is typed so far."""
    inhoud = {naam: request.POST.getlist(naam) for naam in request.POST if naam != "csrfmiddlewaretoken"}
    actions.save_concept(request.handeling, sleutel=sleutel, inhoud=inhoud)
    slag = taal.klokslag(request.handeling.moment)
    return JsonResponse({"tekst": _("Alles opgeslagen om %(slag)s. Ook op de server.") % {"slag": slag}})


@guard("melding", "maken")
@require_POST
def weggooien(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Throw a draft away."""
    actions.drop_concept(request.handeling, sleutel=sleutel)
    return redirect("meldingen:nieuw")


@guard("melding", "maken", zonder_database=True)
@require_safe
def persoon(request: Verzoek) -> HttpResponse:
    """Give one more empty row, as a fragment."""
    nummer = min(int("".join(filter(str.isdigit, request.GET.get("n", ""))) or 0), 30)
    rij = BetrokkeneForm(None, prefix=f"p{nummer}")
    rij.fields["naam"].widget.attrs["autofocus"] = True
    return render(request, "meldingen/onderdelen/persoon_erbij.html", {"rij": rij, "nummer": nummer})


@guard("herkennen", "starten")
@require_POST
def bekend(request: Verzoek) -> HttpResponse:
    """Give the cards of people who may be known, as a fragment."""
    h = request.handeling
    form = HerkenForm(request.POST)
    gevonden = queries.recognise_all(h, vragen=form.zoekvragen())
    plaats = queries.place_of(h, postcode=request.POST.get("postcode", ""))
    beeld = presenters.herkend(gevonden, plaats, request.POST, h.moment)
    return render(request, "meldingen/onderdelen/bekend.html", {"bekend": beeld, "fragment": True})


@guard("melding", "maken", zonder_database=True)
@require_safe
def ontvangen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Show the receipt to read out."""
    bewijs = queries.receipt_of(request.handeling, sleutel=sleutel)
    inhoud = {"bewijs": bewijs, "voorlezen": spell(bewijs.code), "vast": presenters.why_stuck(bewijs.vast)}
    return render(request, "meldingen/ontvangen.html", inhoud)


@guard("ontvangst", "zien")
@require_safe
def wachtend(request: Verzoek) -> HttpResponse:
    """Show which reports do not become a melding, and what to do; never what they say."""
    permissions.check_can_see_stuck(request.handeling)
    blijvers = presenters.stuck_page(queries.stuck_reports(request.handeling), request.handeling.moment)
    return render(request, "meldingen/wachtend.html", {"pagina": blijvers})


@guard("melding", "zien")
@require_safe
def melding(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show one melding."""
    h = request.handeling
    rij = queries.access_melding(h, publiek_id=publiek_id)
    beeld = presenters.melding_page(
        h, rij, personen.personen_of(h, dossier=rij.dossier_id), personen.huishoudens_of(h, dossier=rij.dossier_id),
        queries.timeline_of(h, melding=rij), queries.labels_for(h, melding=rij),
        omgezet_door=queries.decider_of(h, melding=rij),
    )  # fmt: skip
    inhoud = {
        "melding": beeld, "publiek_id": publiek_id, "volgende_stap": presenters.judge_step(h, rij),
        "aanlevering": queries.delivery_of(h, melding=rij), "advies": queries.advies_beside(h, melding=rij),
    }  # fmt: skip
    return render(request, "meldingen/melding.html", inhoud)


@guard("herkennen", "starten")
@require_http_methods(["GET", "HEAD", "POST"])
def misschien_bekend(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who of a melding may be known already, and take the answer on a card."""
    h = request.handeling
    rij = queries.access_melding(h, publiek_id=publiek_id)
    form = KaartForm(request.POST or None)
    gezegd = perform(form, lambda s: _answer(request, rij, **s))  # type: ignore[arg-type]
    if gezegd is not None:
        messages.success(request, gezegd)
        return redirect("meldingen:melding", publiek_id=publiek_id)
    kaarten, ontkend = queries.maybe_known_in(h, melding=rij, alles="alles" in request.GET)
    beeld = presenters.maybe_known(rij, kaarten, ontkend, h.moment, str(form["kaart"].value() or ""))
    inhoud = {"form": form, "bekend": beeld, "publiek_id": publiek_id, "melding": rij}
    return render(request, "meldingen/misschien_bekend.html", inhoud, status=status_of(form))


def _answer(request: Verzoek, melding_: Any, *, kaart: UUID, persoon: UUID | None, antwoord: str) -> str:
    h = request.handeling
    if persoon is None:
        actions.deny_bekende(h, melding=melding_, kaart=kaart)
        return presenters.denied()
    rij = queries.access_persoon(h, publiek_id=melding_.publiek_id, persoon=persoon)
    volgt = actions.link_bekende(h, melding=melding_, persoon=rij.persoon_id, kaart=kaart)
    return presenters.linked(melding_, volgt)


@guard("beoordeling", "acuut_beoordelen")
@require_http_methods(["GET", "HEAD", "POST"])
def acuut(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Say again whether there is danger now."""
    h = request.handeling
    rij = queries.access_melding(h, publiek_id=publiek_id)
    form = AcuutForm(request.POST or None)
    if perform(form, lambda s: actions.judge_acuut(h, melding=rij, uitkomst=Acuut(str(s["acuut"])))) is not None:
        return redirect("meldingen:melding", publiek_id=publiek_id)
    kop, stap = _("Gevaar opnieuw beoordelen"), _("Zeg of er nu gevaar is")
    return _reason_page(request, form, publiek_id, (kop, stap, _("Leg vast")), soort="acuut", melding=rij)


@guard("melder", "zien_met_reden")
@require_http_methods(["GET", "HEAD", "POST"])
def melder(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Show who reported it, after a reason."""
    h = request.handeling
    rij = queries.access_melding(h, publiek_id=publiek_id)
    form = RedenForm(request.POST or None)
    gelezen = perform(form, lambda s: actions.open_melder(h, melding=rij, reden=str(s["reden"])))
    if gelezen is not None:
        rijen = [(naam.capitalize(), waarde) for naam, waarde in gelezen.items()]
        return render(request, "meldingen/geheim.html", {"kop": _("Melder"), "rijen": rijen, "publiek_id": publiek_id})
    kop, stap = _("Melder inzien"), _("Zeg waarom u de melder wilt zien")
    return _reason_page(request, form, publiek_id, (kop, stap, _("Toon de melder")), soort="melder", melding=rij)


@guard("bsn", "zien")
@require_http_methods(["GET", "HEAD", "POST"])
def bsn(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Show a whole BSN, after a reason."""
    h = request.handeling
    rij = queries.access_persoon(h, publiek_id=publiek_id, persoon=persoon)
    form = RedenForm(request.POST or None)
    deed = personen_actions.reveal_bsn
    heel = perform(form, lambda s: deed(h, dossier=rij.dossier_id, persoon=rij.persoon_id, reden=str(s["reden"])))
    if heel is not None:
        inhoud = {"kop": _("BSN"), "rijen": [(_("BSN"), heel)], "publiek_id": publiek_id}
        return render(request, "meldingen/geheim.html", inhoud)
    kop, stap = _("BSN inzien"), _("Zeg waarom u het BSN wilt zien")
    wie = presenters.name_of(rij)
    return _reason_page(request, form, publiek_id, (kop, stap, _("Toon het BSN")), soort="bsn", wie=wie)


@guard("persoon", "wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def informeren(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Record that somebody was told what was recorded."""
    h = request.handeling
    rij = queries.access_persoon(h, publiek_id=publiek_id, persoon=persoon)
    form = InformeerForm(request.POST or None)
    if form.is_valid():
        personen_actions.inform_persoon(h, dossier=rij.dossier_id, persoon=rij.persoon_id, hoe=form.cleaned_data["hoe"])
        return redirect("meldingen:melding", publiek_id=publiek_id)
    kop, stap = _("Verteld wat is vastgelegd"), _("Leg vast hoe u het vertelde")
    wie = presenters.name_of(rij)
    return _reason_page(request, form, publiek_id, (kop, stap, _("Leg vast")), soort="informeren", wie=wie)


@guard("herkennen", "bevestigen")
@require_http_methods(["GET", "HEAD", "POST"])
def ontkoppelen(request: Verzoek, publiek_id: UUID, persoon: UUID) -> HttpResponse:
    """Take back that somebody is a person who was known already."""
    h = request.handeling
    melding_ = queries.access_melding(h, publiek_id=publiek_id)
    rij = queries.access_persoon(h, publiek_id=publiek_id, persoon=persoon)
    form = Formulier(request.POST or None)
    if perform(form, lambda s: _unlink(request, melding_, rij.persoon_id)):
        return redirect("meldingen:melding", publiek_id=publiek_id)
    teksten = (_("Is dit toch iemand anders?"), _("Haal de koppeling weg"), _("Ja, haal de koppeling weg"))
    return _reason_page(request, form, publiek_id, teksten, wie=presenters.name_of(rij))


def _unlink(request: Verzoek, melding_: Any, persoon: int) -> bool:
    actions.unlink_bekende(request.handeling, melding=melding_, persoon=persoon)
    return True


@guard("melding", "omzetten")
@require_http_methods(["GET", "HEAD", "POST"])
def omzetten(request: Verzoek, publiek_id: UUID) -> HttpResponse:
    """Conclude a melding as an advies."""
    h = request.handeling
    rij = queries.access_melding(h, publiek_id=publiek_id)
    form = OmzetForm(request.POST or None)
    if perform(form, lambda s: actions.convert_to_advies(h, melding=rij, schoonmaken=True, **s)) is not None:  # type: ignore[arg-type]
        return redirect("meldingen:melding", publiek_id=publiek_id)
    kop, stap = _("Maak er een advies van"), _("Zeg waarom dit een advies wordt")
    return _reason_page(
        request, form, publiek_id, (kop, stap, _("Zet om in een advies")), soort="omzetten", melding=rij
    )


def _reason_page(
    request: Verzoek,
    form: RedenForm | AcuutForm | InformeerForm | OmzetForm | Formulier,
    publiek_id: UUID,
    teksten: tuple[str, str, str],
    **meer: object,
) -> HttpResponse:
    kop, stap, knop = teksten
    inhoud = {"form": form, "publiek_id": publiek_id, "kop": kop, "stap": stap, "knop": knop, **meer}
    return render(request, "meldingen/reden.html", inhoud, status=status_of(form))
