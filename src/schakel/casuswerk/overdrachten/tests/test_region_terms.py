"""Do the clocks in the region files fit a receiver that does not see the dossier yet?"""

from pathlib import Path

import pytest
import yaml

REGIOS = Path(__file__).resolve().parents[5] / "regios"
# What somebody outside the dossier can cause: those clocks must hang from the one offer or question.
VAN_BUITEN = {
    "overdracht.ontvangen",
    "overdracht.geweigerd",
    "overdracht.geescaleerd",
    "overdracht.aangeboden",
    "consult.beantwoord",
}


@pytest.mark.parametrize("bestand", sorted(REGIOS.glob("*/termijnen.yaml")), ids=lambda pad: pad.parent.name)
def test_clocks_that_an_outsider_moves_hang_from_one_subject(bestand: Path) -> None:
    definities = yaml.safe_load(bestand.read_text(encoding="utf-8"))["termijnen"]
    fout = [
        d["code"]
        for d in definities
        if {d["start"], *d.get("stop", []), *d.get("reset", [])} & VAN_BUITEN and d.get("per") != "onderwerp"
    ]
    assert not fout


@pytest.mark.parametrize("regio", ["den-haag", "waterland-voorbeeld"])
def test_every_step_of_a_handover_has_a_clock(regio: str) -> None:
    definities = yaml.safe_load((REGIOS / regio / "termijnen.yaml").read_text(encoding="utf-8"))["termijnen"]
    gestart = {d["start"] for d in definities}
    for stap in ("aangeboden", "geaccepteerd", "eerste_contact", "gestart", "geweigerd", "geescaleerd", "betwist"):
        assert f"overdracht.{stap}" in gestart
