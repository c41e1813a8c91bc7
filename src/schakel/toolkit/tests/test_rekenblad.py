"""No cell of a file is a formula, and what is not shown is drawn as a mark."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from schakel.toolkit.rekenblad import make_csv, make_xlsx, safe_cell
from schakel.toolkit.tekeningen import staafreeks, tegelkaart


@pytest.mark.parametrize("kwaad", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx"])
def test_no_text_becomes_a_formula(kwaad: str) -> None:
    assert str(safe_cell(kwaad)).startswith("'")
    assert f"'{kwaad}".encode() in make_csv([], [[kwaad]])


def test_a_workbook_is_whole_and_keeps_text_and_numbers() -> None:
    inhoud = make_xlsx({"Cijfers": [["a & <b>", 5, None, 2.5]], "Uitleg": [["x\x00y"]]})
    assert inhoud == make_xlsx({"Cijfers": [["a & <b>", 5, None, 2.5]], "Uitleg": [["x\x00y"]]})
    with zipfile.ZipFile(BytesIO(inhoud)) as zak:
        bladen = [ElementTree.fromstring(zak.read(f"xl/worksheets/sheet{n}.xml")) for n in (1, 2)]  # noqa: S314
    assert ["".join(cel.itertext()) for cel in bladen[0].iter() if cel.tag.endswith("}c")] == ["a & <b>", "5", "2.5"]
    assert "".join(bladen[1].itertext()) == "xy"


def test_a_row_of_bars_says_every_period_and_marks_what_is_not_shown() -> None:
    staven = [staafreeks.Staaf("jan", "350", 350.0), staafreeks.Staaf("feb", "te klein om te tonen", None)]
    svg = staafreeks.draw(staven, naam="Meldingen")
    assert 'aria-label="Meldingen. jan: 350. feb: te klein om te tonen."' in svg
    assert svg.count('class="staaf"') == 1 and ">–<" in svg
    assert [staafreeks.round_top(n) for n in (0, 7, 12, 350, 500, 501)] == [10, 10, 20, 500, 500, 1000]


def test_a_map_of_squares_says_every_area() -> None:
    tegels = [tegelkaart.Tegel("Grootstad", 1, 1, "350", 1.0), tegelkaart.Tegel("Kleindorp", 2, 1, "te klein", None)]
    svg = tegelkaart.draw(tegels, naam="Meldingen per gemeente")
    assert 'aria-label="Meldingen per gemeente. Grootstad: 350. Kleindorp: te klein."' in svg
    assert "tegel--leeg" in svg and svg.count("<rect") == 2
