"""What do the cards say of people who may be known already?  Ready Dutch text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.presenters.woorden import BEKENDWOORDEN, WAAROP, name_of
from schakel.casuswerk.meldingen.queries import Herkend, Misschien
from schakel.casuswerk.meldingen.rules import EerdereBetrokkenheid, MeldingStatus
from schakel.casuswerk.personen.queries import Kaart
from schakel.casuswerk.personen.rules import may_become_postcode
from schakel.kernel.ids import normaliseer_bsn
from schakel.toolkit import taal

LENGTE_BSN = 9


@dataclass(frozen=True, slots=True)
class Kaartbeeld:
    """A person who may be known, with the question whether it is."""

    veld: str
    kop: str
    regel: str
    waarop: str
    rij: int | None
    gekozen: str


@dataclass(frozen=True, slots=True)
class Herkendbeeld:
    """Everything that may be known of what was typed so far."""

    kop: str
    kaarten: Sequence[Kaartbeeld] = ()
    plaats: str = ""
    gemeente: str = ""
    # A postcode that cannot be: it holds nobody up, the caller can still be asked.
    let_op: str = ""


def herkend(
    gevonden: Sequence[Herkend], plaats: tuple[str, str], getypt: Mapping[str, Any], nu: datetime
) -> Herkendbeeld:
    """Draw the cards, keeping what was answered on them before."""
    kaarten = [_kaart(een, getypt, nu) for een in gevonden]
    aantal = sum(een.kaart.meldingen for een in gevonden)
    kop = _("Nog niemand herkend")
    if kaarten:
        kop = _("Misschien bekend: %(n)s") % {"n": _number(len(kaarten), "persoon", "personen")}
        kop = kop if not aantal else _("%(kop)s met eerdere meldingen") % {"kop": kop}
    return Herkendbeeld(kop, kaarten, plaats[1], plaats[0], _odd(getypt))


def _odd(getypt: Mapping[str, Any]) -> str:
    """Say softly which postcode or BSN cannot be right; nothing waits for it."""
    if not may_become_postcode(str(getypt.get("postcode", ""))):
        return _("Deze postcode bestaat niet. Vraag het na. U kunt wel verder.")
    bsns = [str(getypt.get(naam, "")) for naam in getypt if naam.endswith("-bsn")]
    fout = [bsn for bsn in bsns if len(bsn.strip()) >= LENGTE_BSN and normaliseer_bsn(bsn) is None]
    return _("Een BSN klopt niet. Vraag het na. U kunt wel verder.") if fout else ""


def _number(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {ngettext(een, meer, aantal)}"


def _kaart(een: Herkend, getypt: Mapping[str, Any], nu: datetime) -> Kaartbeeld:
    kaart, veld = een.kaart, f"kaart-{een.kaart.persoon}"
    return Kaartbeeld(
        veld=veld,
        kop=kaart.naam or _("Naam niet bekend"),
        regel=_card_line(kaart, nu),
        waarop=WAAROP[kaart.waarop],
        rij=een.rij,
        gekozen=str(getypt.get(veld, "")),
    )


def _card_line(kaart: Kaart, nu: datetime) -> str:
    delen = [
        _("geboren %(datum)s") % {"datum": taal.datum(kaart.geboortedatum)} if kaart.geboortedatum else "",
        kaart.gemeente,
        _number(kaart.meldingen, "melding", "meldingen"),
        _("laatst %(op)s") % {"op": taal.kort_moment(kaart.laatste, nu)},
        _("ligt bij %(team)s") % {"team": kaart.houder} if kaart.houder else "",
    ]
    return ", ".join(deel for deel in delen if deel)


@dataclass(frozen=True, slots=True)
class Misschienbeeld:
    """One earlier person, and who of the melding it may be."""

    kaart: UUID
    kop: str
    regel: str
    waarop: str
    mensen: Sequence[tuple[UUID, str]]
    ontkend: bool
    # The fields of the card that came back with a fault bear the ids to which the fault points.
    veld_id: str


@dataclass(frozen=True, slots=True)
class Bekendbeeld:
    """Everybody who may be known in a melding that was received already."""

    kop: str
    kaarten: Sequence[Misschienbeeld]
    ontkend: str
    uitleg: str


def maybe_known(
    melding: Melding, kaarten: Sequence[Misschien], ontkend: int, nu: datetime, teruggekomen: str = ""
) -> Bekendbeeld:
    """Draw the cards of earlier people for one melding."""
    aantal = _number(len(kaarten), "persoon", "personen")
    return Bekendbeeld(
        kop=_("Misschien bekend: %(n)s") % {"n": aantal} if kaarten else _("Niemand om te vergelijken"),
        kaarten=[_maybe(een, nu, teruggekomen) for een in kaarten],
        ontkend=_("Bij %(n)s zei iemand: dit is iemand anders.") % {"n": _number(ontkend, "kaart", "kaarten")}
        if ontkend
        else "",
        uitleg=_consequence(melding) if kaarten else "",
    )


def _consequence(melding: Melding) -> str:
    if melding.status in (MeldingStatus.ONTVANGEN, MeldingStatus.IN_BEOORDELING):
        return _("U beslist of het dezelfde persoon is. De indeling van de melding verandert dan mee.")
    return _("De melding is al beoordeeld. U kunt nog koppelen; de indeling van de melding verandert niet meer.")


def _maybe(een: Misschien, nu: datetime, teruggekomen: str) -> Misschienbeeld:
    kaart = een.kaart
    return Misschienbeeld(
        kaart=kaart.persoon,
        kop=kaart.naam or _("Naam niet bekend"),
        regel=_card_line(kaart, nu),
        waarop=WAAROP[kaart.waarop],
        mensen=[(rij.persoon.publiek_id, name_of(rij)) for rij in een.mensen],
        ontkend=een.ontkend,
        veld_id="id_persoon" if str(kaart.persoon) == teruggekomen else f"persoon-{kaart.persoon}",
    )


def linked(melding: Melding, volgt: bool) -> str:
    """Say what confirming did to the class of the melding."""
    indeling = {"indeling": BEKENDWOORDEN[EerdereBetrokkenheid(melding.eerdere_betrokkenheid)]}
    if volgt:
        return _("Gekoppeld. De indeling van deze melding is nu: %(indeling)s.") % indeling
    return _("Gekoppeld. De melding is al beoordeeld, dus de indeling blijft: %(indeling)s.") % indeling


def denied() -> str:
    """Say that it is not asked again."""
    return _("Vastgelegd: dit is iemand anders. Bij deze melding vragen wij het niet opnieuw.")
