"""What came, what went and what changed between two lists of named things?"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Wijziging(StrEnum):
    """How one thing differs between two versions."""

    ERBIJ = "erbij"
    WEG = "weg"
    ANDERS = "anders"
    VERPLAATST = "verplaatst"


@dataclass(frozen=True, slots=True)
class Verschil(Generic[K, V]):
    """One thing that differs: what it was (None: it was not there) and what it becomes (None: it is no more)."""

    naam: K
    soort: Wijziging
    voor: V | None
    na: V | None


def compare(voor: Mapping[K, V], na: Mapping[K, V], *, op_volgorde: bool = False) -> list[Verschil[K, V]]:
    """
    Return every difference, in the order of the new list; what went, stands last.

    `op_volgorde`: the order counts too (the first row that fits decides). Only what was overtaken counts as moved, so
    that one new row on top does not move all the others.
    """
    verschoven = _overtaken(voor, na) if op_volgorde else frozenset()
    verschillen: list[Verschil[K, V]] = []
    for naam, nieuw in na.items():
        if naam not in voor:
            verschillen.append(Verschil(naam, Wijziging.ERBIJ, None, nieuw))
        elif voor[naam] != nieuw:
            verschillen.append(Verschil(naam, Wijziging.ANDERS, voor[naam], nieuw))
        elif naam in verschoven:
            verschillen.append(Verschil(naam, Wijziging.VERPLAATST, voor[naam], nieuw))
    weg: list[Verschil[K, V]] = [
        Verschil(naam, Wijziging.WEG, oud, None) for naam, oud in voor.items() if naam not in na
    ]
    return [*verschillen, *weg]


def _overtaken(voor: Mapping[K, V], na: Mapping[K, V]) -> frozenset[K]:
    """Return what stands now before something that it stood behind, among what both lists hold."""
    plek = {naam: nummer for nummer, naam in enumerate(voor)}
    samen = [naam for naam in na if naam in plek]
    return frozenset(
        naam for nummer, naam in enumerate(samen) if any(plek[naam] > plek[later] for later in samen[nummer + 1 :])
    )
