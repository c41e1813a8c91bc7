"""What came, went or changed between two versions of a plan?  In words, field by field."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verschilsoort(StrEnum):
    """What happened with a text between two versions."""

    NIEUW = "NIEUW"
    WEG = "WEG"
    ANDERS = "ANDERS"


@dataclass(frozen=True, slots=True)
class Blok:
    """A part of a version: what it is called, and its fields in order."""

    sleutel: str
    kop: str
    velden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verschil:
    """One difference, with both texts."""

    soort: Verschilsoort
    kop: str
    veld: str
    was: str
    werd: str


def compare(eerder: Sequence[Blok], later: Sequence[Blok]) -> list[Verschil]:
    """Return every difference, in the order of the later version; what went stands last."""
    oud = {blok.sleutel: blok for blok in eerder}
    verschillen: list[Verschil] = []
    for blok in later:
        was = dict(oud[blok.sleutel].velden) if blok.sleutel in oud else {}
        verschillen += [_difference(blok.kop, veld, was.get(veld, ""), tekst) for veld, tekst in blok.velden]
        verschillen += [
            _difference(blok.kop, veld, tekst, "") for veld, tekst in was.items() if veld not in dict(blok.velden)
        ]
    sleutels = {blok.sleutel for blok in later}
    for blok in eerder:
        if blok.sleutel not in sleutels:
            verschillen += [_difference(blok.kop, veld, tekst, "") for veld, tekst in blok.velden]
    return [een for een in verschillen if een.was != een.werd]


def _difference(kop: str, veld: str, was: str, werd: str) -> Verschil:
    if not was:
        return Verschil(Verschilsoort.NIEUW, kop, veld, was, werd)
    return Verschil(Verschilsoort.ANDERS if werd else Verschilsoort.WEG, kop, veld, was, werd)
