"""What does the page of one judgement say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.afspraken.queries import Beslissing
from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.presenters.lopend import Lopendbeeld, casus_url, present_lopend
from schakel.casuswerk.beoordelingen.presenters.stap import next_step
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.blad import Blad
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Fase
from schakel.casuswerk.beoordelingen.rules.afwijkingen import AFWIJKING_NAMEN, Afwijkingsoort, name_of
from schakel.casuswerk.beoordelingen.rules.meebeslissen import FUNCTIE_NAMEN, Functie, Stem
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol, is_kind
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Feit, Termijnbeeld, VolgendeStap, Voorstelbeeld, termijnbeeld

TERMIJN = "veiligheidsbeoordeling"
ROLNAMEN = {
    PersoonRol.SLACHTOFFER: _("slachtoffer"),
    PersoonRol.PLEGER: _("pleger"),
    PersoonRol.KIND: _("kind"),
    PersoonRol.OUDER: _("ouder"),
    PersoonRol.GETUIGE: _("getuige"),
    PersoonRol.NETWERK: _("netwerk"),
    PersoonRol.ONBEKEND: _("rol onbekend"),
}
WOORDEN = ("veiligheid", "triage", "integrale aanpak")


@dataclass(frozen=True, slots=True)
class Mensbeeld:
    """One person concerned: what they say, or why that is not known; a child with seen and spoken."""

    publiek_id: UUID
    naam: str
    bij: str
    stem: str
    reden: str
    nodig: bool
    kind: bool
    gezien: str
    gesproken: str


@dataclass(frozen=True, slots=True)
class Eerderbeeld:
    """One earlier melding."""

    wanneer: str
    wat: str


@dataclass(frozen=True, slots=True)
class Adviesbeeld:
    """What the instrument advises on one outcome, and what people hold."""

    titel: str
    advies: str
    uitleg: Sequence[str]
    oordeel: str
    soort: str


@dataclass(frozen=True, slots=True)
class Besluitbeeld:
    """What was decided."""

    kop: str
    bij: str
    reden: str
    afwijkingen: str
    zinnen: Sequence[str]
    casus: str


@dataclass(frozen=True, slots=True)
class Pagina:
    """The whole page."""

    publiek_id: UUID
    melding_id: UUID
    titel: str
    stand: str
    nummer: str
    wettelijk: Termijnbeeld | None
    praktijk: Termijnbeeld | None
    melding_kop: str
    melding_tekst: str
    melder: str
    vormen: str
    acuut: bool
    mensen: Sequence[Mensbeeld]
    eerder: Sequence[Eerderbeeld]
    samen: Sequence[Feit]
    vragenlijst: str
    voorbeeld: bool
    adviezen: Sequence[Adviesbeeld]
    oordeelreden: str
    volledig: bool
    lopend: Lopendbeeld | None
    voorstel: Voorstelbeeld | None
    andere_feiten: Sequence[Feit]
    voorgesteld_besluit: str
    voorgesteld_team: str
    kinderen_open: str
    waarom_niet: str
    besluit: Besluitbeeld | None
    open: bool
    mag_wijzigen: bool
    mag_besluiten: bool
    mag_meebeslissen: bool
    lang: bool
    dubbel_anoniem: bool
    woorden: Sequence[str]
    stap: VolgendeStap | None
    opgeslagen: str


def present_blad(handeling: Handeling, blad: Blad) -> Pagina:
    """Return the page of a judgement, fit to draw."""
    beoordeling, melding = blad.beoordeling, blad.beoordeling.melding
    mensen = [_person(handeling, blad, rij) for rij in blad.blik.personen]
    wettelijk, praktijk = _clocks(handeling.moment, blad.termijnen)
    niet_gehoord = antwoordzicht.without_voice(handeling, personen=blad.blik.personen)
    return Pagina(
        publiek_id=beoordeling.publiek_id,
        melding_id=melding.publiek_id,
        titel=_title(blad.blik.personen),
        stand=rules.STATUS_NAMEN[rules.BeoordelingStatus(beoordeling.status)],
        nummer=_("Melding %(code)s") % {"code": melding.ontvangstcode},
        wettelijk=wettelijk,
        praktijk=praktijk,
        melding_kop=f"{taal.tijdstip(melding.ontvangen_op)}, {melding.kanaal.lower()}",
        melding_tekst=melding.toelichting,
        melder=_reporter(melding),
        vormen=", ".join(codelijsten.label("vormen", vorm) for vorm in melding.vormen),
        acuut=melding.acuut in ("JA", "DREIGT"),
        mensen=mensen,
        eerder=[_earlier(rij) for rij in blad.eerder],
        samen=_together(handeling, blad),
        vragenlijst=_questionnaire(blad),
        voorbeeld=beoordeling.vragenlijst.voorbeeld,
        adviezen=_advice(handeling, blad),
        oordeelreden=blad.oordeelreden,
        volledig=beoordeling.is_volledig,
        lopend=present_lopend(handeling, blad),
        voorstel=_proposal(blad),
        andere_feiten=_facts(blad, doorslag=False),
        voorgesteld_besluit=blad.blik.voorstel.besluit,
        voorgesteld_team=_proposed_team(blad),
        kinderen_open=_children_open(mensen),
        waarom_niet=_why_not(handeling, blad, niet_gehoord),
        besluit=_decision(blad),
        open=blad.besluit is None,
        mag_wijzigen=blad.besluit is None and permissions.may_change(handeling),
        mag_besluiten=blad.besluit is None and permissions.may_conclude(handeling),
        mag_meebeslissen=blad.besluit is None and permissions.may_join(handeling) and not _is_assessor(handeling, blad),
        lang=beoordeling.fase == Fase.LANG,
        dubbel_anoniem=melding.melder_soort == "DUBBEL_ANONIEM",
        woorden=WOORDEN,
        stap=next_step(handeling, blad, niet_gehoord),
        opgeslagen=_("Opgeslagen om %(tijd)s") % {"tijd": taal.klokslag(beoordeling.bijgewerkt_op)},
    )


def _title(rijen: Sequence[Dossierpersoon]) -> str:
    namen = [" ".join(filter(None, (r.persoon.tussenvoegsel, r.persoon.achternaam))) for r in rijen]
    eigen = list(dict.fromkeys(naam[:1].upper() + naam[1:] for naam in namen if naam))
    return _("gezin %(namen)s") % {"namen": " – ".join(eigen[:2])} if eigen else _("gezin zonder naam")


def _person(handeling: Handeling, blad: Blad, rij: Dossierpersoon) -> Mensbeeld:
    leeftijd = personen.age_of(handeling, rij=rij)
    rol = str(ROLNAMEN[PersoonRol(rij.rol)])
    kind = is_kind(rij.rol, leeftijd)
    redenen = dict(blad.niet_gesproken)
    return Mensbeeld(
        publiek_id=rij.persoon.publiek_id,
        naam=antwoordzicht.name_of(handeling, rij=rij),
        bij=f"{rol}, {leeftijd}" if leeftijd is not None else rol,
        stem=blad.stemmen.get(rij.persoon_id, ""),
        reden=redenen.get(rij.stem_reden_niet, rij.stem_reden_niet),
        nodig=rij.rol in antwoordzicht.BETROKKEN_ROLLEN and rij.stem_op is None and not rij.persoon.ongeboren,
        kind=kind,
        gezien=taal.kort_moment(rij.gezien_op, handeling.moment) if rij.gezien_op else "",
        gesproken=taal.kort_moment(rij.gesproken_op, handeling.moment) if rij.gesproken_op else "",
    )


def _clocks(nu: datetime, termijnen: Sequence[Termijn]) -> tuple[Termijnbeeld | None, Termijnbeeld | None]:
    klok = next((t for t in termijnen if t.definitie == TERMIJN and t.status == "LOPEND"), None)
    if klok is None:
        return None, None
    wettelijk = klok.wettelijk_uiterlijk
    praktijk = klok.praktijk_uiterlijk
    return (
        termijnbeeld(nu, klok.gestart_op, wettelijk, eenheid="dagen") if wettelijk else None,
        termijnbeeld(nu, klok.gestart_op, praktijk, eenheid="werkdagen") if praktijk else None,
    )


def _reporter(melding: Melding) -> str:
    if melding.melder_soort == "DUBBEL_ANONIEM":
        return _("Niemand weet wie dit meldde")
    return _("Melder mag genoemd worden") if melding.bron_open else _("Melder verborgen")


def _earlier(melding: Melding) -> Eerderbeeld:
    vormen = ", ".join(codelijsten.label("vormen", vorm) for vorm in melding.vormen) or _("melding")
    afloop = name_of(melding.besluit) if melding.besluit else _("nog niet besloten")
    return Eerderbeeld(taal.datum(melding.ontvangen_op), f"{vormen[:1].upper()}{vormen[1:]}. {afloop}.")


def _together(handeling: Handeling, blad: Blad) -> list[Feit]:
    naam = blad.namen.get(blad.beoordeling.begonnen_door or 0, _("iemand van triage"))
    regels = [Feit(naam, _("beoordeelt deze melding"), "ja")]
    for rij in blad.meebeslissingen:
        if rij.onderzoek_id is not None:
            continue
        toelichting = blad.toelichtingen.get(rij.pk, "")
        if rij.vervallen_op:
            regels.append(Feit(_who(rij.gegeven_door), _("was het eens, daarna veranderden antwoorden"), "wacht"))
        elif rij.stem == Stem.EENS:
            regels.append(Feit(_who(rij.gegeven_door), toelichting or _("is het eens"), "ja"))
        elif rij.stem == Stem.ONEENS:
            regels.append(Feit(_who(rij.gegeven_door), _("is het niet eens: %(t)s") % {"t": toelichting}, "nee"))
        else:
            wie = rij.gevraagd_aan.naam if rij.gevraagd_aan else FUNCTIE_NAMEN[Functie(rij.functie)]
            sinds = taal.kort_moment(rij.gevraagd_op, handeling.moment)
            regels.append(Feit(wie, _("gevraagd, %(sinds)s") % {"sinds": sinds}, "wacht"))
    return regels


def _who(medewerker: object) -> str:
    return str(getattr(medewerker, "naam", _("een collega")))


def _questionnaire(blad: Blad) -> str:
    versie = blad.beoordeling.vragenlijst
    return _("%(titel)s, versie %(versie)s, geldig sinds %(dag)s") % {
        "titel": versie.vragenlijst.titel,
        "versie": versie.versie,
        "dag": taal.datum(versie.geldig_van),
    }


def _advice(handeling: Handeling, blad: Blad) -> list[Adviesbeeld]:
    uitkomsten = antwoordzicht.outcomes_of(handeling, definitie=blad.blik.definitie)
    beoordeling = blad.beoordeling
    oordelen = {
        rules.GEVAARSTAXATIE: beoordeling.gevaar_oordeel,
        rules.VEILIGHEIDSTAXATIE: beoordeling.veiligheid_oordeel,
    }
    return [
        Adviesbeeld(
            titel=uitslag.titel,
            advies=uitslag.tekst if uitslag.volledig or soort != "neutraal" else _("Nog niet te zeggen"),
            uitleg=uitslag.uitleg,
            oordeel=uitkomsten.get(code, {}).get(oordelen.get(code, ""), ""),
            soort=soort,
        )
        # "Nothing found" is only true when all was asked; danger is told at the first answer that shows it.
        for code, uitslag in blad.blik.uitslagen.items()
        for soort in [_tone(uitslag.uitslag, uitslag.volledig)]
    ]


def _tone(uitslag: str, volledig: bool) -> str:
    if uitslag in rules.ACUTE:
        return "gevaar"
    if uitslag in rules.STRUCTURELE or uitslag == "verhoogd":
        return "let-op"
    return "veilig" if volledig else "neutraal"


def _facts(blad: Blad, *, doorslag: bool) -> list[Feit]:
    """The facts that decided, or those that the table saw beside them; what is not known says so."""
    route = blad.blik.route
    if route is None:
        return []
    bronnen = {feit.code: feit.bron for feit in blad.blik.feiten}
    beslisten = {tekst.partition(":")[0] for tekst in route.uitkomst.doorslag}
    regels = []
    for gezien in route.uitkomst.gezien:
        if (gezien.naam in beslisten) is not doorslag:
            continue
        tekst = blad.gemeente if gezien.code == "gemeente" and blad.gemeente else gezien.tekst
        naam = f"{gezien.naam[:1].upper()}{gezien.naam[1:]}: {tekst}"
        regels.append(Feit(naam, bronnen.get(gezien.code, ""), "wacht" if gezien.waarde is None else "ja"))
    return regels


def _proposal(blad: Blad) -> Voorstelbeeld | None:
    route = blad.blik.route
    if route is None:
        return None
    regel = _("Regel %(rij)s, artikel %(artikel)s")
    past_niet = [
        Feit(regel % {"rij": r.rij, "artikel": r.artikel}, "; ".join(r.redenen), "nee")
        for r in route.uitkomst.afgewezen
    ]
    kop = ngettext(
        "Waarom de regel daarboven niet past", "Waarom de %(n)d regels daarboven niet passen", len(past_niet)
    )
    return Voorstelbeeld(
        kop=_proposal_title(blad, route),
        bron=_("Artikel %(artikel)s, regel %(rij)s van %(afspraak)s")
        % {"artikel": route.uitkomst.artikel, "rij": route.uitkomst.rij, "afspraak": route.afspraak},
        bron_bij=_("versie %(versie)s") % {"versie": route.versienaam}
        + (_(", voorbeeld, niet vastgesteld") if route.voorbeeld else ""),
        citaat=blad.blik.artikeltekst,
        feiten=_facts(blad, doorslag=True),
        past_niet=past_niet,
        past_niet_kop=kop % {"n": len(past_niet)},
    )


def _proposed_team(blad: Blad) -> str:
    """Which team is named with the proposal; where a casus runs, the deed knows who goes on."""
    team = None if blad.lopend else blad.blik.ontvanger
    return str(team.publiek_id) if team else ""


def _proposal_title(blad: Blad, route: Beslissing) -> str:
    if not route.uitkomst.beslist:
        return _("De afspraak noemt geen vervolg")
    voorstel = blad.blik.voorstel
    if voorstel.besluit != Besluitsoort.OVERDRACHT:
        return name_of(voorstel.besluit)
    if blad.blik.gaat_door is not None:
        return _("%(team)s gaat door met de casus") % {"team": blad.blik.gaat_door.naam}
    if blad.blik.ontvanger is not None:
        return _("Overdragen aan %(team)s") % {"team": blad.blik.ontvanger.naam}
    soort = voorstel.ontvanger.replace("_", " ")
    return _("Overdragen aan: %(soort)s") % {"soort": soort}


def _children_open(mensen: Sequence[Mensbeeld]) -> str:
    aantal = sum(1 for mens in mensen if mens.kind and not (mens.gezien or mens.gesproken))
    if not aantal:
        return ""
    return ngettext(
        "%(n)d kind is nog niet gezien of gesproken. Die taak gaat mee naar de casus.",
        "%(n)d kinderen zijn nog niet gezien of gesproken. Die taak gaat mee naar de casus.",
        aantal,
    ) % {"n": aantal}


def _why_not(handeling: Handeling, blad: Blad, niet_gehoord: Sequence[str]) -> str:
    """Why one cannot decide yet; empty when one can."""
    if niet_gehoord:
        return _("Kan nog niet: schrijf eerst op wat %(wie)s zelf wil.") % {"wie": niet_gehoord[0]}
    if not blad.beoordeling.is_volledig and not blad.beoordeling.veiligheid_oordeel:
        return _(
            "Kan nog niet: beantwoord alle vragen en schrijf de gevraagde redenen, of geef zelf een oordeel met reden."
        )
    nodig = blad.blik.definitie.medebeoordeling_verplicht
    if nodig and blad.beoordeling.status != rules.BeoordelingStatus.MEEBESLIST:
        return _("Kan nog niet: een collega moet eerst meebeslissen.")
    return "" if permissions.may_conclude(handeling) else _("Uw rol besluit hier niet over.")


def _decision(blad: Blad) -> Besluitbeeld | None:
    besluit, bevroren = blad.besluit, blad.bevroren
    if besluit is None:
        return None
    route = bevroren.get("route")
    ontvanger = f": {bevroren['ontvanger']}" if bevroren.get("ontvanger") else ""
    wie = besluit.besloten_door.naam if besluit.besloten_door else ""
    return Besluitbeeld(
        kop=f"{name_of(besluit.soort)}{ontvanger}",
        bij=f"{taal.tijdstip(besluit.besloten_op)}, {wie}",
        reden=str(bevroren.get("reden") or ""),
        afwijkingen=_deviations(blad),
        zinnen=list(route.get("zinnen", [])) if isinstance(route, dict) else [],
        casus=casus_url(besluit.casus.dossier.publiek_id) if besluit.casus else "",
    )


def _deviations(blad: Blad) -> str:
    namen = "; ".join(AFWIJKING_NAMEN[Afwijkingsoort(rij.soort)] for rij, _reden in blad.afwijkingen)
    return f"{namen[:1].upper()}{namen[1:]}." if namen else ""


def _is_assessor(handeling: Handeling, blad: Blad) -> bool:
    return handeling.wie in (blad.beoordeling.begonnen_door, blad.beoordeling.bijgewerkt_door)
