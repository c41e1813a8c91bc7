"""
Which files may lie in a region folder, which schema binds each, and who reads the ones of another room?

A room that has files of its own adds one line to `INLEZERS`:

- `schema`: a file in `regios/schema/`; the reader checks it first and tells the faults with file, line and remedy;
- `check`: a function `(inhoud, *, regio) -> Iterable[Bezwaar]`, without database, called with the content of one file;
  a Bezwaar is `(pad, tekst, remedie)` where `pad` leads to the part of the content that is at fault;
- `load`: a deed `(handeling, *, regio, inhoud, bestand) -> object`, called inside the one transaction of the load, after
  organisations, teams and code lists. `regio` is the code of the region, empty for what is national; `inhoud` the content of
  one file as checked (dates and times are still text); `bestand` its name.
  A SchakelError that it raises becomes a fault at the first line of the file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Bezwaar = tuple[tuple[str | int, ...], str, str]


@dataclass(frozen=True, slots=True)
class Bestandssoort:
    """A kind of file: name, where it lies in the folder, its schema, and whether a folder must have it."""

    naam: str
    patronen: tuple[str, ...]
    schema: str
    verplicht: bool = False
    # The list under which the rows of a CSV file stand; empty: the file is YAML.
    csv: str = ""


@dataclass(frozen=True, slots=True)
class Inlezer(Bestandssoort):
    """A kind of file that another room checks and loads; the functions are named as 'module:function'."""

    check: str = ""
    load: str = ""

    def find(self, plek: str) -> Callable[..., Any] | None:
        """Return the function, or None when the room has none."""
        if not plek:
            return None
        module, _punt, naam = plek.partition(":")
        gevonden: Callable[..., Any] = getattr(import_module(module), naam)
        return gevonden

    def objections(self, inhoud: object, *, regio: str) -> Sequence[Bezwaar]:
        """Return what the room holds against the content of one file."""
        check: Callable[..., Iterable[Bezwaar]] | None = self.find(self.check)
        return () if check is None else list(check(inhoud, regio=regio))


EIGEN = (
    Bestandssoort("regio", ("regio.yaml",), "regio.schema.json", verplicht=True),
    Bestandssoort("gebieden", ("gebieden.yaml",), "gebieden.schema.json"),
    Bestandssoort("postcodes", ("postcodes4.csv",), "postcodes.schema.json", csv="postcodes"),
    Bestandssoort("organisaties", ("organisaties.yaml", "organisaties/*.yaml"), "organisaties.schema.json"),
    Bestandssoort("teams", ("teams.yaml", "teams/*.yaml"), "teams.schema.json"),
    Bestandssoort("contactpersonen", ("contactpersonen.yaml",), "contactpersonen.schema.json"),
    Bestandssoort("diensten", ("diensten.yaml",), "diensten.schema.json"),
    Bestandssoort("regelingen", ("gemeenteregelingen.yaml",), "gemeenteregelingen.schema.json"),
    Bestandssoort("instellingen", ("instellingen.yaml",), "instellingen.schema.json"),
    Bestandssoort("codelijsten", ("codelijsten/*.yaml",), "codelijst.schema.json"),
    Bestandssoort("kalibratie", ("kalibratie.csv",), "kalibratie.schema.json", csv="parameters"),
)

# The order is the order of loading.
INLEZERS: tuple[Inlezer, ...] = ()
