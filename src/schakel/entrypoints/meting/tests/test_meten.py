"""Do the measurements come in as people do, and do they say what they measured on?"""

import pytest

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.entrypoints.meting import machine, paginas
from schakel.entrypoints.meting.tijden import Tijden, measure, table

pytestmark = pytest.mark.django_db


def test_the_visitor_is_let_in_and_sees_a_page() -> None:
    persona = str(een_ploeg().mensen["Fatima"].publiek_id)
    assert "sessionid=" in paginas._sign_in(persona)
    assert 3 < paginas.count_queries(persona, "/werkvoorraad") < 60


def test_who_is_not_let_in_is_not_measured_as_a_page() -> None:
    with pytest.raises(RuntimeError, match="aanmelden"):
        paginas._sign_in("00000000-0000-4000-8000-000000000000")


def test_a_figure_stands_beside_its_machine() -> None:
    tekst = machine.describe()
    assert "kernen" in tekst and "PostgreSQL" in tekst and "Python" in tekst


def test_times_are_told_with_median_tail_and_ratio() -> None:
    maat = Tijden("maat", tuple(float(n) for n in range(1, 101)))
    assert (maat.p50, maat.p95) == (50.5, 96.0)
    tekst = table("kop", [maat, Tijden("dubbel", (101.0,))])
    assert "×   1.00" in tekst and "×   2.00" in tekst
    assert len(measure("niets", lambda _keer: None, 7).duren) == 7
