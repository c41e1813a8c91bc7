"""With which numbers is a year made?  Those of the region, and where it says nothing, those of the standard list."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schakel.entrypoints.generator.toeval import verdeel
from schakel.entrypoints.regio.bladen import read_yaml
from schakel.entrypoints.regio.fouten import Fout, RegioFouten
from schakel.entrypoints.regio.kalibratie import BESTAND, Kalibratie, Parameter, read_calibration

LIJSTEN = Path(__file__).parent / "lijsten"


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A municipality for which the year is made, with the postcodes in which people live."""

    code: str
    naam: str
    inwoners: int
    postcodes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of a year in a region; `huishoudens` makes it smaller, in the same proportions."""

    regio: str
    jaar: int
    seed: int
    gemeenten: tuple[Gemeente, ...]
    kalibratie: Kalibratie
    meldingen: Mapping[str, int]
    adviezen: Mapping[str, int]
    _mixen: dict[str, dict[str, float]] = field(default_factory=dict, compare=False, repr=False)

    def getal(self, sleutel: str) -> float:
        """Return one number."""
        return self.kalibratie.getal(sleutel)

    def mix(self, prefix: str) -> dict[str, float]:
        """Return shares that add up to one."""
        if prefix not in self._mixen:
            self._mixen[prefix] = self.kalibratie.mix(prefix)
        return self._mixen[prefix]

    @property
    def aantal_meldingen(self) -> int:
        """Return how many meldingen the year has."""
        return sum(self.meldingen.values())

    @property
    def aantal_adviezen(self) -> int:
        """Return how many adviezen the year has."""
        return sum(self.adviezen.values())


def read_parameters(regiomap: Path, *, jaar: int, seed: int, huishoudens: int | None = None) -> Parameters:
    """
    Return the parameters of a region folder; with `huishoudens` the year is made smaller, to about so many.

    :raises RegioFouten: if a file of the folder cannot be read
    """
    kalibratie = _kalibratie(regiomap)
    gemeenten = tuple(_gemeenten(regiomap, kalibratie))
    meldingen = _per_gemeente(kalibratie, "meldingen", gemeenten)
    adviezen = _per_gemeente(kalibratie, "adviezen", gemeenten)
    if huishoudens is not None:
        deel = huishoudens / max(sum(meldingen.values()) * kalibratie.getal("melding.soort.eerste") / 50, 1)
        meldingen = verdeel(max(round(sum(meldingen.values()) * min(deel, 1)), 1), meldingen)
        adviezen = verdeel(max(round(sum(adviezen.values()) * min(deel, 1)), 1), adviezen)
    return Parameters(
        regio=regiomap.name,
        jaar=jaar,
        seed=seed,
        gemeenten=gemeenten,
        kalibratie=kalibratie,
        meldingen=meldingen,
        adviezen=adviezen,
    )


def standard() -> dict[str, Parameter]:
    """Return the numbers that hold where a region says nothing."""
    with (LIJSTEN / "standaard.csv").open(encoding="utf-8", newline="") as bestand:
        return {rij["sleutel"]: Parameter(**rij) for rij in csv.DictReader(bestand)}


def _kalibratie(regiomap: Path) -> Kalibratie:
    """A group of shares that a region gives (`melder.…`) takes the place of the whole group."""
    eigen = read_calibration(regiomap).parameters if (regiomap / BESTAND).exists() else {}
    groepen = {sleutel.rpartition(".")[0] for sleutel in eigen}
    basis = {sleutel: p for sleutel, p in standard().items() if sleutel.rpartition(".")[0] not in groepen}
    losse = {sleutel: p for sleutel, p in standard().items() if sleutel not in eigen and p.unit != "percent"}
    return Kalibratie({**losse, **basis, **eigen})


def _inhoud(regiomap: Path, naam: str) -> Any:
    blad = read_yaml(regiomap / naam, f"{regiomap.name}/{naam}")
    if isinstance(blad, Fout):
        raise RegioFouten([blad])
    return blad.inhoud


def _gemeenten(regiomap: Path, kalibratie: Kalibratie) -> Iterator[Gemeente]:
    inhoud = _inhoud(regiomap, "gebieden.yaml")
    gebieden = {str(g["code"]): g for g in inhoud["gebieden"] if g["soort"] == "gemeente"}
    postcodes = _postcodes(regiomap)
    for code in _codes(regiomap, inhoud, kalibratie, gebieden):
        naam = str(gebieden[code]["naam"])
        geschat = kalibratie.parameters.get(f"inwoners.gemeente.{code}")
        inwoners = int(geschat.getal if geschat else gebieden[code].get("inwoners") or 0)
        yield Gemeente(code=code, naam=naam, inwoners=inwoners, postcodes=tuple(postcodes[naam]))


def _codes(regiomap: Path, inhoud: Any, kalibratie: Kalibratie, gebieden: Mapping[str, Any]) -> list[str]:
    """The municipalities that the calibration names; else those of the area set over which the region counts."""
    genoemd = [code for code in gebieden if f"meldingen.gemeente.{code}" in kalibratie.parameters]
    if genoemd:
        return genoemd
    verzameling = _inhoud(regiomap, "regio.yaml").get("instellingen", {}).get("gebiedsverzameling")
    for rij in inhoud.get("verzamelingen", []):
        if rij["code"] == verzameling:
            return [str(code) for code in rij["gebieden"] if str(code) in gebieden]
    return list(gebieden)


def _postcodes(regiomap: Path) -> dict[str, list[tuple[str, str]]]:
    gevonden: dict[str, list[tuple[str, str]]] = {}
    with (regiomap / "postcodes4.csv").open(encoding="utf-8-sig", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            if rij["soort"] == "Adres":
                gevonden.setdefault(rij["gemeente"], []).append((rij["postcode4"], rij["woonplaats"]))
    return gevonden


def _per_gemeente(kalibratie: Kalibratie, wat: str, gemeenten: tuple[Gemeente, ...]) -> dict[str, int]:
    """Divide the total of the region over its municipalities: by their own rows, else by inhabitants."""
    inwoners = {g.code: float(g.inwoners or 1) for g in gemeenten}
    rijen = kalibratie.parameters
    gewicht = {
        code: rijen[f"{wat}.gemeente.{code}"].getal if f"{wat}.gemeente.{code}" in rijen else aantal
        for code, aantal in inwoners.items()
    }
    if f"{wat}.totaal" in rijen:
        totaal = int(rijen[f"{wat}.totaal"].getal)
    else:
        totaal = round(sum(inwoners.values()) * kalibratie.getal(f"{wat}.per_1000_gebruikt") / 1000)
    return verdeel(totaal, gewicht)
