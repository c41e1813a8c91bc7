"""
Which files may lie in a region folder, which schema binds each, and who reads the ones of another room?

A room that has files of its own adds one line to `INLEZERS`:

- `schema`: a file in `regios/schema/`; the reader checks it first and tells the faults with file, line and remedy;
- `check(inhoud, regio)`: without database, what the room holds against the content of one file, as `(pad, tekst,
  remedie)` where `pad` leads to the part at fault; it may also raise InvalidInput with faults keyed by "a.0.b";
- `load(handeling, regio, inhoud)`: calls the room's deed, inside the one transaction of the load, after organisations,
  teams and code lists. Dates and times in `inhoud` are still text. A SchakelError becomes a fault in the file.

`regio` is the code of the region, empty for what is national.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from schakel.basis.afspraken.actions import load_afspraak
from schakel.basis.afspraken.rules.bestand import objections as afspraak_objections
from schakel.basis.organisaties.actions import store_signaalkaarten
from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.rules.bestand import objections as termijnen_objections
from schakel.basis.vragenlijsten.actions import load_vragenlijst
from schakel.basis.vragenlijsten.rules.bestand import objections as vragenlijst_objections
from schakel.entrypoints.regio.signalen import signal_cards
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling
from schakel.sturing.deskundigheid.actions import load_deskundigheid
from schakel.sturing.deskundigheid.rules.bestand import objections as deskundigheid_objections
from schakel.sturing.leveringen.actions import load_definitie
from schakel.sturing.leveringen.rules import read_definitie
from schakel.sturing.uitvoering.actions import load_sjabloon
from schakel.sturing.uitvoering.rules.sjabloon import objections as sjabloon_objections
from schakel.sturing.visie.actions import load_visie
from schakel.sturing.visie.rules.definitie import objections as visie_objections

Inhoud = Mapping[str, object]
Bezwaar = tuple[tuple[str | int, ...], str, str]
HERSTEL = "Verbeter deze waarde; vergelijk met een bestaande regiomap."


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
class Inlezer:
    """A kind of file that another room checks and loads."""

    soort: Bestandssoort
    load: Callable[[Handeling, str, Inhoud], object]
    check: Callable[[Inhoud, str], Sequence[Bezwaar]]

    def objections(self, inhoud: Inhoud, regio: str) -> Sequence[Bezwaar]:
        """Return what the room holds against the content of one file."""
        try:
            return self.check(inhoud, regio)
        except InvalidInput as fout:
            return from_fields(fout)


def from_fields(fout: InvalidInput) -> list[Bezwaar]:
    """Return faults that are keyed by 'a.0.b' as objections."""
    return [
        (tuple(int(deel) if deel.isdigit() else deel for deel in veld.split(".")), tekst, HERSTEL)
        for veld, teksten in fout.fouten.items()
        for tekst in teksten
    ]


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


def leveringen_objections(inhoud: Inhoud) -> Sequence[Bezwaar]:
    """Return what is wrong with a layout of a delivery; read as a whole, faults come as an exception."""
    read_definitie(inhoud)
    return ()


# The order is the order of loading.
INLEZERS: tuple[Inlezer, ...] = (
    Inlezer(
        Bestandssoort("termijnen", ("termijnen.yaml",), "termijnen.schema.json"),
        load=lambda handeling, regio, inhoud: load_termijnen(handeling, regio=regio, inhoud=inhoud),
        check=lambda inhoud, regio: termijnen_objections(inhoud, regio=regio),
    ),
    Inlezer(
        Bestandssoort("afspraken", ("afspraken/*.yaml",), "afspraken.schema.json"),
        load=lambda handeling, regio, inhoud: load_afspraak(handeling, regio=regio, inhoud=inhoud),
        check=lambda inhoud, regio: afspraak_objections(inhoud, regio=regio, ook_concept=False),
    ),
    Inlezer(
        Bestandssoort("vragenlijsten", ("vragenlijsten/*.yaml",), "vragenlijst.schema.json"),
        load=lambda handeling, regio, inhoud: load_vragenlijst(handeling, regio=regio, inhoud=inhoud),
        check=lambda inhoud, regio: vragenlijst_objections(inhoud, regio=regio),
    ),
    Inlezer(
        Bestandssoort("leveringen", ("leveringen/*.yaml",), "leveringen.schema.json"),
        load=lambda handeling, _regio, inhoud: load_definitie(handeling, inhoud=inhoud),
        check=lambda inhoud, _regio: leveringen_objections(inhoud),
    ),
    Inlezer(
        Bestandssoort("sjablonen", ("sjablonen/*.yaml",), "sjabloon.schema.json"),
        load=lambda handeling, regio, inhoud: load_sjabloon(handeling, regio=regio, inhoud=inhoud),
        check=lambda inhoud, regio: sjabloon_objections(inhoud, regio=regio),
    ),
    Inlezer(
        Bestandssoort("deskundigheid", ("deskundigheid.yaml",), "deskundigheid.schema.json"),
        load=lambda handeling, regio, inhoud: load_deskundigheid(handeling, regio=regio, inhoud=inhoud),
        check=lambda inhoud, regio: deskundigheid_objections(inhoud, regio=regio),
    ),
    Inlezer(
        Bestandssoort("signaalkaarten", ("signaalkaarten.yaml",), "signaalkaarten.schema.json"),
        load=lambda handeling, regio, inhoud: store_signaalkaarten(
            handeling, regio=regio, beschrijvingen=signal_cards(inhoud)
        ),
        check=lambda inhoud, regio: (),
    ),
    Inlezer(
        Bestandssoort("visie", ("visie/*.yaml",), "visie.schema.json"),
        load=lambda handeling, regio, inhoud: load_visie(handeling, regio=regio, inhoud=inhoud),
        check=lambda inhoud, regio: visie_objections(inhoud, regio=regio),
    ),
)
