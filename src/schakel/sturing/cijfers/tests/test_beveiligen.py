"""Can a small count be found in what was published?  Attacked with exact bounds over 24 months and two years."""

import hashlib
import hmac
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schakel.sturing.cijfers.rules import KLEINSTE, Atoom, Kubus, Plaats, make_kubus, protect, protect_year
from schakel.sturing.cijfers.rules.beveiligen import RUIMTE, prove, year_table
from schakel.sturing.cijfers.rules.tafel import Gepubliceerd, Poging, Tafel
from schakel.sturing.cijfers.rules.zoeken import Zoeker

VIJF = {"0518": 180, "0637": 40, "1916": 22, "0603": 14, "0629": 5}
GEBIEDEN = {**{f"GM{code}": [code] for code in VIJF}, "samen": list(VIJF)}
SPLITSEN = {"melder": ([0.66, 0.18, 0.1, 0.05, 0.01], True), "vorm": ([0.5, 0.3, 0.15, 0.04, 0.01], False)}
ENKEL = {naam: enkel for naam, (_kansen, enkel) in SPLITSEN.items()}
Grenzen = dict[Atoom, tuple[int, int]]
ONBEPERKT = 10**6


def afronder(plaats: Plaats, aantal: int) -> int:
    trekking = hmac.new(b"toets", repr(plaats).encode(), hashlib.sha256).digest()
    onder = aantal - aantal % 5
    return onder + (5 if int.from_bytes(trekking[:4]) / 2**32 < (aantal - onder) / 5 else 0)


def een_maand(maand: str, toeval: random.Random, gemiddeld: Mapping[str, int] = VIJF) -> dict[Atoom, int]:
    """Return invented counts of one month: whole facts, each with its parts."""
    uit: dict[Atoom, int] = {}
    for plek, gemiddelde in gemiddeld.items():
        aantal = max(0, round(toeval.gauss(gemiddelde, gemiddelde**0.5)))
        uit[Atoom(maand, plek)] = aantal
        for _feit in range(aantal):
            for naam, (kansen, enkel) in SPLITSEN.items():
                parten = {toeval.choices(range(len(kansen)), kansen)[0]}
                if not enkel and toeval.random() < 0.3:
                    parten.add(toeval.choices(range(len(kansen)), kansen)[0])
                for deel in parten:
                    atoom = Atoom(maand, plek, naam, f"c{deel}")
                    uit[atoom] = uit.get(atoom, 0) + 1
    return uit


class Aanvaller:
    """
    Knows everything that was published and how it was made, and narrows what each count can be.

    Bounds propagation to a fixed point over every sum that ties counts together. It is told which hidden cells are
    small: more than any reader knows.
    """

    def __init__(self, kubus: Kubus, gepubliceerd: Gepubliceerd, klein: Mapping[Plaats, bool]) -> None:
        self.kubus = kubus
        self.sommen = list(self._published(gepubliceerd, klein))
        self.grenzen: Grenzen = {atoom: (0, ONBEPERKT) for _o, _b, leden in self.sommen for atoom in leden}

    def _months(self, periode: str) -> tuple[str, ...]:
        return (periode,) if "-" in periode else tuple(m for m in self.kubus.maanden if m.startswith(periode))

    def members(self, plaats: Plaats) -> list[Atoom]:
        return [
            Atoom(maand, plek, plaats.dimensie, plaats.categorie)
            for maand in self._months(plaats.periode)
            for plek in self.kubus.gebieden[plaats.gebied]
        ]

    def _published(
        self, gepubliceerd: Gepubliceerd, klein: Mapping[Plaats, bool]
    ) -> Iterator[tuple[int, int, list[Atoom]]]:
        for plaats, waarde in gepubliceerd.items():
            onder, boven = 0, KLEINSTE - 1 if klein[plaats] else ONBEPERKT
            if waarde is not None:
                onder, boven = max(KLEINSTE, waarde - 4), waarde + 4
            yield onder, boven, self.members(plaats)

    def narrow(self) -> Grenzen:
        """Narrow until nothing changes; the parts of a single split make the whole."""
        veranderd = True
        while veranderd:
            veranderd = max(self._sum(*som) for som in self.sommen)
            hele = [self._whole(maand, plek) for maand in self.kubus.maanden for plek in self.kubus.plekken]
            veranderd |= any(hele)
        return self.grenzen

    def _sum(self, onder: int, boven: int, leden: list[Atoom]) -> bool:
        laag, hoog = (sum(self.grenzen[a][kant] for a in leden) for kant in (0, 1))
        anders = False
        for atoom in leden:
            links, rechts = self.grenzen[atoom]
            nieuw = (max(links, onder - (hoog - rechts)), min(rechts, boven - (laag - links)))
            if nieuw != (links, rechts):
                self.grenzen[atoom], anders = nieuw, True
                laag, hoog = laag - links + nieuw[0], hoog - rechts + nieuw[1]
        return anders

    def _whole(self, maand: str, plek: str) -> bool:
        geheel = Atoom(maand, plek)
        anders = False
        for naam, enkel in ENKEL.items():
            delen = [Atoom(maand, plek, naam, c) for c in self.kubus.categorieen[naam]]
            for atoom in (geheel, *delen):
                self.grenzen.setdefault(atoom, (0, ONBEPERKT))
            laag, hoog = (sum(self.grenzen[a][kant] for a in delen) for kant in (0, 1))
            hoogste = max((self.grenzen[a][0] for a in delen), default=0)
            anders |= self._set(geheel, laag if enkel else hoogste, hoog)
            links, rechts = self.grenzen[geheel]
            for atoom in delen:
                onder, boven = self.grenzen[atoom]
                anders |= self._set(atoom, links - (hoog - boven), rechts - (laag - onder) if enkel else rechts)
        return anders

    def _set(self, atoom: Atoom, onder: int, boven: int) -> bool:
        links, rechts = self.grenzen[atoom]
        self.grenzen[atoom] = (max(links, onder), min(rechts, boven))
        return self.grenzen[atoom] != (links, rechts)

    def of_cell(self, plaats: Plaats) -> tuple[int, int]:
        leden = self.members(plaats)
        return sum(self.grenzen[a][0] for a in leden), sum(self.grenzen[a][1] for a in leden)


