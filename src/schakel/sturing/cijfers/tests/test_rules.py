"""Periods, definitions and figures in words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from schakel.sturing.cijfers.rules import (
    BESTAND,
    Cijfer,
    Maatfout,
    Periode,
    Stand,
    all_measures,
    read_measures,
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
        ('code = "meldingen"', 'code = "adviezen"', "twee keer: adviezen"),
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
        (Stand.ONDERDRUKT, "te klein om te tonen"),
        (Stand.NIET_TE_METEN, "nog niet te meten"),
        (Stand.NIET_GEPUBLICEERD, "nog niet gepubliceerd"),
    ):
        leeg = Cijfer(MAAT["huisverboden"], "GM0518", MAART, stand)
        assert leeg.tekst == woorden
        assert woorden in leeg.zin()
        assert "0 " not in leeg.zin().replace("2016", "")
