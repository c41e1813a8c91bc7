"""How do the other lists read: casussen, search results, partners, the log, the shift, a term?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.rules import rolnaam
from schakel.casuswerk.werkplek.presenters.adressen import actie_url, dossier_url, termijn_url
from schakel.casuswerk.werkplek.presenters.casus import ROLLEN
from schakel.casuswerk.werkplek.presenters.soortnamen import heading
from schakel.casuswerk.werkplek.presenters.werkvoorraad import moment_of_day, naam_van, termijn_van, titel_van
from schakel.casuswerk.werkplek.queries.bereikbaar import Partner
from schakel.casuswerk.werkplek.queries.casuslijst import CASUSLIJST, Casuslijst, Lijstfilter
from schakel.casuswerk.werkplek.queries.logboek import LOGBOEK, Logboek, Regel, Vraag
from schakel.casuswerk.werkplek.queries.werklijst import Rij
from schakel.casuswerk.werkplek.queries.zoeken import Vondst
from schakel.casuswerk.werkplek.rules import logwoorden, werk_van
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.beelden import Termijnbeeld, VolgendeStap
from schakel.toolkit.bladwijzer import bookmark

DAGEN_VOOR_AFLOOP = 30


@dataclass(frozen=True, slots=True)
class Casusregel:
    """One casus of the list."""

    titel: str
    bij: str
    url: str
    gevaar: int
    verantwoordelijk: str
    regisseur: str
    gewijzigd: str


@dataclass(frozen=True, slots=True)
class Kaart:
    """One search result."""

    titel: str
    bij: str
    url: str


@dataclass(frozen=True, slots=True)
class Partnerregel:
    """One partner on the ketenkaart; `let_op` says what has run out."""

    organisatie: str
    team: str
    soort: str
    telefoon: str
    gebieden: str
    contacten: Sequence[tuple[str, str, str]]
    let_op: str
    organisatie_url: str


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line of the log in words."""

    moment: str
    wie: str
    wat: str
    uitkomst: str
    grondslag: str
    dossiers: str
    personen: int
    verzegeld: str


@dataclass(frozen=True, slots=True)
class Termijnpagina:
    """Everything about one term."""

    titel: str
    naam: str
    dossier_url: str
    beeld: Termijnbeeld
    gegevens: Sequence[tuple[str, str]]
    uitleg: str
    te_laat: bool
    reden: str
    van_ons: bool
    loopt: bool
    stap: VolgendeStap | None
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Dienstregel:
    """One line of the handover note of the shift."""

    titel: str
    bij: str
    gevaar: bool


def casusregels(lijst: Casuslijst, nu: datetime) -> list[Casusregel]:
    """Return the rows of the list of casussen."""
    regels = []
    for rij in lijst.rijen:
        rol = str(ROLLEN[rij.rol])
        kinderen = ngettext("%(n)d kind", "%(n)d kinderen", rij.kop.kinderen) % {"n": rij.kop.kinderen}
        delen = [
            _("Casus %(nr)s") % {"nr": rij.kop.nummer},
            kinderen if rij.kop.kinderen else "",
            _("u: %(rol)s") % {"rol": rol},
        ]
        regels.append(
            Casusregel(
                naam_van(rij.kop).capitalize() if not rij.kop.naam else _("Gezin %(naam)s") % {"naam": rij.kop.naam},
                ", ".join(deel for deel in delen if deel),
                dossier_url(rij.kop),
                rij.kop.gevaar,
                rij.verantwoordelijk,
                rij.regisseur,
                taal.kort_moment(rij.gewijzigd_op, nu),
            )
        )
    return regels


def next_url(lijst: Casuslijst, gefilterd: Lijstfilter) -> str:
    """Return where the next page of casussen is."""
    if lijst.volgende is None:
        return ""
    op, pk = lijst.volgende
    vraag = {
        "volgorde": gefilterd.volgorde if gefilterd.volgorde != "nieuw" else "",
        "gemeente": gefilterd.gemeente,
        "regisseur": gefilterd.regisseur,
        "mijn": "1" if gefilterd.mijn else "",
        "gesloten": "1" if gefilterd.gesloten else "",
        "na": bookmark(CASUSLIJST, round(op.timestamp() * 1_000_000), pk),
    }
    return f"{reverse('werkplek:casussen')}?{urlencode({k: v for k, v in vraag.items() if v})}"


def zoekkaarten(vondsten: Sequence[Vondst]) -> list[Kaart]:
    """Return the cards of a search."""
    kaarten = []
    for v in vondsten:
        geboren = _("geboren %(dag)s") % {"dag": taal.datum(v.geboortedatum)} if v.geboortedatum else ""
        dossier = naam_van(v.kop) if v.persoon is None else _("dossier %(nr)s") % {"nr": v.kop.nummer}
        titel = v.naam or naam_van(v.kop).capitalize()
        gezin = _("gezin %(naam)s") % {"naam": v.kop.naam} if v.persoon and v.kop.naam else ""
        kaarten.append(Kaart(titel, ", ".join(d for d in (geboren, gezin, dossier) if d), dossier_url(v.kop)))
    return kaarten


def partnerregels(partners: Sequence[Partner], nu: datetime) -> list[Partnerregel]:
    """Return the ketenkaart in rows."""
    dag = lokale_datum(nu)
    regels = []
    for p in partners:
        contacten = [(c.naam, c.functie, c.telefoon) for c in p.contacten]
        einden = [c.geldig_tot for c in p.contacten if c.geldig_tot]
        let_op = ""
        if not p.contacten:
            let_op = _("Geen contactpersoon bekend.")
        elif einden and (min(einden) - dag).days <= DAGEN_VOOR_AFLOOP:
            let_op = _("Contactpersoon geldt tot %(dag)s.") % {"dag": taal.datum(min(einden))}
        regels.append(
            Partnerregel(
                p.team.organisatie.naam,
                p.team.naam,
                heading(p.team.soort),
                p.team.telefoon,
                ", ".join(p.gebieden[:6]) + (_(" en meer") if len(p.gebieden) > 6 else ""),
                contacten,
                let_op,
                reverse("werkplek:organisatie", args=[p.team.organisatie.publiek_id]),
            )
        )
    return regels


