"""How does the casus page read?  One presenter for each part, so that each part can be asked for alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.casussen.rules import gevaar as gevaarregels
from schakel.casuswerk.casussen.rules.gevaar import Gevaarreden
from schakel.casuswerk.dossiers.models import Betrokkenheid, Regie
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.werkplek.presenters.adressen import actie_url, page_of
from schakel.casuswerk.werkplek.presenters.werkvoorraad import moment_of_day
from schakel.casuswerk.werkplek.queries.casuspagina import Teamrij, Termijnrijen, Tijdlijn
from schakel.casuswerk.werkplek.queries.koppen import Kop
from schakel.casuswerk.werkplek.queries.werklijst import Rij
from schakel.casuswerk.werkplek.rules import Doel, answers_now, werk_van, zin_van
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.beelden import Termijnbeeld, Tijdlijnregel, VolgendeStap, termijnbeeld

KIJKT_ALS = {
    "VERANTWOORDELIJK": gettext_lazy("verantwoordelijke"),
    "ONTVANGER": gettext_lazy("ontvanger"),
    "REGIE": gettext_lazy("regisseur"),
    "UITVOERING": gettext_lazy("betrokken team"),
    "MONITORING": gettext_lazy("monitoring"),
    "CONSULT": gettext_lazy("meekijker"),
    "NOODTOEGANG": gettext_lazy("noodtoegang"),
}
ROLLEN = {
    "VERANTWOORDELIJK": gettext_lazy("verantwoordelijk voor de veiligheid"),
    "ONTVANGER": gettext_lazy("neemt over"),
    "REGIE": gettext_lazy("regie"),
    "UITVOERING": gettext_lazy("helpt mee"),
    "MONITORING": gettext_lazy("monitoring"),
    "CONSULT": gettext_lazy("kijkt mee"),
    "NOODTOEGANG": gettext_lazy("noodtoegang"),
}
GEVAARNAMEN = {
    1: gettext_lazy("Let op: onveilig"),
    2: gettext_lazy("Ernstig onveilig"),
    3: gettext_lazy("Acuut gevaar"),
}
ONBEGRENSD = 9000
"""A year from which an end date means: no end."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status in word and sign."""

    soort: str
    tekst: str
    icoon: str


@dataclass(frozen=True, slots=True)
class Kopbeeld:
    """The head of the page."""

    titel: str
    label: str
    meta: Sequence[str]
    badges: Sequence[Badge]
    url: str


@dataclass(frozen=True, slots=True)
class Contactbeeld:
    """One person to call, with the substitute; `verlopen` when the date has passed."""

    naam: str
    functie: str
    telefoon: str
    vervanger: str
    tot: str
    verlopen: bool


@dataclass(frozen=True, slots=True)
class Teambeeld:
    """One team in the casus."""

    naam: str
    bij: str
    telefoon: str
    contacten: Sequence[Contactbeeld]


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """One open term: the clock, what, and whose."""

    termijn: Termijnbeeld
    tekst: str
    bij: str
    url: str
    # Where it says for which principle of the region this is asked.
    waarom: str


@dataclass(frozen=True, slots=True)
class Regel:
    """A line with a title, a status and a page."""

    titel: str
    bij: str
    url: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Regiebeeld:
    """Who directs the plan, or that nobody does, which is an alarm."""

    naam: str
    bij: str
    vacant: bool
    historie: Sequence[Regel]


def kop_van(kop: Kop, rol: Betrokkenheid | None) -> Kopbeeld:
    """Return the head: how it is called, how dangerous it is, and in which capacity the reader sees it."""
    badges: list[Badge] = []
    if kop.gevaar:
        soort = "gevaar" if kop.gevaar >= 3 else "let-op"
        badges.append(Badge(soort, str(GEVAARNAMEN[kop.gevaar]), "gevaar"))
    if kop.status == "GESLOTEN":
        badges.append(Badge("neutraal", _("Gesloten"), "slot"))
    if rol is not None:
        badges.append(Badge("neutraal", _("U ziet dit als %(rol)s") % {"rol": KIJKT_ALS[rol.rol]}, "oog"))
    is_melding = kop.casus is None and kop.melding is not None
    label = (_("Melding %(nr)s") if is_melding else _("Casus %(nr)s")) % {"nr": kop.nummer}
    titel = _("Gezin %(naam)s") % {"naam": kop.naam} if kop.naam else label
    return Kopbeeld(titel, label, [label], badges, reverse("werkplek:casus", args=[kop.publiek_id]))


def teams_beeld(rijen: Sequence[Teamrij], nu: datetime) -> list[Teambeeld]:
    """Return who is involved and whom to call."""
    return [_team(rij, nu) for rij in rijen]


