"""What does a family tree look like?  Figures and bonds in, a drawing and the same facts as a list out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Vorm = Literal["vierkant", "cirkel", "ruit"]
Bandsoort = Literal["paar", "gescheiden", "ouder", "steun", "geweld"]


@dataclass(frozen=True, slots=True)
class Figuur:
    """One person: a square, a circle, or a diamond when unknown; `kind` is tinted, `vak` is who lives together."""

    sleutel: str
    naam: str
    bij: str = ""
    vorm: Vorm = "ruit"
    kind: bool = False
    vak: str = ""
    lijsttekst: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A bond between two figures; with `ouder` the first is the parent, with `geweld` the first one uses it."""

    soort: Bandsoort
    van: str
    naar: str
    woord: str = ""


@dataclass(frozen=True, slots=True)
class Vak:
    """A dashed box around figures that live together."""

    sleutel: str
    naam: str


@dataclass(frozen=True, slots=True)
class Woorden:
    """The few fixed words, so that a caller can hand in another language."""

    steun: str = "steun"
    geweld: str = "geweld"
    van_naar: str = "{woord} van {van} naar {naar}"
    paar: str = "met {ander}"
    gescheiden: str = "gescheiden van {ander}"
    ouder: str = "ouder van {anderen}"
    kind: str = "kind van {anderen}"
    woont: str = "woont in {vak}"
    en: str = "en"
    titel: str = "Tekening van {aantal} personen: {namen}."


@dataclass(frozen=True, slots=True)
class Stamboom:
    figuren: Sequence[Figuur]
    banden: Sequence[Band] = ()
    vakken: Sequence[Vak] = ()
    woorden: Woorden = field(default=Woorden())


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """One person in words: everything that the drawing says about her or him."""

    naam: str
    tekst: str


def _opsomming(namen: Sequence[str], en: str) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} {en} {namen[-1]}"


def _bandzinnen(boom: Stamboom, sleutel: str) -> list[str]:
    naam = {figuur.sleutel: figuur.naam for figuur in boom.figuren}
    w = boom.woorden
    zinnen: list[str] = []
    for soort, patroon in (("paar", w.paar), ("gescheiden", w.gescheiden)):
        for band in boom.banden:
            if band.soort == soort and sleutel in (band.van, band.naar):
                zinnen.append(patroon.format(ander=naam[band.naar if band.van == sleutel else band.van]))
    kinderen = [naam[band.naar] for band in boom.banden if band.soort == "ouder" and band.van == sleutel]
    ouders = [naam[band.van] for band in boom.banden if band.soort == "ouder" and band.naar == sleutel]
    if kinderen:
        zinnen.append(w.ouder.format(anderen=_opsomming(kinderen, w.en)))
    if ouders:
        zinnen.append(w.kind.format(anderen=_opsomming(ouders, w.en)))
    return zinnen


def woord_van(band: Band, woorden: Woorden) -> str:
    """This function will return the word that stands at a bond."""
    return band.woord or {"steun": woorden.steun, "geweld": woorden.geweld}.get(band.soort, "")


def _pijlzinnen(boom: Stamboom, sleutel: str | None = None) -> list[str]:
    naam = {figuur.sleutel: figuur.naam for figuur in boom.figuren}
    return [
        boom.woorden.van_naar.format(woord=woord_van(band, boom.woorden), van=naam[band.van], naar=naam[band.naar])
        for band in boom.banden
        if band.soort in ("steun", "geweld") and sleutel in (None, band.van)
    ]


def _zin(delen: Sequence[str]) -> str:
    tekst = ", ".join(deel for deel in delen if deel)
    return f"{tekst[:1].upper()}{tekst[1:]}." if tekst else ""


def lees_als_lijst(boom: Stamboom) -> list[Lijstregel]:
    """This function will say in words what the drawing shows, one line for each person in the given order."""
    vaknaam = {vak.sleutel: vak.naam for vak in boom.vakken}
    regels = []
    for figuur in boom.figuren:
        woont = boom.woorden.woont.format(vak=vaknaam[figuur.vak]) if vaknaam.get(figuur.vak) else ""
        zinnen = [
            _zin([figuur.bij, woont]),
            _zin(_bandzinnen(boom, figuur.sleutel)),
            *(_zin([zin]) for zin in _pijlzinnen(boom, figuur.sleutel)),
            figuur.lijsttekst,
        ]
        regels.append(Lijstregel(figuur.naam, " ".join(filter(None, zinnen))))
    return regels


def titel(boom: Stamboom) -> str:
    """This function will sum the drawing up in a few sentences, for who cannot see it."""
    namen = _opsomming([figuur.naam for figuur in boom.figuren], boom.woorden.en) if boom.figuren else ""
    kop = boom.woorden.titel.format(aantal=len(boom.figuren), namen=namen)
    return " ".join([kop, *(_zin([zin]) for zin in _pijlzinnen(boom))])
