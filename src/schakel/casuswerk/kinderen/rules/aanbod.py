"""Which help does a child get of its own, and how far is it?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible

# The target groups of the ketenkaart in which a child is helped itself.
KINDGROEPEN = ("kinderen", "gezin_met_kinderen", "tienermoeders")


class KindhulpStatus(StrEnum):
    """How far the own help of a child is."""

    GEWENST = "GEWENST"
    GEVRAAGD = "GEVRAAGD"
    AANVAARD = "AANVAARD"
    GESTART = "GESTART"
    GESTOPT = "GESTOPT"
    NIET_NODIG = "NIET_NODIG"


_S = KindhulpStatus
KINDHULP_OVERGANGEN: Mapping[KindhulpStatus, frozenset[KindhulpStatus]] = {
    _S.GEWENST: frozenset({_S.GEVRAAGD, _S.GESTOPT}),
    _S.GEVRAAGD: frozenset({_S.AANVAARD, _S.GESTART, _S.GESTOPT}),
    _S.AANVAARD: frozenset({_S.GESTART, _S.GESTOPT}),
    _S.GESTART: frozenset({_S.GESTOPT}),
    _S.GESTOPT: frozenset(),
    _S.NIET_NODIG: frozenset({_S.GESTOPT}),
}
KINDHULP_NAMEN: Mapping[KindhulpStatus, str] = {
    _S.GEWENST: "gewenst",
    _S.GEVRAAGD: "gevraagd",
    _S.AANVAARD: "aangenomen",
    _S.GESTART: "begonnen",
    _S.GESTOPT: "gestopt",
    _S.NIET_NODIG: "niet nodig",
}
# What counts as an own offer: somebody was asked for it. A wish alone helps nobody.
AANBOD = frozenset({_S.GEVRAAGD, _S.AANVAARD, _S.GESTART})
GELDT = AANBOD | {_S.GEWENST, _S.NIET_NODIG}
# From the least to the most: the furthest of a child says how it stands.
VOLGORDE = (_S.GESTOPT, _S.NIET_NODIG, _S.GEWENST, _S.GEVRAAGD, _S.AANVAARD, _S.GESTART)


def check_kindhulp_transition(van: KindhulpStatus, naar: KindhulpStatus) -> None:
    """
    Check that the help of a child may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in KINDHULP_OVERGANGEN[van]:
        raise NotPossible(f"Deze hulp is {KINDHULP_NAMEN[van]}. Dat kan niet {KINDHULP_NAMEN[naar]} worden.")


def check_day(op: date, *, vandaag: date, vanaf: date | None) -> None:
    """
    Check that a step lies on a day that has been, and not before the step before it.

    :raises InvalidInput: if not
    """
    if op > vandaag:
        raise InvalidInput({"op": ["Kies een dag die is geweest."]})
    if vanaf is not None and op < vanaf:
        raise InvalidInput({"op": ["Kies een dag vanaf de vorige stap."]})


def waiting_days(*, gevraagd: date | None, gestart: date | None, gestopt: date | None, vandaag: date) -> int | None:
    """Return how many days a child waited for help, or waits by now; none when nobody was asked."""
    if gevraagd is None:
        return None
    return ((gestart or gestopt or vandaag) - gevraagd).days


def furthest(standen: list[KindhulpStatus]) -> KindhulpStatus | None:
    """Return how far the help of a child is, of all that was recorded."""
    return max(standen, key=VOLGORDE.index, default=None)
