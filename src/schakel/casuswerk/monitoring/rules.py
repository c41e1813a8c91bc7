"""When is a household followed after a handover, and what can a check find?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class ControleStatus(StrEnum):
    """The life of a moment of control."""

    GEPLAND = "GEPLAND"
    GEDAAN = "GEDAAN"
    VERVALLEN = "VERVALLEN"


CONTROLE_OVERGANGEN: Mapping[ControleStatus, frozenset[ControleStatus]] = {
    ControleStatus.GEPLAND: frozenset({ControleStatus.GEDAAN, ControleStatus.VERVALLEN}),
    ControleStatus.GEDAAN: frozenset(),
    ControleStatus.VERVALLEN: frozenset(),
}


class Controlebron(StrEnum):
    """Whom the monitor worker asked."""

    GEZIN = "GEZIN"
    PROFESSIONAL = "PROFESSIONAL"
    NETWERK = "NETWERK"


class Veiligheid(StrEnum):
    """What this source says about this person."""

    VEILIG = "VEILIG"
    ONVEILIG = "ONVEILIG"
    ONDUIDELIJK = "ONDUIDELIJK"
    NIET_BEREIKT = "NIET_BEREIKT"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What one source says about one person."""

    persoon: int | None
    bron: Controlebron
    veiligheid: Veiligheid


# An example, not a norm: a region lays down its own moments under the key below (veilig-thuis: up to a year).
SJABLOON_SLEUTEL = "monitoring-sjabloon"
VOORBEELDSJABLOON: Sequence[Mapping[str, object]] = (
    {"code": "na-3-maanden", "maanden": 3, "soort": "telefoon", "voorbeeld": True},
    {"code": "na-12-maanden", "maanden": 12, "soort": "telefoon", "voorbeeld": True},
)
LANGSTE_MAAND = 31


def add_months(dag: date, maanden: int) -> date:
    """Return the same day so many months later; the last day of the month when that month is shorter."""
    nummer = dag.year * 12 + dag.month - 1 + maanden
    jaar, maand = divmod(nummer, 12)
    eerste = date(jaar, maand + 1, 1)
    volgende = (eerste + timedelta(days=LANGSTE_MAAND)).replace(day=1)
    return eerste + timedelta(days=min(dag.day, (volgende - eerste).days) - 1)


def check_control_transition(van: ControleStatus, naar: ControleStatus) -> None:
    """
    Check that a moment of control may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in CONTROLE_OVERGANGEN[van]:
        raise NotPossible("Deze controle is al afgehandeld.")


def check_uitkomsten(uitkomsten: Sequence[Uitkomst]) -> None:
    """
    Check that both the household and somebody else were asked.

    :raises InvalidInput: if one of them lacks
    """
    bronnen = {u.bron for u in uitkomsten}
    if Controlebron.GEZIN not in bronnen or len(bronnen) == 1:
        raise InvalidInput({"uitkomsten": ["Vraag het aan het gezin zelf en aan minstens één ander."]})
