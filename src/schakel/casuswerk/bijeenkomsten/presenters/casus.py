"""How do attempts, lines of work and the team around a family read?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.casuswerk.bijeenkomsten.models import Contactpoging, Gezinsteamlid
from schakel.casuswerk.bijeenkomsten.presenters.mensen import name_of, role_of
from schakel.casuswerk.bijeenkomsten.queries.contact import Contactzicht
from schakel.casuswerk.bijeenkomsten.queries.gezinsteam import Gezinsteamzicht
from schakel.casuswerk.bijeenkomsten.queries.lezen import Teksten
from schakel.casuswerk.bijeenkomsten.queries.werklijnen import Lijnzicht, Persoonlijnen, Werklijnenzicht
from schakel.casuswerk.bijeenkomsten.rules import woorden
from schakel.casuswerk.bijeenkomsten.rules.werklijn import (
    WERKLIJN_NAMEN,
    WERKLIJN_OVERGANGEN,
    WerklijnStatus,
)
from schakel.toolkit import taal

Gegeven = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pogingbeeld:
    """One attempt."""

    titel: str
    bij: str
    onveilig: str
    teksten: Sequence[Gegeven]


@dataclass(frozen=True, slots=True)
class Contactbeeld:
    """One person with the attempts."""

    naam: str
    rol: str
    dicht: bool
    stand: str
    blad: str
    pogingen: Sequence[Pogingbeeld]


@dataclass(frozen=True, slots=True)
class Lijnbeeld:
    """One line of work."""

    publiek_id: UUID
    titel: str
    bij: str
    stand: str
    soort: str
    icoon: str
    dagen: Sequence[Gegeven]
    url: str
    open: bool


@dataclass(frozen=True, slots=True)
class Persoonbeeld:
    """One person with the own lines of work."""

    naam: str
    rol: str
    gesproken: str
    lijnen: Sequence[Lijnbeeld]
    kind_url: str


@dataclass(frozen=True, slots=True)
class Lidbeeld:
    """One member of the team around a family."""

    publiek_id: UUID
    naam: str
    bij: str
    nu: bool
    kern: bool


@dataclass(frozen=True, slots=True)
class Gezinsteambeeld:
    """The team around a family."""

    naam: str
    sinds: str
    leden: Sequence[Lidbeeld]
    eerder: Sequence[Lidbeeld]
    procesregie: str
    procesregie_bij: str
    vorige: Sequence[str]
    regie: str


def contacts(zichten: Sequence[Contactzicht]) -> list[Contactbeeld]:
    """Return everyone with the attempts to reach them."""
    return [_contact(een) for een in zichten]


def _contact(zicht: Contactzicht) -> Contactbeeld:
    aantal = len(zicht.pogingen)
    if zicht.dicht:
        mislukt = next((n for n, (p, _t) in enumerate(zicht.pogingen) if p.uitkomst == "BEREIKT"), aantal)
        stand = ngettext("%(n)d poging zonder contact", "%(n)d pogingen zonder contact", mislukt) % {"n": mislukt}
    else:
        stand = _("Contact gehad") if aantal else _("Nog niet gezocht")
    blad = _("Er is een contactblad.") if zicht.heeft_blad else _("Er is nog geen contactblad.")
    return Contactbeeld(
        name_of(zicht.wie),
        role_of(zicht.wie),
        zicht.dicht,
        stand,
        blad,
        [_attempt(p, t) for p, t in zicht.pogingen],
    )


def _attempt(poging: Contactpoging, teksten: Teksten) -> Pogingbeeld:
    weg, uitkomst = _(woorden.ZOEKWEGEN[poging.weg]), _(woorden.UITKOMSTEN[poging.uitkomst])
    bij = _("%(op)s, %(wie)s van %(team)s") % {
        "op": taal.tijdstip(poging.op),
        "wie": poging.door.naam,
        "team": poging.team.naam,
    }
    vragen = (
        ("aangeboden", _("Aangeboden")),
        ("zou_helpen", _("Wat hulp wel acceptabel maakt")),
        ("laat_binnen", _("Wie wel binnen mag")),
    )
    waarom = _("Niet de weg van het contactblad: %(w)s") % {"w": teksten.get("waarom_zo", "")}
    onveilig = "" if poging.veilige_weg else waarom
    return Pogingbeeld(
        f"{weg.capitalize()}: {uitkomst}", bij, onveilig, [(k, teksten[c]) for c, k in vragen if teksten.get(c)]
    )


STANDEN = {
    WerklijnStatus.AANGEBODEN: ("let-op", "klok"),
    WerklijnStatus.AANGEVRAAGD: ("let-op", "klok"),
    WerklijnStatus.AANGENOMEN: ("accent", "pijl"),
    WerklijnStatus.GESTART: ("veilig", "vink"),
    WerklijnStatus.GEWEIGERD: ("neutraal", "kruis"),
    WerklijnStatus.GESTOPT: ("neutraal", "kruis"),
}


def lines(zicht: Werklijnenzicht, publiek_id: UUID) -> list[Persoonbeeld]:
    """Return everyone with the own lines of work; the help of a child stands with the child."""
    namen = {s.code: s.naam for s in zicht.soorten}
    return [
        Persoonbeeld(
            name_of(p.wie),
            role_of(p.wie),
            _spoken(p),
            [present_line(een, namen) for een in p.lijnen],
            _child(p, publiek_id),
        )
        for p in zicht.mensen
    ]


def _child(persoon: Persoonlijnen, publiek_id: UUID) -> str:
    """Return the page of a child, in a room beside this one."""
    if persoon.wie.rol != "KIND":
        return ""
    try:
        return reverse("kinderen:kind", args=[publiek_id, persoon.wie.persoon.publiek_id])
    except NoReverseMatch:
        return ""


def _spoken(persoon: Persoonlijnen) -> str:
    op = persoon.gesproken_op
    return _("Gesproken op %(op)s") % {"op": taal.datum(op)} if op else ""


def present_line(een: Lijnzicht, namen: dict[str, str]) -> Lijnbeeld:
    """Return one line of work with its days."""
    rij, status = een.rij, WerklijnStatus(een.rij.status)
    soort, icoon = STANDEN[status]
    dagen = [
        (_("Aangeboden"), rij.aangeboden_op),
        (_("Aangevraagd"), rij.aangevraagd_op),
        (_("Aangenomen"), rij.aangenomen_op),
        (_("Gestart"), rij.gestart_op),
        (_(WERKLIJN_NAMEN[status]).capitalize(), rij.beeindigd_op),
    ]
    wie = f"{een.aanbod}, {rij.team.naam}" if rij.team else ""
    bij = ". ".join(deel for deel in (wie, een.teksten.get("wat", ""), een.teksten.get("reden", "")) if deel)
    return Lijnbeeld(
        rij.publiek_id,
        namen.get(rij.soort, rij.soort),
        bij,
        _(WERKLIJN_NAMEN[status]).capitalize(),
        soort,
        icoon,
        [(naam, taal.datum(dag)) for naam, dag in dagen if dag],
        reverse("bijeenkomsten:werklijn", args=[rij.publiek_id]),
        bool(WERKLIJN_OVERGANGEN[status]),
    )


def steps_from(status: str) -> list[Gegeven]:
    """Return to which states a line of work may go from here."""
    volgorde = list(WerklijnStatus)
    mogelijk = sorted(WERKLIJN_OVERGANGEN[WerklijnStatus(status)], key=volgorde.index)
    return [(s.value, _(WERKLIJN_NAMEN[s]).capitalize()) for s in mogelijk]


def family_team(zicht: Gezinsteamzicht, vormen: dict[str, str], nu: datetime) -> Gezinsteambeeld:
    """Return the team around a family."""
    leden = [_member(zicht, lid, nu) for lid in zicht.leden]
    houdt = next((p for p in zicht.procesregies if nu in p.periode), None)
    return Gezinsteambeeld(
        naam=vormen.get(zicht.rij.vorm, zicht.rij.vorm.replace("_", " ")),
        sinds=taal.datum(zicht.rij.gevormd_op),
        leden=[lid for lid in leden if lid.nu],
        eerder=[lid for lid in leden if not lid.nu],
        procesregie=houdt.medewerker.naam if houdt else _("Nog niemand"),
        procesregie_bij=_("%(team)s, sinds %(op)s") % {"team": houdt.team.naam, "op": taal.datum(houdt.periode.lower)}
        if houdt
        else "",
        vorige=[
            _("%(wie)s, tot %(op)s") % {"wie": p.medewerker.naam, "op": taal.datum(p.periode.upper)}
            for p in zicht.procesregies
            if p.periode.upper is not None and p.periode.upper <= nu
        ],
        regie=zicht.regie.medewerker.naam if zicht.regie else _("nog niemand"),
    )


def _member(zicht: Gezinsteamzicht, lid: Gezinsteamlid, nu: datetime) -> Lidbeeld:
    namen = [zicht.namen.get(wie, "") for wie in lid.medewerkers]
    delen = [lid.team.organisatie.naam, _("sinds %(op)s") % {"op": taal.datum(lid.periode.lower)}]
    if lid.periode.upper is not None:
        delen.append(_("tot %(op)s") % {"op": taal.datum(lid.periode.upper)})
    if namen:
        delen.append(_("alleen %(wie)s") % {"wie": ", ".join(namen)})
    return Lidbeeld(lid.publiek_id, lid.team.naam, ", ".join(delen), nu in lid.periode, lid.plek == "KERN")


def one_line(zicht: Werklijnenzicht, casus: UUID, publiek_id: UUID) -> tuple[Persoonbeeld, Lijnbeeld] | None:
    """Return one line of work with the person whose it is."""
    for persoon in lines(zicht, casus):
        for lijn in persoon.lijnen:
            if lijn.publiek_id == publiek_id:
                return persoon, lijn
    return None
