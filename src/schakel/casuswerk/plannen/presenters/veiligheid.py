"""How does the safety plan read, and how do promises?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schakel.casuswerk.plannen.models import Belofte
from schakel.casuswerk.plannen.queries.blad import Beloftezicht, Planzicht, Situatiezicht
from schakel.casuswerk.plannen.rules.beloften import BELOFTE_NAMEN, BelofteStatus, is_late
from schakel.casuswerk.plannen.rules.situaties import STAPLENGTE, calls_of, columns_of, steps_of
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal

OMGANG: Mapping[str, Any] = {
    "waar": gettext_lazy("Waar"),
    "wanneer": gettext_lazy("Wanneer"),
    "wie_erbij": gettext_lazy("Wie is erbij"),
    "als_het_misgaat": gettext_lazy("Als het misgaat"),
}
STANDEN: Mapping[BelofteStatus, tuple[str, str]] = {
    BelofteStatus.AANGEBODEN: ("neutraal", "wacht"),
    BelofteStatus.AANVAARD: ("accent", "kalender"),
    BelofteStatus.GEWEIGERD: ("let-op", "kruis"),
    BelofteStatus.GEDAAN: ("veilig", "vink"),
    BelofteStatus.VERBROKEN: ("gevaar", "gevaar"),
    BelofteStatus.INGETROKKEN: ("neutraal", "kruis"),
}


@dataclass(frozen=True, slots=True)
class Belregel:
    """Whom to call, in order."""

    naam: str
    telefoon: str


@dataclass(frozen=True, slots=True)
class Situatiebeeld:
    """One unsafe situation, as it is drawn."""

    publiek_id: UUID
    titel: str
    gebeurt: str
    signalen: Sequence[str]
    stappen: Sequence[tuple[str, str]]
    bellen: Sequence[Belregel]
    waarheen: str
    adres_in_kluis: bool
    controle: str
    gevolg: str
    kindwoorden: str
    kindversie: bool
    geldig: str
    verlopen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Belofteregel:
    """One promise, as the table has it."""

    wat: str
    van: str
    uiterlijk: str
    controle: str
    soort: str
    stand: str
    icoon: str
    url: str
    bij: str
    status: str
    voor_veiligheid: bool
    zonder_account: bool
    veilig_herinneren: bool
    bijeenkomst_url: str


def present_situatie(handeling: Handeling, zicht: Planzicht, een: Situatiezicht) -> Situatiebeeld:
    """Draw one situation; whom to call bears the number that is known of that one now."""
    t, rij, vandaag = een.teksten, een.rij, lokale_datum(handeling.moment)
    controle = ", ".join(deel for deel in (t.get("controle_wie", ""), t.get("controle_hoe_vaak", "")) if deel)
    verlopen = rij.geldig_tot < vandaag
    geldig = _("Liep af op %(op)s: kijk opnieuw") if verlopen else _("Geldt tot en met %(op)s")
    return Situatiebeeld(
        publiek_id=rij.publiek_id,
        titel=t.get("titel", ""),
        gebeurt=t.get("gebeurt", ""),
        signalen=_lines(t.get("signalen", "")),
        stappen=steps_of(t),
        bellen=calls(zicht, t),
        waarheen=t.get("waarheen", ""),
        adres_in_kluis=rij.adres_in_kluis,
        controle=controle,
        gevolg=t.get("gevolg", ""),
        kindwoorden=t.get("kindwoorden", ""),
        kindversie=rij.kindversie,
        geldig=geldig % {"op": taal.datum(rij.geldig_tot)},
        verlopen=verlopen,
        url=reverse("plannen:situatie", args=[rij.publiek_id]),
    )


def carried_fields(tekst: str) -> dict[str, str]:
    """Return where the words of an agreement stand in the form of a situation: as its first step, when they fit."""
    return {"stap0_wat": tekst} if len(tekst) <= STAPLENGTE else {"gebeurt": tekst}


def _lines(tekst: str) -> list[str]:
    return [regel.strip("-– ").strip() for regel in tekst.splitlines() if regel.strip()]


def calls(zicht: Planzicht, teksten: Mapping[str, str]) -> list[Belregel]:
    """Return whom to call, in order."""
    bekend = {f"{een.wie[0].value}-{een.publiek_id}": een for een in zicht.deelnemers}
    regels = []
    for wie, naam, telefoon in calls_of(teksten):
        een = bekend.get(wie)
        regels.append(Belregel(naam or (een.naam if een else ""), telefoon or (een.telefoon if een else "")))
    return regels


def present_veiligheid(handeling: Handeling, zicht: Planzicht) -> dict[str, Any]:
    """Return what stands on the page of the safety plan."""
    return {
        "situaties": [present_situatie(handeling, zicht, een) for een in zicht.situaties],
        "omgang": [(str(naam), zicht.omgang[veld]) for veld, naam in OMGANG.items() if zicht.omgang.get(veld)],
        "exemplaren": [
            (
                zicht.naam_van(wie),
                _("versie %(n)s, %(op)s") % {"n": rij.versie, "op": taal.datum(rij.gegeven_op)}
                + (_(", versie voor kinderen") if rij.kindversie else ""),
            )
            for rij, wie in zicht.exemplaren
        ],
    }


def texts_now_of(zicht: Planzicht, situatie: int) -> dict[str, str]:
    """Return what stands in a situation now, as its form has it; one that lapsed has nothing."""
    een = next((een for een in zicht.situaties if een.rij.pk == situatie), None)
    if een is None:
        return {}
    rij = een.rij
    return {**een.teksten, **columns_of(geldig_tot=rij.geldig_tot, kindversie=rij.kindversie)}


def present_beloften(handeling: Handeling, zicht: Planzicht) -> list[Belofteregel]:
    """Draw the promises of a plan."""
    return [present_belofte(handeling, zicht, een) for een in zicht.beloften]


def present_belofte(handeling: Handeling, zicht: Planzicht, een: Beloftezicht) -> Belofteregel:
    """Draw one promise with its state, the time that is left or the days that it is late."""
    rij, vandaag = een.rij, lokale_datum(handeling.moment)
    status = BelofteStatus(rij.status)
    soort, icoon = STANDEN[status]
    stand = _state(rij, status, vandaag)
    if is_late(status, uiterlijk=rij.uiterlijk, vandaag=vandaag):
        soort, icoon = "gevaar", "gevaar"
    elif status is BelofteStatus.AANVAARD and (rij.uiterlijk - vandaag).days <= 3:
        soort, icoon = "let-op", "klok"
    return Belofteregel(
        wat=een.teksten.get("wat", ""),
        van=zicht.naam_van(een.van),
        uiterlijk=taal.datum(rij.uiterlijk),
        controle=zicht.naam_van(een.controle),
        soort=soort,
        stand=stand,
        icoon=icoon,
        url=reverse("plannen:belofte", args=[rij.publiek_id]),
        bij=een.teksten.get("reden", "") or een.teksten.get("bevinding", ""),
        status=status.value,
        voor_veiligheid=rij.voor_veiligheid,
        zonder_account=rij.team_id is None,
        veilig_herinneren=rij.veilig_herinneren,
        bijeenkomst_url=reverse("bijeenkomsten:bijeenkomst", args=[rij.bijeenkomst]) if rij.bijeenkomst else "",
    )


def _state(rij: Belofte, status: BelofteStatus, vandaag: date) -> str:
    if is_late(status, uiterlijk=rij.uiterlijk, vandaag=vandaag):
        dagen = (vandaag - rij.uiterlijk).days
        return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", dagen) % {"n": dagen}
    woord = BELOFTE_NAMEN[status].capitalize()
    if status is BelofteStatus.AANVAARD:
        over = (rij.uiterlijk - vandaag).days
        return ngettext("Nog %(n)s dag", "Nog %(n)s dagen", over) % {"n": over} if over else _("Vandaag")
    moment = rij.afgerond_op or rij.beantwoord_op
    return f"{woord} {taal.datum(moment).rsplit(' ', 1)[0]}" if moment else woord
