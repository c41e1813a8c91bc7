"""With which parameters is a year generated, and how well is each known?"""

from dataclasses import dataclass
from pathlib import Path

from schakel.entrypoints.regio.bladen import read_csv
from schakel.entrypoints.regio.fouten import Fout, RegioFouten
from schakel.entrypoints.regio.schemas import check_shape

BESTAND = "kalibratie.csv"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row: what was read, in which unit, and whether it was published, derived, estimated or is missing."""

    sleutel: str
    parameter: str
    value: str
    unit: str
    status: str
    basis: str

    @property
    def getal(self) -> float:
        """Return the value as a number; a row that holds words or a range raises ValueError."""
        return float(self.value)


@dataclass(frozen=True, slots=True)
class Kalibratie:
    """The parameters of one region folder, by key."""

    parameters: dict[str, Parameter]

    def getal(self, sleutel: str) -> float:
        """Return one number; an unknown key raises KeyError."""
        return self.parameters[sleutel].getal

    def mix(self, prefix: str) -> dict[str, float]:
        """Return the shares whose keys begin with the prefix and a point, made to add up to exactly one."""
        delen = {
            sleutel.removeprefix(f"{prefix}."): parameter.getal
            for sleutel, parameter in self.parameters.items()
            if sleutel.startswith(f"{prefix}.")
        }
        som = sum(delen.values())
        return {naam: deel / som for naam, deel in delen.items()}


def read_calibration(regiomap: Path) -> Kalibratie:
    """
    Return the parameters of a region folder.

    :raises RegioFouten: if the file is not there, or a row has not its shape
    """
    naam = f"{regiomap.name}/{BESTAND}"
    blad = read_csv(regiomap / BESTAND, naam, "parameters")
    fouten = [blad] if isinstance(blad, Fout) else check_shape(blad, "kalibratie.schema.json")
    if fouten or isinstance(blad, Fout):
        raise RegioFouten(fouten)
    return Kalibratie({rij["sleutel"]: Parameter(**rij) for rij in blad.inhoud["parameters"]})