def _publish(maanden: list[str], toeval: random.Random) -> tuple[Kubus, Gepubliceerd, dict[Plaats, int]]:
    """Publish month after month, each once, and each year of which all months are there."""
    alles: dict[Atoom, int] = {}
    uit: Gepubliceerd = {}
    echt: dict[Plaats, int] = {}
    for maand in maanden:
        geteld = een_maand(maand, toeval)
        kubus = make_kubus(geteld, GEBIEDEN, ENKEL)
        alles |= geteld
        uit |= protect(kubus, maand, afronder)
        echt |= kubus.cells(maand, (maand,))
    for jaar in sorted({maand[:4] for maand in maanden}):
        kubus = make_kubus({a: n for a, n in alles.items() if a.maand.startswith(jaar)}, GEBIEDEN, ENKEL)
        eerder = {p: w for p, w in uit.items() if p.periode in kubus.maanden}
        uit |= protect_year(kubus, jaar, eerder, afronder)
        echt |= kubus.cells(jaar, kubus.maanden)
    return make_kubus(alles, GEBIEDEN, ENKEL), uit, echt


def test_nothing_in_24_months_and_two_years_pins_a_small_count_down() -> None:
    maanden = [f"{jaar}-{maand:02}" for jaar in (2016, 2017) for maand in range(1, 13)]
    kubus, uit, echt = _publish(maanden, random.Random(20))
    aanval = Aanvaller(kubus, uit, {plaats: n < KLEINSTE for plaats, n in echt.items()})
    grenzen = aanval.narrow()
    klein = [plaats for plaats, n in echt.items() if n < KLEINSTE]
    assert len(klein) > 60
    for plaats in klein:
        laag, hoog = aanval.of_cell(plaats)
        assert laag <= echt[plaats] <= hoog and hoog - laag >= RUIMTE, (plaats, echt[plaats], laag, hoog)
    for atoom, aantal in kubus.aantallen.items():
        laag, hoog = grenzen[atoom]
        assert laag <= aantal <= hoog and (aantal >= KLEINSTE or hoog - laag >= RUIMTE), (atoom, aantal, laag, hoog)
    getoond = [plaats for plaats, waarde in uit.items() if waarde is not None]
    verborgen = [plaats for plaats in uit if plaats not in set(getoond) and echt[plaats] >= KLEINSTE]
    assert all((uit[plaats] or 0) % 5 == 0 and abs((uit[plaats] or 0) - echt[plaats]) < 5 for plaats in getoond)
    # A wall that hides everything is safe too, and of no use.
    assert len(verborgen) < len(uit) / 10 and sum(p.gebied == "samen" for p in getoond) > 200


