"""How do safe contact, safety conditions and the moments of asking after safety read?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.rules import STAND_NAMEN, Stand, stand_of
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import volledige_naam
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.queries.kort import Plankort
from schakel.casuswerk.plannen.rules.plan import Planfase, meeting_of
from schakel.casuswerk.plannen.rules.poorten import FASENAMEN, VOLGORDE
from schakel.casuswerk.werkplek.presenters.adressen import page_of
from schakel.casuswerk.werkplek.presenters.casus import Badge, Regel
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal

STANDEN = {
    "GESTELD": ("let-op", gettext_lazy("loopt")),
    "NAGEKOMEN": ("veilig", gettext_lazy("vervuld")),
    "NIET_NAGEKOMEN": ("gevaar", gettext_lazy("niet vervuld")),
    "VERVALLEN": ("neutraal", gettext_lazy("vervallen")),
}

MOMENTTEKENS = {
    Stand.GEPLAND: ("neutraal", "klok"),
    Stand.TE_LAAT: ("let-op", "wacht"),
    Stand.GEDAAN: ("veilig", "vink-rond"),
    Stand.ONVEILIG: ("gevaar", "gevaar"),
    Stand.VERVALLEN: ("neutraal", "slot"),
}

WEGEN = {
    "BELLEN": gettext_lazy("bel %(waar)s"),
    "SMS": gettext_lazy("stuur een sms naar %(waar)s"),
    "EMAIL": gettext_lazy("mail naar %(waar)s"),
    "BRIEF": gettext_lazy("schrijf naar %(waar)s"),
    "VIA": gettext_lazy("alleen via %(waar)s"),
    "NOOIT": gettext_lazy("neem nooit zelf contact op"),
}


@dataclass(frozen=True, slots=True)
class Veiligcontact:
    """How one person can be reached safely; without a text nobody has written it down yet."""

    naam: str
    tekst: str
    url: str = ""
    nooit: bool = False


def contact_beeld(
    bladen: Sequence[tuple[Dossierpersoon, Mapping[str, object]]], urls: Mapping[int, str] | None = None
) -> list[Veiligcontact]:
    """Return each sheet of safe contact as one line; `urls` leads to the sheet of who may write it."""
    uit = []
    for rij, blad in bladen:
        p = rij.persoon
        naam = volledige_naam(p.roepnaam, p.voornamen, "", "") or p.omschrijving or _("betrokkene")
        url = (urls or {}).get(rij.persoon_id, "")
        uit.append(Veiligcontact(naam, _sentence(blad), url, blad.get("weg") == "NOOIT"))
    return uit


def without_sheet(rijen: Sequence[Dossierpersoon], urls: Mapping[int, str]) -> list[Veiligcontact]:
    """Return of whom nobody wrote down how they can be reached, each with where to do so."""
    return contact_beeld([(rij, {}) for rij in rijen], urls)


def _sentence(blad: Mapping[str, object]) -> str:
    w = {naam: str(waarde).strip().rstrip(".") for naam, waarde in blad.items() if waarde and str(waarde).strip()}
    weg = str(WEGEN.get(w.pop("weg", ""), ""))
    delen = [weg % {"waar": w.pop("waar", "")} if weg else ""]
    vast = {"wanneer": _("Veilig: %(t)s"), "codewoord": _("Codewoord: %(t)s"), "nooit": _("Nooit: %(t)s")}
    delen += [vast[naam] % {"t": tekst} if naam in vast else tekst for naam, tekst in w.items()]
    return " ".join(deel[:1].upper() + deel[1:].strip() + "." for deel in delen if deel)


def voorwaarden_beeld(rijen: Sequence[Voorwaarde], nu: datetime) -> list[Regel]:
    """Return the safety conditions, those that are due first on top."""
    regels = []
    for rij in rijen:
        soort, woord = STANDEN.get(rij.status, ("neutraal", rij.status.lower()))
        bij = _("controle door %(team)s, uiterlijk %(dag)s") % {
            "team": rij.controle_door.naam,
            "dag": taal.korte_dag(rij.uiterlijk, nu),
        }
        url = page_of("plannen:voorwaarde", rij.publiek_id)
        regels.append(Regel(rij.tekst, bij, url, Badge(soort, str(woord), "vink-rond")))
    return regels


@dataclass(frozen=True, slots=True)
class Plankaart:
    """One plan, in short."""

    url: str
    fase: str
    volgende: str
    beloften: str
    te_laat: int


def plankaart(een: Plankort) -> Plankaart:
    """Return a plan with its part, the next meeting and how many promises are open."""
    fase, moment = Planfase(een.plan.fase), meeting_of(een.kaart)
    waar = een.kaart.get("volgende_waar", "")
    dag = f"{taal.dag_en_datum(moment)}, {taal.klokslag(moment)}" if moment else ""
    open_ = ngettext("%(n)s belofte staat open", "%(n)s beloften staan open", een.open_beloften)
    return Plankaart(
        url=page_of("plannen:plan", een.plan.publiek_id),
        fase=_("Stap %(n)s van 3: %(fase)s") % {"n": VOLGORDE.index(fase) + 1, "fase": FASENAMEN[fase]},
        volgende=", ".join(deel for deel in (dag, waar) if deel) if moment else "",
        beloften=open_ % {"n": een.open_beloften},
        te_laat=een.te_laat,
    )


def monitoring_beeld(rijen: Sequence[Controlemoment], nu: datetime) -> list[Regel]:
    """Return the moments at which safety is asked after, planned and done, in order of day."""
    regels = []
    for rij in rijen:
        stand = stand_of(
            rij.status, gepland_op=rij.gepland_op, nieuwe_zorgen=rij.nieuwe_zorgen, vandaag=lokale_datum(nu)
        )
        soort, teken = MOMENTTEKENS[stand]
        bij = _("gedaan op %(op)s") % {"op": taal.datum(rij.gedaan_op)} if rij.gedaan_op else rij.team.naam
        url = page_of("monitoring:controle", rij.publiek_id)
        regels.append(Regel(taal.datum(rij.gepland_op), bij, url, Badge(soort, STAND_NAMEN[stand], teken)))
    return regels
