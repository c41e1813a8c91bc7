"""When must whom to call be checked again, and when does the role of a team no longer hold?"""

import calendar
import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible

# For a region that laid down nothing: a contact is checked twice a year, a role is confirmed once a year.
CONTACT_MAANDEN_SLEUTEL, CONTACT_MAANDEN = "contact_controle_maanden", 6
ROL_MAANDEN_SLEUTEL, ROL_MAANDEN = "rol_bevestigen_maanden", 12
# So long before it is late, the owner hears of it.
VOORAF = timedelta(days=30)
WIJZIGBAAR = ("naam", "functie", "telefoon", "geldig_tot")


class Wijzigingsoort(StrEnum):
    """What is asked of the owner: take over other words, or only note that all is still true."""

    WIJZIGING = "WIJZIGING"
    CONTROLE = "CONTROLE"


class Ketentermijnsoort(StrEnum):
    """Which clocks the ketenkaart itself has."""

    CONTACT = "CONTACT"
    ROL = "ROL"


class Bijhoudstand(StrEnum):
    """How true something still is."""

    GOED = "GOED"
    LOOPT_AF = "LOOPT_AF"
    VERLOPEN = "VERLOPEN"


def add_months(dag: date, maanden: int) -> date:
    """Return the same day so many months later; the last one of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


def contact_uiterlijk(
    *, geldig_van: date, geldig_tot: date | None, gecontroleerd_op: date | None, maanden: int
) -> date:
    """Return on which day a contact must have been checked: half a year after the last time, or when it runs out."""
    controle = add_months(max(gecontroleerd_op or geldig_van, geldig_van), maanden)
    return min(controle, geldig_tot) if geldig_tot else controle


def stand_op(dag: date, uiterlijk: date) -> Bijhoudstand:
    """Return how true something is on this day."""
    if dag >= uiterlijk:
        return Bijhoudstand.VERLOPEN
    return Bijhoudstand.LOOPT_AF if dag >= uiterlijk - VOORAF else Bijhoudstand.GOED


def alarm_op(dag: date, uiterlijk: date) -> int:
    """Return how far the alarm is on this day: 0 nothing, 1 it comes near, 2 it is late."""
    return {Bijhoudstand.GOED: 0, Bijhoudstand.LOOPT_AF: 1, Bijhoudstand.VERLOPEN: 2}[stand_op(dag, uiterlijk)]


def fingerprint(regels: Iterable[str]) -> str:
    """Return the mark of these words: other words, another mark."""
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()


def check_wijziging(velden: dict[str, str], nu: dict[str, str]) -> dict[str, str]:
    """
    Return what a proposal changes.

    :raises InvalidInput: if a name lacks, or nothing is another
    """
    if not velden.get("naam", "").strip():
        raise InvalidInput({"naam": ["Vul in wie hier nu gebeld wordt."]})
    anders = {veld: waarde.strip() for veld, waarde in velden.items() if waarde.strip() != nu.get(veld, "")}
    if not anders:
        raise InvalidInput({"naam": ["Er is niets veranderd. Klopt alles nog? Laat de eigenaar dat dan vastleggen."]})
    return anders


def check_open(besloten: bool) -> None:
    """
    Refuse a second decision.

    :raises NotPossible: if somebody decided already
    """
    if besloten:
        raise NotPossible("Over dit voorstel is al beslist.")
