"""Where does a page of the work list begin?  After a row or before one, never after so many rows (ADR-0014)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import IntegerField, Q, Value

from schakel.basis.termijnen.models import Termijn, TermijnQuerySet
from schakel.casuswerk.werkplek.rules.maand import Maand
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum

PER_BLAD = 30
"""Rows of each group on one page: three groups stay under 100 kB, whatever waits."""

WERKLIJST = "werklijst"
"""Whose bookmarks these are."""

TELT_TOT = 100
"""Counting stops here: "more than 99" says enough, and costs the same for a team with 40,000 terms."""

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
VOOR_ALLES = 99
MEESTE_MAANDEN = 60


@dataclass(frozen=True, slots=True)
class Plek:
    """A place in the list: that of a row, by the order of the list itself."""

    uiterlijk: datetime
    gevaar: int
    nummer: int

    @classmethod
    def van(cls, termijn: Termijn) -> "Plek":
        """Return the place of this term."""
        return cls(termijn.uiterlijk, termijn.gevaar, termijn.pk)

    @classmethod
    def voor(cls, dag: date) -> "Plek":
        """Return the place before all that is due on this day or later."""
        return cls(begin_van_dag(dag), VOOR_ALLES, 0)

    @classmethod
    def uit(cls, getallen: tuple[int, ...]) -> "Plek | None":
        """Return the place that these numbers tell; None when no moment has them."""
        try:
            return cls(BEGIN + timedelta(microseconds=getallen[0]), getallen[1], getallen[2])
        except OverflowError:
            return None

    @property
    def getallen(self) -> tuple[int, int, int]:
        """Return the place as numbers, for a bookmark."""
        return (self.uiterlijk - BEGIN) // timedelta(microseconds=1), self.gevaar, self.nummer


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """One page of rows, and whether there is more before and after it."""

    rijen: Sequence[Termijn]
    ervoor: bool = False
    erna: bool = False


def page_of(handeling: Handeling, *, termijnen: TermijnQuerySet, plek: Plek | None, terug: bool = False) -> Bladzijde:
    """Return the rows after a place, or those before it; without a place the first."""
    if plek is None:
        rijen = list(_in_order(termijnen)[: PER_BLAD + 1])
        return Bladzijde(rijen[:PER_BLAD], erna=len(rijen) > PER_BLAD)
    if not terug:
        rijen = list(_in_order(termijnen.filter(_after(plek)))[: PER_BLAD + 1])
        return Bladzijde(rijen[:PER_BLAD], ervoor=True, erna=len(rijen) > PER_BLAD)
    rijen = list(termijnen.filter(_before(plek)).order_by("-uiterlijk", "gevaar", "-id")[: PER_BLAD + 1])
    return Bladzijde(rijen[:PER_BLAD][::-1], ervoor=len(rijen) > PER_BLAD, erna=True)


def _in_order(termijnen: TermijnQuerySet) -> TermijnQuerySet:
    """Put what is due first on top, the most dangerous first, the oldest first: no two rows share a place."""
    return termijnen.order_by("uiterlijk", "-gevaar", "id")


def _after(plek: Plek) -> Q:
    zelfde = Q(uiterlijk=plek.uiterlijk)
    verder = Q(gevaar__lt=plek.gevaar) | Q(gevaar=plek.gevaar, id__gt=plek.nummer)
    # The first condition alone is what an index can use.
    return Q(uiterlijk__gte=plek.uiterlijk) & (Q(uiterlijk__gt=plek.uiterlijk) | zelfde & verder)


def _before(plek: Plek) -> Q:
    zelfde = Q(uiterlijk=plek.uiterlijk)
    eerder = Q(gevaar__gt=plek.gevaar) | Q(gevaar=plek.gevaar, id__lt=plek.nummer)
    return Q(uiterlijk__lte=plek.uiterlijk) & (Q(uiterlijk__lt=plek.uiterlijk) | zelfde & eerder)


def count_each(handeling: Handeling, *, lijsten: Sequence[TermijnQuerySet]) -> list[int]:
    """Count each of these lists no further than needed to say "more than 99": one query for all together."""
    delen = [
        lijst.order_by().annotate(lijst=Value(nr, output_field=IntegerField())).values_list("lijst", flat=True)
        for nr, lijst in enumerate(lijsten)
    ]
    kort = [deel[:TELT_TOT] for deel in delen]
    gevonden = list(kort[0].union(*kort[1:], all=True)) if len(kort) > 1 else list(kort[0])
    return [gevonden.count(nr) for nr in range(len(lijsten))]


def per_month(handeling: Handeling, *, termijnen: TermijnQuerySet) -> list[tuple[date, int]]:
    """Return in which months these terms end, the nearest first, each counted no further than needed."""
    momenten = termijnen.values_list("uiterlijk", flat=True)
    grenzen = [*momenten.order_by("uiterlijk")[:1], *momenten.order_by("-uiterlijk")[:1]]
    if not grenzen:
        return []
    maand, laatste = (Maand.van(lokale_datum(moment)) for moment in grenzen)
    maanden = [maand]
    while maanden[-1].eerste < laatste.eerste and len(maanden) < MEESTE_MAANDEN:
        maanden.append(maanden[-1].volgende)
    grenzen_van = [een.momenten for een in maanden]
    aantallen = count_each(
        handeling, lijsten=[termijnen.filter(uiterlijk__gte=van, uiterlijk__lt=tot) for van, tot in grenzen_van]
    )
    return [(een.eerste, aantal) for een, aantal in zip(maanden, aantallen, strict=True) if aantal]
