"""
Which decisions can end a judgement, in which period, and how are they counted?

Two statutory lists stand side by side: the one of 2015 (Informatieprotocol Beleidsinformatie Veilig Thuis, par. 3.6)
and the field that Statistics Netherlands publishes since 2019. Every decision of ours maps to one code in each list
that holds on its day (docs/woordenlijst.md: besluit).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schakel.casuswerk.meldingen.rules import BESLUITWOORDEN
from schakel.kernel.errors import NotPossible

LIJST_2015 = "vervolg_melding"
LIJST_2019 = "veiligheidsbeoordeling_2019"
# The protocol of 2019 came into force on this day, with the service voorwaarden & vervolg.
INGANG_2019 = date(2019, 1, 1)


class Besluitsoort(StrEnum):
    """What follows after the judgement; the values are those that agreements and clocks use."""

    OVERDRACHT = "overdracht"
    ONDERZOEK = "onderzoek"
    VOORWAARDEN_VERVOLG = "voorwaarden_vervolg"
    MAATWERK = "regionaal_maatwerk"
    ADVIES = "advies"
    GEEN = "geen"


BESLUIT_NAMEN: Mapping[Besluitsoort, str] = {soort: BESLUITWOORDEN[soort.value] for soort in Besluitsoort}

# Veilig Thuis goes on answering in a casus; the others end or hand over its part.
BLIJFT_BIJ_VT = frozenset({Besluitsoort.ONDERZOEK, Besluitsoort.VOORWAARDEN_VERVOLG, Besluitsoort.MAATWERK})


@dataclass(frozen=True, slots=True)
class Statutair:
    """The code of a decision in the statutory list of its day."""

    lijst: str
    code: str
    naam: str


_TOT_2019: Mapping[Besluitsoort, Statutair] = {
    Besluitsoort.ONDERZOEK: Statutair(LIJST_2015, "01", "Onderzoek starten"),
    Besluitsoort.OVERDRACHT: Statutair(LIJST_2015, "02", "Vervolgtraject inzetten"),
    Besluitsoort.ADVIES: Statutair(LIJST_2015, "03", "Melding omgezet in advies"),
    Besluitsoort.GEEN: Statutair(LIJST_2015, "04", "Einde betrokkenheid Veilig Thuis"),
}
_BIJ_VT = Statutair(LIJST_2019, "beleggen_bij_vt", "Vervolgstappen beleggen bij Veilig Thuis")
_VANAF_2019: Mapping[Besluitsoort, Statutair] = {
    Besluitsoort.ONDERZOEK: _BIJ_VT,
    Besluitsoort.VOORWAARDEN_VERVOLG: _BIJ_VT,
    Besluitsoort.OVERDRACHT: Statutair(LIJST_2019, "overdracht", "Overdracht"),
    Besluitsoort.GEEN: Statutair(LIJST_2019, "geen_vervolgstappen", "Geen vervolgstappen nodig"),
    Besluitsoort.ADVIES: Statutair(LIJST_2019, "geen_vervolgstappen", "Geen vervolgstappen nodig"),
    Besluitsoort.MAATWERK: Statutair(LIJST_2019, "regionaal_maatwerk", "Inzet regionaal maatwerk Veilig Thuis"),
}


def list_on(dag: date) -> Mapping[Besluitsoort, Statutair]:
    """Return which decisions can be taken on this day, each with its statutory code."""
    return _VANAF_2019 if dag >= INGANG_2019 else _TOT_2019


def check_besluit(besluit: Besluitsoort, *, dag: date, dubbel_anoniem: bool, andere_bron: bool = False) -> Statutair:
    """
    Return the statutory code of a decision that can be taken on this day.

    A report whose author is unknown even to Veilig Thuis cannot lead to an investigation by itself: that needs
    another source (security.md A12).

    :raises NotPossible: if the list of the day does not hold it, or the report cannot carry it
    """
    gekozen = list_on(dag).get(besluit)
    if gekozen is None:
        raise NotPossible(f"Op deze dag kon u nog niet kiezen voor: {BESLUIT_NAMEN[besluit]}.")
    if besluit is Besluitsoort.ONDERZOEK and dubbel_anoniem and not andere_bron:
        raise NotPossible(
            "Niemand weet wie dit meldde. Alleen op deze melding mag Veilig Thuis geen onderzoek doen. "
            "Is er een andere bron? Noem die dan. Is er nu gevaar? Bel de politie."
        )
    return gekozen


def needs_meebeslisser(besluit: Besluitsoort, *, volgens_instrument: bool) -> bool:
    """Answer whether another qualified person has to agree: where the instrument asks it, and before investigating."""
    return volgens_instrument or besluit is Besluitsoort.ONDERZOEK