def logregels(logboek: Logboek) -> list[Logregel]:
    """Return the log in words: who, for which team, did what, on which ground, about how many people."""
    return [_logline(regel) for regel in logboek.regels]


def _logline(regel: Regel) -> Logregel:
    rij = regel.rij
    wie = ", ".join(deel for deel in (regel.naam or logwoorden.on_behalf_words(rij.namens), regel.team) if deel)
    wat = ", ".join(dict.fromkeys(logwoorden.object_words(object_) for object_ in rij.objecten))
    return Logregel(
        taal.tijdstip(rij.moment),
        f"{wie} ({rolnaam(rij.rol)})" if rij.rol else wie,
        f"{logwoorden.ACTIES.get(rij.actie, '')}: {wat or _('iets dat er niet is, of niet mag')}",
        logwoorden.UITKOMSTEN.get(rij.uitkomst, rij.uitkomst),
        ", ".join(dict.fromkeys(logwoorden.ground_words(code) for code in rij.grondslagen)),
        ", ".join(str(d) for d in rij.dossiers[:5]),
        len(rij.betrokkenen),
        _("blok %(n)d") % {"n": rij.blok} if rij.blok else _("nog niet"),
    )


def log_next(logboek: Logboek, vraag: Vraag) -> str:
    """Return where the next page of the log is; names are posted, so that a name never stands in an address."""
    return bookmark(LOGBOEK, logboek.volgende) if logboek.volgende is not None else ""


def termijnpagina(rij: Rij, nu: datetime, bron: str, verlengingen: Sequence[str]) -> Termijnpagina:
    """Return everything about one term: both due moments, how they were computed, and what happened to it."""
    t, werk = rij.termijn, werk_van(rij.termijn.titel)
    standen = {"LOPEND": _("loopt"), "AFGEDAAN": _("afgedaan"), "VERVALLEN": _("vervallen")}
    gegevens = [
        (_("Stand"), standen[t.status]),
        (_("Eigenaar"), rij.team),
        (_("Begonnen op"), taal.tijdstip(t.gestart_op)),
        (_("Uiterlijk volgens de wet"), moment_of_day(t.wettelijk_uiterlijk, nu) if t.wettelijk_uiterlijk else ""),
        (_("Uiterlijk in de praktijk"), moment_of_day(t.praktijk_uiterlijk, nu) if t.praktijk_uiterlijk else ""),
        (_("Afgedaan op"), taal.tijdstip(t.afgedaan_op) if t.afgedaan_op else ""),
        (
            _("Verstreken"),
            _("meer dan %(n)d procent van de tijd") % {"n": t.alarm_stand} if 0 < t.alarm_stand < 100 else "",
        ),
        (_("Laatste contact"), taal.datum(t.laatste_contact_op) if t.laatste_contact_op else ""),
        (
            _("Volgende veiligheidscheck"),
            taal.datum(t.volgende_veiligheidscheck_op) if t.volgende_veiligheidscheck_op else "",
        ),
        (_("Verlengd"), "; ".join(verlengingen)),
        (_("Hoe berekend"), bron),
        (_("Te laat omdat"), t.overschrijding_reden),
    ]
    te_laat = (t.afgedaan_op or nu) > t.uiterlijk and t.status != "VERVALLEN"
    stap, adres = None, actie_url(rij, werk.doel)
    if t.status == "LOPEND" and not rij.bij_ander and adres != termijn_url(rij):
        gevaar = t.gevaar >= 3
        stap = VolgendeStap(werk.titel, werk.actie, adres, "gevaar" if gevaar else werk.icoon, "G", gevaar=gevaar)
    return Termijnpagina(
        titel_van(rij), naam_van(rij.kop, rij), dossier_url(rij.kop), termijn_van(rij, nu), gegevens, werk.uitleg,
        te_laat, t.overschrijding_reden, not rij.bij_ander, t.status == "LOPEND", stap,
        waarom=reverse("visie:waarom_termijn", args=[t.definitie]),
    )  # fmt: skip


def dienstregels(rijen: Sequence[Rij], nu: datetime) -> list[Dienstregel]:
    """Return the lines of the handover note of the shift."""
    regels = []
    for rij in rijen:
        t = rij.termijn
        if t.afgedaan_op:
            bij = _("Afgedaan %(op)s.") % {"op": taal.kort_moment(t.afgedaan_op, nu)}
        else:
            bij = f"{werk_van(t.titel).uitleg} {taal.duur(nu, t.uiterlijk).capitalize()}."
        regels.append(
            Dienstregel(
                f"{titel_van(rij)} ({rij.kop.nummer})" if rij.kop.nummer else titel_van(rij), bij, t.gevaar >= 3
            )
        )
    return regels


def collega_keuzes(leden: Sequence[Teamlid], aantallen: dict[int, int], ik: int | None) -> list[tuple[str, str, int]]:
    """Return the colleagues of the team with how much work stands on their name: public id, name, number."""
    return [
        (str(lid.medewerker.publiek_id), lid.medewerker.naam, aantallen.get(lid.medewerker_id, 0))
        for lid in leden
        if lid.medewerker_id != ik
    ]
