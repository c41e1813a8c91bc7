"""How does the page of a plan read: head, bottom lines, three columns, each danger with its figures?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.presenters.plannen import Hulpregel, phase_of, present_hulp
from schakel.casuswerk.plannen.presenters.veiligheid import Belregel, present_situatie
from schakel.casuswerk.plannen.queries.blad import Deelnemer, Drieluikzicht, Planzicht, Poortzicht, Situatiezicht
from schakel.casuswerk.plannen.queries.overname import Overnamezicht
from schakel.casuswerk.plannen.rules.cijfers import Wie, score_text, stands_of
from schakel.casuswerk.plannen.rules.plan import PlanStatus, meeting_of
from schakel.casuswerk.plannen.rules.voorwaarde import STATUS_NAMEN, VoorwaardeStatus
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.tekeningen.schaalcijfers import Cijferrij, Punt, Schaalbeeld, draw_trend

OPEN = (VoorwaardeStatus.GESTELD.value, VoorwaardeStatus.NIET_NAGEKOMEN.value)


@dataclass(frozen=True, slots=True)
class Bodemeis:
    """A condition that is not met, as the red notice says it."""

    team: str
    tekst: str
    bij: str
    telefoon: str
    url: str


@dataclass(frozen=True, slots=True)
class Luik:
    """A danger with its goal, as it is drawn."""

    nummer: int
    titel: str
    gevaar: str
    goed: Sequence[str]
    doel: str
    stap: str
    schaal: Schaalbeeld | None
    # What was said with the last figures: who with figure and day, and the words.
    gezegd: Sequence[tuple[str, str]]
    url: str
    cijfers_url: str
    omhoog_url: str


@dataclass(frozen=True, slots=True)
class Poortregel:
    """A decision about the next part, in words."""

    tekst: str
    bij: str
    reden: str
    ondanks: str
    open: Sequence[str]


@dataclass(frozen=True, slots=True)
class Veiligregel:
    """One unsafe situation on the first page: whom to call first, and who comes after."""

    titel: str
    url: str
    verlopen: bool
    geldig: str
    bellen: Sequence[Belregel]
    daarna: str


@dataclass(frozen=True, slots=True)
class Planbeeld:
    """The page of a plan."""

    naam: str
    leden: str
    fase: str
    stand: str
    actief: bool
    reden: str
    casus_url: str
    plannen_url: str
    dossier: UUID
    kaart: Mapping[str, str]
    volgende: str
    bodemeisen: Sequence[Bodemeis]
    luiken: Sequence[Luik]
    poorten: Sequence[Poortregel]
    ondanks: Poortregel | None
    hulp: Sequence[Hulpregel]
    anders: Sequence[tuple[str, str]]
    netwerk: Sequence[Deelnemer]
    meegekomen: Sequence[Overnamezicht]
    kader_url: str
    veilig: Sequence[Veiligregel]


@dataclass(frozen=True, slots=True)
class Stap:
    """The one thing to do next on this page."""

    wat: str
    knop: str
    url: str
    icoon: str


def present_plan(handeling: Handeling, zicht: Planzicht) -> Planbeeld:
    """Draw one plan."""
    plan, poorten = zicht.plan, [_gate(een, zicht) for een in zicht.poorten]
    # A decision to go on over what was not met stays in sight while the plan stands in the part that it led to.
    laatste = next((n for n, een in enumerate(zicht.poorten) if een.rij.naar == plan.fase), None)
    ondanks = poorten[laatste] if laatste is not None and zicht.poorten[laatste].ondanks else None
    return Planbeeld(
        naam=zicht.casus.naam,
        leden=", ".join(zicht.leden),
        fase=phase_of(plan.fase) if plan.status == PlanStatus.ACTIEF else _("Gesloten"),
        stand=_state(zicht),
        actief=plan.status == PlanStatus.ACTIEF,
        reden=_("De casus is gesloten.") if plan.met_casus else zicht.reden,
        casus_url=reverse("werkplek:casus", args=[plan.dossier.publiek_id]),
        plannen_url=reverse("plannen:plannen", args=[plan.dossier.publiek_id]),
        dossier=plan.dossier.publiek_id,
        kaart=zicht.kaart,
        volgende=next_meeting(zicht.kaart),
        bodemeisen=[_bottom_line(v) for v in zicht.voorwaarden if v.status in OPEN],
        luiken=[_panel(n, luik, zicht) for n, luik in enumerate(zicht.drieluiken, 1)],
        poorten=poorten,
        ondanks=ondanks,
        hulp=present_hulp(zicht.hulp),
        anders=[
            (_("Plan van %(op)s") % {"op": taal.datum(p.begonnen_op)}, reverse("plannen:plan", args=[p.publiek_id]))
            for p in zicht.anders
        ],
        netwerk=[een for een in zicht.deelnemers if een.wie[0] == "netwerklid"],
        meegekomen=zicht.meegekomen,
        kader_url=reverse("plannen:kader", args=[plan.dossier.publiek_id]),
        veilig=[_safe(handeling, zicht, een) for een in zicht.situaties],
    )


def _safe(handeling: Handeling, zicht: Planzicht, een: Situatiezicht) -> Veiligregel:
    beeld = present_situatie(handeling, zicht, een)
    daarna = ", ".join(b.naam for b in beeld.bellen[1:])
    url = reverse("plannen:veiligheid", args=[zicht.plan.publiek_id])
    return Veiligregel(beeld.titel, url, beeld.verlopen, beeld.geldig, beeld.bellen[:1], daarna)


def next_step(handeling: Handeling, zicht: Planzicht, *, mag_wijzigen: bool, mag_versie: bool) -> Stap | None:
    """Return what comes first: danger, what everyone does when it goes wrong, figures, the next talk, a version."""
    if not mag_wijzigen:
        return None
    wacht = (_on_paper(handeling, zicht), _together(handeling, zicht))
    versie = Stap(_("Leg na een gesprek een versie vast"), _("Naar de versies"), _to("versies", zicht), "document")
    return next((stap for stap in wacht if stap is not None), versie if mag_versie else None)


def _to(naam: str, zicht: Planzicht) -> str:
    return reverse(f"plannen:{naam}", args=[zicht.plan.publiek_id])


def _on_paper(handeling: Handeling, zicht: Planzicht) -> Stap | None:
    """Return what must be written before anybody can hold to it."""
    if zicht.meegekomen:
        url = reverse("plannen:overname", args=[zicht.plan.publiek_id, zicht.meegekomen[0].rij.publiek_id])
        return Stap(_("Neem over wat al is afgesproken"), _("Zet in het veiligheidsplan"), url, "schild")
    if not zicht.drieluiken:
        wat = _("Schrijf samen het eerste gevaar en doel op")
        return Stap(wat, _("Voeg gevaar en doel toe"), _to("nieuw-drieluik", zicht), "plus")
    if not zicht.situaties:
        wat = _("Schrijf op wie wat doet als het onveilig wordt")
        return Stap(wat, _("Voeg situatie toe"), _to("nieuwe-situatie", zicht), "schild")
    oud = [een for een in zicht.situaties if een.rij.geldig_tot < lokale_datum(handeling.moment)]
    if oud:
        url = reverse("plannen:situatie", args=[oud[0].rij.publiek_id])
        return Stap(_("Een deel van het veiligheidsplan liep af"), _("Kijk opnieuw"), url, "klok")
    return None


def _together(handeling: Handeling, zicht: Planzicht) -> Stap | None:
    """Return what people do together: give figures, and agree when they talk on."""
    zonder = [luik for luik in zicht.drieluiken if not luik.reeksen]
    if zonder:
        url = reverse("plannen:cijfers", args=[zonder[0].rij.publiek_id])
        return Stap(_("Vraag ieder om een cijfer"), _("Geef cijfers"), url, "plus")
    moment = meeting_of(zicht.kaart)
    if moment is None or moment < handeling.moment:
        wat = (
            _("Spreek af wanneer u samen verder praat")
            if moment is None
            else _("Het gesprek was. Spreek het volgende af")
        )
        return Stap(wat, _("Werk de kaart bij"), _to("kaart", zicht), "kalender")
    return None


def _state(zicht: Planzicht) -> str:
    plan = zicht.plan
    if plan.status != PlanStatus.ACTIEF and plan.gesloten_op:
        return _("Gesloten op %(op)s.") % {"op": taal.datum(plan.gesloten_op)}
    versie = zicht.versies[0] if zicht.versies else None
    delen = [
        _("Versie %(n)s, %(op)s.") % {"n": versie.nummer, "op": taal.datum(versie.vastgelegd_op)}
        if versie
        else _("Nog geen vastgelegde versie."),
        _("Het enige actieve plan van dit huishouden."),
        _("Regisseur: %(wie)s.") % {"wie": zicht.regie.medewerker.naam} if zicht.regie else _("Er is geen regisseur."),
    ]
    return " ".join(delen)


def next_meeting(kaart: Mapping[str, str]) -> str:
    """Return when people talk on, in words; nothing when it was not said."""
    moment = meeting_of(kaart)
    if moment is None:
        return ""
    tekst = _("%(dag)s, %(uur)s") % {"dag": taal.dag_en_datum(moment), "uur": taal.klokslag(moment)}
    return f"{tekst}, {kaart['volgende_waar']}" if kaart.get("volgende_waar") else tekst


def _bottom_line(rij: Voorwaarde) -> Bodemeis:
    stand = STATUS_NAMEN[VoorwaardeStatus(rij.status)]
    bij = _("Geldt tot %(op)s.") if rij.status == VoorwaardeStatus.GESTELD else _("Niet nagekomen; gold tot %(op)s.")
    return Bodemeis(
        team=rij.controle_door.naam,
        tekst=rij.tekst,
        bij=bij % {"op": taal.datum(rij.uiterlijk), "stand": stand},
        telefoon=rij.controle_door.telefoon,
        url=reverse("plannen:voorwaarde", args=[rij.publiek_id]),
    )


def _panel(nummer: int, luik: Drieluikzicht, zicht: Planzicht) -> Luik:
    t, publiek = luik.teksten, luik.rij.publiek_id
    return Luik(
        nummer=nummer,
        titel=t.get("titel", ""),
        gevaar=t.get("gevaar", ""),
        goed=[regel.strip("-– ").strip() for regel in t.get("goed", "").splitlines() if regel.strip()],
        doel=t.get("doel", ""),
        stap=t.get("stap", ""),
        schaal=scale_of(luik, zicht.deelnemers),
        gezegd=words_of(luik, zicht.deelnemers),
        url=reverse("plannen:drieluik", args=[publiek]),
        cijfers_url=reverse("plannen:cijfers", args=[publiek]),
        omhoog_url=reverse("plannen:omhoog", args=[publiek]) if nummer > 1 else "",
    )


def words_of(luik: Drieluikzicht, deelnemers: Sequence[Deelnemer]) -> list[tuple[str, str]]:
    """Return what each said with the last figure; who said nothing, is left out."""
    standen = stands_of(luik.reeksen)
    gezegd = [(een, standen[een.wie]) for een in deelnemers if een.wie in standen]
    return [
        (_("%(wie)s, %(cijfer)s") % {"wie": een.naam, "cijfer": stand.cijfer}, luik.woorden[een.wie, stand.op])
        for een, stand in gezegd
        if (een.wie, stand.op) in luik.woorden
    ]


def scale_of(luik: Drieluikzicht, deelnemers: Sequence[Deelnemer]) -> Schaalbeeld | None:
    """Return the last figure of each participant with the one before; nothing when nobody gave one."""
    standen = stands_of(luik.reeksen)
    if not standen:
        return None
    dag = max(stand.op for stand in standen.values())
    vorige = {s.was_op for s in standen.values() if s.was_op}
    rijen = [
        Cijferrij(
            _dated(een.naam, standen[een.wie].op, dag), standen[een.wie].cijfer, standen[een.wie].was, een.is_kind
        )
        for een in deelnemers
        if een.wie in standen
    ]
    legenda = _("Rond: volwassene. Vierkant: kind.")
    if vorige:
        legenda += " " + _("Open rondje: vorige keer, %(op)s.") % {"op": _short(max(vorige))}
    return Schaalbeeld(rijen, _("Hoe veilig is het? Cijfers van %(op)s") % {"op": _short(dag)}, legenda)


def _dated(naam: str, op: date, dag: date) -> str:
    """Let a figure of another day say so: it is no figure of this one."""
    return naam if op == dag else f"{naam} ({op.day}-{op.month})"


def _short(dag: date) -> str:
    return taal.datum(dag).rsplit(" ", 1)[0]


def _gate(een: Poortzicht, zicht: Planzicht) -> Poortregel:
    rij = een.rij
    namen = {v.pk: v.tekst for v in zicht.voorwaarden}
    return Poortregel(
        tekst=_("Van %(van)s naar %(naar)s") % {"van": rij.van.lower(), "naar": rij.naar.lower()},
        bij=_("%(wie)s, %(team)s, %(op)s")
        % {"wie": rij.besloten_door.naam, "team": rij.team.naam, "op": taal.datum(rij.besloten_op)},
        reden=een.reden,
        ondanks=een.ondanks,
        open=[namen[pk] for pk in rij.open_voorwaarden if pk in namen],
    )


@dataclass(frozen=True, slots=True)
class Trend:
    """How the figures of one participant went, for one danger."""

    naam: str
    svg: str
    rijen: Sequence[tuple[str, int, str]]


def trends_of(luik: Drieluikzicht, zicht: Planzicht) -> list[Trend]:
    """Return of each participant how the figures went; each on the same time and the whole scale."""
    dagen = sorted({op for reeks in luik.reeksen.values() for op, _cijfer in reeks})
    if not dagen:
        return []
    lengte = (dagen[-1] - dagen[0]).days or 1
    trends = []
    for een in zicht.deelnemers:
        reeks = luik.reeksen.get(een.wie, ())
        if reeks:
            punten = [Punt((op - dagen[0]).days / lengte, cijfer, _short(op)) for op, cijfer in reeks]
            rijen = [(_short(op), cijfer, luik.woorden.get((een.wie, op), "")) for op, cijfer in reeks]
            trends.append(Trend(een.naam, draw_trend(punten, naam=een.naam), rijen))
    return trends


def scores_by_day(zicht: Planzicht, drieluik: int) -> dict[date, dict[Wie, str]]:
    """Return what each participant found of a danger on each day, as one text with the words beside it."""
    luik = next(een for een in zicht.drieluiken if een.rij.pk == drieluik)
    staan: dict[date, dict[Wie, str]] = {}
    for wie, reeks in luik.reeksen.items():
        for op, cijfer in reeks:
            staan.setdefault(op, {})[wie] = score_text(cijfer, luik.woorden.get((wie, op), ""))
    return staan


def participants(zicht: Planzicht) -> list[tuple[str, Wie, str]]:
    """Return who takes part as choices of a form: code, who, name."""
    return [(f"{een.wie[0].value}-{een.publiek_id}", een.wie, een.naam) for een in zicht.deelnemers if een.doet_mee]
