"""What do the pages of checks after a handover say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.queries import Controlezicht
from schakel.casuswerk.monitoring.rules import (
    LICHT,
    NIEUWE_MELDING,
    STAND_NAMEN,
    Controlebron,
    ControleStatus,
    Lijnoordeel,
    Netwerkstand,
    Stand,
    Veiligheid,
    Vervolg,
    stand_of,
)
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import volledige_naam
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal

BRONNEN: Mapping[str, Any] = {
    Controlebron.GEZIN: gettext_lazy("het gezin"),
    Controlebron.PROFESSIONAL: gettext_lazy("beroepskracht"),
    Controlebron.NETWERK: gettext_lazy("netwerk"),
}
OORDELEN: Mapping[str, tuple[str, Any, str]] = {
    Veiligheid.VEILIG: ("veilig", gettext_lazy("Veilig"), "vink-rond"),
    Veiligheid.ONVEILIG: ("gevaar", gettext_lazy("Niet veilig"), "gevaar"),
    Veiligheid.ONDUIDELIJK: ("let-op", gettext_lazy("Niet duidelijk"), "oog"),
    Veiligheid.NIET_BEREIKT: ("neutraal", gettext_lazy("Niet gesproken"), "wacht"),
}
NETWERKSTANDEN: Mapping[str, tuple[str, Any]] = {
    Netwerkstand.ER_NOG: ("veilig", gettext_lazy("Doet nog mee")),
    Netwerkstand.VERANDERD: ("let-op", gettext_lazy("Is veranderd")),
    Netwerkstand.WEG: ("gevaar", gettext_lazy("Doet niet meer mee")),
    Netwerkstand.NIET_GEVRAAGD: ("neutraal", gettext_lazy("Niet gevraagd")),
}
LIJNOORDELEN: Mapping[str, tuple[str, Any, str]] = {
    Lijnoordeel.HOUDT: ("veilig", gettext_lazy("Houdt"), "vink-rond"),
    Lijnoordeel.GESCHONDEN: ("gevaar", gettext_lazy("Ging mis"), "gevaar"),
    Lijnoordeel.ONDUIDELIJK: ("let-op", gettext_lazy("Niet duidelijk"), "oog"),
}
STANDSOORTEN: Mapping[str, str] = {Stand.TE_LAAT: "let-op", Stand.GEDAAN: "veilig", Stand.ONVEILIG: "gevaar"}
VERVOLGEN: Mapping[str, Any] = {
    "": gettext_lazy("Niets extra."),
    Vervolg.GEEN: gettext_lazy("Niets extra. Het volgende geplande moment blijft staan."),
    Vervolg.EXTRA_MOMENT: gettext_lazy("Er is een extra moment gepland."),
    Vervolg.TERMIJN: gettext_lazy("Het verantwoordelijke team moet iets doen."),
    Vervolg.MELDING: gettext_lazy("Er is een nieuwe melding gemaakt."),
    Vervolg.SLUITEN: gettext_lazy("Iedereen zegt dat het veilig is. Het volgen is gestopt."),
    Vervolg.HEROPENEN: gettext_lazy("De casus is weer open."),
    Vervolg.BEL: gettext_lazy("Er is aan de bel getrokken bij Veilig Thuis."),
}


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What one source says of one person."""

    bron: str
    soort: str
    tekst: str
    icoon: str


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What was found about one person, and in whose words."""

    naam: str
    oordelen: Sequence[Oordeel]
    woorden: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Momentregel:
    """One moment in the list."""

    url: str
    tekst: str
    bij: str
    soort: str
    stand: str
    hier: bool


@dataclass(frozen=True, slots=True)
class Controlebeeld:
    """One check on a page."""

    titel: str
    stand: str
    soort: str
    team: str
    bevindingen: Sequence[Bevinding]
    netwerk: Sequence[tuple[str, str, str, str]]
    lijnen: Sequence[tuple[str, str, str, str, str]]
    volgen_url: str
    licht: bool
    alarm: bool
    toelichting: str
    vervolg: str
    actie: str
    melding_url: str
    ontvangstcode: str
    gedaan: str
    reden: str
    opvolging: str
    opgevolgd: str
    antwoordt: str
    casus_url: str
    momenten: Sequence[Momentregel]
    gepland: bool
    wacht_op_opvolging: bool


def people_of(zicht: Controlezicht) -> list[tuple[int, str]]:
    """Return who must be asked after, with the name on the sheet."""
    return [(rij.persoon_id, name_of(rij)) for rij in zicht.personen]


def network_of(zicht: Controlezicht) -> list[tuple[str, str]]:
    """Return who of the network must be asked after: id, and name with what that one does in the plan."""
    return [(str(een.publiek_id), f"{een.naam} ({een.taak})" if een.taak else een.naam) for een in zicht.netwerk]


def lines_of(zicht: Controlezicht) -> list[tuple[str, str]]:
    """Return the bottom lines by which safety is measured: id and words."""
    return [(str(rij.publiek_id), rij.tekst) for rij in zicht.lijnen]


def name_of(rij: Dossierpersoon) -> str:
    """Return how somebody is called."""
    p = rij.persoon
    naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam)
    return naam or p.omschrijving or _("iemand zonder naam")


def controle_page(handeling: Handeling, zicht: Controlezicht) -> Controlebeeld:
    """Draw one check with what was found and what follows."""
    m, nu = zicht.moment, handeling.moment
    soort, stand = state_of(m, nu)
    return Controlebeeld(
        titel=_("Veiligheid navragen, %(dag)s") % {"dag": taal.datum(m.gepland_op)},
        stand=stand,
        soort=soort,
        team=m.team.naam,
        bevindingen=_findings(zicht),
        netwerk=[_network_line(een) for een in zicht.netwerk_gezegd],
        lijnen=[_bottom_line(een) for een in zicht.lijnen_gezegd],
        volgen_url=reverse("monitoring:volgen", args=[zicht.dossier.publiek_id]),
        licht=m.soort == LICHT,
        alarm=m.sjabloon.startswith(NIEUWE_MELDING) and m.status == ControleStatus.GEPLAND,
        toelichting=str(zicht.verslag.get("toelichting", "")),
        vervolg=str(VERVOLGEN[m.vervolg]) if m.status == ControleStatus.GEDAAN else "",
        actie=str(zicht.verslag.get("actie", "")),
        melding_url=reverse("meldingen:melding", args=[m.melding]) if m.melding else "",
        ontvangstcode=m.ontvangstcode,
        gedaan=_who_when(m.gedaan_door.naam if m.gedaan_door else "", m.gedaan_op),
        reden=str(zicht.verslag.get("reden", "")),
        opvolging=zicht.opvolging,
        opgevolgd=_who_when(m.opgevolgd_door.naam if m.opgevolgd_door else "", m.opgevolgd_op),
        antwoordt=zicht.antwoordt,
        casus_url=reverse("werkplek:casus", args=[zicht.dossier.publiek_id]),
        momenten=[_line(rij, nu, m.publiek_id) for rij in zicht.momenten],
        gepland=m.status == ControleStatus.GEPLAND,
        wacht_op_opvolging=m.vervolg == Vervolg.TERMIJN and m.opgevolgd_op is None,
    )


def _network_line(een: Mapping[str, object]) -> tuple[str, str, str, str]:
    soort, woord = NETWERKSTANDEN[str(een["stand"])]
    return str(een["naam"]), soort, str(woord), str(een.get("woorden") or "")


def _bottom_line(een: Mapping[str, object]) -> tuple[str, str, str, str, str]:
    soort, woord, icoon = LIJNOORDELEN[str(een["oordeel"])]
    return str(een["tekst"]), soort, str(woord), icoon, str(een.get("woorden") or "")


def _who_when(naam: str, moment: datetime | None) -> str:
    return _("%(naam)s, %(op)s") % {"naam": naam, "op": taal.tijdstip(moment)} if moment else ""


def state_of(rij: Controlemoment, nu: datetime) -> tuple[str, str]:
    """Return how a moment stands, as kind of badge and in words."""
    stand = stand_of(rij.status, gepland_op=rij.gepland_op, nieuwe_zorgen=rij.nieuwe_zorgen, vandaag=lokale_datum(nu))
    return STANDSOORTEN.get(stand, "neutraal"), STAND_NAMEN[stand]


def _line(rij: Controlemoment, nu: datetime, hier: UUID) -> Momentregel:
    soort, stand = state_of(rij, nu)
    return Momentregel(
        url=reverse("monitoring:controle", args=[rij.publiek_id]),
        tekst=taal.datum(rij.gepland_op),
        bij=_("gedaan op %(op)s") % {"op": taal.datum(rij.gedaan_op)} if rij.gedaan_op else rij.team.naam,
        soort=soort,
        stand=stand,
        hier=rij.publiek_id == hier,
    )


def _findings(zicht: Controlezicht) -> list[Bevinding]:
    namen: dict[int | None, str] = {rij.persoon_id: name_of(rij) for rij in zicht.personen}
    rijen = next((m for m in zicht.momenten if m.pk == zicht.moment.pk), zicht.moment).uitkomsten.all()
    per: dict[int | None, list[Oordeel]] = {}
    for rij in sorted(rijen, key=lambda u: u.pk):
        soort, tekst, icoon = OORDELEN[rij.veiligheid]
        per.setdefault(rij.persoon_id, []).append(Oordeel(str(BRONNEN[rij.bron]), soort, str(tekst), icoon))
    gezegd: dict[object, list[tuple[str, str]]] = {}
    for deel in zicht.gezegd:
        if deel.get("woorden"):
            wie = str(deel.get("wie") or BRONNEN[str(deel["bron"])])
            gezegd.setdefault(deel.get("persoon"), []).append((wie, str(deel["woorden"])))
    return [
        Bevinding(namen.get(wie, _("het hele gezin")), oordelen, gezegd.get(wie, ())) for wie, oordelen in per.items()
    ]
