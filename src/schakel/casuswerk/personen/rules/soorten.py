"""In which capacities does a person stand in a dossier?"""

from collections.abc import Iterable
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class PersoonRol(StrEnum):
    """What somebody is in this dossier; the same person may be something else in another."""

    SLACHTOFFER = "SLACHTOFFER"
    PLEGER = "PLEGER"
    KIND = "KIND"
    OUDER = "OUDER"
    GETUIGE = "GETUIGE"
    NETWERK = "NETWERK"
    ONBEKEND = "ONBEKEND"


# What a later report may add: who stands there as one of these, may turn out to be the one who uses violence.
_KAN_BLIJKEN = frozenset({PersoonRol.OUDER, PersoonRol.GETUIGE, PersoonRol.NETWERK})


def rol_after(hier: str, daar: str) -> str:
    """
    Return what somebody is in a dossier, now that another dossier that comes with it says what the same person is.

    What is unknown is filled, and who uses violence is no longer only a parent: then less is shown to this person. A
    victim stays one, whoever reports otherwise; people decide that.
    """
    if hier == PersoonRol.ONBEKEND or (daar == PersoonRol.PLEGER and hier in _KAN_BLIJKEN):
        return daar
    return hier


class Geslacht(StrEnum):
    """As the statutory list of 2015 knows it."""

    VROUW = "V"
    MAN = "M"
    ONBEKEND = "O"


class Relatiesoort(StrEnum):
    """What the first person is to the second."""

    OUDER = "OUDER"
    STIEFOUDER = "STIEFOUDER"
    PARTNER = "PARTNER"
    EXPARTNER = "EXPARTNER"
    BROER_ZUS = "BROER_ZUS"
    GROOTOUDER = "GROOTOUDER"
    VERZORGER = "VERZORGER"
    ANDERS = "ANDERS"


# Said of two people at once: who is named first makes no difference.
WEDERKERIG = frozenset({Relatiesoort.PARTNER, Relatiesoort.EXPARTNER, Relatiesoort.BROER_ZUS, Relatiesoort.ANDERS})
# Of these at most one holds between the same two people.
SLUIT_UIT = (
    frozenset({Relatiesoort.OUDER, Relatiesoort.STIEFOUDER, Relatiesoort.GROOTOUDER, Relatiesoort.BROER_ZUS}),
    frozenset({Relatiesoort.PARTNER, Relatiesoort.EXPARTNER}),
)


def check_relatie(van: int, naar: int, soort: Relatiesoort, bekend: Iterable[tuple[int, int, Relatiesoort]]) -> None:
    """
    Check that the first person can be this to the second, given what is known (first, second, what) in the dossier.

    :raises NotPossible: if it is known already
    :raises InvalidInput: if something that is known excludes it
    """
    tussen = [(v, s) for v, n, s in bekend if {v, n} == {van, naar}]
    if any(s is soort and (v == van or soort in WEDERKERIG) for v, s in tussen):
        raise NotPossible("Deze relatie staat er al.")
    for groep in SLUIT_UIT:
        if soort in groep and any(s in groep for _v, s in tussen):
            raise InvalidInput({"soort": ["Dit past niet bij wat er al staat. Haal die relatie eerst weg."]})
