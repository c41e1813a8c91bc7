"""How does the ledger read?  A bar without a gap, the same as a list, and one sentence for one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.dossiers.queries import Antwoord
from schakel.casuswerk.werkplek.queries.casuspagina import Grootboek
from schakel.toolkit import taal
from schakel.toolkit.tekeningen.svg import Svg
from schakel.toolkit.tekeningen.tijdbalk import Stip, Strip, Stuk, Tijdbalk, draw

REDENEN = {
    "melding_ontvangen": gettext_lazy("de melding bij dit team binnenkwam"),
    "casus_geopend": gettext_lazy("dit team de casus opende"),
    "beoordeling_begonnen": gettext_lazy("dit team met de veiligheidsbeoordeling begon"),
    "onderzoek_begonnen": gettext_lazy("dit team met het onderzoek begon"),
    "voorwaarden_vervolg_begonnen": gettext_lazy("dit team met voorwaarden en vervolg begon"),
    "vermoeden_begonnen": gettext_lazy("dit team het vermoeden vastlegde"),
    "casus_heropend": gettext_lazy("dit team de casus heropende"),
    "casussen_samengevoegd": gettext_lazy("dit team de casus erbij nam toen twee casussen samengingen"),
    "overdracht_gestart": gettext_lazy("de hulp van dit team aantoonbaar is gestart"),
}
BRONNEN = {
    "dossier.geopend": gettext_lazy("het dossier ging open"),
    "dossier.heropend": gettext_lazy("het dossier ging opnieuw open"),
    "overdracht.gestart": gettext_lazy("de overdracht is gestart"),
}
STIPPEN = {
    "overdracht.aangeboden": gettext_lazy("aangeboden"),
    "overdracht.geaccepteerd": gettext_lazy("aangenomen"),
    "overdracht.geweigerd": gettext_lazy("geweigerd"),
    "overdracht.gesprek_gevoerd": gettext_lazy("gesprek"),
    "overdracht.gestart": gettext_lazy("gestart"),
    "overdracht.geescaleerd": gettext_lazy("opgeschaald"),
}
EINDEN = ("overdracht.gestart", "overdracht.ingetrokken")
MEESTE_STIPPEN = 8


@dataclass(frozen=True, slots=True)
class Grootboekregel:
    """One holder in words."""

    team: str
    organisatie: str
    periode: str
    reden: str
    telefoon: str
    nu: bool


@dataclass(frozen=True, slots=True)
class Grootboekbeeld:
    """The ledger as bar and list."""

    kop: str
    bij: str
    balk: Svg
    regels: Sequence[Grootboekregel]


@dataclass(frozen=True, slots=True)
class Antwoordbeeld:
    """Who answered at one moment, and why."""

    vraag: str
    team: str
    organisatie: str
    telefoon: str
    uitleg: str
    regie: str
    bekend: bool


def reden_van(antwoord: Antwoord) -> str:
    """Return why this team answers, in a sentence of its own words or those of the house."""
    reden = REDENEN.get(antwoord.reden) or antwoord.reden.replace("_", " ")
    bron = BRONNEN.get(antwoord.bron)
    return f"{reden} ({bron})" if bron else str(reden)


def grootboek_beeld(grootboek: Grootboek, nu: datetime) -> Grootboekbeeld:
    """Return the ledger; the bar is drawn when it holds anything."""
    rijen = grootboek.rijen
    if not rijen:
        return Grootboekbeeld(_("Nog geen verantwoordelijke"), "", Svg(""), [])
    laatste = rijen[-1]
    kop = _("Wie is nu verantwoordelijk: %(team)s") if laatste.tot is None else _("Laatst verantwoordelijk: %(team)s")
    sinds = taal.kort_moment(laatste.sinds, nu)
    if laatste.tot is None:
        begin = taal.korte_dag(_unbroken_since(rijen), nu)
        bij = _("sinds %(sinds)s, zonder onderbreking sinds %(begin)s") % {"sinds": sinds, "begin": begin}
    else:
        bij = _("tot %(tot)s, toen werd het dossier gesloten") % {"tot": taal.kort_moment(laatste.tot, nu)}
    regels = [_line(rij, grootboek, nu) for rij in rijen]
    return Grootboekbeeld(kop % {"team": laatste.team_naam}, bij, _bar(grootboek, nu), regels)


def _unbroken_since(rijen: Sequence[Antwoord]) -> datetime:
    """Return since when somebody answered at every moment: closing and opening again breaks it."""
    begin = rijen[-1].sinds
    for rij in reversed(rijen[:-1]):
        if rij.tot != begin:
            break
        begin = rij.sinds
    return begin


def _pieces(rijen: Sequence[Antwoord], nu: datetime) -> list[Stuk]:
    """Return the holders, and between them the time in which the dossier was closed and nobody answered."""
    stukken: list[Stuk] = []
    getoond = [r for r in rijen if (r.tot or nu) > r.sinds and r.sinds < nu]
    for nummer, rij in enumerate(getoond):
        stukken.append(Stuk(rij.team_naam, rij.sinds, taal.korte_dag(rij.sinds, nu)))
        volgende = getoond[nummer + 1] if nummer + 1 < len(getoond) else None
        if volgende is not None and rij.tot is not None and rij.tot < volgende.sinds:
            stukken.append(Stuk(_("Niemand: gesloten"), rij.tot, taal.korte_dag(rij.tot, nu)))
    return stukken


def _line(rij: Antwoord, grootboek: Grootboek, nu: datetime) -> Grootboekregel:
    van = taal.kort_moment(rij.sinds, nu)
    if rij.tot is None:
        periode = _("Sinds %(van)s.") % {"van": van}
    else:
        periode = _("%(van)s tot %(tot)s.") % {"van": van, "tot": taal.kort_moment(rij.tot, nu)}
    door = grootboek.namen.get(rij.door or 0, "")
    reden = _("Omdat %(reden)s.") % {"reden": reden_van(rij)}
    if door:
        reden = f"{reden} {_('Vastgelegd door %(naam)s.') % {'naam': door}}"
    return Grootboekregel(rij.team_naam, rij.organisatie_naam, periode, reden, rij.telefoon, rij.tot is None)


def _bar(grootboek: Grootboek, nu: datetime) -> Svg:
    """Draw the holders; rows of no length (passed on in the same second) have no piece."""
    stukken = _pieces(grootboek.rijen, nu)
    einde = grootboek.gesloten_op
    stippen = [
        Stip(g.gebeurd_op, f"{taal.korte_dag(g.gebeurd_op, nu)} {STIPPEN[g.soort]}")
        for g in grootboek.overdrachten
        if g.soort in STIPPEN
    ][-MEESTE_STIPPEN:]
    return draw(Tijdbalk(stukken, nu, _strips(grootboek), stippen, einde))


def _strips(grootboek: Grootboek) -> list[Strip]:
    """Return the stretches in which a handover was under way: from the offer until it started or was withdrawn."""
    begin: dict[int, datetime] = {}
    strips: list[Strip] = []
    for g in grootboek.overdrachten:
        sleutel = g.onderwerp_id or 0
        if g.soort == "overdracht.aangeboden":
            begin.setdefault(sleutel, g.gebeurd_op)
        elif g.soort in EINDEN and sleutel in begin:
            strips.append(Strip(begin.pop(sleutel), g.gebeurd_op))
    return strips + [Strip(moment) for moment in begin.values()]


def antwoord_beeld(
    antwoord: Antwoord | None, regie: Regie | None, door: str, moment: datetime, via_melding: Antwoord | None = None
) -> Antwoordbeeld:
    """Return in one sentence who answered at that moment and why; before the casus, whoever had the melding."""
    vraag = _("Op %(moment)s was verantwoordelijk:") % {"moment": taal.tijdstip(moment)}
    if antwoord is None:
        uitleg = _("Niemand: het dossier was toen niet open.")
        if via_melding is not None:
            uitleg = _(
                "Deze casus was toen niet open. Voor de melding was %(team)s verantwoordelijk, omdat %(reden)s."
            ) % {
                "team": via_melding.team_naam,
                "reden": reden_van(via_melding),
            }
            return Antwoordbeeld(
                vraag,
                via_melding.team_naam,
                via_melding.organisatie_naam,
                via_melding.telefoon,
                uitleg,
                _("niemand"),
                True,
            )
        return Antwoordbeeld(vraag, _("Niemand"), "", "", uitleg, "", False)
    tot = taal.tijdstip(antwoord.tot) if antwoord.tot else _("nu")
    uitleg = _("Van %(van)s tot %(tot)s, omdat %(reden)s.") % {
        "van": taal.tijdstip(antwoord.sinds),
        "tot": tot,
        "reden": reden_van(antwoord),
    }
    if door:
        uitleg = f"{uitleg} {_('Vastgelegd door %(naam)s.') % {'naam': door}}"
    regisseur = f"{regie.medewerker.naam}, {regie.team.naam}" if regie else _("niemand")
    return Antwoordbeeld(
        vraag, antwoord.team_naam, antwoord.organisatie_naam, antwoord.telefoon, uitleg, regisseur, True
    )
