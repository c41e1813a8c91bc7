"""How does the help for one person go, from offer to end?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class WerklijnStatus(StrEnum):
    """How far the help for one person is."""

    AANGEBODEN = "AANGEBODEN"
    AANGEVRAAGD = "AANGEVRAAGD"
    AANGENOMEN = "AANGENOMEN"
    GESTART = "GESTART"
    GEWEIGERD = "GEWEIGERD"
    GESTOPT = "GESTOPT"


_S = WerklijnStatus
WERKLIJN_OVERGANGEN: Mapping[WerklijnStatus, frozenset[WerklijnStatus]] = {
    _S.AANGEBODEN: frozenset({_S.AANGEVRAAGD, _S.GEWEIGERD, _S.GESTOPT}),
    _S.AANGEVRAAGD: frozenset({_S.AANGENOMEN, _S.GEWEIGERD, _S.GESTOPT}),
    _S.AANGENOMEN: frozenset({_S.GESTART, _S.GEWEIGERD, _S.GESTOPT}),
    _S.GESTART: frozenset({_S.GESTOPT}),
    _S.GEWEIGERD: frozenset(),
    _S.GESTOPT: frozenset(),
}
WERKLIJN_NAMEN: Mapping[WerklijnStatus, str] = {
    _S.AANGEBODEN: "aangeboden",
    _S.AANGEVRAAGD: "aangevraagd",
    _S.AANGENOMEN: "aangenomen",
    _S.GESTART: "gestart",
    _S.GEWEIGERD: "geweigerd",
    _S.GESTOPT: "gestopt",
}
MET_REDEN = frozenset({_S.GEWEIGERD, _S.GESTOPT})
# Under this key a region lays down, dated, which lines of work there are and for whom.
SOORTEN_SLEUTEL = "werklijnen"
# For a region that laid down nothing: one kind, for anybody.
STANDAARD: tuple[dict[str, object], ...] = ({"code": "hulp", "naam": "Hulp", "voor": []},)


def check_werklijn_transition(van: WerklijnStatus, naar: WerklijnStatus) -> None:
    """
    Check that a line of work may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in WERKLIJN_OVERGANGEN[van]:
        raise NotPossible(f"Deze hulp is {WERKLIJN_NAMEN[van]}. Zij kan niet {WERKLIJN_NAMEN[naar]} worden.")


def check_step(*, naar: WerklijnStatus, op: date, vorige: date, vandaag: date, reden: str) -> None:
    """
    Check that a step has a day between the step before it and now, and that an end has a reason.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if op > vandaag:
        fouten["op"] = ["Kies een dag die al is geweest."]
    elif op < vorige:
        fouten["op"] = ["Deze dag ligt voor de vorige stap."]
    if naar in MET_REDEN and not reden.strip():
        fouten["reden"] = ["Schrijf in een zin waarom."]
    if fouten:
        raise InvalidInput(fouten)
