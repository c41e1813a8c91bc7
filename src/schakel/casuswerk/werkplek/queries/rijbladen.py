"""Where does a page of the rows behind a figure begin?  After a row or before one, never after so many (ADR-0014)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from schakel.kernel.handeling import Handeling

RIJEN = "rijen_achter_een_cijfer"
"""Whose bookmarks these are."""

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rijplek:
    """The place of a row: its moment and its number."""

    op: datetime
    nummer: int

    @classmethod
    def uit(cls, getallen: tuple[int, ...] | None) -> "Rijplek | None":
        """Return the place that the numbers of a bookmark tell; None when there is none, or no moment has them."""
        try:
            return cls(_BEGIN + timedelta(microseconds=getallen[0]), getallen[1]) if getallen else None
        except OverflowError:
            return None

    @property
    def getallen(self) -> tuple[int, int]:
        """Return the place as numbers, for a bookmark."""
        return (self.op - _BEGIN) // timedelta(microseconds=1), self.nummer


@dataclass(frozen=True, slots=True)
class Bladvraag:
    """Which page was asked: the one after a place, or with `terug` the one before it; without place the first."""

    plek: Rijplek | None = None
    terug: bool = False


@dataclass(frozen=True, slots=True)
class Rijblad:
    """One page of rows, newest first; where the page before ends and the next begins, when there is one."""

    rijen: Sequence[Any]
    vorige: Rijplek | None = None
    volgende: Rijplek | None = None

    @property
    def aantal(self) -> int | None:
        """Return how many rows there are, when all of them stand here; nobody counts the rest."""
        return len(self.rijen) if self.vorige is None and self.volgende is None else None


def page_of_rows(
    handeling: Handeling, *, gezocht: QuerySet[Any], moment: str, gevraagd: Bladvraag, per: int
) -> Rijblad:
    """Return one page of these rows by their moment, newest first; one row more is read than it holds."""
    plek, terug = gevraagd.plek, gevraagd.terug and gevraagd.plek is not None
    if plek is not None:
        kant = "gt" if terug else "lt"
        verder = Q(**{f"{moment}__{kant}": plek.op}) | Q(**{moment: plek.op, f"pk__{kant}": plek.nummer})
        # The moment alone is what an index can use.
        gezocht = gezocht.filter(verder, **{f"{moment}__{kant}e": plek.op})
    volgorde = (moment, "pk") if terug else (f"-{moment}", "-pk")
    gevonden = list(gezocht.order_by(*volgorde)[: per + 1])
    meer, rijen = len(gevonden) > per, gevonden[:per]
    if terug:
        rijen.reverse()
    if not rijen:
        return Rijblad([])
    eerste, laatste = (Rijplek(getattr(rij, moment), rij.pk) for rij in (rijen[0], rijen[-1]))
    ervoor, erna = (meer, True) if terug else (plek is not None, meer)
    return Rijblad(rijen, eerste if ervoor else None, laatste if erna else None)
