"""Is the shape of a message data: dated, with a source, and read in the words of the sender?"""

import json
from pathlib import Path

import pytest

from schakel.basis.toegang.tests.builders import MOMENT
from schakel.casuswerk.meldingen.rules import Aanleverdeur, Levering
from schakel.entrypoints.koppelingen.politie import vertaling, vorm
from schakel.entrypoints.koppelingen.politie.tests.berichten import een_regel

ANDERS = """
- {code: oud, geldig_van: 2015-01-01, bron: toets, bericht: {kenmerk: oud, toelichting: tekst}}
- code: nieuw
  geldig_van: 2016-01-01
  bron: toets
  bericht: {kenmerk: zaak.nummer, toelichting: zaak.verslag, soort: type, waar: plek, betrokkenen: personen}
  waar: {postcode: pc}
  betrokkene: {rol: hoedanigheid, leeftijd: jaren}
  codes: {soort: {HG: HUISELIJK_GEWELD}, rol: {K: KIND}}
- {code: later, geldig_van: 2019-01-01, bron: toets, bericht: {kenmerk: id, toelichting: omschrijving}}
"""


def lees(inhoud: object) -> Levering:
    return vertaling.read(json.dumps(inhoud), afzender=1, nu=MOMENT, deur=Aanleverdeur.API)


def test_our_own_shape_says_from_when_it_holds_and_that_nobody_confirmed_it() -> None:
    (eigen,) = vorm.load(vorm.EIGEN)
    assert eigen.geldig_van.year == 2015 and "niet geverifieerd" in eigen.bron
    assert {deel: set(woorden) for deel, woorden in eigen.delen.items()} == {d: set(w) for d, w in vorm.KENT.items()}
    bericht = json.loads(een_regel())
    assert vorm.in_own_words(bericht, eigen) == bericht


def test_another_shape_is_a_file_and_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "vormen.yaml"
    pad.write_text(ANDERS, encoding="utf-8")
    vormen = vorm.load(pad)
    monkeypatch.setattr(vorm, "shapes", lambda: vormen)
    levering = lees(
        {
            "zaak": {"nummer": "A-1", "verslag": "Er is geslagen."}, "type": "HG", "plek": {"pc": "2532 CX"},
            "personen": [{"hoedanigheid": "K", "jaren": 9}], "kleur": "rood",
        }
    )  # fmt: skip
    assert levering.bericht is not None and (levering.kenmerk, levering.soort.value) == ("A-1", "HUISELIJK_GEWELD")
    assert (levering.bericht.waar.postcode, levering.bericht.toelichting) == ("2532 CX", "Er is geslagen.")
    assert [(mens.rol, mens.leeftijd) for mens in levering.bericht.betrokkenen] == [("KIND", 9)]
    assert levering.fouten == ("Niet gebruikt: kleur.",)
    assert lees({"kenmerk": "A-1", "toelichting": "x"}).bericht is None


@pytest.mark.parametrize(
    "fout",
    [
        "[]",
        "- {code: x, bron: y, bericht: {kenmerk: a, toelichting: b}}",
        "- {code: x, geldig_van: 2015-01-01, bericht: {kenmerk: a, toelichting: b}}",
        "- {code: x, geldig_van: 2015-01-01, bron: y, bericht: {kenmerk: a}}",
        "- {code: x, geldig_van: 2015-01-01, bron: y, bericht: {kenmerk: a, toelichting: b, kleur: c}}",
    ],
)
def test_a_shape_without_day_source_or_words_is_refused_when_it_is_loaded(tmp_path: Path, fout: str) -> None:
    pad = tmp_path / "vormen.yaml"
    pad.write_text(fout, encoding="utf-8")
    with pytest.raises(ValueError, match=r"[vV]orm"):
        vorm.load(pad)
