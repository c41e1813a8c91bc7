"""How do help and recovery read: a line for each risk and area of life, what was asked for, and how long one waited?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.organisaties.models import Aanbod
from schakel.casuswerk.plannen.models import Aanvraag, Maatwerk
from schakel.casuswerk.plannen.queries.blad import Planzicht
from schakel.casuswerk.plannen.queries.hulp import Hulpzicht, Lijnzicht
from schakel.casuswerk.plannen.queries.lezen import Teksten
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort
from schakel.casuswerk.plannen.rules.hulp import AANVRAAGNAMEN, LIJNNAMEN, Aanvraagstand, is_risk, waited
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.formulier import Rij

STANDEN = {
    Aanvraagstand.GEVRAAGD: ("let-op", "wacht"),
    Aanvraagstand.AANVAARD: ("accent", "kalender"),
    Aanvraagstand.BEGONNEN: ("veilig", "vink"),
    Aanvraagstand.AFGEWEZEN: ("neutraal", "kruis"),
}


@dataclass(frozen=True, slots=True)
class Aanvraagregel:
    """One request for an offer, with how long somebody waited."""

    wat: str
    van: str
    soort: str
    stand: str
    icoon: str
    dagen: str
    wacht: str
    reden: str
    loopt: bool
    url: str
    publiek_id: UUID


@dataclass(frozen=True, slots=True)
class Lijnbeeld:
    """One line, as it is drawn."""

    naam: str
    wie: str
    team: str
    wat: str
    wens: str
    hulp: str
    klaar: str
    aanvragen: Sequence[Aanvraagregel]
    url: str


@dataclass(frozen=True, slots=True)
class Geldregel:
    """Money made to measure, as a line."""

    doel: str
    wie: str
    bedrag: str
    besteed: str
    over: str
    besluit: str
    url: str


def present_help(handeling: Handeling, zicht: Planzicht, hulp: Hulpzicht) -> dict[str, Sequence[object]]:
    """Return the lines of help, those of recovery, and the money."""
    beelden = [(een, present_line(handeling, zicht, een)) for een in hulp.lijnen]
    return {
        "risicos": [beeld for een, beeld in beelden if is_risk(een.rij.soort)],
        "gebieden": [beeld for een, beeld in beelden if not is_risk(een.rij.soort)],
        "geld": [_money(zicht, rij, teksten) for rij, teksten in hulp.maatwerk],
    }


def present_line(handeling: Handeling, zicht: Planzicht, een: Lijnzicht) -> Lijnbeeld:
    """Draw one line."""
    rij, t = een.rij, een.teksten
    return Lijnbeeld(
        naam=LIJNNAMEN[rij.soort],
        wie=_for_whom(zicht, rij.persoon_id),
        team=rij.team.naam,
        wat=t.get("wat", ""),
        wens=t.get("wens", ""),
        hulp=t.get("hulp", ""),
        klaar=_("Klaar sinds %(op)s") % {"op": taal.datum(rij.klaar_op)} if rij.klaar_op else "",
        aanvragen=[_request(handeling, aanvraag, reden) for aanvraag, reden in een.aanvragen],
        url=reverse("plannen:hulplijn", args=[rij.publiek_id]),
    )


def _for_whom(zicht: Planzicht, persoon: int | None) -> str:
    return zicht.naam_van((Deelnemersoort.PERSOON, persoon)) if persoon else _("het hele gezin")


def _request(handeling: Handeling, rij: Aanvraag, reden: str) -> Aanvraagregel:
    stand = Aanvraagstand(rij.stand)
    soort, icoon = STANDEN[stand]
    dagen = waited(
        gevraagd=rij.gevraagd_op, tot=rij.begonnen_op or rij.afgewezen_op, vandaag=lokale_datum(handeling.moment)
    )
    loopt = stand in (Aanvraagstand.GEVRAAGD, Aanvraagstand.AANVAARD)
    zin = (
        ngettext("wacht %(n)s dag", "wacht %(n)s dagen", dagen)
        if loopt
        else ngettext("na %(n)s dag wachten", "na %(n)s dagen wachten", dagen)
    )
    stappen = [(_("gevraagd"), rij.gevraagd_op), (_("aangenomen"), rij.aanvaard_op), (_("begonnen"), rij.begonnen_op)]
    return Aanvraagregel(
        wat=rij.aanbodnaam,
        van=rij.aanbieder.naam,
        soort=soort,
        stand=AANVRAAGNAMEN[stand].capitalize(),
        icoon=icoon,
        dagen="; ".join(f"{woord} {taal.datum(op)}" for woord, op in stappen if op),
        wacht=zin % {"n": dagen},
        reden=reden,
        loopt=loopt,
        url=reverse("plannen:aanvraag", args=[rij.publiek_id]),
        publiek_id=rij.publiek_id,
    )


def _money(zicht: Planzicht, rij: Maatwerk, teksten: Teksten) -> Geldregel:
    return Geldregel(
        doel=teksten.get("doel", ""),
        wie=_for_whom(zicht, rij.persoon_id),
        bedrag=euro(rij.bedrag),
        besteed=euro(rij.besteed),
        over=euro(rij.bedrag - rij.besteed),
        besluit=_("%(wie)s, %(op)s") % {"wie": teksten.get("besloten_door", ""), "op": taal.datum(rij.besloten_op)},
        url=reverse("plannen:besteed", args=[rij.publiek_id]),
    )


def euro(bedrag: object) -> str:
    """Return an amount as it is read: with a comma, and the sign in front."""
    return f"€ {bedrag:.2f}".replace(".", ",")


def offers(rijen: Sequence[Aanbod]) -> list[Rij]:
    """Return the offers of the region as rows of a choice."""
    return [(f"{rij.team.publiek_id}-{rij.code}", rij.pk, f"{rij.naam} ({rij.team.naam})") for rij in rijen]


def people(zicht: Planzicht) -> list[Rij]:
    """Return who of the family can be meant, as rows of a choice."""
    return [(een.publiek_id, een.wie[1], een.naam) for een in zicht.deelnemers if een.wie[0] is Deelnemersoort.PERSOON]


def teams(zicht: Planzicht) -> list[Rij]:
    """Return the teams that take part now, as rows of a choice."""
    return [
        (een.publiek_id, een.wie[1], een.naam)
        for een in zicht.deelnemers
        if een.wie[0] is Deelnemersoort.TEAM and een.doet_mee
    ]
