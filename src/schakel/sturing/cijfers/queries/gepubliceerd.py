"""What was published of a measure?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from schakel.basis.organisaties.queries import region_of_team
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.models import Cel
from schakel.sturing.cijfers.queries.maten import get_measure
from schakel.sturing.cijfers.rules import Cijfer, Maat, Periode, Stand

# Period -> category -> the count (None: not shown), and when it was published.
Cellen = Mapping[Periode, tuple[Mapping[str, int | None], datetime]]


def get_figure(handeling: Handeling, *, maat: str, gebied: str, periode: Periode) -> Cijfer:
    """
    Return what was published of a measure, for one area and one period (a month or a year).

    :raises NotFound: if there is no such measure
    """
    gevonden = get_measure(maat)
    return _figure(gevonden, gebied, periode, _published(handeling, gevonden, gebied, (periode,)))


def list_series(handeling: Handeling, *, maat: str, gebied: str, periode: Periode) -> tuple[Cijfer, ...]:
    """
    Return what was published of a measure for each month of the period.

    :raises NotFound: if there is no such measure
    """
    gevonden, maanden = get_measure(maat), periode.months()
    cellen = _published(handeling, gevonden, gebied, maanden)
    return tuple(_figure(gevonden, gebied, maand, cellen) for maand in maanden)


def _published(handeling: Handeling, maat: Maat, gebied: str, perioden: Sequence[Periode]) -> Cellen:
    if not maat.meetbaar or not perioden:
        return {}
    regio = region_of_team(handeling.team, lokale_datum(handeling.moment))
    rijen = Cel.objects.filter(
        publicatie__regio=regio, publicatie__periode__in=[(p.van, p.tot) for p in perioden],
        grondslag=maat.grondslag, dimensie__in={"", maat.dimensie}, gebied=gebied,
    ).values_list("publicatie__periode", "publicatie__gepubliceerd_op", "categorie", "vijftallen")  # fmt: skip
    gevonden: dict[Periode, tuple[dict[str, int | None], datetime]] = {}
    for dagen, op, categorie, vijftallen in rijen:
        per = gevonden.setdefault(Periode(dagen.lower, dagen.upper), ({}, op))[0]
        per[categorie] = None if vijftallen is None else vijftallen * 5
    return gevonden


def _figure(maat: Maat, gebied: str, periode: Periode, cellen: Cellen) -> Cijfer:
    if not maat.meetbaar:
        return Cijfer(maat, gebied, periode, Stand.NIET_TE_METEN)
    if periode not in cellen:
        return Cijfer(maat, gebied, periode, Stand.NIET_GEPUBLICEERD)
    per, op = cellen[periode]
    if not maat.is_deel:
        waarde = per.get("")
        stand = Stand.ONDERDRUKT if waarde is None else Stand.GEMETEN
        return Cijfer(maat, gebied, periode, stand, None if waarde is None else Decimal(waarde), waarde, op)
    teller, noemer = _sum(per, (maat.teller,)), _sum(per, maat.onder)
    if teller is None or not noemer:
        return Cijfer(maat, gebied, periode, Stand.ONDERDRUKT, gemeten_op=op)
    deel = min(Decimal(100), (Decimal(100) * teller / noemer).quantize(Decimal(1)))
    return Cijfer(maat, gebied, periode, Stand.GEMETEN, deel, noemer, op)


def _sum(per: Mapping[str, int | None], categorieen: Iterable[str]) -> int | None:
    """Return the sum of published counts; None when one of them is not shown."""
    som = 0
    for categorie in categorieen:
        waarde = per.get(categorie)
        if waarde is None:
            return None
        som += waarde
    return som
