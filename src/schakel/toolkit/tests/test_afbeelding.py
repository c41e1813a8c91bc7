"""Nothing is kept of an image but the picture."""

from io import BytesIO
from random import Random
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from schakel.kernel.errors import InvalidInput
from schakel.toolkit.afbeelding import HOOGSTENS_BYTES, clean_image

KANARIE = "Jansen, Laan 12"


def _picture() -> Image.Image:
    beeld = Image.new("RGB", (40, 24), "white")
    for x in range(40):
        beeld.putpixel((x, x % 24), (x * 6, 90, 200))
    return beeld


def _jpeg(*, stand: int = 1, **anders: Any) -> bytes:
    exif, uit = Image.Exif(), BytesIO()
    exif[0x010F], exif[0x0112], exif[0x9286] = KANARIE, stand, KANARIE
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 4.0, 3.0)})
    _picture().save(uit, "JPEG", exif=exif, comment=KANARIE.encode(), **anders)
    return uit.getvalue() + KANARIE.encode()


def _png() -> bytes:
    tekst, uit = PngImagePlugin.PngInfo(), BytesIO()
    tekst.add_text("Author", KANARIE)
    tekst.add_itxt("Location", KANARIE)
    _picture().save(uit, "PNG", pnginfo=tekst, dpi=(72, 72))
    return uit.getvalue() + KANARIE.encode()


@pytest.mark.parametrize("anders", [{}, {"progressive": True}, {"quality": 30, "subsampling": 2}])
def test_a_photo_loses_its_words_and_not_its_picture(anders: dict[str, Any]) -> None:
    rauw = _jpeg(**anders)
    assert KANARIE.encode() in rauw
    soort, schoon = clean_image(rauw, veld="x")
    assert soort == "jpeg" and KANARIE.encode() not in schoon and b"Exif" not in schoon
    assert Image.open(BytesIO(schoon)).tobytes() == Image.open(BytesIO(rauw)).tobytes()


@pytest.mark.parametrize("stand", range(2, 9))
def test_how_a_photo_is_turned_stays(stand: int) -> None:
    _soort, schoon = clean_image(_jpeg(stand=stand), veld="x")
    exif = Image.open(BytesIO(schoon)).getexif()
    assert dict(exif) == {0x0112: stand} and not exif.get_ifd(0x8825) and KANARIE.encode() not in schoon


def test_a_drawing_as_png_loses_its_words() -> None:
    rauw = _png()
    assert KANARIE.encode() in rauw
    soort, schoon = clean_image(rauw, veld="x")
    assert soort == "png" and KANARIE.encode() not in schoon and b"tEXt" not in schoon and b"pHYs" not in schoon
    assert Image.open(BytesIO(schoon)).tobytes() == _picture().tobytes()


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"GIF89a", b"<svg onload=alert(1)>", b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", _jpeg()[:300],
     _png()[:60], b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40],
)  # fmt: skip
def test_what_is_no_whole_image_is_refused(inhoud: bytes) -> None:
    with pytest.raises(InvalidInput) as fout:
        clean_image(inhoud, veld="tekening")
    assert set(fout.value.fouten) == {"tekening"}


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(InvalidInput) as fout:
        clean_image(_png() + b"\x00" * HOOGSTENS_BYTES, veld="x")
    assert "4 MB" in fout.value.fouten["x"][0]
    groot = BytesIO()
    Image.new("1", (9000, 2)).save(groot, "PNG")
    with pytest.raises(InvalidInput) as fout:
        clean_image(groot.getvalue(), veld="x")
    assert "kleiner" in fout.value.fouten["x"][0]


def test_whatever_is_broken_on_the_way_is_an_image_or_a_refusal() -> None:
    kans, bronnen = Random(11), (_jpeg(), _png())
    for _n in range(400):
        rauw = bytearray(kans.choice(bronnen))
        for _m in range(kans.randint(1, 6)):
            rauw[kans.randrange(len(rauw))] = kans.randrange(256)
        try:
            _soort, schoon = clean_image(bytes(rauw[: kans.randint(1, len(rauw))]), veld="x")
        except InvalidInput:
            continue
        assert clean_image(schoon, veld="x")[1] == schoon
