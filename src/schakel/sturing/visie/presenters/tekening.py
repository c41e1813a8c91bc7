"""How are the months of a figure drawn?  A line with its norm, and beside it the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.sturing.cijfers.rules import Cijfer
from schakel.sturing.visie.rules.brief import MAANDEN
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.tekeningen.svg import Svg, element, getal, tekening, woord

MAAND_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
BREED, HOOG = 760.0, 216.0
LINKS, RECHTS, BOVEN, ONDER = 52.0, 20.0, 24.0, 42.0
KLEIN_BREED, KLEIN_HOOG = 92.0, 36.0


@dataclass(frozen=True, slots=True)
class Punt:
    """One month of a figure; None: not known."""

    op: date
    waarde: float | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A drawing with the same figures as a table, and one sentence over both."""

    svg: Svg
    tabel: Tabelbeeld
    zin: str


def month_words(dag: date) -> str:
    """Return a month: januari 2016."""
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def draw_series(
    titel: str, reeks: Sequence[Cijfer], *, doel: float | None = None, sinds: date | None = None
) -> Grafiek | None:
    """Return the months of a figure as a drawing with its table; `sinds` marks where an action began."""
    punten = [Punt(c.periode.van, None if c.waarde is None else float(c.waarde), c.tekst) for c in reeks]
    return draw_points(titel, punten, doel=doel, sinds=sinds)


def draw_points(
    titel: str, reeks: Sequence[Punt], *, doel: float | None = None, sinds: date | None = None
) -> Grafiek | None:
    """Return months as a drawing with its table, None without any that is known."""
    gemeten = [p.waarde for p in reeks if p.waarde is not None]
    if not gemeten:
        return None
    hoogste = axis_top([*gemeten, doel or 0.0])
    zin = _sentence(titel, reeks)
    delen = [*_grid(hoogste), *_norm(doel, hoogste), *_since(reeks, sinds), *_line(reeks, hoogste)]
    return Grafiek(
        svg=tekening(delen, breed=BREED, hoog=HOOG, klasse="grafiek__beeld", titel=zin),
        tabel=Tabelbeeld(
            koppen=[_("Maand"), titel],
            rijen=[[month_words(p.op), p.tekst] for p in reeks],
            bijschrift=titel,
            getal=(1,),
        ),
        zin=zin,
    )


def axis_top(waarden: Sequence[float]) -> float:
    """Return where the axis ends: a round number, so that its marks are round as well."""
    hoogste, macht = max(waarden, default=0.0), 10.0
    while macht * 10 <= hoogste:
        macht *= 10
    return next(macht * stap for stap in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if macht * stap >= hoogste)


def draw_small(reeks: Sequence[Cijfer]) -> Svg | None:
    """Return the months as a small line without words: the words stand beside it."""
    waarden = [float(c.waarde) for c in reeks if c.waarde is not None]
    if len(waarden) < 2:
        return None
    laag, hoog = min(waarden), max(waarden)
    spreiding = (hoog - laag) or 1.0
    stap = (KLEIN_BREED - 8) / (len(waarden) - 1)
    punten = [(4 + n * stap, 30 - (w - laag) / spreiding * 24) for n, w in enumerate(waarden)]
    lijn = " ".join(f"{getal(x)},{getal(y)}" for x, y in punten)
    delen = [
        element("path", class_="baan", d="M4 34H88"),
        element("polyline", class_="pad", points=lijn),
        element("circle", class_="laatste", cx=punten[-1][0], cy=punten[-1][1], r=3.6),
    ]
    kop = f'<svg class="verloop" viewBox="0 0 {getal(KLEIN_BREED)} {getal(KLEIN_HOOG)}" aria-hidden="true">'
    return Svg(kop + "".join(delen) + "</svg>")


def _x(nummer: int, aantal: int) -> float:
    return LINKS + nummer * (BREED - LINKS - RECHTS) / max(aantal - 1, 1)


def _y(waarde: float, hoogste: float) -> float:
    return HOOG - ONDER - waarde / hoogste * (HOOG - BOVEN - ONDER)


def _grid(hoogste: float) -> list[str]:
    delen = []
    stappen = 5 if hoogste % 4 else 4
    for stap in range(stappen + 1):
        waarde = hoogste * stap / stappen
        y = _y(waarde, hoogste)
        delen.append(element("path", class_="rooster", d=f"M{getal(LINKS)} {getal(y)}H{getal(BREED - RECHTS)}"))
        delen.append(woord(LINKS - 8, y + 4, taal.getal(round(waarde)), "as", "end"))
    return delen


def _norm(doel: float | None, hoogste: float) -> list[str]:
    if doel is None:
        return []
    y = _y(doel, hoogste)
    lijn = element("path", class_="norm", d=f"M{getal(LINKS)} {getal(y)}H{getal(BREED - RECHTS)}")
    return [lijn, woord(BREED - RECHTS, y - 6, _("doel %(n)s") % {"n": f"{doel:.0f}"}, "as", "end")]


def _since(reeks: Sequence[Punt], sinds: date | None) -> list[str]:
    nummer = next((n for n, p in enumerate(reeks) if sinds is not None and p.op >= sinds), None)
    if nummer is None:
        return []
    x = _x(nummer, len(reeks))
    lijn = element("path", class_="norm", d=f"M{getal(x)} {getal(BOVEN)}V{getal(HOOG - ONDER)}")
    return [
        lijn,
        woord(x, BOVEN - 8, _("begin van de actie"), "as", "middle" if 0 < nummer < len(reeks) - 2 else "start"),
    ]


def _line(reeks: Sequence[Punt], hoogste: float) -> list[str]:
    aantal, delen = len(reeks), []
    stuk: list[str] = []
    for n, punt in enumerate(reeks):
        if punt.waarde is None:
            delen += _stretch(stuk)
            stuk = []
            continue
        x, y = _x(n, aantal), _y(punt.waarde, hoogste)
        stuk.append(f"{getal(x)},{getal(y)}")
        delen.append(element("circle", class_="punt", cx=x, cy=y, r=3.2))
    delen += _stretch(stuk)
    stap = max(1, aantal // 12)
    delen += [
        woord(_x(n, aantal), HOOG - 20, MAAND_KORT[p.op.month - 1], "as") for n, p in enumerate(reeks) if n % stap == 0
    ]
    delen += [
        woord(_x(n, aantal), HOOG - 4, str(p.op.year), "as") for n, p in enumerate(reeks) if n == 0 or p.op.month == 1
    ]
    return delen


def _stretch(punten: Sequence[str]) -> list[str]:
    """Return the line through months that follow each other: over a month that is not known, no line is drawn."""
    return [element("polyline", class_="pad", points=" ".join(punten))] if len(punten) > 1 else []


def _sentence(titel: str, reeks: Sequence[Punt]) -> str:
    gemeten = [p for p in reeks if p.waarde is not None]
    eerste, laatste = gemeten[0], gemeten[-1]
    return _("%(titel)s: %(een)s in %(eerste)s, %(twee)s in %(laatste)s.") % {
        "titel": titel,
        "een": eerste.tekst,
        "eerste": month_words(eerste.op),
        "twee": laatste.tekst,
        "laatste": month_words(laatste.op),
    }
