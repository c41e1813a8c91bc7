"""Do moments and durations read as plain Dutch?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit import taal
from schakel.toolkit.beelden import termijnbeeld
from schakel.toolkit.taal import Eenheid

NU = datetime(2027, 3, 3, 3, 12, tzinfo=AMSTERDAM)


def test_a_moment_is_judged_in_amsterdam() -> None:
    assert taal.tijdstip(datetime(2027, 3, 2, 23, 4, tzinfo=UTC)) == "3 maart 2027, 0.04 uur"
    assert taal.datum(date(2027, 3, 3)) == "3 maart 2027"
    assert taal.dag_en_datum(date(2027, 3, 3)) == "woensdag 3 maart 2027"


def test_a_near_moment_is_named_by_its_day() -> None:
    assert taal.kort_moment(NU + timedelta(minutes=18), NU) == "vandaag, 3.30 uur"
    assert taal.kort_moment(NU + timedelta(days=1), NU) == "morgen, 3.12 uur"
    assert taal.kort_moment(datetime(2027, 3, 9, 17, 0, tzinfo=AMSTERDAM), NU) == "di 9 maart, 17.00 uur"
    assert taal.kort_moment(datetime(2028, 3, 9, 17, 0, tzinfo=AMSTERDAM), NU) == "do 9 maart 2028, 17.00 uur"


@pytest.mark.parametrize(
    ("over", "eenheid", "lang", "kort"),
    [
        (timedelta(seconds=40), "vanzelf", "nog minder dan 1 minuut", "nog minder dan 1 minuut"),
        (timedelta(minutes=1), "vanzelf", "nog 1 minuut", "nog 1 min"),
        (timedelta(minutes=18), "vanzelf", "nog 18 minuten", "nog 18 min"),
        (timedelta(hours=5, minutes=48), "uren", "nog 5 uur en 48 minuten", "nog 5 u 48 min"),
        (timedelta(hours=26), "uren", "nog 1 dag en 2 uur", "nog 1 dag 2 u"),
        (timedelta(days=6), "dagen", "nog 6 dagen", "nog 6 dagen"),
        (timedelta(days=6), "werkdagen", "nog 4 werkdagen", "nog 4 werkdagen"),
        (timedelta(hours=4), "werkdagen", "nog 4 uur", "nog 4 u"),
        (timedelta(minutes=-12), "vanzelf", "12 minuten te laat", "12 min te laat"),
        (timedelta(hours=-2, minutes=-5), "vanzelf", "2 uur te laat", "2 u te laat"),
        (timedelta(days=-2), "dagen", "2 dagen te laat", "2 dagen te laat"),
    ],
)
def test_what_is_left_is_said_in_the_unit_that_counts(over: timedelta, eenheid: Eenheid, lang: str, kort: str) -> None:
    assert taal.duur(NU, NU + over, eenheid) == lang
    assert taal.duur(NU, NU + over, eenheid, kort=True) == kort


def test_a_weekend_without_working_days_counts_days() -> None:
    zaterdag = datetime(2027, 3, 6, 10, 0, tzinfo=AMSTERDAM)
    assert taal.duur(zaterdag, zaterdag + timedelta(days=1), "werkdagen") == "nog 1 dag"


@pytest.mark.parametrize("nacht", [datetime(2027, 3, 28, 1, 30, tzinfo=AMSTERDAM), NU])
def test_no_duration_is_negative_or_empty(nacht: datetime) -> None:
    for uren in range(-80, 81):
        tekst = taal.duur(nacht, nacht + timedelta(hours=uren, minutes=7), "werkdagen")
        assert "-" not in tekst
        assert tekst


def test_a_term_asks_for_attention_from_80_percent() -> None:
    eind = NU + timedelta(hours=10)
    assert taal.stand_van(NU + timedelta(hours=7, minutes=59), NU, eind) == "normaal"
    assert taal.stand_van(NU + timedelta(hours=8), NU, eind) == "let-op"
    assert taal.stand_van(eind, NU, eind) == "let-op"
    assert taal.stand_van(eind + timedelta(seconds=1), NU, eind) == "gevaar"


def test_a_term_of_another_is_calm_until_it_is_late_and_an_acute_one_never() -> None:
    eind = NU + timedelta(hours=10)
    assert termijnbeeld(NU, NU, eind, bij_ander=True).stand == "rust"
    laat = termijnbeeld(eind + timedelta(days=2), NU, eind, bij_ander=True)
    assert (laat.stand, laat.icoon, laat.over) == ("gevaar", "gevaar", "2 dagen te laat")
    acuut = termijnbeeld(NU, NU, eind, acuut=True)
    assert (acuut.stand, acuut.icoon) == ("gevaar", "klok")
