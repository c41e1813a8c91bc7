"""Which files does a region folder hold, and do they have their shape?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from schakel.entrypoints.regio.bestandssoorten import EIGEN, INLEZERS, Bestandssoort, Inlezer
from schakel.entrypoints.regio.bladen import Blad, read_csv, read_yaml
from schakel.entrypoints.regio.fouten import Fout
from schakel.entrypoints.regio.schemas import check_shape

BIJLAGEN = {".md", ".txt"}
LANDELIJK = "landelijk"
# Other sheets name what these describe.
BESCHRIJVEND = frozenset({"gebieden", "postcodes", "organisaties", "teams", "codelijsten"})


@dataclass(slots=True)
class Regiomap:
    """A region folder as read: its sheets by kind, the folders it builds on, and what is wrong with it."""

    pad: Path
    bladen: dict[str, list[Blad]] = field(default_factory=dict)
    onderlagen: list["Regiomap"] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    # A file that describes could not be read or is not there: what it describes is not known.
    heeft_gat: bool = False

    def van(self, soort: str) -> list[Blad]:
        """Return the sheets of one kind."""
        return self.bladen.get(soort, [])

    @property
    def code(self) -> str:
        """Return the code of the region, or the name of the folder when it has none."""
        bladen = self.van("regio")
        return str(bladen[0].inhoud.get("code", self.pad.name)) if bladen else self.pad.name

    @property
    def regio(self) -> str:
        """Return the code under which lists and agreements are kept: empty for what is national."""
        return "" if self.is_landelijk else self.code

    @property
    def is_landelijk(self) -> bool:
        """Answer whether this folder describes the country and not a region."""
        bladen = self.van("regio")
        return bool(bladen) and bladen[0].inhoud.get("soort") == LANDELIJK

    def all_faults(self) -> list[Fout]:
        """Return what is wrong here and in the folders below."""
        return [*(fout for onder in self.onderlagen for fout in onder.all_faults()), *self.fouten]


def read_folder(pad: Path, *, inlezers: Sequence[Inlezer] = INLEZERS, boven: tuple[Path, ...] = ()) -> Regiomap:
    """Return the folder with all its sheets; what is wrong with a file or its shape stands in `fouten`."""
    pad = pad.resolve()
    regiomap = Regiomap(pad)
    if not pad.is_dir():
        regiomap.fouten.append(
            Fout(pad.name, 1, "Deze map bestaat niet.", "Geef het pad van een map met een regio.yaml.")
        )
        return regiomap
    gezien: set[Path] = set()
    for soort in (*EIGEN, *(inlezer.soort for inlezer in inlezers)):
        gezien |= _read_kind(regiomap, soort)
    _report_unknown_files(regiomap, gezien)
    _read_layers(regiomap, inlezers, boven)
    return regiomap


def _read_kind(regiomap: Regiomap, soort: Bestandssoort) -> set[Path]:
    paden = [pad for patroon in soort.patronen for pad in sorted(regiomap.pad.glob(patroon))]
    if soort.verplicht and not paden:
        naam = f"{regiomap.pad.name}/{soort.patronen[0]}"
        regiomap.fouten.append(
            Fout(naam, 1, "Dit bestand ontbreekt.", "Maak het, naar het voorbeeld van een andere regio.")
        )
    for pad in paden:
        bestand = f"{regiomap.pad.name}/{pad.relative_to(regiomap.pad).as_posix()}"
        blad = read_csv(pad, bestand, soort.csv) if soort.csv else read_yaml(pad, bestand)
        if isinstance(blad, Fout):
            regiomap.fouten.append(blad)
            regiomap.heeft_gat |= soort.naam in BESCHRIJVEND
            continue
        regiomap.fouten.extend(check_shape(blad, soort.schema))
        regiomap.heeft_gat |= soort.naam in BESCHRIJVEND and any(len(pad) < 2 for pad in blad.gebroken)
        if isinstance(blad.inhoud, dict):
            regiomap.bladen.setdefault(soort.naam, []).append(blad)
    return set(paden)


def _report_unknown_files(regiomap: Regiomap, gezien: set[Path]) -> None:
    for pad in sorted(regiomap.pad.rglob("*")):
        if pad.is_dir() or pad in gezien or pad.suffix in BIJLAGEN or pad.name.startswith("."):
            continue
        bestand = f"{regiomap.pad.name}/{pad.relative_to(regiomap.pad).as_posix()}"
        regiomap.fouten.append(
            Fout(
                bestand,
                1,
                "Dit bestand kent Schakel niet, het zou stil worden overgeslagen.",
                "Controleer de naam en de map, of haal het bestand weg.",
            )
        )


def _read_layers(regiomap: Regiomap, inlezers: Sequence[Inlezer], boven: tuple[Path, ...]) -> None:
    for blad in regiomap.van("regio"):
        namen = blad.inhoud.get("bouwt_op", [])
        for nummer, naam in enumerate(namen if isinstance(namen, list) else []):
            pad = (regiomap.pad.parent / str(naam)).resolve()
            plek = ("bouwt_op", nummer)
            if pad in (*boven, regiomap.pad):
                regiomap.fouten.append(blad.fout(plek, f"'{naam}' bouwt weer op deze map.", "Haal de kring weg."))
            elif not (pad / "regio.yaml").is_file():
                regiomap.heeft_gat = True
                remedie = f"Zet een map '{naam}' met een regio.yaml naast deze map, of haal de regel weg."
                regiomap.fouten.append(blad.fout(plek, f"De map '{naam}' is er niet.", remedie))
            else:
                onder = read_folder(pad, inlezers=inlezers, boven=(*boven, regiomap.pad))
                regiomap.onderlagen.append(onder)
