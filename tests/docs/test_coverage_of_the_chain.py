"""Does docs/dekking.csv tell the truth about what works of the chain?"""

from collections import Counter

import pytest
from django.urls import get_resolver

from tests.architecture.bron import PROJECT
from tests.docs.documenten import DOCS, has_test, read_csv, room_names

KOLOMMEN = ["rij", "blok", "naam", "bron", "kamer", "pagina", "toets", "stand", "toelichting"]
# As many rows per block as the sources name systems, instruments, organisations and processes.
RIJEN_PER_BLOK = {"A": 20, "B": 12, "C": 21, "D": 20, "E": 12, "F": 14, "G": 6, "H": 1}
STANDEN = {"klaar", "deels", "nog niet"}


@pytest.fixture(scope="module")
def rijen() -> list[dict[str, str]]:
    return read_csv(DOCS / "dekking.csv")


def test_every_row_of_the_sources_is_present(rijen: list[dict[str, str]]) -> None:
    assert list(rijen[0]) == KOLOMMEN
    assert Counter(rij["blok"] for rij in rijen) == RIJEN_PER_BLOK
    assert [int(rij["rij"]) for rij in rijen] == list(range(1, len(rijen) + 1))
    assert len({rij["naam"] for rij in rijen}) == len(rijen)
    assert all(rij["bron"] for rij in rijen)


def test_each_row_says_where_it_stands(rijen: list[dict[str, str]]) -> None:
    assert {rij["stand"] for rij in rijen} <= STANDEN
    assert not [rij["naam"] for rij in rijen if rij["stand"] != "klaar" and not rij["toelichting"].strip()]


def test_a_row_that_is_done_names_a_room_that_exists(rijen: list[dict[str, str]]) -> None:
    kamers = room_names()
    assert not [rij["naam"] for rij in rijen if rij["stand"] != "nog niet" and rij["kamer"] not in kamers]


def test_a_row_that_is_done_names_a_test_that_exists(rijen: list[dict[str, str]]) -> None:
    lost = [
        f"{rij['rij']} {rij['naam']}: {rij['toets'] or 'no test'}"
        for rij in rijen
        if rij["stand"] != "nog niet" and not (rij["toets"] and all(has_test(t) for t in rij["toets"].split()))
    ]
    assert not lost, "\n".join(lost)


def test_a_row_that_is_done_names_a_page_that_exists(rijen: list[dict[str, str]]) -> None:
    names = _url_names()
    lost = [
        f"{rij['rij']} {rij['naam']}: {rij['pagina'] or 'no page'}"
        for rij in rijen
        if rij["stand"] == "klaar" and not (rij["pagina"] in names or (PROJECT / (rij["pagina"] or "-")).exists())
    ]
    assert not lost, "\n".join(lost)


def test_a_row_that_is_not_done_claims_no_test(rijen: list[dict[str, str]]) -> None:
    assert not [rij["naam"] for rij in rijen if rij["stand"] == "nog niet" and rij["toets"]]


def _url_names() -> set[str]:
    found: set[str] = set()

    def walk(resolver: object, prefix: str) -> None:
        for pattern in getattr(resolver, "url_patterns", []):
            if hasattr(pattern, "url_patterns"):
                walk(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
            elif pattern.name:
                found.add(prefix + pattern.name)

    walk(get_resolver(), "")
    return found