def _year_of_a_region() -> tuple[Tafel, list[Plaats]]:
    """Return a proven year as large as that of a region with many parts, and which of its counts are small."""
    toeval = random.Random(3)
    kansen = ([0.66, 0.1, 0.06, 0.05, 0.04, 0.03, 0.03, 0.02, 0.01], [0.45, 0.3, 0.1, 0.05, 0.04, 0.03, 0.02, 0.01])
    alles: dict[Atoom, int] = {}
    uit: Gepubliceerd = {}
    for nummer in range(1, 13):
        maand = f"2016-{nummer:02}"
        geteld: dict[Atoom, int] = {}
        for plek, gemiddelde in {"0518": 350, "0637": 72, "1916": 34, "0603": 26, "0629": 9}.items():
            geteld[Atoom(maand, plek)] = aantal = max(0, round(toeval.gauss(gemiddelde, gemiddelde**0.5)))
            for naam, deel in zip(SPLITSEN, kansen, strict=True):
                for keuze in toeval.choices(range(len(deel)), deel, k=aantal):
                    atoom = Atoom(maand, plek, naam, f"c{keuze}")
                    geteld[atoom] = geteld.get(atoom, 0) + 1
        alles |= geteld
        uit |= protect(make_kubus(geteld, GEBIEDEN, ENKEL), maand, afronder)
    tafel = year_table(make_kubus(alles, GEBIEDEN, ENKEL), "2016", uit, afronder)
    prove(tafel, "2016")
    return tafel, [plaats for plaats, aantal in tafel.echt.items() if aantal < KLEINSTE]


def test_a_year_of_a_region_shows_its_totals_and_has_another_table_for_each_small_count() -> None:
    """The tables that prove it are looked at apart: counted anew, each gives all that was published."""
    tafel, klein = _year_of_a_region()
    assert all(tafel.getoond[Plaats("2016", gebied)] for gebied in GEBIEDEN)
    groot = [p for p, n in tafel.echt.items() if p.periode == "2016" and n >= KLEINSTE]
    assert sum(tafel.getoond[p] is not None for p in groot) > 0.8 * len(groot) and len(klein) > 60
    for plaats in klein:
        waarden = {tafel.echt[plaats]}
        for wijziging in tafel.bewijs[plaats]:
            anders = {a: tafel.kubus.aantallen.get(a, 0) for a in {*tafel.kubus.aantallen, *wijziging}}
            anders |= {a: anders[a] + n for a, n in wijziging.items()}
            waarden.add(_counted_anew(tafel, anders)[plaats])
        assert max(waarden) - min(waarden) >= RUIMTE, (plaats, waarden)


def _counted_anew(tafel: Tafel, aantallen: dict[Atoom, int]) -> dict[Plaats, int]:
    """Return the cells of another table, after seeing that it can be and that its publication is the same."""
    assert min(aantallen.values()) >= 0
    kubus = replace(tafel.kubus, aantallen=aantallen)
    for maand, plek in ((m, p) for m in kubus.maanden for p in kubus.plekken):
        geheel = aantallen.get(Atoom(maand, plek), 0)
        for naam, enkel in ENKEL.items():
            delen = [aantallen.get(Atoom(maand, plek, naam, c), 0) for c in kubus.categorieen[naam]]
            assert sum(delen) == geheel if enkel else max(delen) <= geheel <= sum(delen)
    cellen: dict[Plaats, int] = {}
    for periode, maanden in tafel.perioden.items():
        cellen |= kubus.cells(periode, maanden)
    for plaats, aantal in cellen.items():
        waarde = tafel.getoond.get(plaats)
        if waarde is not None:
            assert aantal >= KLEINSTE and abs(aantal - waarde) < 5
        elif tafel.echt[plaats] < KLEINSTE:
            assert aantal < KLEINSTE
    return cellen


@pytest.mark.parametrize("teken", [1, -1])
def test_what_is_given_and_taken_in_the_same_cell_proves_nothing(teken: int) -> None:
    """A change that cancels out within the cell fits always; it must never count as another table."""
    tafel, klein = _year_of_a_region()
    for plaats in klein[::4]:
        ver, wijziging = Zoeker(tafel, plaats).reach(teken, RUIMTE)
        assert tafel.moved(plaats, wijziging) == teken * ver
        assert not wijziging or isinstance(tafel.add(Poging(), wijziging), Poging)


def test_parts_by_month_and_municipality_would_cost_half_of_the_parts_of_the_year() -> None:
    """Why they are not published: the proof holds for them too, by hiding much that readers ask for most."""
    getoond = {}
    for fijn in (False, True):
        toeval = random.Random(20)
        alles: dict[Atoom, int] = {}
        uit: Gepubliceerd = {}
        for nummer in range(1, 13):
            geteld = een_maand(f"2016-{nummer:02}", toeval)
            alles |= geteld
            uit |= protect(replace(make_kubus(geteld, GEBIEDEN, ENKEL), fijn=fijn), f"2016-{nummer:02}", afronder)
        kubus = replace(make_kubus(alles, GEBIEDEN, ENKEL), fijn=fijn)
        jaar = protect_year(kubus, "2016", uit, afronder)
        getoond[fijn] = [p for p, waarde in jaar.items() if waarde is not None and p.dimensie]
    assert len(getoond[False]) > 40 and len(getoond[True]) < 0.6 * len(getoond[False])


