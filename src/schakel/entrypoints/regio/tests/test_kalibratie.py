"""The parameters of a year, as a generator reads them."""

from pathlib import Path

import pytest

from schakel.entrypoints.regio.fouten import RegioFouten
from schakel.entrypoints.regio.kalibratie import read_calibration
from schakel.entrypoints.regio.schemas import SCHEMAMAP
from schakel.entrypoints.regio.tests.mappen import spoil, write_folder

DEN_HAAG = SCHEMAMAP.parent / "den-haag"


def test_numbers_and_mixes_are_read() -> None:
    kalibratie = read_calibration(DEN_HAAG)
    assert kalibratie.getal("meldingen.totaal") == 5934
    assert kalibratie.mix("melder")["politie"] == pytest.approx(0.74)
    assert sorted(kalibratie.mix("uur.politie")) == [f"{uur:02d}" for uur in range(24)]
    assert sum(kalibratie.mix("melding.soort").values()) == pytest.approx(1)
    assert kalibratie.parameters["uurprofiel"].status == "missing"


def test_a_row_in_words_is_no_number() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        read_calibration(DEN_HAAG).getal("uurprofiel")


def test_a_bad_file_is_told(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    spoil(map_, "kalibratie.csv", "estimate", "gok")
    with pytest.raises(RegioFouten, match=r"kalibratie.csv, regel 2"):
        read_calibration(map_)
    with pytest.raises(RegioFouten, match="niet te lezen"):
        read_calibration(tmp_path)
