"""Which states has a promise, when is it late, and what must be said of it?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class BelofteStatus(StrEnum):
    """What became of a promise?"""

    AANGEBODEN = "AANGEBODEN"
    AANVAARD = "AANVAARD"
    GEWEIGERD = "GEWEIGERD"
    GEDAAN = "GEDAAN"
    VERBROKEN = "VERBROKEN"
    INGETROKKEN = "INGETROKKEN"


_S = BelofteStatus
# What was broken can still be done; what was done can turn out to be broken.
BELOFTE_OVERGANGEN: Mapping[BelofteStatus, frozenset[BelofteStatus]] = {
    _S.AANGEBODEN: frozenset({_S.AANVAARD, _S.GEWEIGERD, _S.INGETROKKEN}),
    _S.AANVAARD: frozenset({_S.GEDAAN, _S.VERBROKEN, _S.INGETROKKEN}),
    _S.GEWEIGERD: frozenset(),
    _S.GEDAAN: frozenset({_S.VERBROKEN}),
    _S.VERBROKEN: frozenset({_S.GEDAAN}),
    _S.INGETROKKEN: frozenset(),
}
BELOFTE_NAMEN: Mapping[BelofteStatus, str] = {
    _S.AANGEBODEN: "gevraagd",
    _S.AANVAARD: "beloofd",
    _S.GEWEIGERD: "geweigerd",
    _S.GEDAAN: "gedaan",
    _S.VERBROKEN: "niet gedaan",
    _S.INGETROKKEN: "ingetrokken",
}
# A promise that somebody still has to keep, or to answer.
LOPEND = frozenset({_S.AANGEBODEN, _S.AANVAARD})


def is_late(status: BelofteStatus, *, uiterlijk: date, vandaag: date) -> bool:
    """Answer whether a promise should have been kept, and nobody said that it was."""
    return status in LOPEND and uiterlijk < vandaag


def check_belofte_transition(van: BelofteStatus, naar: BelofteStatus) -> None:
    """
    Check that a promise may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in BELOFTE_OVERGANGEN[van]:
        raise NotPossible(f"Deze belofte is {BELOFTE_NAMEN[van]}. Dat kan niet {BELOFTE_NAMEN[naar]} worden.")


def check_remind(status: BelofteStatus, *, veilig: bool) -> None:
    """
    Check that somebody may be reminded of a promise.

    :raises NotPossible: if it is not safe, or there is nothing to remind of
    """
    if not veilig:
        raise NotPossible("Niemand heeft gezegd dat herinneren veilig is. Doe het dan niet.")
    if status not in LOPEND:
        raise NotPossible("Deze belofte loopt niet meer.")


def check_belofte(*, wat: str, uiterlijk: date, vandaag: date) -> None:
    """
    Check that a promise says something and can still be kept.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not wat.strip():
        fouten["wat"] = ["Schrijf wat er wordt beloofd."]
    if uiterlijk < vandaag:
        fouten["uiterlijk"] = ["Kies een dag die nog komt."]
    if fouten:
        raise InvalidInput(fouten)
