"""Periods, definitions and figures in words."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.sturing.cijfers.rules import (
    BESTAND,
    Cijfer,
    Maatfout,
    Periode,
    Stand,
    all_measures,
    middle_class,
    read_measures,
    stretches,
)

MAART = Periode.month(2016, 3)
MAAT = {maat.code: maat for maat in all_measures()}


def test_a_period_is_half_open_and_knows_its_months() -> None:
    assert Periode.month(2016, 12) == Periode(date(2016, 12, 1), date(2017, 1, 1))
    assert len(Periode.year(2016).months()) == 12
    half = Periode(date(2016, 1, 15), date(2016, 4, 2))
    assert [maand.code for maand in half.months()] == ["2016-02", "2016-03"]
    assert (MAART.code, Periode.year(2016).code) == ("2016-03", "2016")
    assert (MAART.naam, Periode.year(2016).naam) == ("maart 2016", "2016")
    assert half.naam == "15 januari 2016 tot en met 1 april 2016"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends after"):
        Periode(date(2016, 3, 1), date(2016, 3, 1))


def test_every_measure_says_everything_in_words() -> None:
    for maat in all_measures():
        for veld in ("naam", "omschrijving", "eenheid", "gebiedenset", "begin", "eind", "noemer", "gemeten", "bron"):
            assert getattr(maat, veld), (maat.code, veld)
        assert maat.meetbaar is not bool(maat.reden), maat.code


@pytest.mark.parametrize(
    ("oud", "nieuw", "klacht"),
    [
        ('begin = "het moment waarop het advies is gegeven"', "", "adviezen: vul in: begin"),
        ('code = "adviezen-vrager"', 'code = "adviezen"', "twee keer: adviezen"),
        ('grondslag = "besluiten"', 'grondslag = "bestaat"', "de grondslag bestaat bestaat niet"),
        ('dimensie = "verloop"', 'dimensie = "bestaat"', "overdrachten: de splitsing bestaat bestaat niet"),
        ('teller = ["tot-5"]', 'teller = ["tot-6"]', "beoordeeld-op-tijd: onbekend deel tot-6"),
        ('naast = "onderzoek-tien-weken-besluit"', 'naast = "x"', "de maat x bestaat niet"),
        ("versie = 2016-01-01", "", "geen versie of geen bron"),
        ('reden = "Schakel legt huisverboden nog niet vast."', "", "huisverboden: zonder grondslag"),
    ],
)
def test_a_definition_that_is_not_whole_is_refused(oud: str, nieuw: str, klacht: str) -> None:
    tekst = BESTAND.read_text(encoding="utf-8")
    assert oud in tekst
    with pytest.raises(Maatfout, match=klacht):
        read_measures(tekst.replace(oud, nieuw, 1))


def test_a_figure_says_itself_in_words() -> None:
    op = datetime(2016, 5, 15, 10, tzinfo=UTC)
    aantal = Cijfer(MAAT["meldingen"], "GM0518", MAART, Stand.GEMETEN, Decimal(350), 350, op, "Den Haag")
    assert aantal.zin() == (
        "Meldingen, Den Haag, maart 2016: 350 meldingen, afgerond op vijf (gemeten op 15 mei 2016)."
    )
    deel = Cijfer(MAAT["beoordeeld-op-tijd"], "GM0518", MAART, Stand.GEMETEN, Decimal(62), 350, op)
    assert deel.zin() == (
        "Beoordeeld binnen vijf werkdagen, GM0518, maart 2016: 62% van 350, afgerond op vijf (gemeten op 15 mei 2016)."
    )


def test_a_figure_that_is_not_there_is_never_a_nought() -> None:
    for stand, woorden in (
        (Stand.ONDERDRUKT, "niet getoond"),
        (Stand.NIET_TE_METEN, "nog niet te meten"),
        (Stand.NIET_GEPUBLICEERD, "nog niet gepubliceerd"),
    ):
        leeg = Cijfer(MAAT["huisverboden"], "GM0518", MAART, stand)
        assert leeg.tekst == woorden
        assert woorden in leeg.zin()
        assert "0 " not in leeg.zin().replace("2016", "")


def test_a_large_count_is_easy_to_read_and_says_of_what() -> None:
    veel = Cijfer(MAAT["meldingen"], "vijf", Periode.year(2016), Stand.GEMETEN, Decimal(5935), 5935)
    assert (veel.tekst, veel.met_eenheid) == ("5.935", "5.935 meldingen")
    deel = Cijfer(MAAT["beoordeeld-op-tijd"], "vijf", Periode.year(2016), Stand.GEMETEN, Decimal(62), 5935)
    assert (deel.met_eenheid, deel.voluit) == ("62%", "62% van 5.935") and "62% van 5.935," in deel.zin()
    weg = Cijfer(MAAT["meldingen"], "vijf", Periode.year(2016), Stand.ONDERDRUKT)
    assert weg.zin().endswith("niet getoond, om kleine aantallen te beschermen.")


@pytest.mark.parametrize(
    ("klassen", "geheel", "welke"),
    [
        ([4415, 1170, 120, None, None], 5715, 0),
        ([20, 80, 20], 120, 1),
        # As much on either side: rounding could make it the one or the other.
        ([60, 60], 120, None),
        # What is not shown could be all that stands before the middle.
        ([None, 60, 40], 200, None),
        ([None, 150, 40], 200, 1),
        ([], 100, None),
        ([40], None, None),
    ],
)
def test_the_middle_one_is_said_only_when_it_is_certain(
    klassen: list[int | None], geheel: int | None, welke: int | None
) -> None:
    assert middle_class(klassen, geheel) == welke


@given(st.sets(st.tuples(st.integers(2014, 2017), st.integers(1, 12)), max_size=30))
def test_months_that_follow_each_other_are_one_stretch(welke: set[tuple[int, int]]) -> None:
    maanden = [date(jaar, maand, 1) for jaar, maand in welke]
    delen = stretches(maanden)
    assert [m.van for deel in delen for m in deel.months()] == sorted(maanden)
    assert all(een.tot < ander.van for een, ander in pairwise(delen))