def _tables(uit: Gepubliceerd, echt: Mapping[Plaats, int], plekken: list[str]) -> Iterator[dict[str, int]]:
    """Return every table of counts by place that gives this publication: by trying all of them."""

    def allowed(plaats: Plaats) -> range:
        waarde = uit[plaats]
        if waarde is None:
            return range(0, KLEINSTE if echt[plaats] < KLEINSTE else 40)
        return range(max(KLEINSTE, waarde - 4), waarde + 5)

    per = {plek: allowed(Plaats("2016-01", f"GM{plek}")) for plek in plekken}
    samen = allowed(Plaats("2016-01", "samen"))
    een, twee, drie = plekken
    for a in per[een]:
        for b in per[twee]:
            for c in per[drie]:
                if a + b + c in samen:
                    yield {een: a, twee: b, drie: c}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)), st.integers(0, 10**6))
def test_every_table_that_gives_the_same_publication_was_tried(aantallen: tuple[int, int, int], zout: int) -> None:
    plekken = ["a", "b", "c"]
    geteld = {Atoom("2016-01", plek): n for plek, n in zip(plekken, aantallen, strict=True)}
    kubus = make_kubus(geteld, {**{f"GM{p}": [p] for p in plekken}, "samen": plekken}, {})
    uit = protect(kubus, "2016-01", lambda plaats, n: afronder(Plaats(f"{zout}", plaats.gebied), n))
    echt = kubus.cells("2016-01", ("2016-01",))
    tabellen = list(_tables(uit, echt, plekken))
    assert dict(zip(plekken, aantallen, strict=True)) in tabellen
    for plek, aantal in zip(plekken, aantallen, strict=True):
        if aantal < KLEINSTE:
            mogelijk = {tabel[plek] for tabel in tabellen}
            assert max(mogelijk) - min(mogelijk) >= RUIMTE, (aantallen, uit)
    if echt[Plaats("2016-01", "samen")] < KLEINSTE:
        sommen = {sum(tabel.values()) for tabel in tabellen}
        assert max(sommen) - min(sommen) >= RUIMTE


def test_the_same_cell_gives_the_same_figure_for_ever() -> None:
    geteld = een_maand("2016-01", random.Random(4))
    kubus = make_kubus(geteld, GEBIEDEN, ENKEL)
    eerste = protect(kubus, "2016-01", afronder)
    assert all(protect(kubus, "2016-01", afronder) == eerste for _keer in range(5))


def test_a_part_that_is_the_whole_is_not_shown() -> None:
    geteld = {Atoom("2016-01", plek, *deel): 40 for plek in ("a", "b") for deel in ((), ("melder", "c0"))}
    kubus = make_kubus(geteld, {"samen": ["a", "b"]}, {"melder": True}, {"melder": ["c0", "c1"]})
    uit = protect(kubus, "2016-01", afronder)
    assert uit[Plaats("2016-01", "samen")] == 80
    assert uit[Plaats("2016-01", "samen", "melder", "c0")] is None
    # Nor where the other parts occur in another year alone.
    enig = make_kubus(geteld, {"samen": ["a", "b"]}, {"melder": True})
    assert protect(enig, "2016-01", afronder)[Plaats("2016-01", "samen", "melder", "c0")] is None


def test_a_total_that_would_give_a_small_part_away_is_not_shown_or_rounded_otherwise() -> None:
    """Two places of which one is small: whole minus large must not be small and certain."""
    for klein in range(KLEINSTE):
        geteld = {Atoom("2016-01", "a"): 30, Atoom("2016-01", "b"): klein}
        kubus = make_kubus(geteld, {"GMa": ["a"], "GMb": ["b"], "samen": ["a", "b"]}, {})
        uit = protect(kubus, "2016-01", lambda _plaats, n: n - n % 5)
        assert uit[Plaats("2016-01", "GMb")] is None
        groot, samen = uit[Plaats("2016-01", "GMa")], uit[Plaats("2016-01", "samen")]
        if groot is not None and samen is not None:
            laag, hoog = max(0, samen - 4 - groot - 4), min(9, samen + 4 - groot + 4)
            assert hoog - laag >= RUIMTE, (klein, uit)


@pytest.mark.parametrize("leeg", [{}, {Atoom("2016-01", "0518"): 3}])
def test_where_nothing_or_little_was_counted_nothing_is_shown(leeg: dict[Atoom, int]) -> None:
    uit = protect(make_kubus(leeg, GEBIEDEN, ENKEL), "2016-01", afronder)
    assert uit and set(uit.values()) == {None}