def _team(rij: Teamrij, nu: datetime) -> Teambeeld:
    delen = [str(ROLLEN[rij.betrokkenheid.rol])]
    if rij.regisseur:
        delen.append(_("regie: %(naam)s") % {"naam": rij.regisseur})
    tot = rij.betrokkenheid.periode.upper
    if tot is not None and tot.year < ONBEGRENSD:
        delen.append(_("tot %(dag)s") % {"dag": taal.datum(tot)})
    dag = lokale_datum(nu)
    contacten = [
        Contactbeeld(
            c.naam,
            c.functie,
            c.telefoon,
            c.vervanger.naam if c.vervanger else "",
            taal.datum(c.geldig_tot) if c.geldig_tot else "",
            c.geldig_tot is not None and c.geldig_tot <= dag,
        )
        for c in rij.contacten[:2]
    ]
    return Teambeeld(rij.team.naam, ", ".join(delen), rij.team.telefoon, contacten)


def termijnen_beeld(rijen: Termijnrijen, kop: Kop, nu: datetime, eigen_team: int | None) -> list[Termijnregel]:
    """Return the open terms, danger first, with their owners."""
    regels = []
    for t in rijen.termijnen:
        van = _("U") if t.team_id == eigen_team else rijen.teams.get(t.team_id or 0, "")
        onderwerp = rijen.onderwerpen.get((t.onderwerp_soort, t.onderwerp_id or 0))
        wat = werk_van(t.titel).titel
        naam = f"{wat}: {onderwerp.naam}" if onderwerp and onderwerp.is_persoon and onderwerp.naam else wat
        beeld = termijnbeeld(nu, t.gestart_op, t.uiterlijk, eenheid="vanzelf", bij_ander=t.team_id != eigen_team)
        beeld = Termijnbeeld(beeld.over, "", beeld.stand, None, beeld.te_laat)
        bij = ", ".join(deel for deel in (van, moment_of_day(t.uiterlijk, nu)) if deel)
        waarom = reverse("visie:waarom_termijn", args=[t.definitie])
        regels.append(Termijnregel(beeld, naam, bij, reverse("werkplek:termijn", args=[t.publiek_id]), waarom))
    return regels


def volgende_stap(
    rijen: Termijnrijen, kop: Kop, nu: datetime, eigen_team: int | None, dicht: frozenset[Doel] = frozenset()
) -> VolgendeStap | None:
    """Return the one next step of the reader in this dossier; none when all that runs is for another role or team."""
    van_ons = (t for t in rijen.termijnen if t.team_id == eigen_team)
    eigen = next((t for t in van_ons if werk_van(t.titel).doel not in dicht), None)
    if eigen is None:
        return None
    werk = werk_van(eigen.titel)
    onderwerp = rijen.onderwerpen.get((eigen.onderwerp_soort, eigen.onderwerp_id or 0))
    rij = Rij(eigen, kop, onderwerp=onderwerp) if onderwerp else Rij(eigen, kop)
    naam = f"{werk.titel}: {onderwerp.naam}" if onderwerp and onderwerp.is_persoon and onderwerp.naam else werk.titel
    return VolgendeStap(
        f"{naam}, {taal.duur(nu, eigen.uiterlijk)}",
        werk.actie,
        actie_url(rij, werk.doel),
        werk.icoon,
        "G",
        gevaar=eigen.gevaar >= 3,
    )


def tijdlijn_beeld(tijdlijn: Tijdlijn, nu: datetime, *, kort: bool = False) -> list[Tijdlijnregel]:
    """
    Return what happened in sentences, newest first; the same thing several times at once is one line.

    kort: without the alarms of terms, which tell about our clock and not about the family.
    """
    regels = []
    gebeurd = [g for g in tijdlijn.gebeurtenissen if not kort or g.soort != "termijn.alarm"]
    for (soort, moment, team), groep in groupby(gebeurd, key=lambda g: (g.soort, g.gebeurd_op, g.team)):
        samen = list(groep)
        zin, aantal = zin_van(soort), len(samen)
        titel = _("%(zin)s (%(n)d keer)") % {"zin": zin.tekst, "n": aantal} if aantal > 1 else zin.tekst
        door = tijdlijn.teams.get(team or 0, "") if zin.team else ""
        if soort == "gevaar.ingeschat":
            titel = _judged(samen[0].codes)
        if naar := tijdlijn.teams.get(answers_now(soort, samen[0].codes) or 0):
            titel = _("Verantwoordelijkheid overgegaan naar %(team)s") % {"team": naar}
        regels.append(Tijdlijnregel(moment, _kort(moment, nu), titel, door, "", zin.gevaar))
    return regels


def _judged(codes: Mapping[str, object]) -> str:
    """Return how dangerous somebody held it to be, and why."""
    naar, reden = int(str(codes["naar"])), Gevaarreden(str(codes["reden"]))
    return _("Gevaar opnieuw ingeschat: %(naar)s. %(reden)s.") % {
        "naar": gevaarregels.GEVAARNAMEN[naar].lower(),
        "reden": gevaarregels.REDENNAMEN[reden],
    }


