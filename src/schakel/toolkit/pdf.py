"""Make an accessible PDF (PDF/UA-1) of a typst source and data; the data never becomes source, and nobody is named."""

import json
import re
from collections.abc import Mapping
from tempfile import gettempdir
from typing import Literal

import typst

NORM: Literal["ua-1"] = "ua-1"
# The same for every document: the file does not tell when it was made, nor with what.
VASTE_TIJD = 946684800
SPOOR = re.compile(rb"Typst [0-9.]+(?=\)|<)")
ONBEKEND = re.compile(r'the text `"(.+?)"` could not be displayed')
VAKJE = "□"
HOOGSTENS_ONBEKEND = 10
ANDERS = re.compile(r"[^\x20-\x7e\xa0-\u024f\u2010-\u2026\u20ac\u25a1]")
KOP = """#let gegevens = json(bytes(sys.inputs.gegevens))
#set document(title: gegevens.titel, author: (), keywords: (), date: none)
#set text(lang: "nl", region: "NL", hyphenate: false)
"""


def make_pdf(bron: str, *, titel: str, gegevens: Mapping[str, object]) -> bytes:
    """
    Return the PDF of a typst source; what it shows, it takes from `gegevens`, as values and never as markup.

    A figure without alternative text is refused by typst itself. A sign that no letter type has, becomes a box.
    """
    tekst = json.dumps({**gegevens, "titel": titel}, ensure_ascii=False)
    for _keer in range(HOOGSTENS_ONBEKEND):
        try:
            return _compile(bron, tekst)
        except typst.TypstError as fout:
            if not ONBEKEND.search(str(fout)):
                raise
            onbekend = _unknown_signs(str(fout))
            if not onbekend:
                break
            for teken in onbekend:
                tekst = tekst.replace(teken, VAKJE).replace(json.dumps(teken)[1:-1], VAKJE)
    # So many unknown signs, or one laid over a known letter: keep the letters of Europe.
    return _compile(bron, ANDERS.sub(VAKJE, re.sub(r"\\u[0-9a-f]{4}", VAKJE, tekst)))


def _compile(bron: str, gegevens: str) -> bytes:
    # The stubs of typst want a source and a root of one type; it takes bytes beside a path.
    ruw = typst.compile(  # type: ignore[call-overload]
        (KOP + bron).encode(),
        root=gettempdir(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"gegevens": gegevens},
        pdf_standards=NORM,
        timestamp=VASTE_TIJD,
    )
    # As many spaces as there were letters: every place in the file stays where the file says that it is.
    return SPOOR.sub(lambda spoor: b" " * len(spoor.group()), bytes(ruw or b""))


def _unknown_signs(fout: str) -> set[str]:
    gevonden = ONBEKEND.search(fout)
    if gevonden is None:
        return set()
    tekst = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code.group(1), 16)), gevonden.group(1))
    return {teken for teken in tekst if not teken.isascii() or not teken.isprintable()}
