"""What of an image may be kept: the picture itself, and not one word about who made it, when, where or with what."""

import struct
import zlib
from collections.abc import Iterator

from schakel.kernel.errors import InvalidInput

HOOGSTENS_BYTES = 4 * 1024 * 1024
HOOGSTENS_KANT = 8000
_PNG = b"\x89PNG\r\n\x1a\n"
# Without these a PNG cannot be drawn; everything else can tell of a maker, a program or a moment.
_PNG_DELEN = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_GEEN_BEELD = "Kies een foto of tekening als JPEG of PNG."
# Markers of a JPEG that stand alone, and those that hold an APP segment or a comment.
_ALLEEN = frozenset({0x01, *range(0xD0, 0xD8)})
_WEG = frozenset({*range(0xE0, 0xF0), 0xFE})
_SOF = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN, _EINDE = 0xDA, 0xD9
_EXIF, _STAND = b"Exif\x00\x00", 0x0112


def clean_image(inhoud: bytes, *, veld: str) -> tuple[str, bytes]:
    """
    Return the kind of an image ("png" or "jpeg") and the image without anything but the picture.

    Only how a photo is turned is kept: without it a drawing would lie on its side.

    :raises InvalidInput: at this field, if it is too large or no such image
    """
    if len(inhoud) > HOOGSTENS_BYTES:
        raise InvalidInput({veld: ["Deze afbeelding is te groot. Kies er een van hoogstens 4 MB."]})
    try:
        if inhoud.startswith(_PNG):
            soort, (schoon, kanten) = "png", _clean_png(inhoud)
        elif inhoud.startswith(b"\xff\xd8\xff"):
            soort, (schoon, kanten) = "jpeg", _clean_jpeg(inhoud)
        else:
            raise InvalidInput({veld: [_GEEN_BEELD]})
    except (ValueError, struct.error, IndexError) as fout:
        raise InvalidInput({veld: [_GEEN_BEELD]}) from fout
    if not all(0 < kant <= HOOGSTENS_KANT for kant in kanten):
        raise InvalidInput({veld: ["Deze afbeelding is te groot om te tonen. Maak hem kleiner."]})
    return soort, schoon


def _clean_png(inhoud: bytes) -> tuple[bytes, tuple[int, int]]:
    delen, plaats, kanten, soort = [_PNG], len(_PNG), (0, 0), b""
    while soort != b"IEND":
        (lengte,) = struct.unpack_from(">I", inhoud, plaats)
        soort, einde = inhoud[plaats + 4 : plaats + 8], plaats + 12 + lengte
        if einde > len(inhoud) or zlib.crc32(inhoud[plaats + 4 : einde - 4]) != int.from_bytes(
            inhoud[einde - 4 : einde]
        ):
            raise ValueError("a broken chunk")
        if soort == b"IHDR":
            kanten = struct.unpack_from(">II", inhoud, plaats + 8)
        if soort in _PNG_DELEN:
            delen.append(inhoud[plaats:einde])
        plaats = einde
    if not any(deel[4:8] == b"IDAT" for deel in delen[1:]):
        raise ValueError("no picture")
    return b"".join(delen), kanten


def _clean_jpeg(inhoud: bytes) -> tuple[bytes, tuple[int, int]]:
    delen, kanten, stand, beeld = [b""], (0, 0), 1, False
    for merk, begin, einde in _segments(inhoud):
        if merk in _SOF:
            hoog, breed = struct.unpack_from(">HH", inhoud, begin + 5)
            kanten = (breed, hoog)
        if merk == 0xE1:
            stand = _turned(inhoud[begin + 4 : einde]) or stand
        if merk not in _WEG:
            delen.append(inhoud[begin:einde])
        beeld = beeld or merk == _SCAN
    if not beeld:
        raise ValueError("no picture")
    return b"\xff\xd8" + _only_turned(stand) + b"".join(delen) + b"\xff\xd9", kanten


def _segments(inhoud: bytes) -> Iterator[tuple[int, int, int]]:
    """Return each segment of a JPEG: its marker, where it begins and ends; what follows the picture is no part."""
    plaats = 2
    while (merk := inhoud[plaats + 1]) != _EINDE:
        if inhoud[plaats] != 0xFF:
            raise ValueError("no marker")
        if merk == 0xFF or merk in _ALLEEN:
            plaats += 1 if merk == 0xFF else 2
            continue
        (lengte,) = struct.unpack_from(">H", inhoud, plaats + 2)
        einde = plaats + 2 + lengte
        einde = _end_of_scan(inhoud, einde) if merk == _SCAN else einde
        yield merk, plaats, einde
        plaats = einde
    if inhoud[plaats] != 0xFF:
        raise ValueError("no end")


def _end_of_scan(inhoud: bytes, plaats: int) -> int:
    """Return where the picture itself ends: at the next marker that is no restart and no stuffed byte."""
    while True:
        plaats = inhoud.index(b"\xff", plaats)
        if inhoud[plaats + 1] != 0 and inhoud[plaats + 1] not in _ALLEEN:
            return plaats
        plaats += 2


def _turned(exif: bytes) -> int:
    """Return how a photo is turned, 1 to 8, as its EXIF says; 0 when that says nothing."""
    if not exif.startswith(_EXIF):
        return 0
    tiff = exif[len(_EXIF) :]
    orde = "<" if tiff[:2] == b"II" else ">"
    (begin,) = struct.unpack_from(f"{orde}I", tiff, 4)
    (aantal,) = struct.unpack_from(f"{orde}H", tiff, begin)
    for nummer in range(min(aantal, 200)):
        merk, _soort, _aantal, waarde = struct.unpack_from(f"{orde}HHIH", tiff, begin + 2 + 12 * nummer)
        if merk == _STAND:
            return int(waarde) if 1 <= waarde <= 8 else 0
    return 0


def _only_turned(stand: int) -> bytes:
    """Return a segment that says how a photo is turned, and nothing else; none when it stands upright."""
    if stand == 1:
        return b""
    tiff = b"MM\x00\x2a" + struct.pack(">IHHHIHHI", 8, 1, _STAND, 3, 1, stand, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(_EXIF) + len(tiff)) + _EXIF + tiff
