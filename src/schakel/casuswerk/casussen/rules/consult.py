"""Which states has a question to a specialist?  It moves no responsibility and ends by itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.tijd import AMSTERDAM
from schakel.kernel.werkdagen import is_werkdag


class ConsultStatus(StrEnum):
    """The life of a consult."""

    GEVRAAGD = "GEVRAAGD"
    BEANTWOORD = "BEANTWOORD"
    INGETROKKEN = "INGETROKKEN"


CONSULT_OVERGANGEN: Mapping[ConsultStatus, frozenset[ConsultStatus]] = {
    ConsultStatus.GEVRAAGD: frozenset({ConsultStatus.BEANTWOORD, ConsultStatus.INGETROKKEN}),
    ConsultStatus.BEANTWOORD: frozenset(),
    ConsultStatus.INGETROKKEN: frozenset(),
}

STATUSNAMEN: Mapping[ConsultStatus, str] = {
    ConsultStatus.GEVRAAGD: "gevraagd",
    ConsultStatus.BEANTWOORD: "beantwoord",
    ConsultStatus.INGETROKKEN: "ingetrokken",
}

# Nobody asked before the clock of the agreement ran out, and nobody has said why: the worker keeps this reason.
ZONDER_UITLEG = "ZONDER_UITLEG"

# Why a specialist that the agreement names was not asked.
REDENEN_NIET_GEVRAAGD: Mapping[str, str] = {
    "AL_GESPROKEN": "Wij spraken deze specialist al",
    "NIET_BEREIKBAAR": "Niemand is bereikbaar",
    "GEEN_TIJD": "Wachten is gevaarlijker",
    "NIET_NODIG": "In deze zaak is het niet nodig",
}

# Of the statutory list: with these forms honour plays a part, and they go before the others.
EERVORMEN = ("02", "05")
KANTOOR_VAN, KANTOOR_TOT = time(8, 30), time(17, 0)
# What the tables of specialists ask and that only people in the casus can say.
JA_NEE_FEITEN = ("letsel", "plaatsing", "gi_maatregel", "lvb", "eer")
PLAATS = "plaats"
PLAATSEN: Mapping[str, str] = {
    "thuis": "Thuis",
    "opvang": "In de opvang",
    "ziekenhuis": "In het ziekenhuis",
    "politiebureau": "Op het politiebureau",
    "elders": "Ergens anders",
}

# How long the specialist can see the question when the agreement names no answering term.
STANDAARD_UREN = 48


def check_consult_transition(van: ConsultStatus, naar: ConsultStatus) -> None:
    """
    Check that a consult may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in CONSULT_OVERGANGEN[van]:
        raise NotPossible(f"Deze vraag is al {STATUSNAMEN[van]}.")


def check_vraag(*, vraag: str) -> None:
    """
    Check that something is asked.

    :raises InvalidInput: if not
    """
    if not vraag.strip():
        raise InvalidInput({"vraag": ["Schrijf uw vraag aan de specialist."]})


def answer_due(moment: datetime, uren: int) -> datetime:
    """Return when an answer is due; hours are counted as they are."""
    return moment + timedelta(hours=uren)


def leading_vorm(vormen: Iterable[str]) -> str | None:
    """Return the form that agreements look at: an honour form goes before the others, else the first that is named."""
    genoemd = list(vormen)
    return next((vorm for vorm in genoemd if vorm in EERVORMEN), genoemd[0] if genoemd else None)


def is_buiten_kantooruren(moment: datetime) -> bool:
    """Answer whether the moment lies outside office hours, in Amsterdam."""
    lokaal = moment.astimezone(AMSTERDAM)
    return not is_werkdag(lokaal.date()) or not KANTOOR_VAN <= lokaal.time() < KANTOOR_TOT


def stated_facts(feiten: Mapping[str, object]) -> dict[str, str | bool]:
    """Return of these facts those that people state about a casus, without what nobody knows yet."""
    gezegd: dict[str, str | bool] = {
        code: waarde for code in JA_NEE_FEITEN if isinstance(waarde := feiten.get(code), bool)
    }
    plaats = feiten.get(PLAATS)
    return {**gezegd, PLAATS: plaats} if isinstance(plaats, str) and plaats in PLAATSEN else gezegd
