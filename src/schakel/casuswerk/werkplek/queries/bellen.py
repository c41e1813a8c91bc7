"""Whom can I call now for this need, and where is nobody?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Gebied, GemeenteRegeling, Signaalkaart
from schakel.basis.organisaties.queries import Aanbodvraag, Vondst
from schakel.basis.organisaties.rules import FASEN, Gatstand, gaps
from schakel.casuswerk.werkplek.queries.bereikbaar import own_region
from schakel.casuswerk.werkplek.queries.contactlijst import Belregel, whom_to_call
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

HOOGSTENS = 40


@dataclass(frozen=True, slots=True)
class Gatenzicht:
    """For which group, phase and municipality there is an offer, and for which none."""

    doelgroepen: Sequence[str]
    fasen: Sequence[str]
    gemeenten: Sequence[Gebied]
    standen: Mapping[tuple[str, str, str], Gatstand]


def callable_at(handeling: Handeling, *, vraag: Aanbodvraag, moment: datetime) -> list[tuple[Vondst, Belregel]]:
    """Return who can be called for a need at this moment, with the person to ask for, or who stands in."""
    regio = own_region(handeling)
    maanden = organisaties.months_of(regio, "contact_controle_maanden", 6, lokale_datum(moment))
    gevonden = organisaties.offers_of(regio, moment, vraag)[:HOOGSTENS]
    handeling.spoor.noteer("ketenkaart")
    return [(v, whom_to_call(handeling, team=v.aanbod.team, maanden=maanden, moment=moment)) for v in gevonden]


def gap_map(handeling: Handeling) -> Gatenzicht:
    """Return the gap map of the region."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    plekken = organisaties.places_of_offers(regio, dag)
    gemeenten = list(organisaties.gemeenten(regio, dag))
    groepen = sorted({p.doelgroep for p in plekken} - {"allen"})
    handeling.spoor.noteer("ketenkaart")
    return Gatenzicht(
        groepen, FASEN, gemeenten,
        gaps(plekken, doelgroepen=groepen, fasen=FASEN, gemeenten=[g.code for g in gemeenten]),
    )  # fmt: skip


def policy_layers(handeling: Handeling) -> tuple[list[Gebied], list[GemeenteRegeling]]:
    """Return the municipalities and what each laid down for itself."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    rijen = GemeenteRegeling.objects.valid_on(dag).filter(gebied__regio__code=regio).select_related("gebied")
    handeling.spoor.noteer("gebied")
    return list(organisaties.gemeenten(regio, dag)), list(rijen.order_by("gebied__naam", "veld", "code"))


def signal_cards(handeling: Handeling) -> list[Signaalkaart]:
    """Return the signal cards of the region."""
    handeling.spoor.noteer("signaalkaart")
    return organisaties.signaalkaarten(own_region(handeling), lokale_datum(handeling.moment))


def signal_card(handeling: Handeling, *, code: str) -> Signaalkaart:
    """
    Return one signal card.

    :raises NotFound: if the region has none with this code
    """
    gevonden = next((kaart for kaart in signal_cards(handeling) if kaart.code == code), None)
    if gevonden is None:
        raise NotFound
    return gevonden
