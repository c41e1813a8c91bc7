"""How do the lists of the work on a vision read?  Each thing as one block with what it says and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.sturing.cijfers.queries import measures
from schakel.sturing.visie.models import (
    Actie,
    Bevinding,
    Evaluatie,
    Focuspunt,
    Geldstroom,
    Pilot,
    Raadsvraag,
    Stuuroverleg,
    Uitrol,
)
from schakel.sturing.visie.rules.brief import period_words
from schakel.sturing.visie.rules.standen import (
    NAMEN,
    NOG_TE_DOEN,
    Actiestatus,
    Evaluatiestatus,
    Pilotbesluit,
    Vraagsoort,
)
from schakel.toolkit import taal

Badge = tuple[str, str]
STAND = {
    Actiestatus.OPEN: "neutraal",
    Actiestatus.LOOPT: "accent",
    Actiestatus.KLAAR: "veilig",
    Actiestatus.GESTOPT: "neutraal",
}


@dataclass(frozen=True, slots=True)
class Blok:
    """One thing of a list."""

    titel: str
    url: str = ""
    badges: Sequence[Badge] = ()
    tekst: str = ""
    gegevens: Sequence[tuple[str, object]] = ()
    links: Sequence[tuple[str, str]] = ()
    balk: tuple[int, int, str] | None = None


@dataclass(frozen=True, slots=True)
class Groep:
    """Blocks under one heading."""

    kop: str
    blokken: Sequence[Blok]
    leeg: str = ""
    knoppen: Sequence[tuple[str, str]] = field(default=())


def principle_words(nummer: int | None) -> str:
    """Return a principle as a word in a line."""
    return _("Uitgangspunt %(n)d") % {"n": nummer} if nummer else ""


def amount(bedrag: Decimal | None) -> str:
    """Return an amount in words; unknown is not zero."""
    if bedrag is None:
        return _("onbekend")
    heel, _punt, cent = f"{bedrag:,.2f}".partition(".")
    return f"€ {heel.replace(',', '.')}" + ("" if cent == "00" else f",{cent}")


def day(dag: date | None, anders: str = "") -> str:
    """Return a day in words."""
    return taal.datum(dag) if dag else anders


def action_standing(actie: Actie, dag: date) -> Badge:
    """Return the state of an action, or how late it is."""
    status = Actiestatus(actie.status)
    if status in NOG_TE_DOEN and actie.termijn < dag:
        dagen = (dag - actie.termijn).days
        return "gevaar", _("1 dag te laat") if dagen == 1 else _("%(n)d dagen te laat") % {"n": dagen}
    return STAND[status], NAMEN[status]


def present_actions(acties: Sequence[Actie], dag: date) -> list[Groep]:
    """Return the actions: what is to be done first."""
    doen = [a for a in acties if a.status in NOG_TE_DOEN]
    klaar = [a for a in acties if a.status not in NOG_TE_DOEN]
    return [
        Groep(_("Nog te doen"), [_action(a, dag) for a in doen], _("Er is niets te doen.")),
        Groep(_("Klaar of gestopt"), [_action(a, dag) for a in klaar], _("Nog geen enkele actie is klaar.")),
    ]


def _action(actie: Actie, dag: date) -> Blok:
    nummer = f"{actie.nummer}. " if actie.nummer else ""
    return Blok(
        titel=f"{nummer}{actie.titel}",
        url=reverse("visie:actie", args=[actie.publiek_id]),
        badges=[action_standing(actie, dag)],
        gegevens=[
            (_("Wie"), actie.eigenaar or _("nog niemand")),
            (_("Klaar voor"), taal.datum(actie.termijn)),
            (_("Voor"), principle_words(actie.focuspunt.uitgangspunt)),
        ],
    )


@dataclass(frozen=True, slots=True)
class Focusbeeld:
    """A focus point with its actions."""

    tekst: str
    bron: str
    dicht: bool
    kan_dicht: bool
    actie_url: str
    sluit_url: str
    acties: Sequence["Actieregel"]


@dataclass(frozen=True, slots=True)
class Actieregel:
    """An action in one line."""

    titel: str
    url: str
    soort: str
    stand: str
    bij: str


def present_focus(punten: Sequence[Focuspunt], dag: date) -> list[Focusbeeld]:
    """Return focus points with their actions."""
    return [
        Focusbeeld(
            tekst=punt.tekst,
            bron=punt.bron,
            dicht=punt.afgesloten_op is not None,
            kan_dicht=_all_done(punt),
            actie_url=reverse("visie:actie_nieuw", args=[punt.publiek_id]),
            sluit_url=reverse("visie:focus_sluiten", args=[punt.publiek_id]),
            acties=[_line(actie, dag) for actie in punt.acties.all()],
        )
        for punt in punten
    ]


def _all_done(punt: Focuspunt) -> bool:
    acties = list(punt.acties.all())
    return bool(acties) and all(a.status not in NOG_TE_DOEN for a in acties)


def _line(actie: Actie, dag: date) -> Actieregel:
    soort, stand = action_standing(actie, dag)
    bij = _("%(wie)s, voor %(dag)s") % {"wie": actie.eigenaar or _("nog niemand"), "dag": taal.datum(actie.termijn)}
    return Actieregel(actie.titel, reverse("visie:actie", args=[actie.publiek_id]), soort, stand, bij)


def present_money(rijen: Sequence[Geldstroom], mag: bool) -> list[Groep]:
    """Return the earmarked money."""
    blokken = [
        Blok(
            titel=rij.naam,
            tekst=rij.doel,
            gegevens=[
                (_("Ontvangen"), amount(rij.ontvangen)),
                (_("Besteed"), amount(rij.besteed)),
                (_("Over"), _left(rij)),
                (_("Bereikt"), rij.bereik or _("onbekend")),
                (_("Voor"), principle_words(rij.uitgangspunt)),
                (_("Bron"), rij.bron),
            ],
            links=[(_("Wijzig"), reverse("visie:geld_wijzigen", args=[rij.publiek_id]))] if mag else [],
        )
        for rij in rijen
    ]
    return [Groep("", blokken, _("Er staat nog geen geld in de lijst."))]


def _left(rij: Geldstroom) -> str:
    if rij.ontvangen is None or rij.besteed is None:
        return ""
    return amount(rij.ontvangen - rij.besteed)


def present_findings(rijen: Sequence[Bevinding], dag: date, mag: bool) -> list[Groep]:
    """Return what outside bodies found."""
    return [Groep("", [_finding(rij, dag, mag) for rij in rijen], _("Er zijn geen bevindingen van anderen."))]


def _finding(rij: Bevinding, dag: date, mag: bool) -> Blok:
    open_ = rij.afgedaan_op is None
    return Blok(
        titel=f"{rij.wie}, {taal.datum(rij.op)}",
        badges=[closing(afgedaan=not open_, antwoord=rij.antwoord, uiterlijk=rij.uiterlijk, dag=dag)],
        tekst=rij.tekst,
        gegevens=[
            (_("Antwoord"), rij.antwoord),
            (_("Actie"), rij.actie),
            (_("Klaar voor"), day(rij.uiterlijk)),
            (_("Bij"), principle_words(rij.uitgangspunt)),
            (_("Bron"), rij.bron),
        ],
        links=[(_("Beantwoord"), reverse("visie:bevinding", args=[rij.publiek_id]))] if open_ and mag else [],
    )


def closing(*, afgedaan: bool, antwoord: str, uiterlijk: date | None, dag: date) -> Badge:
    """Return how far something is that asks for an answer."""
    if afgedaan:
        return "veilig", _("Afgedaan")
    if uiterlijk and uiterlijk < dag:
        return "gevaar", _("Te laat")
    return ("accent", _("Beantwoord, loopt nog")) if antwoord else ("let-op", _("Wacht op een antwoord"))


def present_questions(rijen: Sequence[Raadsvraag], dag: date, mag: bool) -> list[Groep]:
    """Return the motions and questions of councils."""
    return [Groep("", [_question(rij, dag, mag) for rij in rijen], _("Er zijn geen moties of vragen."))]


def _question(rij: Raadsvraag, dag: date, mag: bool) -> Blok:
    open_ = rij.afgedaan_op is None
    naam = " ".join(filter(None, [NAMEN[Vraagsoort(rij.soort)], rij.nummer]))
    return Blok(
        titel=f"{naam}: {rij.titel}",
        badges=[closing(afgedaan=not open_, antwoord=rij.antwoord, uiterlijk=rij.uiterlijk, dag=dag)],
        gegevens=[
            (_("Van"), rij.orgaan),
            (_("Op"), day(rij.op, _("dag onbekend"))),
            (_("Wie antwoordt"), rij.eigenaar or _("nog niemand")),
            (_("Antwoord voor"), day(rij.uiterlijk)),
            (_("Antwoord"), rij.antwoord),
            (_("Bij"), principle_words(rij.uitgangspunt)),
            (_("Bron"), rij.bron),
        ],
        links=[(_("Beantwoord"), reverse("visie:raadsvraag", args=[rij.publiek_id]))] if open_ and mag else [],
    )


def present_pilots(rijen: Sequence[Pilot], uitrol: Sequence[Uitrol], mag: bool) -> list[Groep]:
    """Return the pilots and the roll-out board."""
    return [
        Groep(_("Pilots"), [_pilot(rij, mag) for rij in rijen], _("Er loopt geen pilot.")),
        Groep(_("Uitrol"), [_rollout(rij, mag) for rij in uitrol], _("Er wordt niets uitgerold.")),
    ]


def _pilot(rij: Pilot, mag: bool) -> Blok:
    besloten, maten = bool(rij.besluit), [maat for maat in measures() if maat.code in rij.maten]
    kan = mag and rij.besluit in {"", Pilotbesluit.AANPASSEN}
    besluit = [(_("Leg het besluit vast"), reverse("visie:pilot", args=[rij.publiek_id]))] if kan else []
    return Blok(
        titel=rij.naam,
        badges=[("veilig", NAMEN[Pilotbesluit(rij.besluit)]) if besloten else ("accent", _("Nog niet besloten"))],
        tekst=rij.focus,
        gegevens=[
            (_("Plaats"), rij.plaats),
            (_("Van"), taal.datum(rij.van)),
            (_("Tot en met"), day(rij.tot, _("niet afgesproken"))),
            (_("Leervragen"), "; ".join(rij.leervragen) or _("niet opgeschreven")),
            (_("Cijfers"), ", ".join(maat.naam for maat in maten) or _("niet gekozen")),
            (_("Wie"), rij.eigenaar or _("nog niemand")),
            (_("Besluit"), rij.besluitreden),
            (_("Bij"), principle_words(rij.uitgangspunt)),
            (_("Bron"), rij.bron),
        ],
        links=[*besluit, *((maat.naam, reverse("cijfers:maat", args=[maat.code])) for maat in maten)],
    )


def _rollout(rij: Uitrol, mag: bool) -> Blok:
    standen = sorted(rij.standen.all(), key=lambda s: s.op)
    laatste = standen[-1] if standen else None
    actief = laatste.actief if laatste else 0
    tekst = _("%(n)d van %(totaal)d") % {"n": actief, "totaal": rij.gepland} if laatste else _("nog niet geteld")
    return Blok(
        titel=f"{rij.naam}, {rij.waar}",
        tekst=tekst,
        balk=(actief, rij.gepland, tekst),
        gegevens=[
            *((taal.datum(s.op), f"{s.actief}. {s.bron}".strip()) for s in reversed(standen)),
            (_("Bij"), principle_words(rij.uitgangspunt)),
        ],
        links=[(_("Leg een nieuwe stand vast"), reverse("visie:uitrol", args=[rij.publiek_id]))] if mag else [],
    )  # fmt: skip


def present_evaluations(rijen: Sequence[Evaluatie]) -> list[Groep]:
    """Return the evaluations."""
    soort = {
        Evaluatiestatus.CONCEPT: "neutraal",
        Evaluatiestatus.IN_RONDE: "accent",
        Evaluatiestatus.VASTGESTELD: "veilig",
    }
    blokken = [
        Blok(
            titel=f"{rij.titel} {period_words(rij.van, rij.tot)}",
            url=reverse("visie:evaluatie", args=[rij.publiek_id]),
            badges=[(soort[Evaluatiestatus(rij.status)], NAMEN[Evaluatiestatus(rij.status)])],
            gegevens=[
                (_("Visie"), f"{rij.versie.visie.titel} {rij.versie.versie}"),
                (_("Vastgesteld op"), taal.datum(rij.vastgesteld_op) if rij.vastgesteld_op else ""),
            ],
        )
        for rij in rijen
    ]
    return [Groep("", blokken, _("Er is nog geen evaluatie om te lezen."))]


def present_meetings(rijen: Sequence[Stuuroverleg]) -> list[Groep]:
    """Return the meetings."""
    blokken = [
        Blok(
            titel=rij.titel,
            url=reverse("visie:overleg", args=[rij.publiek_id]),
            badges=[("veilig", _("Gehouden")) if rij.gehouden_op else ("accent", _("Gepland"))],
            gegevens=[(_("Op"), taal.datum(rij.op))],
        )
        for rij in rijen
    ]
    return [Groep("", blokken, _("Er is nog geen overleg gepland."))]
