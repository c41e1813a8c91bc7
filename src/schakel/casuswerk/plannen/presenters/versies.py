"""What stands in a version of a plan, and how do two of them read side by side?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.plannen.presenters.blad import OPEN, next_meeting
from schakel.casuswerk.plannen.presenters.plannen import phase_of
from schakel.casuswerk.plannen.presenters.veiligheid import OMGANG, calls
from schakel.casuswerk.plannen.queries.blad import Beloftezicht, Deelnemer, Drieluikzicht, Planzicht, Situatiezicht
from schakel.casuswerk.plannen.queries.hulp import Hulpzicht
from schakel.casuswerk.plannen.rules.beloften import BELOFTE_NAMEN, BelofteStatus
from schakel.casuswerk.plannen.rules.cijfers import Stand, stands_of
from schakel.casuswerk.plannen.rules.hulp import AANVRAAGNAMEN, LIJNNAMEN, Aanvraagstand
from schakel.casuswerk.plannen.rules.situaties import steps_of
from schakel.casuswerk.plannen.rules.versies import Blok, Verschil, Verschilsoort
from schakel.toolkit import taal

KAART: Mapping[str, Any] = {
    "gebeurd": gettext_lazy("Gebeurd"),
    "lastiger": gettext_lazy("Maakt het lastiger"),
    "sterk": gettext_lazy("Sterk"),
    "getoond": gettext_lazy("Al getoond"),
    "nu": gettext_lazy("Nu"),
}
LUIK: Mapping[str, Any] = {
    "gevaar": gettext_lazy("Gevaar"),
    "goed": gettext_lazy("Dit gaat al goed"),
    "doel": gettext_lazy("Doel"),
    "stap": gettext_lazy("Volgende kleine stap"),
}
SOORTEN: Mapping[Verschilsoort, tuple[str, Any, str]] = {
    Verschilsoort.NIEUW: ("veilig", gettext_lazy("Erbij gekomen"), "plus"),
    Verschilsoort.WEG: ("neutraal", gettext_lazy("Weggehaald"), "kruis"),
    Verschilsoort.ANDERS: ("accent", gettext_lazy("Veranderd"), "herhaal"),
}


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """One difference between two versions, fit to draw."""

    titel: str
    soort: str
    woord: str
    icoon: str
    was: str
    werd: str


def snapshot(zicht: Planzicht) -> list[Blok]:
    """Return the plan as it stands, in blocks of plain texts: what a version keeps."""
    return [
        Blok("fase", _("Het plan"), ((_("Deel"), phase_of(zicht.plan.fase)),)),
        Blok("voorwaarden", _("Voorwaarden"), _conditions(zicht)),
        Blok(
            "kaart",
            _("De kaart"),
            (
                *((str(naam), zicht.kaart.get(veld, "")) for veld, naam in KAART.items()),
                (_("Samen verder praten"), next_meeting(zicht.kaart)),
            ),
        ),
        *(_panel(luik_nummer, zicht) for luik_nummer in range(len(zicht.drieluiken))),
        *(_situation(een, zicht) for een in zicht.situaties),
        Blok(
            "omgang", _("Omgang met de kinderen"), tuple((str(n), zicht.omgang.get(v, "")) for v, n in OMGANG.items())
        ),
        *(_promise(een, zicht) for een in zicht.beloften if een.rij.voor_veiligheid),
        Blok("netwerk", _("Netwerk"), ((_("Doet mee"), _network(zicht)),)),
    ]


def parts(zicht: Planzicht, hulp: Hulpzicht) -> dict[int, list[Blok]]:
    """Return what of a plan is the part of one team, in blocks of plain texts, by team."""
    delen: dict[int, list[Blok]] = {}
    for een in hulp.lijnen:
        t, naam = een.teksten, LIJNNAMEN[een.rij.soort]
        velden = [(_("Wat speelt er"), t.get("wat", "")), (_("Wens"), t.get("wens", ""))]
        velden += [(rij.aanbodnaam, AANVRAAGNAMEN[Aanvraagstand(rij.stand)]) for rij, _reden in een.aanvragen]
        blok = Blok(f"hulplijn-{een.rij.publiek_id}", naam, tuple(velden))
        delen.setdefault(een.rij.team_id, []).append(blok)
    for belofte in zicht.beloften:
        team = belofte.rij.team_id or belofte.rij.controle_team_id or belofte.rij.aangeboden_team_id
        if not belofte.rij.voor_veiligheid and team is not None:
            delen.setdefault(team, []).append(_promise(belofte, zicht))
    return delen


def _promise(een: Beloftezicht, zicht: Planzicht) -> Blok:
    zin = _("%(wie)s, uiterlijk %(op)s: %(stand)s") % {
        "wie": zicht.naam_van(een.van),
        "op": taal.datum(een.rij.uiterlijk),
        "stand": BELOFTE_NAMEN[BelofteStatus(een.rij.status)],
    }
    return Blok(f"belofte-{een.rij.publiek_id}", _("Belofte"), ((een.teksten.get("wat", ""), zin),))


def _situation(een: Situatiezicht, zicht: Planzicht) -> Blok:
    """Return a situation as a version keeps it: that there is an address, never which."""
    t = een.teksten
    stappen = "\n".join(f"{n}. {wie}: {wat}" if wie else f"{n}. {wat}" for n, (wie, wat) in enumerate(steps_of(t), 1))
    bellen = "\n".join(f"{n}. {een.naam} {een.telefoon}" for n, een in enumerate(calls(zicht, t), 1))
    controle = " ".join(deel for deel in (t.get("controle_wie", ""), t.get("controle_hoe_vaak", "")) if deel)
    velden = (
        (_("Wat gebeurt er dan"), t.get("gebeurt", "")),
        (_("Waaraan ziet u het aankomen"), t.get("signalen", "")),
        (_("Wie doet wat"), stappen),
        (_("Wie bellen, in volgorde"), bellen),
        (_("Waar naartoe"), t.get("waarheen", "")),
        (_("Adres"), _("ligt in de kluis") if een.rij.adres_in_kluis else ""),
        (_("Wie gaat het na"), controle),
        (_("Als iemand zich er niet aan houdt"), t.get("gevolg", "")),
        (_("Geldt tot en met"), taal.datum(een.rij.geldig_tot)),
        (_("Voor de kinderen"), t.get("kindwoorden", "")),
    )
    return Blok(f"situatie-{een.rij.publiek_id}", t.get("titel", ""), velden)


def _network(zicht: Planzicht) -> str:
    return "; ".join(een.naam for een in zicht.deelnemers if een.wie[0] == "netwerklid" and een.doet_mee)


def _conditions(zicht: Planzicht) -> tuple[tuple[str, str], ...]:
    zin = _("%(wie)s gaat het na, uiterlijk %(op)s")
    open_ = [v for v in zicht.voorwaarden if v.status in OPEN]
    return tuple((v.tekst, zin % {"wie": v.controle_door.naam, "op": taal.datum(v.uiterlijk)}) for v in open_)


def _panel(nummer: int, zicht: Planzicht) -> Blok:
    luik = zicht.drieluiken[nummer]
    standen = stands_of(luik.reeksen)
    cijfers = "\n".join(_score(een, standen[een.wie], luik) for een in zicht.deelnemers if een.wie in standen)
    velden = [(str(naam), luik.teksten.get(veld, "")) for veld, naam in LUIK.items()]
    return Blok(f"drieluik-{luik.rij.publiek_id}", luik.teksten.get("titel", ""), (*velden, (_("Cijfers"), cijfers)))


def _score(een: Deelnemer, stand: Stand, luik: Drieluikzicht) -> str:
    woorden = luik.woorden.get((een.wie, stand.op), "")
    return f"{een.naam} {stand.cijfer}" + (f": {woorden}" if woorden else "")


def differences(verschillen: Sequence[Verschil]) -> list[Verschilregel]:
    """Draw what came, went and changed."""
    regels = []
    for een in verschillen:
        soort, woord, icoon = SOORTEN[een.soort]
        titel = _("%(kop)s: %(veld)s") % {"kop": een.kop, "veld": een.veld}
        regels.append(Verschilregel(titel, soort, str(woord), icoon, een.was, een.werd))
    return regels
