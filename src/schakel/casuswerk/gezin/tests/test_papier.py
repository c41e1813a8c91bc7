"""The copy on paper: accessible, large, without a trail; and typed text stays text."""

from io import BytesIO
from random import Random
from time import perf_counter
from typing import Any

import pikepdf
import pytest

from schakel.casuswerk.gezin.presenters.papier import make_paper
from schakel.casuswerk.gezin.rules.delen import parts_in
from schakel.toolkit.pdf import make_pdf

BLAD: dict[str, Any] = {
    "naam": "Marloes",
    "soort": "HUISGENOOT",
    "contact": "Jamila Bouzid",
    "telefoon": "070 555 01 01",
    "situaties": [
        {
            "titel": "Als hij heeft gedronken",
            "signalen": ["Hij komt laat thuis.", "Hij praat hard."],
            "stappen": [["Fenna", "belt oma"], ["Marloes", "pakt de tas onder de trap"]],
            "bellen": [["Oma Ina", "06 1234 5678"], ["Politie", "112"]],
            "waarheen": "Naar oma, met de fiets.",
            "gevolg": "Dan komen wij dezelfde dag bij elkaar.",
            "woord": "Pannenkoek",
        }
    ],
    "beloften": [{"wat": "Elke week praten", "uiterlijk": "1 mei 2016"}],
    "omgang": {"waar": "Bij oma", "wanneer": "Zondag"},
    "woorden": [{"cijfer": 4, "op": "1 maart 2016", "woorden": "Ik slaap slecht."}],
}
KIND: dict[str, Any] = {**BLAD, "naam": "Fenna", "soort": "KIND"}
VIJANDIG = (
    "#panic()", "$x^2$", "@verwijzing", "\\\\ \\u{41}", "*vet* _schuin_", "= Kop", "]", "#[", "```raw```", "<label>",
    '#read("/etc/passwd")', '"; #eval("1")', "/* weg */ // weg", "{% now %}", "&lt;b&gt;", "\u202eom", "😀", "\x07",
)  # fmt: skip


def _tags(pdf: pikepdf.Pdf) -> list[str]:
    gevonden: list[str] = []

    def loop(knoop: Any) -> None:
        if isinstance(knoop, pikepdf.Array):
            for een in knoop:
                loop(een)
        elif isinstance(knoop, pikepdf.Dictionary) and "/S" in knoop:
            gevonden.append(str(knoop.S))
            loop(knoop.get("/K", pikepdf.Array()))

    loop(pdf.Root.StructTreeRoot.K)
    return gevonden


@pytest.mark.parametrize(("blad", "figuren"), [(BLAD, 0), (KIND, 5)])
def test_a_copy_has_a_tree_of_tags_a_language_and_a_title(blad: dict[str, Any], figuren: int) -> None:
    with pikepdf.open(BytesIO(make_paper(blad))) as pdf:
        assert str(pdf.Root.Lang).startswith("nl")
        assert pdf.Root.MarkInfo.Marked and pdf.Root.ViewerPreferences.DisplayDocTitle
        tags = _tags(pdf)
        assert tags.count("/H1") == 1 and tags.count("/H2") >= 4 and "/L" in tags
        assert tags.count("/Figure") >= figuren
        assert "pdfuaid:part>1<" in bytes(pdf.Root.Metadata.read_bytes()).decode()


def test_a_copy_does_not_say_who_made_it_when_or_with_what() -> None:
    with pikepdf.open(BytesIO(make_paper(BLAD))) as pdf:
        overig = {str(k): str(v).strip() for k, v in pdf.docinfo.items() if k != "/Title"}
        assert not any(overig.values()), overig
        meta = bytes(pdf.Root.Metadata.read_bytes()).decode()
        for spoor in ("Typst", "CreateDate", "ModifyDate", "Producer", "dc:creator"):
            assert spoor not in meta, spoor
    assert make_paper(BLAD) == make_paper(BLAD)


def test_a_disguised_copy_says_nothing_outside_and_in_its_title() -> None:
    with pikepdf.open(BytesIO(make_paper(BLAD, buitenkant="Boodschappen"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Boodschappen"
        assert len(pdf.pages) >= 4


@pytest.mark.parametrize("tekst", VIJANDIG)
def test_what_somebody_typed_never_becomes_markup(tekst: str) -> None:
    gewoon = make_paper({**BLAD, "beloften": [{"wat": "gewoon", "uiterlijk": tekst}], "naam": tekst})
    assert gewoon.startswith(b"%PDF")
    with pikepdf.open(BytesIO(gewoon)) as pdf:
        assert _tags(pdf).count("/H1") == 1


def test_any_mess_of_signs_can_be_printed() -> None:
    kans = Random(7)
    for _n in range(20):
        tekst = "".join(chr(kans.choice((kans.randint(1, 127), kans.randint(160, 0x2FFF)))) for _m in range(30))
        assert make_pdf("= Kop\n#gegevens.t", titel="x", gegevens={"t": tekst}).startswith(b"%PDF")


def test_paper_is_ready_before_somebody_waits() -> None:
    make_paper(BLAD)
    begin = perf_counter()
    for blad in (BLAD, KIND):
        make_paper(blad)
    assert (perf_counter() - begin) / 2 < 0.5


def test_who_has_no_part_yet_reads_so() -> None:
    """A sheet with a head and nothing under it says nothing; it may not say that these are the agreements either."""
    leeg = {"soort": "EIGEN", "naam": "Joris", "telefoon": "070 555 02 02"}
    koppen = [deel.kop for deel in parts_in(leeg)]
    assert koppen[0] == "Er staat nog niets voor u in"
    vol = {**leeg, "beloften": [{"wat": "Bellen", "uiterlijk": "3 maart"}]}
    assert next(deel.kop for deel in parts_in(vol)) == "Wat u doet"
    assert make_paper(leeg).startswith(b"%PDF")
