"""Where does a page of the work list begin?  After a row or before one, never after so many rows (ADR-0014)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Case, IntegerField, Q, Value, When

from schakel.basis.termijnen.models import Termijn, TermijnQuerySet
from schakel.casuswerk.werkplek.rules.indeling import Groep, einde_van_de_week, einde_van_vandaag, groep_van
from schakel.casuswerk.werkplek.rules.maand import Maand
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum

PER_BLAD = 30
"""Rows of each group on one page: three groups stay under 100 kB, whatever waits."""

WERKLIJST = "werklijst"
"""Whose bookmarks these are."""

TELT_TOT = 100
"""Counting stops here: "more than 99" says enough, and costs the same for a team with 40,000 terms."""

OP_DAG = ("uiterlijk", "-gevaar", "id")
"""What is due first on top."""
OP_GEVAAR = ("-gevaar", "uiterlijk", "id")
"""The most dangerous on top, then what is due first."""

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
VOOR_ALLES = 99
MEESTE_MAANDEN = 60


@dataclass(frozen=True, slots=True)
class Plek:
    """A place in a list: that of a row, by what the list is ordered on."""

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


def page_by_day(handeling: Handeling, *, termijnen: TermijnQuerySet, plek: Plek | None, terug: bool) -> Bladzijde:
    """Return the rows after a place, or those before it, by the day on which they are due; without place the first."""
    rijen = termijnen.filter(_beyond(plek, OP_DAG, terug)) if plek else termijnen
    return _as_page(list(rijen.order_by(*_turned(OP_DAG, terug))[: PER_BLAD + 1]), plek, terug)


def page_by_danger(handeling: Handeling, *, termijnen: TermijnQuerySet, plek: Plek | None, terug: bool) -> Bladzijde:
    """
    Return the rows after a place, or those before it, heading by heading; under each the most dangerous stand first.

    A danger that is a day late must not stand under a page of letters that are a week late. Of each heading no more
    is asked than a page holds, by an index: so a long list costs what a short one does.
    """
    groepen = list(Groep)[::-1] if terug else list(Groep)
    begin = groepen.index(groep_van(uiterlijk=plek.uiterlijk, moment=handeling.moment)) if plek else 0
    stukken = [termijnen.filter(_under(groep, handeling.moment)) for groep in groepen[begin:]]
    if plek:
        stukken[0] = stukken[0].filter(_beyond(plek, OP_GEVAAR, terug))
    delen = [stuk.order_by(*_turned(OP_GEVAAR, terug))[: PER_BLAD + 1] for stuk in stukken]
    rijen = list(delen[0].union(*delen[1:], all=True) if delen[1:] else delen[0])
    rijen.sort(key=lambda een: _order(Plek.van(een), handeling.moment), reverse=terug)
    return _as_page(rijen[: PER_BLAD + 1], plek, terug)


def some_by_danger(
    handeling: Handeling, *, termijnen: TermijnQuerySet, plek: Plek | None = None, terug: bool = False
) -> tuple[Bladzijde, int]:
    """
    Return the same page, looking through all rows once; and how many there are from here on, up to `TELT_TOT`.

    For a list that no index has in order: what others do in the dossiers of a team.
    """
    moment = handeling.moment
    rang = Case(*(When(_under(groep, moment), then=Value(nr)) for nr, groep in enumerate(Groep)), default=Value(0))
    rijen = termijnen.annotate(rang=rang)
    if plek:
        hier = list(Groep).index(groep_van(uiterlijk=plek.uiterlijk, moment=moment))
        verder = Q(rang__lt=hier) if terug else Q(rang__gt=hier)
        rijen = rijen.filter(verder | Q(rang=hier) & _beyond(plek, OP_GEVAAR, terug))
    gevonden = list(rijen.order_by(*_turned(("rang", *OP_GEVAAR), terug))[:TELT_TOT])
    return _as_page(gevonden[: PER_BLAD + 1], plek, terug), len(gevonden)


def _order(plek: Plek, moment: datetime) -> tuple[int, int, datetime, int]:
    groep = groep_van(uiterlijk=plek.uiterlijk, moment=moment)
    return list(Groep).index(groep), -plek.gevaar, plek.uiterlijk, plek.nummer


def _under(groep: Groep, moment: datetime) -> Q:
    """Keep what stands under this heading; the same borders as `groep_van`."""
    vandaag, week = einde_van_vandaag(moment), einde_van_de_week(moment)
    return {
        Groep.TE_LAAT: Q(uiterlijk__lt=moment),
        Groep.VANDAAG: Q(uiterlijk__gte=moment, uiterlijk__lte=vandaag),
        Groep.DEZE_WEEK: Q(uiterlijk__gt=vandaag, uiterlijk__lte=week),
        Groep.LATER: Q(uiterlijk__gt=week),
    }[groep]


def _turned(volgorde: Sequence[str], terug: bool) -> list[str]:
    """Return the same order, or the other way round."""
    return [veld[1:] if veld[0] == "-" else f"-{veld}" for veld in volgorde] if terug else list(volgorde)


def _beyond(plek: Plek, volgorde: Sequence[str], terug: bool) -> Q:
    """Keep what comes after this place in this order, or with `terug` before it; no two rows share a place."""
    waarden = {"uiterlijk": plek.uiterlijk, "gevaar": plek.gevaar, "id": plek.nummer}
    verder, zelfde = Q(), Q()
    for veld in _turned(volgorde, terug):
        naam = veld.removeprefix("-")
        verder |= zelfde & Q(**{f"{naam}__{'lt' if veld[0] == '-' else 'gt'}": waarden[naam]})
        zelfde &= Q(**{naam: waarden[naam]})
    eerste = _turned(volgorde, terug)[0]
    naam = eerste.removeprefix("-")
    # The first field alone is what an index can use.
    return Q(**{f"{naam}__{'lte' if eerste[0] == '-' else 'gte'}": waarden[naam]}) & verder


def _as_page(rijen: list[Termijn], plek: Plek | None, terug: bool) -> Bladzijde:
    """Return one page of what was found: one row more was asked than it holds."""
    meer = len(rijen) > PER_BLAD
    if plek and terug:
        return Bladzijde(rijen[:PER_BLAD][::-1], ervoor=meer, erna=True)
    return Bladzijde(rijen[:PER_BLAD], ervoor=plek is not None, erna=meer)


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
