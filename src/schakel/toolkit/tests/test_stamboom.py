"""Does nothing in a family tree lie over something else, and does the list say what the drawing shows?"""

from itertools import combinations, pairwise, product

import pytest

from schakel.toolkit.tekeningen.stamboom import Band, Figuur, Stamboom, Vak, lees_als_lijst, titel
from schakel.toolkit.tekeningen.stamboom_beeld import (
    HALF,
    REGEL,
    Maten,
    Vlak,
    afdalingspaden,
    boogpad,
    draw,
    maten_van,
    regels_van,
    vakvlak,
    woordplek,
)

VORMEN = ("vierkant", "cirkel", "ruit")


def gezin(kinderen: int, *, ouders: int, elders: int, grootouders: bool, geweld: bool) -> Stamboom:
    """This function will make a family: `elders` children live with the other parent."""
    figuren = [Figuur("m", "Moeder", "36 jaar", "cirkel", vak="a")]
    figuren += [Figuur("v", "Vader met een lange naam", "40 jaar, elders", "vierkant", vak="b")] if ouders == 2 else []
    figuren += [
        Figuur(f"k{n}", f"Kind {n}", "gezien", VORMEN[n % 3], True, "b" if n < elders else "a")  # type: ignore[arg-type]
        for n in range(kinderen)
    ]
    banden = [Band("ouder", "m", f"k{n}") for n in range(kinderen)]
    if ouders == 2:
        banden += [Band("gescheiden", "m", "v"), *(Band("ouder", "v", f"k{n}") for n in range(0, kinderen, 2))]
    if grootouders:
        figuren += [Figuur("o1", "Opa", "", "vierkant"), Figuur("o2", "Oma", "70", "cirkel"), Figuur("x", "Buur")]
        banden += [
            Band("paar", "o1", "o2"),
            Band("ouder", "o1", "m"),
            Band("ouder", "o2", "m"),
            Band("steun", "o2", "k0"),
        ]
    if geweld:
        banden += [Band("geweld", figuren[1].sleutel, "m"), Band("geweld", "m", f"k{kinderen - 1}", "dreigt")]
    vakken = [Vak("a", "Langestraat"), Vak("b", "Kade")]
    return Stamboom(figuren, banden, vakken)


GEZINNEN = [
    gezin(kinderen, ouders=ouders, elders=elders, grootouders=groot, geweld=geweld)
    for kinderen, ouders, elders, groot, geweld in product(range(1, 9), (1, 2), (0, 1), (False, True), (False, True))
]


def _raakt(een: Vlak, ander: Vlak) -> bool:
    return (
        een[0] < ander[0] + ander[2]
        and ander[0] < een[0] + een[2]
        and een[1] < ander[1] + ander[3]
        and ander[1] < een[1] + een[3]
    )


def _vlakken(boom: Stamboom, maten: Maten) -> dict[str, list[Vlak]]:
    vlakken = {}
    for figuur in boom.figuren:
        x, y = maten.midden(figuur.sleutel)
        regels = regels_van(figuur)
        breed = max(len(regel) for _, regel in regels) * 7.2
        woorden = (x - breed / 2, y + HALF + 8, breed, len(regels) * REGEL)
        vlakken[figuur.sleutel] = [(x - HALF, y - HALF, 2 * HALF, 2 * HALF), woorden]
    return vlakken


@pytest.mark.parametrize("boom", GEZINNEN)
def test_figures_words_and_boxes_never_meet(boom: Stamboom) -> None:
    maten = maten_van(boom)
    vlakken = _vlakken(boom, maten)
    for een, ander in combinations(vlakken, 2):
        assert not any(_raakt(a, b) for a in vlakken[een] for b in vlakken[ander]), (een, ander)
    vakken = {vak: vakvlak(maten, vak) for vak in maten.rooster.vakken}
    assert not any(_raakt(a, b) for a, b in combinations(vakken.values(), 2))
    for figuur in boom.figuren:
        for vak, vlak in vakken.items():
            binnen = any(_raakt(deel, vlak) for deel in vlakken[figuur.sleutel])
            assert binnen == (figuur.vak == vak), (figuur.sleutel, vak)
    assert all(
        x >= 0 and x + b <= maten.breed and y + h <= maten.hoog
        for x, y, b, h in [deel for delen in vlakken.values() for deel in delen]
    )


@pytest.mark.parametrize("boom", GEZINNEN)
def test_no_line_runs_through_a_figure_or_its_words(boom: Stamboom) -> None:
    maten = maten_van(boom)
    paden = [pad for daling in maten.plan.afdalingen for pad in afdalingspaden(daling, maten)]
    paden += [boogpad(boog, maten) for boog in maten.plan.bogen]
    for pad in paden:
        for (van_x, van_y), (naar_x, naar_y) in pairwise(pad):
            lijn = (
                min(van_x, naar_x) - 0.4,
                min(van_y, naar_y) - 0.4,
                abs(naar_x - van_x) + 0.8,
                abs(naar_y - van_y) + 0.8,
            )
            for sleutel, delen in _vlakken(boom, maten).items():
                for x, y, b, h in delen:
                    assert not _raakt(lijn, (x + 1, y + 1, b - 2, h - 2)), (sleutel, pad)


@pytest.mark.parametrize("boom", GEZINNEN)
def test_words_of_bonds_never_meet(boom: Stamboom) -> None:
    maten = maten_van(boom)
    plekken = [woordplek(boog, maten) for boog in maten.plan.bogen]
    assert not any(abs(a[1] - b[1]) < 12 and abs(a[0] - b[0]) < 60 for a, b in combinations(plekken, 2))


def test_the_same_family_gives_the_same_drawing() -> None:
    boom = GEZINNEN[-1]
    assert draw(boom) == draw(boom)


def test_names_are_escaped_in_drawing_and_label() -> None:
    svg = draw(Stamboom([Figuur("a", '<script>"&', "<b>")]))
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "&lt;script&gt;" in svg
    assert svg.__html__() == svg


def test_an_impossible_family_is_still_drawn() -> None:
    rond = Stamboom([Figuur("a", "A"), Figuur("b", "B")], [Band("ouder", "a", "b"), Band("ouder", "b", "a")])
    assert draw(rond).startswith("<svg")
    assert draw(Stamboom([])) == ""


def test_the_list_says_everything_that_is_drawn() -> None:
    boom = Stamboom(
        [
            Figuur("m", "Marloes", "34 jaar", "cirkel", vak="a"),
            Figuur("j", "Joris", "38 jaar", "vierkant"),
            Figuur("f", "Fenna", "9 jaar", "cirkel", True, "a", "Gesproken op 8 maart."),
        ],
        [
            Band("gescheiden", "m", "j"),
            Band("ouder", "m", "f"),
            Band("ouder", "j", "f"),
            Band("geweld", "j", "m"),
        ],
        [Vak("a", "Veenstraat")],
    )
    regels = {regel.naam: regel.tekst for regel in lees_als_lijst(boom)}
    assert regels["Joris"] == "38 jaar. Gescheiden van Marloes, ouder van Fenna. Geweld van Joris naar Marloes."
    assert regels["Fenna"] == "9 jaar, woont in Veenstraat. Kind van Marloes en Joris. Gesproken op 8 maart."
    assert titel(boom) == "Tekening van 3 personen: Marloes, Joris en Fenna. Geweld van Joris naar Marloes."
    assert 'role="img"' in draw(boom)
