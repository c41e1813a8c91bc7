"""What stands on the pages of figures?  Published cells alone; a filter picks among them and counts nothing."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from schakel.basis.codelijsten.queries import label
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Organisatie
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.models import Cel, Publicatie
from schakel.sturing.cijfers.queries.gebieden import Cijfergebied, areas_of
from schakel.sturing.cijfers.queries.gepubliceerd import figure_from, published_on
from schakel.sturing.cijfers.rules import Cijfer, Maat, Periode, all_measures, matenboek, middle_class


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a reader picked: an area, a year, and a part or all."""

    gebied: str
    jaar: int
    deel: str = ""


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Every measure with its figure over one area and one period."""

    gebied: Cijfergebied | None
    gebieden: tuple[Cijfergebied, ...]
    jaren: tuple[int, ...]
    jaar: int
    cijfers: tuple[Cijfer, ...]
    tegels: Mapping[str, Cijfer]
    # Measure of how long -> the class in which the middle one stands.
    helften: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Maatblad:
    """One measure: its months, its year, each area and each part, as published."""

    maat: Maat
    vraag: Vraag
    gebieden: tuple[Cijfergebied, ...]
    jaren: tuple[int, ...]
    delen: Mapping[str, str]
    maanden: tuple[Cijfer, ...]
    jaar: Cijfer
    per_gebied: Mapping[str, Cijfer]
    per_deel: Mapping[str, Cijfer]
    gepubliceerd: Mapping[str, datetime]


def own_region(handeling: Handeling) -> str:
    """Return the region of the acting team."""
    return organisaties.own_region(handeling)


def published_years(handeling: Handeling) -> tuple[int, ...]:
    """Return the years of which anything was published, the last first."""
    return tuple(sorted({p.periode.lower.year for p in _publications(handeling)}, reverse=True))


def _publications(handeling: Handeling) -> list[Publicatie]:
    """Return what was published of the own region: which days, and when; asked once for a page."""
    return handeling.once("publicaties", lambda: list(Publicatie.objects.filter(regio=own_region(handeling))))


@dataclass(frozen=True, slots=True)
class Keuze:
    """What can be picked: the areas of a region, and the years of which anything was published."""

    regio: str
    gebieden: tuple[Cijfergebied, ...]
    jaren: tuple[int, ...]


def pickable(handeling: Handeling) -> Keuze:
    """Return what can be picked on a page of figures."""
    jaren, regio = published_years(handeling), own_region(handeling)
    dag = date(jaren[0], 1, 1) if jaren else lokale_datum(handeling.moment)
    return Keuze(regio, areas_of(handeling, regio=regio, dag=dag), jaren)


def overview(
    handeling: Handeling, *, keuze: Keuze | None = None, gebied: str = "", jaar: int | None = None
) -> Overzicht:
    """Return every measure over an area, of a year when it was published, else of its last month."""
    kan = keuze or pickable(handeling)
    gekozen, waar = _picked(handeling, kan, gebied, jaar)
    publicatie, code = _last_of(handeling, gekozen), waar.code if waar else ""
    cellen = _cells_of(publicatie, code) if publicatie else {}
    periode = Periode(publicatie.periode.lower, publicatie.periode.upper) if publicatie else Periode.year(gekozen)
    op = publicatie.gepubliceerd_op if publicatie else None
    cijfers = tuple(figure_from(m, code, periode, _of(cellen, m, code) if op else None, op) for m in all_measures())
    meldingen = next(m for m in all_measures() if m.code == "meldingen")
    tegels = {
        g.code: figure_from(meldingen, g.code, periode, _of(cellen, meldingen, g.code) if op else None, op)
        for g in kan.gebieden
        if g.kaart is not None
    }
    handeling.spoor.noteer("stuurcijfers")
    return Overzicht(waar, kan.gebieden, kan.jaren, gekozen, cijfers, tegels, _middles(cellen, code))


def _picked(handeling: Handeling, kan: Keuze, gebied: str, jaar: int | None) -> tuple[int, Cijfergebied | None]:
    """Return the year and the area of an overview: what was asked, else the last year and the widest area."""
    laatste = kan.jaren[0] if kan.jaren else lokale_datum(handeling.moment).year
    waar = next((g for g in kan.gebieden if g.code == gebied), kan.gebieden[0] if kan.gebieden else None)
    return (jaar if jaar in kan.jaren else laatste), waar


def overview_stamp(handeling: Handeling, *, keuze: Keuze, gebied: str, jaar: int) -> Hashable:
    """
    Return what an overview depends on, and note that its figures are shown.

    A publication never changes: as long as the same was published of the same areas, the overview is the same.
    """
    gekozen, waar = _picked(handeling, keuze, gebied, jaar)
    getoond, laatst = _last_of(handeling, gekozen), last_publication(handeling)
    handeling.spoor.noteer("stuurcijfers")
    return keuze.regio, repr(keuze.gebieden), keuze.jaren, gekozen, waar and waar.code, getoond and getoond.pk, laatst


def _middles(cellen: "Cellen", gebied: str) -> dict[str, str]:
    """Return of each measure of how long something took, in which class its middle one stands."""
    uit: dict[str, str] = {}
    for maat in all_measures():
        woorden = part_words(maat, ()) if maat.meetbaar and maat.is_duur else {}
        per = _of(cellen, maat, gebied) if woorden else {}
        midden = middle_class([per.get(code) for code in woorden], per.get(""))
        if midden is not None:
            uit[maat.code] = list(woorden.values())[midden]
    return uit


def measure_sheet(handeling: Handeling, *, maat: Maat, vraag: Vraag) -> Maatblad:
    """Return a measure over an area and a year: by month, by area and by part."""
    regio, jaar = own_region(handeling), Periode.year(vraag.jaar)
    gebieden = areas_of(handeling, regio=regio, dag=jaar.van)
    cellen, wanneer = handeling.once(("cellen", regio, maat.code, jaar.code), lambda: _year_cells(regio, maat, jaar))
    woorden = part_words(maat, {c for per in cellen.values() for (_g, d, c) in per if d == maat.dimensie and c})

    def figure(periode: Periode, gebied: str, deel: str) -> Cijfer:
        per = {
            c: w for (g, d, c), w in cellen.get(periode.code, {}).items() if g == gebied and d in {"", maat.dimensie}
        }
        return figure_from(
            maat, gebied, periode, per if periode.code in wanneer else None, wanneer.get(periode.code), deel
        )

    handeling.spoor.noteer("stuurcijfers")
    return Maatblad(
        maat=maat,
        vraag=vraag,
        gebieden=gebieden,
        jaren=published_years(handeling),
        delen=woorden,
        maanden=tuple(figure(maand, vraag.gebied, vraag.deel) for maand in jaar.months()),
        jaar=figure(jaar, vraag.gebied, vraag.deel),
        per_gebied={g.code: figure(jaar, g.code, vraag.deel) for g in gebieden},
        per_deel={code: figure(jaar, vraag.gebied, code) for code in woorden},
        gepubliceerd=wanneer,
    )


def part_words(maat: Maat, codes: Iterable[str]) -> dict[str, str]:
    """Return the parts of a measure with their words, in the order of the definition."""
    splitsing = matenboek().grondslagen[maat.grondslag].split(maat.dimensie) if maat.grondslag else None
    if splitsing is None:
        return {}
    if splitsing.woorden and not splitsing.lijsten:
        return {code: splitsing.woorden[code] for code in splitsing.woorden}
    if maat.dimensie == "paar":
        return _pairs(codes)
    if maat.dimensie == "artikel":
        return {code: article_in_words(code) for code in sorted(codes)}
    return {code: _word(splitsing.lijsten, splitsing.woorden, code) for code in sorted(codes)}


def article_in_words(code: str) -> str:
    """Return what a part says that is an article with how its decision went."""
    afspraak, versie, artikel, hoe = code.split("/", 3)
    gang = {"gehouden": "zoals afgesproken", "laat": "te laat", "loopt": "loopt nog"}.get(
        hoe, hoe.replace("-", ": ", 1).replace("_", " ")
    )
    return f"{afspraak.replace('-', ' ').capitalize()} ({versie}), artikel {artikel}, {gang}"


def _word(lijsten: tuple[str, ...], woorden: Mapping[str, str], code: str) -> str:
    if code in woorden:
        return woorden[code]
    gevonden = next((tekst for lijst in lijsten if (tekst := label(lijst, code)) != code), code)
    return gevonden.replace("_", " ").lower() if gevonden == code else gevonden


def _pairs(codes: Iterable[str]) -> dict[str, str]:
    paren = {code: code.split(">", 1) for code in sorted(codes)}
    namen = dict(
        Organisatie.objects.filter(code__in={c for paar in paren.values() for c in paar}).values_list("code", "naam")
    )
    return {code: " → ".join(namen.get(c, c) for c in paar) for code, paar in paren.items()}


# population and area -> split and part -> the count (None: not shown)
Cellen = dict[tuple[str, str], dict[tuple[str, str], int | None]]


def _last_of(handeling: Handeling, jaar: int) -> Publicatie | None:
    """Return the publication of a year: the whole year, else its last month."""
    heel = (date(jaar, 1, 1), date(jaar + 1, 1, 1))
    # The whole year begins first and ends last; without it the last month.
    per = {p.periode: p for p in _publications(handeling) if heel[0] <= p.periode.lower < p.periode.upper <= heel[1]}
    laatste = max(per, key=lambda dagen: (dagen.lower == heel[0] and dagen.upper == heel[1], dagen.lower), default=None)
    return per[laatste] if laatste else None


def _cells_of(publicatie: Publicatie, gebied: str) -> Cellen:
    """Return the cells of one area, and of the tile map."""
    nodig = Q(gebied=gebied) | Q(grondslag="meldingen", dimensie="")
    rijen = Cel.objects.filter(nodig, publicatie=publicatie).values_list(
        "grondslag", "gebied", "dimensie", "categorie", "vijftallen"
    )
    uit: Cellen = {}
    for grondslag, waar, dimensie, categorie, vijftallen in rijen:
        uit.setdefault((grondslag, waar), {})[dimensie, categorie] = None if vijftallen is None else vijftallen * 5
    return uit


def _of(cellen: Cellen, maat: Maat, gebied: str) -> dict[str, int | None]:
    per = cellen.get((maat.grondslag, gebied), {})
    return {categorie: waarde for (dimensie, categorie), waarde in per.items() if dimensie in {"", maat.dimensie}}


def _year_cells(
    regio: str, maat: Maat, jaar: Periode
) -> tuple[dict[str, dict[tuple[str, str, str], int | None]], dict[str, datetime]]:
    perioden = published_on(regio, (*jaar.months(), jaar))
    cellen: dict[str, dict[tuple[str, str, str], int | None]] = {}
    rijen = Cel.objects.filter(
        publicatie__regio=regio,
        publicatie__periode__in=[(p.van, p.tot) for p in perioden],
        grondslag=maat.grondslag,
        dimensie__in={"", maat.dimensie},
    ).values_list("publicatie__periode", "gebied", "dimensie", "categorie", "vijftallen")
    for dagen, gebied, dimensie, categorie, vijftallen in rijen:
        code = Periode(dagen.lower, dagen.upper).code
        cellen.setdefault(code, {})[gebied, dimensie, categorie] = None if vijftallen is None else vijftallen * 5
    return cellen, {periode.code: op for periode, op in perioden.items()}


def last_publication(handeling: Handeling) -> datetime | None:
    """Return when figures were published last."""
    return max((p.gepubliceerd_op for p in _publications(handeling)), default=None)
