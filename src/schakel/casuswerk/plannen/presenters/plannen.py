"""How do the plans of a casus read, and what was already there before one begins?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.personen.models import Persoon
from schakel.casuswerk.plannen.models import Lopendehulp, Plan
from schakel.casuswerk.plannen.queries.plan import Beginzicht, Huishoudenzicht, Lopend, Plannenzicht
from schakel.casuswerk.plannen.rules.plan import Lopendkeuze, Lopendsoort, Planfase, PlanStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

FASEN: Mapping[str, tuple[int, Any]] = {
    Planfase.VEILIGHEID: (1, gettext_lazy("veiligheid")),
    Planfase.HULPVERLENING: (2, gettext_lazy("hulpverlening")),
    Planfase.HERSTEL: (3, gettext_lazy("herstel")),
}
ROLLEN: Mapping[str, Any] = {
    "VERANTWOORDELIJK": gettext_lazy("verantwoordelijk"),
    "ONTVANGER": gettext_lazy("neemt over"),
    "REGIE": gettext_lazy("heeft de regie"),
    "UITVOERING": gettext_lazy("helpt"),
    "MONITORING": gettext_lazy("vraagt de veiligheid na"),
    "CONSULT": gettext_lazy("denkt mee"),
    "NOODTOEGANG": gettext_lazy("kijkt met noodtoegang"),
}
KEUZES: Mapping[str, tuple[str, Any, str]] = {
    Lopendkeuze.GAAT_DOOR: ("veilig", gettext_lazy("Gaat door"), "vink"),
    Lopendkeuze.OVERGENOMEN: ("accent", gettext_lazy("Overgenomen"), "herhaal"),
    Lopendkeuze.STOPT: ("neutraal", gettext_lazy("Stopt"), "kruis"),
}


@dataclass(frozen=True, slots=True)
class Planregel:
    """One household with its plan, outcome, or neither."""

    titel: str
    wie: str
    soort: str
    stand: str
    icoon: str
    bij: str
    reden: str
    url: str
    begin_url: str


@dataclass(frozen=True, slots=True)
class Planlijst:
    """The plans of a casus."""

    naam: str
    casus_url: str
    regisseur: str
    regels: Sequence[Planregel]
    eerdere: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Hulpregel:
    """What was already there, and what was agreed about it."""

    titel: str
    soort: str
    keuze: str
    icoon: str
    zin: str


def call(persoon: Persoon) -> str:
    """Return how somebody is called in the family."""
    return persoon.roepnaam or persoon.voornamen or persoon.omschrijving or _("iemand zonder naam")


def phase_of(fase: str) -> str:
    """Return the part in which a plan is, as the badge says it."""
    nummer, woord = FASEN[fase]
    return _("Stap %(n)s van 3: %(fase)s") % {"n": nummer, "fase": woord}


def household(zicht: Huishoudenzicht) -> str:
    """Return who lives together."""
    namen = [call(lid.persoon) for lid in zicht.leden]
    if not namen:
        return _("Huishouden waarvan nog niemand bekend is")
    return (
        namen[0]
        if len(namen) == 1
        else _("%(eerst)s en %(laatst)s")
        % {
            "eerst": ", ".join(namen[:-1]),
            "laatst": namen[-1],
        }
    )


def present_plannen(zicht: Plannenzicht, *, mag_maken: bool) -> Planlijst:
    """Draw the plans of a casus."""
    loopt = zicht.casus.status == "LOPEND"
    return Planlijst(
        naam=zicht.casus.naam,
        casus_url=_casus_url(zicht.casus),
        regisseur=zicht.regie.medewerker.naam if zicht.regie else "",
        regels=[_line(zicht.casus, een, mag_maken=mag_maken and loopt) for een in zicht.huishoudens],
        eerdere=[
            (_earlier(plan), reverse("plannen:plan", args=[plan.publiek_id]) if plan.fase else "", _closed(plan))
            for plan in zicht.eerdere
        ],
    )


def _casus_url(casus: Casus) -> str:
    return reverse("werkplek:casus", args=[casus.dossier.publiek_id])


def _line(casus: Casus, een: Huishoudenzicht, *, mag_maken: bool) -> Planregel:
    plan, wie = een.plan, household(een)
    begin = reverse("plannen:beginnen", args=[casus.dossier.publiek_id, een.huishouden.publiek_id])
    if plan is None:
        soort, stand, icoon, bij = "gevaar", _("Nog geen plan"), "gevaar", ""
    elif plan.status == PlanStatus.ACTIEF:
        soort, stand, icoon = "accent", phase_of(plan.fase), "schild"
        bij = _("Begonnen op %(op)s door %(wie)s, %(team)s.")
    else:
        soort, stand, icoon = "neutraal", _("Geen plan nodig"), "info"
        bij = _("Besloten op %(op)s door %(wie)s, %(team)s.")
    if plan is not None:
        feiten = {"op": taal.datum(plan.begonnen_op), "wie": plan.begonnen_door.naam, "team": plan.begonnen_team.naam}
        bij = bij % feiten
    aantal = len(een.leden)
    return Planregel(
        titel=wie,
        wie=ngettext("%(n)s persoon", "%(n)s personen", aantal) % {"n": aantal},
        soort=soort,
        stand=stand,
        icoon=icoon,
        bij=bij,
        reden=een.reden,
        url=reverse("plannen:plan", args=[plan.publiek_id]) if plan and plan.status == PlanStatus.ACTIEF else "",
        begin_url=begin if mag_maken and (plan is None or plan.status == PlanStatus.NIET_NODIG) else "",
    )


def _earlier(plan: Plan) -> str:
    wat = _("Plan van %(van)s tot %(tot)s") if plan.fase else _("Geen plan nodig, van %(van)s tot %(tot)s")
    tot = taal.datum(plan.gesloten_op) if plan.gesloten_op else ""
    return wat % {"van": taal.datum(plan.begonnen_op), "tot": tot}


def _closed(plan: Plan) -> str:
    return _("Gesloten door %(wie)s.") % {"wie": plan.gesloten_door.naam} if plan.gesloten_door else ""


def running(handeling: Handeling, zicht: Beginzicht) -> list[tuple[str, str, str]]:
    """Return what is already there as rows of the form: code, title and a line."""
    return [(een.code, *_thing(handeling, een, zicht)) for een in zicht.lopend]


def _thing(handeling: Handeling, een: Lopend, zicht: Beginzicht) -> tuple[str, str]:
    team = een.team.naam if een.team else ""
    if een.soort is Lopendsoort.REGISSEUR and een.regie is not None:
        sinds = taal.datum(een.regie.aanvaard_op) if een.regie.aanvaard_op else ""
        return (
            _("%(wie)s heeft de regie") % {"wie": een.regie.medewerker.naam},
            _("%(team)s, sinds %(op)s") % {"team": team, "op": sinds},
        )
    if een.soort is Lopendsoort.PLAN and een.plan is not None:
        hier = een.plan.huishouden_id == zicht.hier.huishouden.pk
        titel = _("Eerder plan van dit huishouden") if hier else _("Plan van het andere huishouden in deze casus")
        return titel, _("begonnen op %(op)s door %(team)s") % {"op": taal.datum(een.plan.begonnen_op), "team": team}
    rol = ROLLEN.get(een.rol, een.rol.lower())
    organisatie = een.team.organisatie.naam if een.team else ""
    return f"{team}, {organisatie}", str(rol).capitalize()


def present_hulp(rijen: Sequence[tuple[Lopendehulp, Mapping[str, object]]]) -> list[Hulpregel]:
    """Draw what was already there when a plan began."""
    regels = []
    for rij, inhoud in rijen:
        soort, woord, icoon = KEUZES[rij.keuze]
        regels.append(Hulpregel(_name(rij, inhoud), soort, str(woord), icoon, str(inhoud.get("zin", ""))))
    return regels


def _name(rij: Lopendehulp, inhoud: Mapping[str, object]) -> str:
    if rij.medewerker is not None:
        return _("Regie van %(wie)s") % {"wie": rij.medewerker.naam}
    if rij.ander_plan is not None:
        return _("Plan van %(op)s") % {"op": taal.datum(rij.ander_plan.begonnen_op)}
    return rij.team.naam if rij.team is not None else str(inhoud.get("naam", ""))


def present_begin(zicht: Beginzicht) -> dict[str, str]:
    """Return the head of the page before a plan begins."""
    dossier = zicht.casus.dossier.publiek_id
    return {
        "naam": zicht.casus.naam,
        "casus_url": _casus_url(zicht.casus),
        "plannen_url": reverse("plannen:plannen", args=[dossier]),
        "huishouden": household(zicht.hier),
        "niet_nodig_url": reverse("plannen:niet-nodig", args=[dossier, zicht.hier.huishouden.publiek_id]),
        "uitkomst": zicht.hier.reden,
    }
