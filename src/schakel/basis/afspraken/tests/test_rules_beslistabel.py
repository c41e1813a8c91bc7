"""Does the evaluator do what a naive reader of the same table does?"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.basis.afspraken.rules import BevindingSoort, check, evaluate, lees_tabel, to_sql_case
from schakel.basis.afspraken.tests.naief import naive_domain, naive_row
from schakel.kernel.errors import InvalidInput

FEITEN = {
    "acuut": {"soort": "ja_nee", "naam": "acute onveiligheid"},
    "vorm": {"soort": "keuze", "naam": "vorm", "waarden": ["partner", "kind", "ouder"]},
    "kinderen": {"soort": "getal", "naam": "aantal kinderen", "van": 0, "tot": 6},
}


def tabel(*rijen: dict[str, Any], **meer: Any) -> dict[str, Any]:
    """Return a definition with three facts and these rows."""
    return {"code": "t", "artikel": "1", "feiten": FEITEN, "uitkomsten": {"wie": []}, "rijen": list(rijen), **meer}


CELLEN = {
    "acuut": st.sampled_from([None, "alle", True, False, [True, False]]),
    "vorm": st.one_of(
        st.sampled_from([None, "partner", "kind", "ouder"]),
        st.lists(st.sampled_from(["partner", "kind", "ouder"]), min_size=1, max_size=3),
    ),
    "kinderen": st.one_of(
        st.none(),
        st.integers(0, 6),
        st.lists(st.integers(0, 6), min_size=1, max_size=3),
        st.builds(lambda a, b: {"van": min(a, b), "tot": max(a, b)}, st.integers(0, 6), st.integers(0, 6)),
        st.builds(lambda a: {"van": a}, st.integers(0, 6)),
        st.builds(lambda a: {"tot": a}, st.integers(0, 6)),
    ),
}
RIJ = st.builds(
    lambda als, wie: {"als": als, "dan": {"wie": wie}},
    st.fixed_dictionaries({}, optional=CELLEN),
    st.sampled_from(["a", "b"]),
)
DEFINITIE = st.lists(RIJ, min_size=1, max_size=6).map(
    lambda rijen: tabel(*[{**rij, "rij": f"r{n}"} for n, rij in enumerate(rijen)])
)


@settings(max_examples=150, deadline=None)
@given(DEFINITIE)
def test_evaluate_agrees_with_the_naive_reader_on_the_whole_domain(definitie: dict[str, Any]) -> None:
    gelezen = lees_tabel(definitie)
    for feiten in naive_domain(definitie):
        assert evaluate(gelezen, feiten).rij == naive_row(definitie, feiten)


@settings(max_examples=150, deadline=None)
@given(DEFINITIE)
def test_check_finds_exactly_the_gaps_and_dead_rows_that_counting_finds(definitie: dict[str, Any]) -> None:
    bevindingen = check(lees_tabel(definitie))
    treffers = [naive_row(definitie, feiten) for feiten in naive_domain(definitie)]
    dood = {b.rijen[0] for b in bevindingen if b.soort is BevindingSoort.DODE_REGEL}
    gaten = [b for b in bevindingen if b.soort is BevindingSoort.GAT]
    assert dood == {rij["rij"] for rij in definitie["rijen"]} - set(treffers)
    assert bool(gaten) == (None in treffers)
    assert all(naive_row(definitie, gat.feiten) is None for gat in gaten)


@settings(max_examples=150, deadline=None)
@given(DEFINITIE)
def test_a_crossing_shows_facts_where_both_rows_fit(definitie: dict[str, Any]) -> None:
    for bevinding in check(lees_tabel(definitie)):
        if bevinding.soort is BevindingSoort.KRUISING:
            beide = [rij for rij in definitie["rijen"] if rij["rij"] in bevinding.rijen]
            assert all(naive_row({"rijen": [rij]}, bevinding.feiten) for rij in beide)
            assert not bevinding.is_fout


@settings(max_examples=100, deadline=None)
@given(
    DEFINITIE,
    st.fixed_dictionaries(
        {},
        optional={
            "acuut": st.booleans(),
            "vorm": st.sampled_from(["partner", "kind", "ouder"]),
            "kinderen": st.integers(0, 6),
        },
    ),
)
def test_an_unknown_fact_fits_no_cell_and_every_refused_row_says_why(
    definitie: dict[str, Any], feiten: dict[str, Any]
) -> None:
    uitkomst = evaluate(lees_tabel(definitie), feiten)
    assert uitkomst.rij == naive_row(definitie, feiten)
    boven = [rij["rij"] for rij in definitie["rijen"]]
    boven = boven[: boven.index(uitkomst.rij)] if uitkomst.rij else boven
    assert [a.rij for a in uitkomst.afgewezen] == boven
    assert all(a.redenen for a in uitkomst.afgewezen)


def test_the_explanation_is_dutch_and_names_article_facts_and_reasons() -> None:
    uitkomst = evaluate(
        lees_tabel(
            tabel(
                {"rij": "r1", "artikel": "3.1", "als": {"acuut": True, "kinderen": {"van": 1}}, "dan": {"wie": "cit"}},
                {
                    "rij": "r2",
                    "artikel": "3.2",
                    "als": {"vorm": ["kind", "ouder"]},
                    "dan": {"wie": "jeugd"},
                    "uitleg": "Het jeugdteam neemt de regie.",
                },
            )
        ),
        {"acuut": False, "vorm": "kind", "kinderen": 0},
    )
    assert uitkomst.zinnen() == (
        "Artikel 3.2 (regel r2) beslist, want vorm: kind. Het jeugdteam neemt de regie.",
        "Gezien: acute onveiligheid: nee; vorm: kind; aantal kinderen: 0.",
        "Regel r1 (artikel 3.1) paste niet: acute onveiligheid is nee, de regel vraagt ja; "
        "aantal kinderen is 0, de regel vraagt 1 of meer.",
    )
    assert uitkomst.als_json()["feiten"] == {"acuut": False, "vorm": "kind", "kinderen": 0}


def test_a_row_holds_only_in_its_own_days() -> None:

    gelezen = lees_tabel(
        tabel(
            {"rij": "oud", "dan": {"wie": "a"}, "geldig_tot": "2019-01-01"},
            {"rij": "nieuw", "dan": {"wie": "b"}, "geldig_van": "2019-01-01"},
        )
    )
    assert evaluate(gelezen, {}, date(2018, 12, 31)).rij == "oud"
    assert evaluate(gelezen, {}, date(2019, 1, 1)).rij == "nieuw"
    assert check(gelezen) == []


def test_a_gap_in_time_is_a_gap() -> None:
    gelezen = lees_tabel(tabel({"rij": "oud", "dan": {"wie": "a"}, "geldig_tot": "2019-01-01"}))
    assert [b.soort for b in check(gelezen)] == [BevindingSoort.GAT]


def test_a_failing_example_is_a_fault() -> None:
    voorbeeld = {"naam": "klein", "feiten": {"acuut": True}, "rij": "r2"}
    gelezen = lees_tabel(
        tabel(
            {"rij": "r1", "als": {"acuut": True}, "dan": {"wie": "a"}},
            {"rij": "r2", "dan": {"wie": "b"}},
            voorbeelden=[voorbeeld],
        )
    )
    (bevinding,) = check(gelezen)
    assert bevinding.is_fout
    assert bevinding.tekst == "Voorbeeld ‘klein’ verwacht regel r2, maar regel r1 beslist."


def test_an_open_fact_has_room_for_other_values() -> None:
    definitie = tabel({"rij": "r1", "als": {"wijk": ["2512", "2513"]}, "dan": {"wie": "a"}})
    definitie["feiten"] = {"wijk": {"soort": "tekst", "naam": "postcodewijk"}}
    assert [b.tekst for b in check(lees_tabel(definitie))] == ["Geen regel past bij: postcodewijk (iets anders)."]


@pytest.mark.parametrize(
    ("rij", "plek"),
    [
        ({"rij": "x", "als": {"onbekend": True}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {"acuut": "ja"}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {"acuut": 1}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {"kinderen": True}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {"kinderen": {"van": 3, "tot": 1}}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {"vorm": {"van": 1}}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {"vorm": []}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {"kinderen": 7}, "dan": {"wie": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {}, "dan": {"wat": "a"}}, "rijen.x"),
        ({"rij": "x", "als": {}, "dan": {}}, "rijen.x"),
    ],
)
def test_a_faulty_row_is_named(rij: dict[str, Any], plek: str) -> None:
    with pytest.raises(InvalidInput) as geweigerd:
        lees_tabel(tabel(rij))
    assert plek in geweigerd.value.fouten


def test_sql_refuses_what_is_no_column_name() -> None:
    gelezen = lees_tabel(tabel({"rij": "r1", "als": {"acuut": True}, "dan": {"wie": "a"}}))
    with pytest.raises(ValueError, match="not a column name"):
        to_sql_case(gelezen, {"acuut": "acuut; drop table x"})
    with pytest.raises(ValueError, match="no column"):
        to_sql_case(gelezen, {})
    assert to_sql_case(gelezen, {"acuut": "t.acuut"}) == "CASE WHEN t.acuut IN (TRUE) THEN 'r1' ELSE NULL END"


def test_a_fact_that_may_be_unknown_needs_a_row_of_its_own() -> None:
    definitie = tabel(
        {"rij": "r1", "als": {"acuut": True}, "dan": {"wie": "a"}},
        {"rij": "r2", "als": {"acuut": False}, "dan": {"wie": "b"}},
    )
    definitie["feiten"] = {"acuut": {"soort": "ja_nee", "naam": "acuut", "onbekend": True}}
    assert [b.tekst for b in check(lees_tabel(definitie))] == ["Geen regel past bij: acuut niet bekend."]
    definitie["rijen"].append({"rij": "r3", "dan": {"wie": "c"}})
    assert [b for b in check(lees_tabel(definitie)) if b.is_fout] == []
