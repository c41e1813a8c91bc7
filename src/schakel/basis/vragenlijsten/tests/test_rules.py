"""Does a questionnaire ask, skip, refuse and advise as its definition says?"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.basis.vragenlijsten.rules import (
    Definitie,
    afdruk,
    check_medebeoordeling,
    fouten,
    is_positief,
    lees_vragenlijst,
    score,
    volgende_vraag,
    zichtbare_vragen,
)
from schakel.basis.vragenlijsten.rules.bestand import objections
from schakel.kernel.errors import InvalidInput, NotPossible

REGIOS = Path(__file__).resolve().parents[5] / "regios"
BESTANDEN = [
    REGIOS / "den-haag/vragenlijsten/veiligheidsbeoordeling.yaml",
    REGIOS / "waterland-voorbeeld/vragenlijsten/veiligheidsbeoordeling.yaml",
]


def _inhoud(pad: Path) -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load(pad.read_text(encoding="utf-8"))
    return inhoud


LIJST: Definitie = lees_vragenlijst(_inhoud(BESTANDEN[0])["versies"][0])


def _a(**waarden: Any) -> dict[str, dict[str, Any]]:
    return {k.replace("__", ":"): {"waarde": w, "reden": "gezien"} for k, w in waarden.items()}


def _gevraagd(
    antwoorden: dict[str, dict[str, Any]], variant: str = "lang", personen: tuple[str, ...] = ()
) -> list[str]:
    return [g.sleutel for g in zichtbare_vragen(LIJST, antwoorden, variant=variant, personen=personen)]


@pytest.mark.parametrize("pad", BESTANDEN)
def test_the_examples_say_so_and_have_no_faults(pad: Path) -> None:
    inhoud = _inhoud(pad)
    assert objections(inhoud) == []
    assert "Voorbeeld" in inhoud["vragenlijst"]["titel"]
    assert inhoud["versies"][0]["voorbeeld"] is True
    assert "geen officieel instrument" in pad.read_text(encoding="utf-8")


def test_a_positive_second_block_lets_the_third_be_skipped() -> None:
    assert "c1" in _gevraagd(_a(b1="ja"))
    positief = _a(b1="ja", b2="wekelijks")
    assert "c1" not in _gevraagd(positief)
    blok = next(b for b in afdruk(LIJST, positief, variant="lang") if b.code == "C")
    assert blok.overgeslagen == "Overgeslagen, omdat blok B al positief is."
    assert blok.regels == ()


def test_the_short_variant_leaves_out_the_third_block_and_some_questions() -> None:
    kort = _gevraagd({}, variant="kort")
    assert "b4" not in kort
    assert "c1" not in kort
    assert set(kort) < set(_gevraagd({}))


def test_a_question_appears_when_an_earlier_answer_asks_for_it() -> None:
    assert "a5" not in _gevraagd(_a(a1="nee"))
    assert "a5" in _gevraagd(_a(a1="ja"))


def test_each_person_is_asked_and_branches_alone() -> None:
    sleutels = _gevraagd(_a(p1__x="ja"), personen=("x", "y"))
    assert [s for s in sleutels if s.startswith("p")] == ["p1:x", "p2:x", "p3:x", "p1:y", "p3:y"]


@pytest.mark.parametrize(
    ("sleutel", "antwoord", "tekst"),
    [
        ("a1", {}, "Beantwoord deze vraag."),
        ("a1", {"waarde": "misschien"}, "Dit antwoord kan hier niet."),
        ("a1", {"waarde": "ja"}, "Schrijf op waarom u dit antwoord geeft."),
        ("b5", {"waarde": 11, "reden": "x"}, "Dit antwoord kan hier niet."),
        ("b5", {"waarde": True, "reden": "x"}, "Dit antwoord kan hier niet."),
        ("b5", {"waarde": 2}, "Schrijf op waarom u dit antwoord geeft."),
        ("c1", {"waarde": ["geld", "iets"]}, "Dit antwoord kan hier niet."),
    ],
)
def test_what_is_wrong_is_told_at_the_question(sleutel: str, antwoord: dict[str, Any], tekst: str) -> None:
    assert fouten(LIJST, {sleutel: antwoord}, variant="lang")[sleutel] == [tekst]


def test_a_clean_answer_has_no_fault_and_an_answer_not_asked_does_not_count() -> None:
    gevonden = fouten(LIJST, _a(a1="nee", a5=7), variant="lang")
    assert "a1" not in gevonden
    assert "a5" not in gevonden


@pytest.mark.parametrize(
    ("antwoorden", "gevaar", "veiligheid"),
    [
        (_a(a1="ja"), "acuut", "acuut"),
        (_a(a1="ja", b1="ja", b3="ja"), "acuut", "acuut_en_structureel"),
        (_a(b1="ja", b3="ja"), "verhoogd", "structureel"),
        (_a(c1=["geld"], c2="ja"), "niet_gebleken", "omstandigheden"),
        (_a(b1="weet_niet", a1="nee"), "niet_gebleken", "geen"),
    ],
)
def test_two_outcomes_are_advised_with_reasons(antwoorden: dict[str, Any], gevaar: str, veiligheid: str) -> None:
    uitslagen = {u.code: u for u in score(LIJST, antwoorden, variant="lang")}
    assert (uitslagen["gevaarstaxatie"].uitslag, uitslagen["veiligheidstaxatie"].uitslag) == (gevaar, veiligheid)
    assert all(u.uitleg for u in uitslagen.values())
    assert not uitslagen["gevaarstaxatie"].volledig


def test_the_reasons_name_block_and_question() -> None:
    uitleg = score(LIJST, _a(a3="ja"), variant="kort")[0].uitleg
    assert uitleg == ("Blok A (Acute onveiligheid) is positief door: ‘Is er gedreigd met een wapen of met de dood?’.",)


def test_a_qualified_colleague_judges_along() -> None:
    check_medebeoordeling(LIJST, rollen=["vt_gedragswetenschapper"], zelf=False)
    for rollen, zelf in (([], False), (["vt_intake"], False), (["vt_triage"], True)):
        with pytest.raises(NotPossible):
            check_medebeoordeling(LIJST, rollen=rollen, zelf=zelf)


WAARDEN = st.one_of(st.none(), st.sampled_from(["ja", "nee", "weet_niet", "wekelijks", "geld"]), st.integers(-1, 11))
SLEUTELS = ["a1", "a2", "a5", "b1", "b2", "b3", "b5", "c1", "c2", "p1:x", "p3:x"]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(SLEUTELS), WAARDEN), st.sampled_from(["kort", "lang"]))
def test_answering_what_is_asked_always_ends(gegeven: dict[str, Any], variant: str) -> None:
    antwoorden = _a(**{k.replace(":", "__"): w for k, w in gegeven.items()})
    personen = ("x",)
    for _beurt in range(40):
        volgende = volgende_vraag(LIJST, antwoorden, variant=variant, personen=personen)
        if volgende is None:
            break
        vraag = volgende.vraag
        waarde = next(iter(vraag.opties), "tekst") if vraag.soort != "schaal" else vraag.van
        antwoorden[volgende.sleutel] = {"waarde": [waarde] if vraag.soort == "meervoud" else waarde, "reden": "x"}
    assert volgende_vraag(LIJST, antwoorden, variant=variant, personen=personen) is None
    blok_b = LIJST.blok("B")
    if is_positief(LIJST, blok_b, antwoorden, variant=variant, personen=personen):
        assert not [s for s in _gevraagd(antwoorden, variant, personen) if s.startswith("c")]


def _definitie(**anders: Any) -> dict[str, Any]:
    vraag = {"code": "v", "tekst": "Vraag?", "soort": "ja_nee"}
    goed = {
        "blokken": [{"code": "A", "titel": "A", "vragen": [vraag]}],
        "uitkomsten": [{"code": "u", "titel": "U", "rijen": [{"uitslag": "x", "tekst": "X"}]}],
    }
    return {**goed, **anders}


@pytest.mark.parametrize(
    "anders",
    [
        {"blokken": []},
        {"blokken": [{"code": "A", "vragen": []}]},
        {"blokken": [{"code": "A", "overslaan_als_positief": "B", "vragen": [{"code": "v", "soort": "ja_nee"}]}]},
        {"blokken": [{"code": "A", "vragen": [{"code": "v", "soort": "raadsel"}]}]},
        {"blokken": [{"code": "A", "vragen": [{"code": "v", "soort": "enkelvoud"}]}]},
        {"blokken": [{"code": "A", "vragen": [{"code": "v", "soort": "schaal", "van": 3, "tot": 1}]}]},
        {"blokken": [{"code": "A", "vragen": [{"code": "v", "soort": "ja_nee", "varianten": ["x"]}]}]},
        {"blokken": [{"code": "A", "vragen": [{"code": "v", "soort": "ja_nee", "tonen_als": {"vraag": "z"}}]}]},
        {"blokken": [{"code": "A", "vragen": [{"code": "v", "soort": "ja_nee"}, {"code": "v", "soort": "ja_nee"}]}]},
        {"uitkomsten": [{"code": "u", "rijen": [{"uitslag": "x", "als": {"positief": ["A"]}}]}]},
        {"uitkomsten": [{"code": "u", "rijen": [{"uitslag": "x", "als": {"positief": ["Z"]}}, {"uitslag": "y"}]}]},
    ],
)
def test_a_faulty_definition_is_refused(anders: dict[str, Any]) -> None:
    assert lees_vragenlijst(_definitie()).blokken
    with pytest.raises(InvalidInput):
        lees_vragenlijst(_definitie(**anders))
