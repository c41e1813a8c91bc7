"""Whatever stands in a region folder, the reader finds it good or tells faults; it never breaks."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.entrypoints.regio.fouten import Fout, RegioFouten
from schakel.entrypoints.regio.laden import check_folder
from schakel.entrypoints.regio.tests.mappen import GOED, write_folder

SCHERVEN = """|x: y|- 1|null|[]|{}|"|\t|: |9801|[1, 2]|{a: b}|true|2016-13-01|&a b|soort: regio|code: [x]
geldig_tot: 2000-01-01
~|? x|!!python/object:os.system x|---|...""".replace("\n", "|").split("|")
INGREPEN = st.tuples(
    st.sampled_from(sorted(GOED)), st.integers(0, 60), st.sampled_from(["regel", "waarde"]), st.sampled_from(SCHERVEN)
)


def _strike(map_: Path, bestand: str, plek: int, wat: str, scherf: str) -> None:
    regels = (map_ / bestand).read_text(encoding="utf-8").split("\n")
    nummer = plek % len(regels)
    oud = regels[nummer]
    regels[nummer] = f"{oud.split(':')[0]}: {scherf}" if wat == "waarde" else scherf
    (map_ / bestand).write_text("\n".join(regels), encoding="utf-8")


def _faults(map_: Path) -> list[Fout]:
    try:
        check_folder(map_)
    except RegioFouten as gevangen:
        return gevangen.fouten
    return []


@settings(max_examples=120, deadline=None)
@given(st.lists(INGREPEN, min_size=1, max_size=3))
def test_any_damage_is_told_or_harmless(ingrepen: list[tuple[str, int, str, str]]) -> None:
    with TemporaryDirectory() as tijdelijk:
        map_ = write_folder(Path(tijdelijk))
        for ingreep in ingrepen:
            _strike(map_, *ingreep)
        fouten = _faults(map_)
    assert all(fout.regel >= 1 and fout.tekst and fout.remedie for fout in fouten)
