"""Published figures of an invented year for the stories: rounded and protected as every figure is."""

import random
from collections.abc import Iterable
from datetime import datetime
from itertools import product
from typing import Any

import django

GEMIDDELD = {"0518": 350, "0637": 72, "1916": 34, "0603": 26, "0629": 9}
KANSEN = {
    ("meldingen", "vorm"): {"01": 0.5, "08": 0.3, "07": 0.12, "03": 0.08},
    ("meldingen", "beoordeeld"): {"tot-5": 0.62, "tot-10": 0.22, "later": 0.1, "werd-advies": 0.06},
    ("onderzoeken-besloten", "tien-weken"): {"binnen": 0.45, "later": 0.35, "loopt-nog": 0.2},
    ("onderzoeken-afgerond", "tien-weken"): {"binnen": 0.8, "later": 0.2},
    ("overdrachten", "verloop"): {"gestart-warm": 0.4, "gestart-koud": 0.3, "geweigerd": 0.15, "wacht": 0.15},
}
JAAR, SET = 2016, "evaluatie-2017"


def _draw(delen: dict[str, dict[str, float]], toeval: random.Random) -> dict[Any, int]:
    """Return invented counts of one population, by month, municipality and part."""
    from schakel.sturing.cijfers.rules import Atoom, Periode

    geteld: dict[Any, int] = {}
    for maand, (plek, gemiddeld) in product(Periode.year(JAAR).months(), GEMIDDELD.items()):
        aantal = round(toeval.gauss(gemiddeld, gemiddeld**0.5))
        geteld[Atoom(maand.code, plek)] = aantal
        for naam, kansen in delen.items():
            for deel in toeval.choices(list(kansen), list(kansen.values()), k=aantal):
                atoom = Atoom(maand.code, plek, naam, deel)
                geteld[atoom] = geteld.get(atoom, 0) + 1
    return geteld


def _nearest(_plaats: object, aantal: int) -> int:
    return 5 * round(aantal / 5)


def _cells(geteld: dict[Any, int], splitsingen: Iterable[str]) -> dict[Any, int | None]:
    """Return what is published of these counts: month after month, then the year."""
    from schakel.sturing.cijfers.rules import Periode, make_kubus, protect, protect_year

    gebieden = {SET: list(GEMIDDELD), **{f"GM{code}": [code] for code in GEMIDDELD}}
    enkel = dict.fromkeys(splitsingen, True)
    uit: dict[Any, int | None] = {}
    for maand in Periode.year(JAAR).months():
        kubus = make_kubus({a: n for a, n in geteld.items() if a.maand == maand.code}, gebieden, enkel)
        uit |= protect(kubus, maand.code, _nearest)
    return uit | protect_year(make_kubus(geteld, gebieden, enkel), str(JAAR), uit, _nearest)


def _publiceer() -> None:
    from schakel.kernel.handeling import Handeling
    from schakel.kernel.tijd import AMSTERDAM
    from schakel.sturing.cijfers import actions
    from schakel.sturing.cijfers.rules import Periode
    from schakel.toolkit.transactie import transactie

    toeval = random.Random(JAAR)
    machine = Handeling(None, None, "machine", None, datetime(2017, 1, 15, 9, tzinfo=AMSTERDAM), namens="verhalen")
    cellen: dict[str, dict[tuple[str, str, str, str], int | None]] = {}
    for grondslag in dict.fromkeys(naam for naam, _splitsing in KANSEN):
        delen = {d: kansen for (g, d), kansen in KANSEN.items() if g == grondslag}
        for plaats, waarde in _cells(_draw(delen, toeval), delen).items():
            sleutel = (grondslag, plaats.dimensie, plaats.categorie, plaats.gebied)
            cellen.setdefault(plaats.periode, {})[sleutel] = waarde
    with transactie(machine, wat="verhalen:cijfers"):
        for periode in (*Periode.year(JAAR).months(), Periode.year(JAAR)):
            actions.store_publication(machine, regio="den-haag", periode=periode, cellen=cellen[periode.code])


if __name__ == "__main__":
    django.setup()
    _publiceer()
