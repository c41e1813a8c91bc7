"""How does the grid of phase by principle read: what is covered, and what is not?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.sturing.visie.models import Toets, Voorziening
from schakel.sturing.visie.queries.werk import Raster
from schakel.sturing.visie.rules.definitie import Uitgangspunt
from schakel.sturing.visie.rules.standen import NAMEN, Toetsoordeel

DEKT = (Toetsoordeel.PAST, Toetsoordeel.DEELS)


@dataclass(frozen=True, slots=True)
class Rastercel:
    """What covers one principle in one phase."""

    fase: str
    namen: Sequence[str]
    deels: Sequence[str]

    @property
    def leeg(self) -> bool:
        """Answer whether nothing covers it."""
        return not self.namen and not self.deels


@dataclass(frozen=True, slots=True)
class Rasterrij:
    """One principle over all phases."""

    nummer: int
    titel: str
    cellen: Sequence[Rastercel]
    open: int


@dataclass(frozen=True, slots=True)
class Voorzieningbeeld:
    """One arrangement with its verdicts."""

    publiek_id: str
    naam: str
    wie: str
    fasen: Sequence[str]
    bron: str
    toetsen: Sequence[tuple[int, str, str, str]]
    nog: int
    gemeente: str
    gemeentenaam: str


@dataclass(frozen=True, slots=True)
class Rasterpagina:
    """The whole page."""

    fasen: Sequence[str]
    rijen: Sequence[Rasterrij]
    voorzieningen: Sequence[Voorzieningbeeld]
    open: int


SOORT = {Toetsoordeel.PAST: "veilig", Toetsoordeel.DEELS: "let-op", Toetsoordeel.PAST_NIET: "gevaar"}


def present_grid(raster: Raster, gemeenten: Mapping[str, str]) -> Rasterpagina:
    """Return the grid, and each arrangement with what was judged of it."""
    rijen = [_row(punt, raster) for punt in raster.tekst.uitgangspunten]
    titels = {f.code: f.titel for f in raster.tekst.fasen}
    return Rasterpagina(
        fasen=[f.titel for f in raster.tekst.fasen],
        rijen=rijen,
        voorzieningen=[
            _arrangement(v, raster.toetsen, titels, len(rijen), gemeenten.get(v.gemeente, ""))
            for v in raster.voorzieningen
        ],
        open=sum(rij.open for rij in rijen),
    )


def _row(punt: Uitgangspunt, raster: Raster) -> Rasterrij:
    cellen = []
    for fase in raster.tekst.fasen:
        namen: dict[Toetsoordeel, list[str]] = {oordeel: [] for oordeel in DEKT}
        for voorziening in raster.voorzieningen:
            toets = raster.toetsen.get((voorziening.pk, punt.nummer))
            if toets is not None and fase.code in voorziening.fasen and toets.oordeel in DEKT:
                namen[Toetsoordeel(toets.oordeel)].append(voorziening.naam)
        cellen.append(Rastercel(fase.titel, namen[Toetsoordeel.PAST], namen[Toetsoordeel.DEELS]))
    return Rasterrij(punt.nummer, punt.titel, cellen, sum(cel.leeg for cel in cellen))


def _arrangement(
    voorziening: Voorziening, toetsen: Mapping[tuple[int, int], Toets], titels: Mapping[str, str], aantal: int,
    gemeentenaam: str,
) -> Voorzieningbeeld:  # fmt: skip
    eigen = sorted((n, t) for (pk, n), t in toetsen.items() if pk == voorziening.pk)
    return Voorzieningbeeld(
        publiek_id=str(voorziening.publiek_id),
        naam=voorziening.naam,
        wie=voorziening.wie,
        fasen=[titels.get(code, code) for code in voorziening.fasen],
        bron=voorziening.bron,
        toetsen=[(n, SOORT[Toetsoordeel(t.oordeel)], NAMEN[Toetsoordeel(t.oordeel)], t.reden) for n, t in eigen],
        nog=aantal - len(eigen),
        gemeente=voorziening.gemeente,
        gemeentenaam=gemeentenaam,
    )
