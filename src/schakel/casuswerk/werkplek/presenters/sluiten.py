"""What do the pages of the end of a casus say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.casussen.queries.sluitingen import Sluiting
from schakel.casuswerk.personen.rules import volledige_naam
from schakel.casuswerk.plannen.queries.doelen import Doelzicht
from schakel.casuswerk.werkplek.queries.sluiten import Slotzicht
from schakel.toolkit import taal
from schakel.toolkit.tekeningen.schaalcijfers import Punt, draw_trend

REDENEN = {
    "VEILIG": gettext_lazy("het gezin was veilig"),
    "HULP_GAAT_VERDER": gettext_lazy("de hulp ging verder zonder ons"),
    "GEEN_MEDEWERKING": gettext_lazy("het gezin werkte niet mee"),
    "GEEN_CONTACT": gettext_lazy("er was geen contact te krijgen"),
    "VERHUISD": gettext_lazy("het gezin was verhuisd"),
    "OVERLEDEN": gettext_lazy("overlijden"),
    "ANDERS": gettext_lazy("een andere reden"),
}
BEELDEN = {
    "VEILIG": ("veilig", gettext_lazy("Veilig"), "vink-rond"),
    "VEILIG_GENOEG": ("veilig", gettext_lazy("Veilig genoeg"), "vink-rond"),
    "ONVEILIG": ("gevaar", gettext_lazy("Niet veilig"), "gevaar"),
    "ONBEKEND": ("let-op", gettext_lazy("Niet bekend"), "oog"),
}
UITKOMSTEN = {
    "GEHAALD": ("veilig", gettext_lazy("Gehaald")),
    "DEELS": ("let-op", gettext_lazy("Voor een deel")),
    "NIET": ("gevaar", gettext_lazy("Niet gehaald")),
}
HEROPENREDENEN = {
    "NIEUW_SIGNAAL": gettext_lazy("er was een nieuw signaal"),
    "ONVEILIG_BIJ_CONTROLE": gettext_lazy("bij een controle bleek het niet veilig"),
    "HULP_GESTOPT": gettext_lazy("de hulp was gestopt"),
    "TERUGGEKOMEN": gettext_lazy("iemand kwam weer thuis wonen"),
    "VERGISSING": gettext_lazy("de casus was per ongeluk gesloten"),
    "ANDERS": gettext_lazy("een andere reden"),
}


@dataclass(frozen=True, slots=True)
class Doelverloop:
    """How the figures of one goal went, drawn for each participant."""

    titel: str
    lijnen: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Slotbeeld:
    """One closing on the page."""

    kop: str
    door: str
    beeld: tuple[str, str, str]
    personen: Sequence[tuple[str, tuple[str, str, str], str]]
    doelen: Sequence[tuple[str, tuple[str, str], str]]
    waarom_nu: str
    wie_kijkt: str
    toelichting: str
    heropend: str
    heropend_woorden: str


def people_of(zicht: Slotzicht) -> list[tuple[str, str]]:
    """Return of whom is asked how safe it is: public id and name."""
    gevonden = []
    for rij in zicht.personen:
        p = rij.persoon
        naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam)
        gevonden.append((str(p.publiek_id), naam or p.omschrijving or _("iemand zonder naam")))
    return gevonden


def goals_of(zicht: Slotzicht) -> list[tuple[str, str, str]]:
    """Return of which goals is asked what became of them: public id, text, and the figures in a sentence."""
    return [(str(een.publiek_id), een.doel or een.titel, figures(een)) for een in zicht.doelen]


def figures(doel: Doelzicht) -> str:
    """Say of each participant the first and the last figure."""
    delen = [
        _("%(naam)s: van %(was)d op %(begin)s naar %(nu)d op %(eind)s")
        % {"naam": naam, "was": reeks[0][1], "begin": taal.datum(reeks[0][0]), "nu": reeks[-1][1],
           "eind": taal.datum(reeks[-1][0])}
        if len(reeks) > 1
        else _("%(naam)s: %(nu)d op %(eind)s")
        % {"naam": naam, "nu": reeks[-1][1], "eind": taal.datum(reeks[-1][0])}
        for naam, reeks in doel.reeksen
    ]  # fmt: skip
    return f"{'. '.join(delen)}." if delen else ""


def trends_of(zicht: Slotzicht) -> list[Doelverloop]:
    """Draw how the figures of each goal went."""
    return [
        Doelverloop(een.titel, [(naam, _trend(naam, reeks), _said(reeks)) for naam, reeks in een.reeksen])
        for een in zicht.doelen
        if een.reeksen
    ]


def _trend(naam: str, reeks: Sequence[tuple[date, int]]) -> str:
    begin, lengte = reeks[0][0], (reeks[-1][0] - reeks[0][0]).days or 1
    punten = [Punt((op - begin).days / lengte, cijfer, taal.datum(op).rsplit(" ", 1)[0]) for op, cijfer in reeks]
    return draw_trend(punten, naam=naam)


def _said(reeks: Sequence[tuple[date, int]]) -> str:
    return ", ".join(f"{taal.datum(op)}: {cijfer}" for op, cijfer in reeks)


def closings(rijen: Sequence[Sluiting]) -> list[Slotbeeld]:
    """Return every closing with what was said at the end."""
    return [_closing(rij) for rij in rijen]


def _closing(rij: Sluiting) -> Slotbeeld:
    reden = REDENEN.get(rij.reden, "")
    kijkt, rol = str(rij.inhoud.get("wie_kijkt", "")), str(rij.inhoud.get("wie_rol", ""))
    return Slotbeeld(
        kop=_("Gesloten op %(op)s, omdat: %(reden)s") % {"op": taal.tijdstip(rij.op), "reden": reden},
        door=rij.door,
        beeld=_picture(rij.veiligheid),
        personen=[
            (str(p["naam"]), _picture(str(p["veiligheid"])), str(p.get("woorden", "")))
            for p in _rows(rij.inhoud, "personen")
        ],
        doelen=[
            (str(d["tekst"]), _outcome(str(d["uitkomst"])), str(d.get("cijfers", "")))
            for d in _rows(rij.inhoud, "doelen")
        ],
        waarom_nu=str(rij.inhoud.get("waarom_nu", "")),
        wie_kijkt=f"{kijkt} ({rol})" if rol else kijkt,
        toelichting=str(rij.inhoud.get("toelichting", "")),
        heropend=_reopened(rij),
        heropend_woorden=rij.heropend_woorden,
    )


def _reopened(rij: Sluiting) -> str:
    if rij.heropend_op is None:
        return ""
    reden = HEROPENREDENEN.get(rij.heropend_reden, "")
    return _("Weer open op %(op)s, omdat: %(reden)s.") % {"op": taal.tijdstip(rij.heropend_op), "reden": reden}


def _picture(code: str) -> tuple[str, str, str]:
    soort, tekst, icoon = BEELDEN[code]
    return soort, str(tekst), icoon


def _outcome(code: str) -> tuple[str, str]:
    soort, tekst = UITKOMSTEN[code]
    return soort, str(tekst)


def _rows(inhoud: Mapping[str, object], naam: str) -> Sequence[Mapping[str, object]]:
    gevonden = inhoud.get(naam, ())
    return gevonden if isinstance(gevonden, list) else ()
