"""Whom is an offer for, and for which group, phase and municipality does none exist?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

ALLEN = "allen"


class Gatstand(StrEnum):
    """What there is in one cell of the gap map."""

    EIGEN = "EIGEN"
    ALGEMEEN = "ALGEMEEN"
    GEEN = "GEEN"


@dataclass(frozen=True, slots=True)
class Aanbodplek:
    """One offer: for whom, in which phase, and where."""

    fase: str
    doelgroep: str
    gemeenten: frozenset[str]


def fits_age(van: int | None, tot: int | None, leeftijd: int | None) -> bool:
    """Answer whether an offer is for somebody of this age; an unknown age rules nothing out."""
    return leeftijd is None or ((van is None or van <= leeftijd) and (tot is None or leeftijd <= tot))


def gaps(
    plekken: Iterable[Aanbodplek], *, doelgroepen: Sequence[str], fasen: Sequence[str], gemeenten: Sequence[str]
) -> Mapping[tuple[str, str, str], Gatstand]:
    """Return for each group, phase and municipality whether there is an offer of its own, a general one, or none."""
    eigen: set[tuple[str, str, str]] = set()
    for plek in plekken:
        eigen |= {(plek.doelgroep, plek.fase, gemeente) for gemeente in plek.gemeenten}

    def stand(groep: str, fase: str, gemeente: str) -> Gatstand:
        if (groep, fase, gemeente) in eigen:
            return Gatstand.EIGEN
        return Gatstand.ALGEMEEN if (ALLEN, fase, gemeente) in eigen else Gatstand.GEEN

    return {(g, f, m): stand(g, f, m) for g in doelgroepen for f in fasen for m in gemeenten}
