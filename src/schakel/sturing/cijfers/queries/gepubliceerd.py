"""What was published of a measure?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from schakel.basis.organisaties import queries as organisaties
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers.models import Cel, Publicatie
from schakel.sturing.cijfers.queries.gebieden import areas_of
from schakel.sturing.cijfers.queries.maten import get_measure
from schakel.sturing.cijfers.rules import Cijfer, Maat, Periode, Stand

# Period -> category -> the count (None: not shown), and when it was published.
Cellen = Mapping[Periode, tuple[Mapping[str, int | None], datetime]]
# What is asked: the code of a measure, and an area.
Vraag = tuple[str, str]


def get_figure(handeling: Handeling, *, maat: str, gebied: str, periode: Periode) -> Cijfer:
    """
    Return what was published of a measure, for one area and one period (a month or a year).

    :raises NotFound: if there is no such measure
    """
    gevonden = get_measure(maat)
    cijfer = _figure(gevonden, gebied, periode, _published(handeling, gevonden, gebied, (periode,)))
    return replace(cijfer, gebied_naam=_area_name(handeling, gebied, periode))


def _area_name(handeling: Handeling, gebied: str, periode: Periode) -> str:
    gebieden = areas_of(handeling, regio=organisaties.own_region(handeling), dag=periode.van)
    return next((g.naam for g in gebieden if g.code == gebied), gebied)


def list_series(handeling: Handeling, *, maat: str, gebied: str, periode: Periode) -> tuple[Cijfer, ...]:
    """
    Return what was published of a measure for each month of the period.

    :raises NotFound: if there is no such measure
    """
    gevonden, maanden = get_measure(maat), periode.months()
    cellen = _published(handeling, gevonden, gebied, maanden)
    naam = _area_name(handeling, gebied, periode)
    return tuple(replace(_figure(gevonden, gebied, maand, cellen), gebied_naam=naam) for maand in maanden)


def figures_together(
    handeling: Handeling, *, vragen: Iterable[Vraag], periode: Periode, maanden: bool = True
) -> dict[Vraag, tuple[Cijfer, tuple[Cijfer, ...]]]:
    """
    Return the figure of each measure and area over a period, and its months, in as many questions for all as for one.

    :raises NotFound: if there is no such measure
    """
    maten = {vraag: get_measure(vraag[0]) for vraag in vragen}
    los = periode.months() if maanden else ()
    cellen = _published_of(handeling, [(m, gebied) for (_code, gebied), m in maten.items()], (periode, *los))
    uit = {}
    for (code, gebied), maat in maten.items():
        per = cellen[code, gebied]
        reeks = [_figure(maat, gebied, een, per) for een in (periode, *(los if maat.meetbaar else ()))]
        naam = _area_name(handeling, gebied, periode)
        eerste, *rest = [replace(cijfer, gebied_naam=naam) for cijfer in reeks]
        uit[code, gebied] = eerste, tuple(rest)
    return uit


def _published(handeling: Handeling, maat: Maat, gebied: str, perioden: Sequence[Periode]) -> Cellen:
    return _published_of(handeling, [(maat, gebied)], perioden)[maat.code, gebied]


def _published_of(
    handeling: Handeling, welke: Sequence[tuple[Maat, str]], perioden: Sequence[Periode]
) -> dict[Vraag, Cellen]:
    meetbaar = [(maat, gebied) for maat, gebied in welke if maat.meetbaar and perioden]
    uit: dict[Vraag, Cellen] = {(maat.code, gebied): {} for maat, gebied in welke}
    if not meetbaar:
        return uit
    regio = organisaties.own_region(handeling)
    op = published_on(regio, perioden)
    # population, split and area -> period -> part -> count
    per: dict[tuple[str, str, str], dict[Periode, dict[str, int | None]]] = {}
    rijen = Cel.objects.filter(
        publicatie__regio=regio,
        publicatie__periode__in=[(p.van, p.tot) for p in op],
        grondslag__in={maat.grondslag for maat, _gebied in meetbaar},
        dimensie__in={"", *(maat.dimensie for maat, _gebied in meetbaar)},
        gebied__in={gebied for _maat, gebied in meetbaar},
    ).values_list("publicatie__periode", "grondslag", "dimensie", "gebied", "categorie", "vijftallen")
    for dagen, grondslag, dimensie, gebied, categorie, vijftallen in rijen:
        delen = per.setdefault((grondslag, dimensie, gebied), {}).setdefault(Periode(dagen.lower, dagen.upper), {})
        delen[categorie] = None if vijftallen is None else vijftallen * 5
    for maat, gebied in meetbaar:
        lagen = [per.get((maat.grondslag, dimensie, gebied), {}) for dimensie in dict.fromkeys(["", maat.dimensie])]
        uit[maat.code, gebied] = {
            periode: ({c: n for laag in lagen for c, n in laag.get(periode, {}).items()}, wanneer)
            for periode, wanneer in op.items()
        }
    return uit


def published_parts(
    handeling: Handeling, *, maat: str, periode: Periode
) -> tuple[dict[tuple[str, str], int], datetime | None]:
    """
    Return the shown parts of a measure over one period by area and part, and when it was published (None: not yet).

    :raises NotFound: if there is no such measure
    """
    gevonden, regio = get_measure(maat), organisaties.own_region(handeling)
    rijen = Cel.objects.filter(
        publicatie__regio=regio,
        publicatie__periode=(periode.van, periode.tot),
        grondslag=gevonden.grondslag,
        dimensie=gevonden.dimensie,
        vijftallen__isnull=False,
    ).values_list("gebied", "categorie", "vijftallen")
    delen = {(gebied, categorie): (vijftallen or 0) * 5 for gebied, categorie, vijftallen in rijen}
    return delen, published_on(regio, (periode,)).get(periode)


def published_on(regio: str, perioden: Sequence[Periode]) -> dict[Periode, datetime]:
    """Return which of these periods were published, and when."""
    rijen = Publicatie.objects.filter(regio=regio, periode__in=[(p.van, p.tot) for p in perioden])
    return {
        Periode(dagen.lower, dagen.upper): op for dagen, op in rijen.values_list("periode", "gepubliceerd_op") if dagen
    }


def figure_from(
    maat: Maat,
    gebied: str,
    periode: Periode,
    per: Mapping[str, int | None] | None,
    op: datetime | None,
    deel: str = "",
) -> Cijfer:
    """Return a figure made of published counts by part (empty: all); with `deel` of that part alone."""
    if not maat.meetbaar:
        return Cijfer(maat, gebied, periode, Stand.NIET_TE_METEN)
    parten = (deel,) if deel else maat.teller
    # By municipality a month has no parts: those are published by year. What is not shown, leaves no trace.
    if per is None or (any(parten) and periode.is_month and gebied.startswith("GM") and not any(per)):
        return Cijfer(maat, gebied, periode, Stand.NIET_GEPUBLICEERD)
    if maat.teller:
        return _share(maat, gebied, periode, per, op, parten)
    waarde = per.get(deel)
    if waarde is None:
        return Cijfer(maat, gebied, periode, Stand.ONDERDRUKT, gemeten_op=op)
    return Cijfer(maat, gebied, periode, Stand.GEMETEN, Decimal(waarde), waarde, op)


def _share(
    maat: Maat,
    gebied: str,
    periode: Periode,
    per: Mapping[str, int | None],
    op: datetime | None,
    parten: tuple[str, ...],
) -> Cijfer:
    teller, noemer = _sum(per, parten), per.get("")
    if teller is None or not noemer:
        return Cijfer(maat, gebied, periode, Stand.ONDERDRUKT, gemeten_op=op)
    waarde = min(Decimal(100), (Decimal(100) * teller / noemer).quantize(Decimal(1)))
    return Cijfer(maat, gebied, periode, Stand.GEMETEN, waarde, noemer, op)


def _sum(per: Mapping[str, int | None], categorieen: Iterable[str]) -> int | None:
    """Return the sum of published counts; None when one of them is not shown."""
    som = 0
    for categorie in categorieen:
        waarde = per.get(categorie)
        if waarde is None:
            return None
        som += waarde
    return som


def _figure(maat: Maat, gebied: str, periode: Periode, cellen: Cellen) -> Cijfer:
    per, op = cellen.get(periode, (None, None))
    return figure_from(maat, gebied, periode, per, op)