def _kort(moment: datetime, nu: datetime) -> str:
    """Return a moment for a narrow column: the word for the hour is left out."""
    return taal.kort_moment(moment, nu).removesuffix(" uur")


OVERDRACHTSTANDEN: Mapping[str, tuple[str, object]] = {
    "VOORBEREID": ("neutraal", gettext_lazy("voorbereid")),
    "AANGEBODEN": ("let-op", gettext_lazy("aangeboden")),
    "ONTVANGEN": ("let-op", gettext_lazy("ontvangen")),
    "GEACCEPTEERD": ("accent", gettext_lazy("aangenomen")),
    "GEWEIGERD": ("gevaar", gettext_lazy("geweigerd")),
    "GESPREK_GEPLAND": ("accent", gettext_lazy("gesprek gepland")),
    "GESPREK_GEVOERD": ("accent", gettext_lazy("gesprek gevoerd")),
    "REGIE_OVERGENOMEN": ("accent", gettext_lazy("regie overgenomen")),
    "EERSTE_CONTACT": ("accent", gettext_lazy("eerste contact")),
    "GESTART": ("veilig", gettext_lazy("gestart")),
    "INGETROKKEN": ("neutraal", gettext_lazy("ingetrokken")),
    "GEESCALEERD": ("gevaar", gettext_lazy("opgeschaald")),
}


def overdrachten_beeld(rijen: Sequence[Overdracht], nu: datetime) -> list[Regel]:
    """Return the handovers with their state."""
    regels = []
    for rij in rijen:
        soort, woord = OVERDRACHTSTANDEN.get(rij.status, ("neutraal", rij.status.lower()))
        bij = _("van %(van)s, %(op)s") % {
            "van": rij.zender_team.naam,
            "op": taal.korte_dag(rij.aangeboden_op or rij.voorbereid_op, nu),
        }
        url = page_of("overdrachten:overdracht", rij.publiek_id) or page_of("overdrachten:detail", rij.publiek_id)
        regels.append(Regel(rij.ontvanger_team.naam, bij, url, Badge(soort, str(woord), "herhaal")))
    return regels


def meldingen_beeld(rijen: Sequence[Melding], kop: Kop, nu: datetime) -> list[Regel]:
    """Return the meldingen of this casus, newest first."""
    regels = []
    for rij in rijen:
        url = page_of("meldingen:melding", rij.publiek_id) or reverse("werkplek:casus", args=[rij.dossier.publiek_id])
        eigen = rij.dossier_id == kop.dossier
        badge = Badge("gevaar", _("acuut"), "gevaar") if rij.acuut == "JA" else None
        bij = _("dossier %(nr)s, %(code)s") % {"nr": rij.dossier.nummer, "code": rij.ontvangstcode}
        titel = _("Melding van %(op)s") % {"op": taal.korte_dag(rij.ontvangen_op, nu)}
        regels.append(Regel(titel, bij, "" if eigen else url, badge))
    return regels


def regie_beeld(rijen: Sequence[Regie], kop: Kop, nu: datetime) -> Regiebeeld:
    """Return who directs now and who did, newest first; nobody on an open casus is an alarm."""
    huidig = next((r for r in rijen if r.periode is not None and r.geeindigd_op is None), None)
    historie = [Regel(f"{r.medewerker.naam}, {r.team.naam}", _regieperiode(r, nu)) for r in rijen]
    if huidig is None:
        vacant = kop.casus is not None and kop.status == "OPEN"
        gevraagd = next((r for r in rijen if r.aanvaard_op is None and r.geeindigd_op is None), None)
        bij = _("Gevraagd: %(naam)s") % {"naam": gevraagd.medewerker.naam} if gevraagd else _("Niemand is gevraagd.")
        return Regiebeeld(_("Nog geen regisseur"), bij, vacant, historie)
    sinds = taal.tijdstip(huidig.aanvaard_op) if huidig.aanvaard_op else ""
    bij = _("%(team)s, sinds %(sinds)s") % {"team": huidig.team.naam, "sinds": sinds}
    return Regiebeeld(huidig.medewerker.naam, bij, False, historie)


def _regieperiode(regie: Regie, nu: datetime) -> str:
    if regie.aanvaard_op is None:
        return _("gevraagd op %(op)s") % {"op": taal.tijdstip(regie.aangeboden_op)}
    if regie.geeindigd_op is None:
        return _("sinds %(op)s") % {"op": taal.tijdstip(regie.aanvaard_op)}
    van, tot = taal.tijdstip(regie.aanvaard_op), taal.tijdstip(regie.geeindigd_op)
    return _("%(van)s tot %(tot)s") % {"van": van, "tot": tot}
