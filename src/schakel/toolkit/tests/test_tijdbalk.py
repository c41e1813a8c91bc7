"""Has the relay bar no gap, and does no label lie over another?"""

import re
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from random import Random

import pytest

from schakel.toolkit.tekeningen.tijdbalk import Schaal, Stip, Strip, Stuk, Tijdbalk, draw, titel, zet_labels

BEGIN = datetime(2027, 3, 2, 21, 44, tzinfo=UTC)


def willekeurige_balk(zaad: int) -> Tijdbalk:
    """This function will make a bar with up to 9 pieces and 14 dots, often crowded."""
    rng = Random(zaad)
    momenten = sorted(rng.sample(range(1, 2000), rng.randint(1, 9)))
    stukken = [Stuk(f"Team {n}", BEGIN + timedelta(hours=uur)) for n, uur in enumerate(momenten)]
    einde = stukken[-1].begin + timedelta(hours=rng.randint(1, 500))
    lengte = (einde - stukken[0].begin).total_seconds()
    stippen = [
        Stip(stukken[0].begin + timedelta(seconds=rng.random() ** 3 * lengte), "x" * rng.randint(4, 24))
        for _ in range(rng.randint(0, 14))
    ]
    return Tijdbalk(stukken, einde, [Strip(stukken[0].begin)], stippen)


@pytest.mark.parametrize("zaad", range(40))
def test_no_gap_can_be_seen_and_no_label_touches_another(zaad: int) -> None:
    balk = willekeurige_balk(zaad)
    svg = draw(balk)
    vlakken = re.findall(r'<rect class="stuk[^"]*" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)
    randen = [(float(x), float(x) + float(breed)) for x, breed in vlakken]
    assert randen[0][0] == 0
    assert all(abs(a[1] - b[0]) < 0.2 for a, b in pairwise(randen))
    labels = [label for label in zet_labels(balk, Schaal(balk, 1118), 1190) if label.tekst]
    for een, ander in combinations(labels, 2):
        assert een.rij != ander.rij or abs(een.x - ander.x) >= een.half + ander.half
    assert svg.count("<circle") == len(balk.stippen)


def test_a_gap_or_a_second_holder_cannot_be_described() -> None:
    with pytest.raises(ValueError, match="two cannot begin at once"):
        Tijdbalk([Stuk("A", BEGIN), Stuk("B", BEGIN)], BEGIN + timedelta(days=1))
    with pytest.raises(ValueError, match="after the end"):
        Tijdbalk([Stuk("A", BEGIN)], BEGIN - timedelta(days=1))


def test_the_label_for_the_ear_says_who_followed_whom() -> None:
    balk = Tijdbalk(
        [Stuk("nachtdienst", BEGIN, "2 maart 2027"), Stuk("triage", BEGIN + timedelta(hours=11), "3 maart 2027")],
        BEGIN + timedelta(days=3),
    )
    assert titel(balk) == "Tijdbalk vanaf 2 maart 2027. Eerst nachtdienst, daarna vanaf 3 maart 2027 triage."


def test_names_are_escaped() -> None:
    svg = draw(Tijdbalk([Stuk("<i>", BEGIN)], BEGIN + timedelta(days=1), stippen=[Stip(BEGIN, "<u>")]))
    assert "<i>" not in svg
    assert "<u>" not in svg


def test_without_pieces_there_is_nothing() -> None:
    assert draw(Tijdbalk([], BEGIN)) == ""
